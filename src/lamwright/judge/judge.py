"""What a judge is: it answers from what an episode left, never from the agent's word."""

from pathlib import Path
from typing import NamedTuple, Protocol

from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict


class Left(NamedTuple):
    """Files that an episode started from and left behind; None where there is none."""

    initial: Path | None = None
    """The document it started from."""
    final: Path | None = None
    """The saved final document."""
    exports: Path | None = None
    """The folder of what the episode's own actions saved."""


class Judge(Protocol):
    """One judge of one application's episodes."""

    name: str

    def judge(self, task: Task, trajectory: Trajectory, left: Left) -> Verdict | None:
        """The verdict; 'unsure' where the evidence does not say; None when the machine broke.

        Raises ``DocumentError`` when a document that is there cannot be read: the episode then has
        no verdict.
        """
        ...
