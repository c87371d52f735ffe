"""Which collected task-plan pair a task was made from."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from lamwright.records.plan import TaskPlan
from lamwright.records.task import Task

LEAST = 0.45
"""Nearness below which a pair is not taken for the task's own."""
_SAME_PAGE = 0.2
"""Worth of standing on the help page the family comes from."""
_STEM = 5
_WORD = re.compile(r"[a-z]{3,}")
_FIELD = re.compile(r"\{\w+\}")
_COMMON = frozenset([
    "the",
    "and",
    "for",
    "that",
    "with",
    "this",
    "you",
    "your",
    "want",
    "please",
    "could",
    "should",
    "into",
    "from",
    "are",
    "can",
    "use",
    "text",
    "set",
    "put",
    "make",
    "change",
    "apply",
    "enter",
    "select",
    "give",
    "words",
])


class Described(Protocol):
    """The part of a family that links it to a documented task."""

    @property
    def name(self) -> str:
        """Its name: 'bold-text'."""
        ...

    @property
    def source(self) -> str:
        """The help page it comes from."""
        ...

    @property
    def phrasings(self) -> tuple[str, ...]:
        """Its phrasings."""
        ...


def attach_plan(
    tasks: Sequence[Task], plans: Sequence[TaskPlan], families: Sequence[Described]
) -> tuple[Task, ...]:
    """Each task with ``plan_id`` set to the nearest pair, if one is near enough.

    Nearness is how much of what the family's phrasings say the pair's task says, short tasks
    first; pairs of the page that the family names are nearer. A task of two parts is linked by
    its first.
    """
    stems = [(plan, _stems(plan.task)) for plan in plans]
    nearest = {family.name: _nearest(family, stems) for family in families}
    return tuple(
        task.model_copy(update={"plan_id": nearest.get(task.family.split("+")[0], "")})
        for task in tasks
    )


def _nearest(family: Described, plans: Sequence[tuple[TaskPlan, frozenset[str]]]) -> str:
    profile = _profile(family)
    best, plan_id = LEAST, ""
    for plan, stems in plans:
        near = sum(profile.get(stem, 0.0) for stem in stems) / max(len(stems), 1) ** 0.5
        if near and family.source.endswith(plan.source.location.lstrip("/")):
            near += _SAME_PAGE
        if near > best:
            best, plan_id = near, plan.task_id
    return plan_id


def _profile(family: Described) -> dict[str, float]:
    """How large a share of the phrasings has each stem; the family's name counts in full."""
    found: Counter[str] = Counter()
    for phrasing in family.phrasings:
        found.update(_stems(_FIELD.sub(" ", phrasing)))
    shares = {stem: count / len(family.phrasings) for stem, count in found.items()}
    for stem in _stems(family.name.replace("-", " ")):
        shares[stem] = 1.0
    return shares


def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)
