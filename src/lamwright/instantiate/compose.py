"""From drawn parts to a ``Task``: words, checks and reference solution, of one family or two."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from lamwright.instantiate.family import Binding, Catalogue, Family
from lamwright.records.action import BaseAction
from lamwright.records.base import content_hash
from lamwright.records.check import Check
from lamwright.records.task import ReferenceStep, Split, Task
from lamwright.records.wording import describe

S = TypeVar("S")
B = TypeVar("B", bound=Binding)

JOINS = (
    "{first}, then {second}",
    "{first} and also {second}",
    "{first}, and after that {second}",
    "{first}. Then {second}",
    "First, {first_lower}; second, {second}",
    "{first}. Also, {second}",
)
_SENTENCES = (3, 5)
"""Joins that fit sentences of any kind, questions too."""


@dataclass(frozen=True)
class Part(Generic[S, B]):
    """One family with its phrasing and parameters."""

    family: Family[S, B]
    phrasing: int
    binding: B

    @property
    def request(self) -> str:
        """The request in words."""
        return self.family.request(self.phrasing, self.binding)

    def checks(self, scene: S) -> tuple[Check, ...]:
        """Success, without the collateral check."""
        return self.family.check(self.binding, scene)


@dataclass(frozen=True)
class Setting(Generic[S]):
    """Where a task is to be set, and how its parts are joined."""

    scene: S
    template: str
    join: int
    """Chooses the words between two parts."""
    split: Split
    axes: tuple[str, ...]


def make_task(
    catalogue: Catalogue[S, B], parts: tuple[Part[S, B], ...], setting: Setting[S]
) -> Task:
    """A task of one part, or of two in order."""
    request = parts[0].request if len(parts) == 1 else _join(parts, setting.join)
    family = "+".join(part.family.name for part in parts)
    scene = setting.scene
    effect = catalogue.unite(tuple(part.family.effect(part.binding, scene) for part in parts))
    parameters = _parameters(parts)
    return Task(
        task_id=content_hash(request, family, setting.template, parameters),
        request=request,
        application=catalogue.application,
        family=family,
        phrasing=parts[0].phrasing,
        template=setting.template,
        parameters=parameters,
        source=parts[0].family.source,
        checks=(*(check for part in parts for check in part.checks(scene)), effect),
        reference=tuple(_step(a) for part in parts for a in part.family.solve(part.binding)),
        split=setting.split,
        axes=setting.axes,
    )


def _step(action: BaseAction) -> ReferenceStep:
    return ReferenceStep(thought=describe(action), action=action)


def _parameters(parts: tuple[Part[S, B], ...]) -> dict[str, str | int | float]:
    if len(parts) == 1:
        return parts[0].binding.fields()
    named: dict[str, str | int | float] = {}
    for prefix, part in zip(("first", "second"), parts, strict=True):
        named[f"{prefix}.phrasing"] = part.phrasing
        named |= {f"{prefix}.{key}": value for key, value in part.binding.fields().items()}
    return named


def _join(parts: tuple[Part[S, B], ...], join: int) -> str:
    first, second = (part.request.rstrip(".") for part in parts)
    if first.endswith("?") or not _imperative(first) or not _imperative(second):
        join = _SENTENCES[join % len(_SENTENCES)]
    words = JOINS[join]
    if first.endswith("?"):
        words = words.replace("{first}.", "{first}")
    return words.format(first=first, first_lower=_lower(first), second=_lower(second))


def _imperative(request: str) -> bool:
    starts = ("Could", "I ", "The ", "There ", "At ", "Every", "From ", "In ", "Where", "After ")
    return not request.endswith("?") and not request.startswith((*starts, "Table ", '"', "All "))


def _lower(request: str) -> str:
    keep = request.startswith(("I ", '"')) or request[:2].isupper()
    return request if keep else request[0].lower() + request[1:]
