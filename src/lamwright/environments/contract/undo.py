"""Rules for reset, afterwards everything shows as at first, and for taking back the last action."""

from lamwright.environments.contract.subject import Rule, Subject, expect
from lamwright.environments.environment import TakesBack


def dropping(subject: Subject) -> None:
    """Reset drops what was done, again and again."""
    first = subject.reset()
    for _ in range(2):
        for action in subject.changes:
            subject.do(action)
        expect(subject.reset() == first, "What was done in one episode shows in the next.")


def saved(subject: Subject) -> None:
    """After a reset the same is saved as after the first one, as far as the format allows it."""
    subject.reset()
    size = len(subject.saved("first"))
    for action in subject.changes:
        subject.do(action)
    subject.reset()
    again = len(subject.saved("again"))
    expect(abs(size - again) <= max(64, size // 50), f"{size} bytes became {again} after a reset.")


def taking_back(subject: Subject) -> None:
    """What ``take_back`` answers is true."""
    environment = subject.environment
    if not isinstance(environment, TakesBack):
        return
    subject.reset()
    *others, last = subject.changes
    for action in others:
        subject.do(action)
    before = _held(subject)
    environment.mark()
    subject.do(last)
    after = _held(subject)
    wanted = before if environment.take_back() else after
    expect(_held(subject) == wanted, "The document is not what take_back says it is.")
    expect(not environment.take_back(), "An action was taken back twice.")


def _held(subject: Subject) -> str:
    """What the document holds, without where its cursor is."""
    return subject.environment.observe().canvas.model_dump_json(exclude=_CURSOR)


_CURSOR = {"cursor_cell", "cursor_paragraph", "cursor_place", "selection"}
RULES = (
    Rule("what is taken back is taken back", taking_back, ("changes",)),
    Rule("reset drops what was done", dropping, ("changes",)),
    Rule("after a reset the same is saved", saved, ("document", "changes")),
)
