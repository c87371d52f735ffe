"""The check judge: it runs a task's checks on the files of the episode."""

from collections.abc import Callable
from pathlib import Path

from lamwright.judge.judge import EpisodeFiles
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import CheckResult, Verdict

CHECK_JUDGE = "document-checks"

CheckRunner = Callable[[Task, EpisodeFiles], tuple[CheckResult, ...]]
"""Runs all checks of a task; provided by an application. Raises ``DocumentError``."""


class CheckJudge:
    """Complete only if all checks of a task pass; 'unsure' when it has none."""

    name = CHECK_JUDGE

    def __init__(self, run_checks: CheckRunner) -> None:
        self._run_checks = run_checks

    def judge(self, task: Task, trajectory: Trajectory, files: EpisodeFiles) -> Verdict | None:
        """See ``judge.judge.Judge``; an episode that left no document did not do its task."""
        if trajectory.ending == "broken":
            return None
        if files.final is None:
            return Verdict(
                trajectory_id=trajectory.trajectory_id,
                task_id=task.task_id,
                complete="no",
                reasons=(f"the episode ended as '{trajectory.ending}' and left no document",),
                judge=self.name,
            )
        return verdict_of(task, trajectory.trajectory_id, self._run_checks(task, files))


def verdict_of(task: Task, trajectory_id: str, evidence: tuple[CheckResult, ...]) -> Verdict:
    """The verdict that check results amount to."""
    failed = tuple(result.reason for result in evidence if not result.passed)
    passed = tuple(result.reason for result in evidence if result.passed)
    return Verdict(
        trajectory_id=trajectory_id,
        task_id=task.task_id,
        complete="unsure" if not evidence else "no" if failed else "yes",
        reasons=failed or passed or ("the task has no checks",),
        judge=CHECK_JUDGE,
        evidence=evidence,
    )


class TaskGoal:
    """A task's checks as the goal of a Gymnasium environment: whether the live document passes all.

    ``GymEnvironment(open, document=initial, goal=TaskGoal(task, initial, run_checks))`` gives reward 1 at
    the step after which the task is done, and ends there. A task without checks is never done.
    """

    def __init__(self, task: Task, initial: Path, run_checks: CheckRunner) -> None:
        """``initial`` is the document the task starts from."""
        self._task = task
        self._initial = initial
        self._run_checks = run_checks

    def __call__(self, document: Path, exports: Path) -> bool:
        """Look at a copy of the live document and at the folder of files that ``save_as`` wrote.

        ``DocumentError`` when the copy or the initial document cannot be read.
        """
        evidence = self._run_checks(self._task, EpisodeFiles(self._initial, document, exports))
        return bool(evidence) and all(result.passed for result in evidence)
