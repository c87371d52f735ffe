"""A task family: phrasings of one request, its reference solution, and its checks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Generic, Literal, TypeVar

from lamwright.records.action import BaseAction
from lamwright.records.base import Record
from lamwright.records.check import Check

Order = Literal["first", "last", "alone"]
"""Where a family may stand in a two-part task: anywhere, only second, or not at all."""
Reason = Literal[
    "no-span",
    "no-paragraph",
    "no-table",
    "no-cell",
    "no-slide",
    "no-choice",
    "overlap",
    "ambiguous",
    "duplicate",
    "other-split",
    "not-covered",
]
"""Why no task came of a family, a phrasing and a document, or of a person's request."""


class NoFit(Exception):
    """A document offers nothing that a family needs."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Binding(Record):
    """What one request names. Fields at their default play no part in it."""

    def fields(self) -> dict[str, str | int | float]:
        """The parameters that play a part, for ``Task.parameters`` and for the phrasings."""
        given = self.model_dump(exclude_defaults=True)
        return {key: value for key, value in given.items() if isinstance(value, str | int | float)}


S = TypeVar("S")
"""A template document, seen as a place to draw parameters from: each application has its own."""
B = TypeVar("B", bound=Binding)


@dataclass(frozen=True)
class Family(Generic[S, B]):
    """One family of tasks.

    ``draw`` finds parameters in a document and raises ``NoFit`` when there are none. ``check``
    says when the task is done; ``effect`` says what may differ besides (the collateral check).
    """

    name: str
    source: str
    """Help page it comes from, below the help's language folder; '' when there is none."""
    phrasings: tuple[str, ...]
    draw: Callable[[S, Random], B]
    solve: Callable[[B], tuple[BaseAction, ...]]
    check: Callable[[B, S], tuple[Check, ...]]
    effect: Callable[[B, S], Check]
    order: Order = "first"
    topic: str = "text"
    """What it is about; two parts of a task share no topic but the text."""

    def request(self, phrasing: int, binding: B) -> str:
        """The request in words."""
        words = self.phrasings[phrasing].format_map(binding.fields())
        return words[0].upper() + words[1:]


def _unlimited(scene: S, bindings: tuple[B, ...]) -> S:
    del bindings
    return scene


def _no_clash(bindings: tuple[B, ...]) -> Reason | None:
    del bindings
    return None


def _no_objection(bindings: tuple[B, ...], request: str, scene: S) -> Reason | None:
    del bindings, request, scene
    return None


@dataclass(frozen=True)
class Catalogue(Generic[S, B]):
    """The families of an application, and how its template documents are read."""

    application: str
    families: tuple[Family[S, B], ...]
    suffixes: tuple[str, ...]
    """File types of template documents."""
    read: Callable[[Path], S]
    """Raises ``DocumentError`` for a document that cannot be read."""
    unite: Callable[[tuple[Check, ...]], Check]
    """One collateral check for the effects of all parts of a task."""
    beside: Callable[[S, tuple[B, ...]], S] = _unlimited
    """A document without what other parts of the task already speak of."""
    clash: Callable[[tuple[B, ...]], Reason | None] = _no_clash
    """Why these parts cannot be combined in one request, or None."""
    objection: Callable[[tuple[B, ...], str, S], Reason | None] = _no_objection
    """Why a reader of the document could not resolve a request, or None."""


def one_of(options: Mapping[str, object] | tuple[str, ...], random: Random) -> str:
    """One option, whatever the order of a mapping's making."""
    return random.choice(sorted(options))
