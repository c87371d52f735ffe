"""Decisions offline (paper, section 6.2): predicted decisions against the reference's, step by step.

``equality`` says when object, operation and arguments are right. A step is right (``ssr``) when all
three and the status are; ``ssr_without_status`` leaves the status out, because in the paper SSR exceeds
status accuracy for three models and must have been counted without it. A task is right (``tsr``) when
all its steps are. Steps are scored on the reference's states, so one error does not cause the next.
"""

from collections.abc import Iterable, Sequence

from lamwright.evaluate.equality import Scene, same_arguments, same_object, same_operation
from lamwright.evaluate.grouping import as_score, blank_score, by_group, clusters
from lamwright.evaluate.intervals import share
from lamwright.records.action import Action
from lamwright.records.base import Record
from lamwright.records.observation import Control
from lamwright.records.score import Score
from lamwright.records.task import Task
from lamwright.records.trajectory import Decision, Step


class DecidedStep(Record):
    """One step of a task: what of the predicted decision was right."""

    task_id: str
    step: int
    object_right: bool
    operation_right: bool
    arguments_right: bool
    status_right: bool
    valid: bool
    family: str = ""
    axes: tuple[str, ...] = ()

    @property
    def right_without_status(self) -> bool:
        """Object, operation and arguments are right."""
        return self.object_right and self.operation_right and self.arguments_right

    @property
    def right(self) -> bool:
        """Everything is right."""
        return self.right_without_status and self.status_right


class _Whole(Record):
    """All steps of one task."""

    task_id: str
    family: str
    axes: tuple[str, ...]
    right: bool
    right_without_status: bool


def compare_step(
    task: Task, reference: Step, menu: Sequence[Control], predicted: Decision
) -> DecidedStep:
    """What of ``predicted`` is right, given the reference step it was decided for.

    ``menu`` is the reference trajectory's. An invalid reply has no action and is wrong throughout.
    """
    scene = Scene(
        controls=(*reference.observation.controls, *menu), canvas=reference.observation.canvas
    )
    right = _compare(reference.decision.action, predicted, scene)
    return DecidedStep(
        task_id=task.task_id,
        step=reference.index,
        object_right=right[0],
        operation_right=right[1],
        arguments_right=right[2],
        status_right=predicted.valid and predicted.status == reference.decision.status,
        valid=predicted.valid,
        family=task.family,
        axes=task.axes,
    )


def _compare(wanted: Action | None, predicted: Decision, scene: Scene) -> tuple[bool, bool, bool]:
    given = predicted.action
    if wanted is None or given is None:
        nothing = wanted is given and predicted.valid
        return nothing, nothing, nothing
    return (
        same_object(wanted, given, scene),
        same_operation(wanted, given),
        same_arguments(wanted, given),
    )


def score_decisions(policy: str, steps: Iterable[DecidedStep], seed: int = 0) -> tuple[Score, ...]:
    """``object``, ``operation``, ``arguments``, ``status``, ``validity``, SSR and TSR, both ways."""
    groups = by_group(steps)
    return tuple(
        score for name, rows in groups.items() for score in _scores(policy, name, rows, seed)
    )


def _scores(policy: str, group: str, rows: Sequence[DecidedStep], seed: int) -> tuple[Score, ...]:
    blank = blank_score(policy, "decisions", group)
    wholes = _tasks(rows)
    return (
        as_score(blank, "object", share(clusters(rows, lambda row: row.object_right), seed)),
        as_score(blank, "operation", share(clusters(rows, lambda row: row.operation_right), seed)),
        as_score(blank, "arguments", share(clusters(rows, lambda row: row.arguments_right), seed)),
        as_score(blank, "status", share(clusters(rows, lambda row: row.status_right), seed)),
        as_score(blank, "validity", share(clusters(rows, lambda row: row.valid), seed)),
        as_score(blank, "ssr", share(clusters(rows, lambda row: row.right), seed)),
        as_score(
            blank,
            "ssr_without_status",
            share(clusters(rows, lambda row: row.right_without_status), seed),
        ),
        as_score(blank, "tsr", share(clusters(wholes, lambda row: row.right), seed)),
        as_score(
            blank,
            "tsr_without_status",
            share(clusters(wholes, lambda row: row.right_without_status), seed),
        ),
    )


def _tasks(rows: Iterable[DecidedStep]) -> list[_Whole]:
    steps: dict[str, list[DecidedStep]] = {}
    for row in rows:
        steps.setdefault(row.task_id, []).append(row)
    return [
        _Whole(
            task_id=task_id,
            family=found[0].family,
            axes=found[0].axes,
            right=all(row.right for row in found),
            right_without_status=all(row.right_without_status for row in found),
        )
        for task_id, found in steps.items()
    ]
