"""Which phrasings, pairs and templates only tests may use, and which tasks are for validation."""

from typing import TypeVar

from lamwright.instantiate.family import Binding, Family
from lamwright.records.base import unit_hash
from lamwright.records.task import Task

HELD_PHRASINGS = 2
HELD_TEMPLATES = 0.2
HELD_PAIRS = 0.5
VALIDATION = 0.1
"""Share of the training-like tasks that are kept for validation."""

S = TypeVar("S")
B = TypeVar("B", bound=Binding)


def held_phrasings(family: Family[S, B]) -> tuple[int, ...]:
    """The phrasings of a family that no training task uses."""
    order = sorted(
        range(len(family.phrasings)),
        key=lambda index: unit_hash("phrasing", family.name, family.phrasings[index]),
    )
    return tuple(sorted(order[:HELD_PHRASINGS]))


def held_template(template: str) -> bool:
    """Whether no training task uses this template (by file name)."""
    return unit_hash("template", template) < HELD_TEMPLATES


def held_pair(first: str, second: str) -> bool:
    """Whether no training task joins these two families, in either order."""
    return unit_hash("pair", *sorted((first, second))) < HELD_PAIRS


def joinable(first: Family[S, B], second: Family[S, B]) -> bool:
    """Whether a task of this split may combine ``first`` with ``second``."""
    return (
        first.name != second.name
        and first.order == "first"
        and second.order != "alone"
        and (first.topic != second.topic or first.topic == "text")
    )


def belongs(task: Task) -> bool:
    """Whether a task is of its split; of what is not for tests, one in ten is for validation."""
    if task.split == "test":
        return True
    validation = unit_hash("validation", task.request, task.template) < VALIDATION
    return validation == (task.split == "validation")
