"""Breakdowns: the tasks of one family, or of one axis of the test set."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from lamwright.evaluate.intervals import Estimate
from lamwright.records.score import Score


class Grouped(Protocol):
    """Anything measured on a task that knows the task's family and axes."""

    @property
    def task_id(self) -> str:
        """The task."""
        ...

    @property
    def family(self) -> str:
        """Task family; 'a+b' when composed, empty when unknown."""
        ...

    @property
    def axes(self) -> tuple[str, ...]:
        """What is new in a test task."""
        ...


Item = TypeVar("Item", bound=Grouped)


def groups_of(item: Grouped) -> tuple[str, ...]:
    """The breakdowns an item counts in; all composed tasks are one family."""
    family = "composed" if "+" in item.family else item.family
    named = (f"family:{family}",) if family else ()
    return named + tuple(f"axis:{axis}" for axis in item.axes)


def by_group(items: Iterable[Item]) -> dict[str, list[Item]]:
    """All items under '' and each again under its groups, groups in alphabetical order."""
    found: dict[str, list[Item]] = {"": []}
    for item in items:
        for group in ("", *groups_of(item)):
            found.setdefault(group, []).append(item)
    return dict(sorted(found.items()))


def clusters(items: Iterable[Item], value: Callable[[Item], float]) -> dict[str, list[float]]:
    """One value per item, gathered by task: the clusters the intervals are drawn over."""
    found: dict[str, list[float]] = {}
    for item in items:
        found.setdefault(item.task_id, []).append(value(item))
    return found


def as_score(blank: Score, metric: str, estimate: Estimate, unit: str = "share") -> Score:
    """``blank`` (policy, evaluation, group) with a metric and what was estimated."""
    return blank.model_copy(
        update={"metric": metric, "unit": unit, **estimate.model_dump()},
    )


def blank_score(policy: str, evaluation: str, group: str = "") -> Score:
    """A score that still lacks its metric and value."""
    return Score(policy=policy, evaluation=evaluation, metric="", value=None, n=0, group=group)
