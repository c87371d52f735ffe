"""Task families x template documents -> tasks, the same for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

from lamwright.instantiate.compose import JOINS, Part, Setting, make_task
from lamwright.instantiate.family import Binding, Catalogue, Family, NoFit, Reason
from lamwright.instantiate.splits import (
    belongs,
    held_pair,
    held_phrasings,
    held_template,
    joinable,
)
from lamwright.records.base import Record, derive_seed
from lamwright.records.errors import UsageError
from lamwright.records.task import Split, Task

S = TypeVar("S")
B = TypeVar("B", bound=Binding)

PAIR_EVERY = 4
"""Each so-many-th task has two parts."""
TRIES = {"train": 8, "validation": 80, "test": 8}
"""Templates tried for one task; most of what is drawn for validation belongs to training."""


class Reject(Record):
    """A task that did not come about."""

    family: str
    template: str
    reason: Reason


class Instantiation(Record):
    """Result of one call: tasks and rejects."""

    tasks: tuple[Task, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True)
class _Novelty:
    """What is new in the task that is being made."""

    phrasing: bool = False
    template: bool = False
    composition: bool = False

    @property
    def axes(self) -> tuple[str, ...]:
        return tuple(
            name for name in ("phrasing", "template", "composition") if getattr(self, name)
        )


@dataclass
class _Workshop(Generic[S, B]):
    catalogue: Catalogue[S, B]
    scenes: dict[str, S]
    split: Split
    seed: int
    seen: set[tuple[str, str]] = field(default_factory=set)
    rejects: list[Reject] = field(default_factory=list)

    def tasks(self) -> Iterator[Task]:
        """Tasks without end, round and round the families; None where a turn gave none."""
        single = pair = 0
        turn = 0
        idle = 0
        while idle < 2 * len(self.catalogue.families):
            turn += 1
            both = turn % PAIR_EVERY == 0
            place = pair if both else single
            pair, single = pair + both, single + (not both)
            random = Random(derive_seed(self.seed, self.split, both, place))
            task = self._turn(
                self.catalogue.families[place % len(self.catalogue.families)], random, both=both
            )
            idle = 0 if task else idle + 1
            if task:
                yield task

    def _turn(self, first: Family[S, B], random: Random, *, both: bool) -> Task | None:
        families: tuple[Family[S, B], ...] = (first,)
        novelty = _novelty(self.split, random, both=both)
        if both:
            partners = self._partners(first, held=novelty.composition)
            if not partners:
                return None
            families = random.choice(partners)
        templates = [name for name in self.scenes if held_template(name) == novelty.template]
        for _ in range(TRIES[self.split] if templates else 0):
            template = random.choice(templates)
            try:
                return self._make(families, template, novelty, random)
            except NoFit as miss:
                self._note(families, template, miss.reason)
        return None

    def _note(self, families: tuple[Family[S, B], ...], template: str, reason: Reason) -> None:
        if reason != "other-split":
            name = "+".join(family.name for family in families)
            self.rejects.append(Reject(family=name, template=template, reason=reason))

    def _partners(self, family: Family[S, B], *, held: bool) -> list[tuple[Family[S, B], ...]]:
        pairs = [(family, other) for other in self.catalogue.families if joinable(family, other)]
        pairs = pairs or [
            (other, family) for other in self.catalogue.families if joinable(other, family)
        ]
        return [pair for pair in pairs if held_pair(pair[0].name, pair[1].name) == held]

    def _make(
        self, families: tuple[Family[S, B], ...], template: str, novelty: _Novelty, random: Random
    ) -> Task:
        scene = self.scenes[template]
        parts: tuple[Part[S, B], ...] = ()
        for family in families:
            free = self.catalogue.beside(scene, tuple(part.binding for part in parts))
            phrasing = random.choice(_phrasings(family, held=novelty.phrasing))
            parts = (*parts, Part(family, phrasing, family.draw(free, random)))
        bindings = tuple(part.binding for part in parts)
        if clash := self.catalogue.clash(bindings):
            raise NoFit(clash)
        join = random.randrange(len(JOINS))
        setting = Setting(scene, template, join, self.split, novelty.axes)
        task = make_task(self.catalogue, parts, setting)
        self._admit(task, bindings, scene)
        return task

    def _admit(self, task: Task, bindings: tuple[B, ...], scene: S) -> None:
        key = (task.request, task.template)
        if not belongs(task):
            raise NoFit("other-split")
        if key in self.seen:
            raise NoFit("duplicate")
        reason = self.catalogue.objection(bindings, task.request, scene)
        if reason:
            raise NoFit(reason)
        self.seen.add(key)


def instantiate(
    catalogue: Catalogue[S, B], templates_dir: Path, *, count: int, split: Split, seed: int
) -> Instantiation:
    """``count`` tasks (fewer when the documents offer no more) round and round the families.

    Every fourth task has two parts. Training and validation tasks use no held-out phrasing,
    template or pair; a test task uses at least one, named in ``axes``. Raises ``UsageError`` when
    the folder holds no document, ``DocumentError`` for one that cannot be read.
    """
    paths = sorted(p for p in templates_dir.iterdir() if p.suffix in catalogue.suffixes)
    if not paths:
        raise UsageError(f"{templates_dir} holds no template documents; write the templates first.")
    scenes = {path.name: catalogue.read(path) for path in paths}
    workshop = _Workshop(catalogue, scenes, split, seed)
    tasks: list[Task] = []
    for task in workshop.tasks():
        if len(tasks) == count:
            break
        tasks.append(task)
    return Instantiation(tasks=tuple(tasks), rejects=tuple(workshop.rejects))


def _novelty(split: Split, random: Random, *, both: bool) -> _Novelty:
    if split != "test":
        return _Novelty()
    if both and random.random() < 0.7:
        return _Novelty(composition=True)
    choice = random.randrange(3)
    return _Novelty(phrasing=choice != 1, template=choice != 0)


def _phrasings(family: Family[S, B], *, held: bool) -> tuple[int, ...]:
    kept = held_phrasings(family)
    return kept if held else tuple(i for i in range(len(family.phrasings)) if i not in kept)
