"""What references fill in: an open value of a way, and where the request names what was filled in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lamwright.records.task import Task
from lamwright.retrieve.values.filling import fits
from lamwright.retrieve.values.open_values import OPEN, Slot, slots
from lamwright.retrieve.values.runs import Fit
from lamwright.retrieve.ways.ways import open_step

_WORD = re.compile(r"\w(?:[\w.,:'’-]*\w)?|\W")
_TEXT = re.compile(r'Select the text "(.*)"(?: in paragraph \d+)?', re.DOTALL)


class Filling(NamedTuple):
    """A value that a reference fills in."""

    request: str
    slot: Slot
    listed: tuple[Fit, ...]
    right: tuple[int, ...]
    """Those of ``listed`` that are it; empty: none is."""
    value: str
    weight: float

    @property
    def is_capital(self) -> bool | None:
        """Whether it begins with a capital that the request does not write; None: the request does."""
        if self.slot.kind != "text" or not self.right:
            return None
        said = self.listed[self.right[0]].value
        return said[0] != self.value[0] if said[0].islower() else None


def fillings(tasks: Iterable[Task], weight: float) -> Iterator[Filling]:
    """All that the references of ``tasks`` fill in, but for colours, fonts and sizes."""
    for task in tasks:
        for selection, stretch in _stretches([step.thought for step in task.reference]):
            way = [open_step(step) for step in stretch]
            values = [value for step in stretch for value in _values(step)]
            pairs = zip(slots(way, selection), values, strict=True)
            asked = [pair for pair in pairs if pair[0].kind != "none"]
            yield from (_filling(task.request, *pair, selection, weight) for pair in asked)


def _filling(request: str, slot: Slot, value: str, selection: str, weight: float) -> Filling:
    listed = fits(request, slot)
    for text in dict.fromkeys((value, _new_part(selection, value))):
        same = [at for at, one in enumerate(listed) if one.value == text]
        same = same or [at for at, one in enumerate(listed) if _is_capital_of(text, one.value)]
        if same and text:
            return Filling(request, slot, tuple(listed), tuple(same), text, weight)
    return Filling(request, slot, tuple(listed), (), value, weight)


def _is_capital_of(text: str, said: str) -> bool:
    return bool(text) and said[1:] == text[1:] and said[:1].casefold() == text[:1].casefold()


def _new_part(selection: str, value: str) -> str:
    """What differs between words selected and words typed over them."""
    found = _TEXT.fullmatch(selection)
    if not found:
        return ""
    old, new = _WORD.findall(found[1]), _WORD.findall(value)
    head = tail = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return "".join(new[head : len(new) - tail]).strip()


def _stretches(steps: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """What follows each selection."""
    selection, stretch = "", list[str]()
    for step in [*steps, "Select the end"]:
        if step.startswith("Select "):
            if stretch:
                yield selection, stretch
            selection, stretch = step, []
        else:
            stretch.append(step)


def _values(step: str) -> tuple[str, ...]:
    opened = open_step(step)
    if OPEN not in opened:
        return ()
    parts = [re.escape(part) for part in opened.split(OPEN)]
    found = re.fullmatch("(.*)".join(parts), step, re.DOTALL)
    assert found is not None, (step, opened)
    return found.groups()
