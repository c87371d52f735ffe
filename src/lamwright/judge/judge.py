"""The judge protocol: verdicts rest on the files of an episode, never on the agent's claim."""

from pathlib import Path
from typing import NamedTuple, Protocol, Self

from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict


class EpisodeFiles(NamedTuple):
    """Files of an episode, before and after; None where there is none."""

    initial: Path | None = None
    """The document it started from; where it is of another type, as the application saves it."""
    final: Path | None = None
    """The saved final document."""
    exports: Path | None = None
    """The folder of what the episode's own actions saved."""

    @classmethod
    def of(cls, trajectory: Trajectory, templates: Path, folder: Path) -> Self:
        """Those of an episode of the rollout in ``folder``, on a document of ``templates``."""
        document = templates / trajectory.document if trajectory.document else None
        return cls(
            initial=folder / trajectory.opened if trajectory.opened else document,
            final=folder / trajectory.final_document if trajectory.final_document else None,
            exports=folder / trajectory.exports if trajectory.exports else None,
        )


class Judge(Protocol):
    """One judge of one application's episodes."""

    name: str

    def judge(self, task: Task, trajectory: Trajectory, files: EpisodeFiles) -> Verdict | None:
        """The verdict; 'unsure' where the evidence does not say; None when the machine broke.

        Raises ``DocumentError`` when an existing document cannot be read: the episode then has
        no verdict.
        """
        ...
