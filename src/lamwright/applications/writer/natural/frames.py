"""How operations are asked for: cores of sentences by operation, read from the files in ``data``."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lamwright.records.base import derive_seed
from lamwright.records.task import Split

_FILES = ("looks", "paragraphs", "edits", "tables", "arranging", "pages")
_OF = 6
"""Of a list of at least so many cores one is kept for validation and one for tests."""


@dataclass
class Core:
    """One operation as people ask for it: the kinds of target it is for, arguments, cores of sentences.

    ``do`` are imperatives, ``be`` wishes, ``bare`` words without a verb, ``odd`` how foreigners put it,
    ``why`` reasons.
    """

    op: str
    sorts: tuple[str, ...]
    fixed: dict[str, str] = field(default_factory=dict)
    drawn: dict[str, str] = field(default_factory=dict)
    cores: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The operation with what is fixed of its arguments."""
        return " ".join([self.op, *(f"{k}={v}" for k, v in self.fixed.items())])

    def of(self, mode: str, split: Split) -> list[str]:
        """The cores of a mode that a split may use."""
        return [core for core in self.cores.get(mode, ()) if _held(core, self.cores[mode]) == split]


def _held(core: str, among: tuple[str, ...]) -> Split:
    if len(among) < _OF:
        return "train"
    order = sorted(among, key=lambda text: derive_seed("core", text))
    place = order.index(core)
    return "validation" if place == 0 else "test" if place == 1 else "train"


def pick(core: Core, mode: str, split: Split, chance: random.Random) -> str:
    """One of the cores: of validation and tests their own where there are any. '': none."""
    own = core.of(mode, split) or core.of(mode, "train")
    return chance.choice(own) if own else ""


@cache
def cores() -> tuple[Core, ...]:
    """All operations that people ask for."""
    return tuple(core for name in _FILES for core in _read(_text(name)))


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """What people want typed, by 'name split'; and requests that cannot be done or are not clear."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("texts", "none"):
        for block in _text(name).strip().split("\n["):
            head, _, body = block.lstrip("[").partition("]")
            found[head] = tuple(part.strip() for part in body.split("|"))
    return found


@cache
def voices() -> dict[str, list[str]]:
    """Sentences around a core, by manner; and slips of the fingers."""
    return _blocks("voices")


@cache
def word_lists() -> dict[str, list[str]]:
    """Words by what they are good for, operations by theirs."""
    return {name: " ".join(lines).split() for name, lines in _blocks("words").items()}


def _blocks(name: str) -> dict[str, list[str]]:
    """Lines by the name in brackets over them."""
    blocks = _text(name).strip().split("\n\n")
    return {head[1:-1]: lines for head, *lines in (block.splitlines() for block in blocks)}


def _text(name: str) -> str:
    folder = files("lamwright.applications.writer.natural") / "data"
    return (folder / f"{name}.txt").read_text(encoding="utf-8")


def _read(text: str) -> Iterator[Core]:
    for block in text.strip().split("\n\n"):
        head, *lines = block.splitlines()
        inner, _, sorts = head.lstrip("[").partition("]")
        op, *arguments = inner.split()
        pairs = [argument.split("=", 1) for argument in arguments]
        fixed = {name: value for name, value in pairs if not value.startswith("?")}
        drawn = {name: value[1:] for name, value in pairs if value.startswith("?")}
        held = {}
        for line in lines:
            mode, _, rest = line.partition(":")
            held[mode] = tuple(part.strip() for part in rest.split(" | "))
        yield Core(op, tuple(sorts.split()), fixed, drawn, held)
