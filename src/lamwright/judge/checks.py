"""The first judge: it reads the saved document, never the agent's word."""

from pathlib import Path

from lamwright.applications.writer.checks import Evidence, run_check
from lamwright.documents.reader import read_document
from lamwright.records.document import DocumentState
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict

DOCUMENT_JUDGE = "document-checks"


def judge_documents(
    task: Task,
    trajectory_id: str,
    initial: DocumentState,
    final: DocumentState,
    exports: Path | None,
) -> Verdict:
    """Run every check of the task; complete only if all pass, 'unsure' if there is none."""
    seen = Evidence(initial, final, exports)
    evidence = tuple(run_check(check, seen) for check in task.checks)
    failed = tuple(result.reason for result in evidence if not result.passed)
    passed = tuple(result.reason for result in evidence if result.passed)
    return Verdict(
        trajectory_id=trajectory_id,
        task_id=task.task_id,
        complete="unsure" if not evidence else "no" if failed else "yes",
        reasons=failed or passed or ("the task has no checks",),
        judge=DOCUMENT_JUDGE,
        evidence=evidence,
    )


def judge_trajectory(
    task: Task,
    trajectory: Trajectory,
    *,
    initial: Path,
    final: Path | None,
    exports: Path | None,
) -> Verdict | None:
    """Judge an episode by the documents it started from and left.

    None when the machine broke: that is no failed task. Raises ``DocumentError`` when a document
    that is there cannot be read, which leaves the episode without a verdict too.
    """
    if trajectory.ending == "broken":
        return None
    if final is None:
        return Verdict(
            trajectory_id=trajectory.trajectory_id,
            task_id=task.task_id,
            complete="no",
            reasons=(f"the episode ended as '{trajectory.ending}' and left no document",),
            judge=DOCUMENT_JUDGE,
        )
    return judge_documents(
        task, trajectory.trajectory_id, read_document(initial), read_document(final), exports
    )
