"""Every error lamwright raises on purpose.

LamwrightError
├── UsageError            the caller asked for something impossible: exit status 2
├── MissingRequirement    the machine lacks something; the message says what to install
├── DocumentError         a document is missing, empty, corrupt, encrypted, too large
├── EnvironmentBroken     the application died or stopped answering; the attempt is void, not failed
├── ModelError            a model folder or reply cannot be used
│   └── EndpointError     an HTTP endpoint refused, timed out or answered garbage
├── AnswersWanted         answers to requests in a batch file are still to come
├── BudgetSpent           calls to an endpoint have used up what they were allowed; answers are kept
└── StageError            a stage of a run cannot go on
    └── NothingToLearn    a training has no sample it can use; a run leaves that phase out
"""


class LamwrightError(Exception):
    """One sentence that says what is wrong and what to do."""

    exit_status = 1


class UsageError(LamwrightError):
    """Wrong usage: the caller's request is impossible."""

    exit_status = 2


class MissingRequirement(LamwrightError):
    """The machine lacks something; the message says what to install."""


class DocumentError(LamwrightError):
    """A document is missing, empty, corrupt, encrypted, rights-managed or too large."""


class EnvironmentBroken(LamwrightError):
    """The application died, hung or lost its display: the attempt is void, never a failed task."""


class ModelError(LamwrightError):
    """A model folder, checkpoint or reply cannot be used."""


class EndpointError(ModelError):
    """An HTTP endpoint refused, timed out or answered something that cannot be used."""


class BudgetSpent(LamwrightError):
    """Calls to an endpoint have used up what they were allowed; their answers are kept."""


class AnswersWanted(LamwrightError):
    """Answers to ``count`` requests in a batch file are still to come; with them the work continues."""

    def __init__(self, sentence: str, count: int = 1) -> None:
        super().__init__(sentence)
        self.count = count


class StageError(LamwrightError):
    """A stage of a run cannot go on."""


class NothingToLearn(StageError):
    """A training has no sample that it can use."""
