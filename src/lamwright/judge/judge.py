"""The judge protocol: verdicts rest on the files of an episode, never on the agent's claim."""

from pathlib import Path
from typing import NamedTuple, Protocol

from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict


class EpisodeFiles(NamedTuple):
    """Files of an episode, before and after; None where there is none."""

    initial: Path | None = None
    """The document it started from."""
    final: Path | None = None
    """The saved final document."""
    exports: Path | None = None
    """The folder of what the episode's own actions saved."""


class Judge(Protocol):
    """One judge of one application's episodes."""

    name: str

    def judge(self, task: Task, trajectory: Trajectory, files: EpisodeFiles) -> Verdict | None:
        """The verdict; 'unsure' where the evidence does not say; None when the machine broke.

        Raises ``DocumentError`` when an existing document cannot be read: the episode then has
        no verdict.
        """
        ...
