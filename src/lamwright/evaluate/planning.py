"""Planning (paper, section 6.1): the predicted plan of a task against its reference plan.

The paper defines neither when two steps match nor when a plan succeeds; ``wording`` says the first.
A plan succeeds (``tsr``) when every reference step is found in it in the reference's order, extra
steps allowed; ``plan_match`` also forbids extra steps. Precision and recall are means over tasks; an
empty prediction has precision 0.
"""

from collections.abc import Iterable, Sequence

from lamwright.evaluate.grouping import as_score, blank_score, by_group, clusters
from lamwright.evaluate.intervals import mean, share
from lamwright.evaluate.wording import in_order, matched
from lamwright.records.base import Record
from lamwright.records.score import Score


class PlannedTask(Record):
    """A task's reference plan and a policy's plan."""

    task_id: str
    reference: tuple[str, ...]
    predicted: tuple[str, ...]
    family: str = ""
    axes: tuple[str, ...] = ()


class PlanResult(Record):
    """How well one plan was predicted."""

    task_id: str
    family: str = ""
    axes: tuple[str, ...] = ()
    precision: float
    """Share of the predicted steps that match a reference step."""
    recall: float
    """Share of the reference steps that were predicted; an empty reference is met."""
    success: bool
    """Every reference step is there, in order."""
    match: bool
    """The same steps in the same order, nothing else."""


def judge_plan(task: PlannedTask) -> PlanResult:
    """Compare the two plans of a task."""
    pairs = matched(task.predicted, task.reference)
    success = in_order(task.predicted, task.reference)
    return PlanResult(
        task_id=task.task_id,
        family=task.family,
        axes=task.axes,
        precision=pairs / max(1, len(task.predicted)),
        recall=pairs / len(task.reference) if task.reference else 1.0,
        success=success,
        match=success and len(task.predicted) == len(task.reference),
    )


def score_planning(policy: str, tasks: Iterable[PlannedTask], seed: int = 0) -> tuple[Score, ...]:
    """``tsr``, ``plan_match``, ``step_precision``, ``step_recall``; overall and per group."""
    groups = by_group(map(judge_plan, tasks))
    return tuple(
        score for name, rows in groups.items() for score in _scores(policy, name, rows, seed)
    )


def _scores(policy: str, group: str, rows: Sequence[PlanResult], seed: int) -> tuple[Score, ...]:
    blank = blank_score(policy, "planning", group)
    return (
        as_score(blank, "tsr", share(clusters(rows, lambda row: row.success), seed)),
        as_score(blank, "plan_match", share(clusters(rows, lambda row: row.match), seed)),
        as_score(blank, "step_precision", mean(clusters(rows, lambda row: row.precision), seed)),
        as_score(blank, "step_recall", mean(clusters(rows, lambda row: row.recall), seed)),
    )
