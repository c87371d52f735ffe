"""A task's checks as the goal of a Gymnasium environment: read from the live document and its exports."""

from dataclasses import dataclass
from pathlib import Path

from lamwright.documents.reader import read_document
from lamwright.judge.checks import judge_documents
from lamwright.records.task import Task


@dataclass(frozen=True)
class TaskGoal:
    """Whether what the application holds now, saved by the user or not, passes every check.

    ``GymEnvironment(open_writer, document=initial, goal=TaskGoal(task, initial))`` gives reward 1 at the step
    after which the task is done, and ends there.

    Args:
        task: whose checks; one without any is never done.
        initial: the document it starts from.
    """

    task: Task
    initial: Path

    def __call__(self, document: Path, exports: Path) -> bool:
        """Look at a copy of the live document and at the folder of files that ``save_as`` wrote.

        ``DocumentError`` when the copy or the initial document cannot be read.
        """
        initial, now = read_document(self.initial), read_document(document)
        return judge_documents(self.task, "", initial, now, exports).complete == "yes"
