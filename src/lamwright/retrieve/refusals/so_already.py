"""Looks that what is meant has already, where a request asks for them: Writer's buttons would take them away."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lamwright.codec.found import asked_ways, parts_of
from lamwright.codec.text import head
from lamwright.records.canvas import CanvasParagraph
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import lines_of

_TEXT = "Choose Format > Text > "
_GIVES: dict[tuple[str, ...], str] = {
    ('Click "Bold"',): "bold",
    ('Click "Italic"',): "italic",
    (f"{_TEXT}Single Underline",): "underline",
    (f"{_TEXT}Strikethrough",): "strikethrough",
    (f"{_TEXT}Small capitals",): "small caps",
    (f"{_TEXT}Superscript",): "superscript",
    (f"{_TEXT}Subscript",): "subscript",
    (f"{_TEXT}Shadow",): "shadow",
    (f"{_TEXT}Outline Font Effect",): "outline",
}
"""Ways that switch, and what they switch on, as a canvas says it."""
_LISTS: dict[tuple[str, ...], str] = {
    ("Choose Format > Lists > Unordered List",): "bulleted",
    ("Choose Format > Lists > Ordered List",): "numbered",
}
"""Ways that switch and are never taken to switch off."""
_SAID = {"underline": "underlined", "strikethrough": "struck through"}
_WORDS = re.compile(r'Select the text "(.*)"(?: in paragraph (\d+))?', re.DOTALL)
_CELLS = re.compile(r"Select (?:cells? ([A-Z]+)(\d+)(?: to ([A-Z]+)(\d+))? of )?table (\d+)")
_TAKES_TOO = re.compile(
    r"\b(?:not?|never|without|off|instead|lose|loses|remove|un(?:bold|italic|underline)\w*)\b|n[\u2019']t\b",
    re.IGNORECASE,
)
"""What may take one look away where another is given ("not bold but in small caps")."""
_LIKELY_MEANT = 0.3
"""Share of belief. Saying that it is so already does no harm; the next likely one is often wrong."""
_SHOWN = 8


class LeftToDo(NamedTuple):
    """What is not so already."""

    ways: list[RankedWay]
    selections: list[RankedSelection]
    parts: int
    doubt: str = ""
    """That all is so already, in a sentence."""


def is_switch(ways: Sequence[RankedWay], parts: int) -> bool:
    """Whether one of the ways that are asked for switches something on or off."""
    return any(way.steps in {*_GIVES, *_LISTS} for way in asked_ways(ways, max(parts, 1)))


def left_to_do(
    ways: Sequence[RankedWay],
    selections: Sequence[RankedSelection],
    parts: int,
    reading: Reading,
    *,
    is_on: bool,
) -> LeftToDo:
    """``ways`` and ``selections`` without what gives a look to what has it; ``is_on``: looks are to be given.

    Of several ways those that are so already go. Of one way the selections go that are, unless one is likely meant.
    """
    asked = asked_ways(ways, max(parts, 1))
    gives = (_GIVES if is_on else {}) | _LISTS
    if len(asked) > 1 and _TAKES_TOO.search(reading.request):
        return LeftToDo([*ways], [*selections], parts)
    if len(asked) > 1:
        told = {way.steps: _told(way.place, gives.get(way.steps, ""), reading) for way in asked}
        left = [way for way in ways if not told.get(way.steps)]
        gone = len(ways) - len(left)
        if gone == len(asked):
            return LeftToDo([*ways], [*selections], parts, next(iter(told.values())))
        first = [left[0].place] if parts - gone == 1 and left[0].place else []
        return LeftToDo(left, [*first, *selections], parts - gone)
    look = gives.get(asked[0].steps, "") if asked else ""
    if not look or not selections:
        return LeftToDo([*ways], [*selections], parts)
    first_told = _told(selections[0], look, reading)
    others = [one for one in selections if not _told(one, look, reading)]
    if first_told and (not others or math.exp(selections[0].score) >= _LIKELY_MEANT):
        return LeftToDo([*ways], [*selections], parts, first_told)
    return LeftToDo([*ways], others, parts)


def _told(selection: RankedSelection | None, look: str, reading: Reading) -> str:
    """``"Report" is bold already.``; empty if it is not, or that is not known."""
    if not look or selection is None or not selection.selection:
        return ""
    parts = parts_of(selection.selection)
    if not all(_has(part, look, reading) for part in parts):
        return ""
    shown = head(next(_texts(parts[0], reading), ""), _SHOWN)
    return f"“{shown}” is {_SAID.get(look, look)} already."


def _has(selection: str, look: str, reading: Reading) -> bool:
    """Whether all that is selected has the look, as far as the canvas tells; styles are not looked into."""
    if found := _WORDS.fullmatch(selection):
        lines = reading.structure.lines
        numbers = [int(found[2])] if found[2] else range(1, len(lines) + 1)
        held = (lines[n - 1].paragraph for n in numbers if 1 <= n <= len(lines))
        line = next((one for one in held if found[1] in one.text), None)
        return line is not None and _has_words(line, found[1], look)
    if found := _CELLS.fullmatch(selection):
        cells = [cell for cell in _cells(found, reading) if cell[0].strip()]
        return bool(cells) and all(look in attributes for _, attributes in cells)
    if not selection.startswith("Select paragraph"):
        return False
    lines = reading.structure.lines
    chosen = [lines[n - 1].paragraph for n in lines_of(selection, len(lines))]
    chosen = [line for line in chosen if line.text.strip()]
    return bool(chosen) and all(_has_all(line, look) for line in chosen)


def _has_all(line: CanvasParagraph, look: str) -> bool:
    if look in {"bulleted", "numbered"}:
        return bool(line.list_label) and (look == "numbered") == line.list_label[0].isalnum()
    runs = [run for run in line.runs if look in run.attributes]
    covered = sum(len(run.text.strip()) for run in runs) >= len(line.text.strip())
    return covered or any(run.whole for run in runs) or (look in line.attributes and not line.runs)


def _has_words(line: CanvasParagraph, words: str, look: str) -> bool:
    if look in {"bulleted", "numbered"} or _has_all(line, look):
        return _has_all(line, look)
    held = sum(run.text.count(words) for run in line.runs if look in run.attributes)
    return held > 0 and held == line.text.count(words)


def _cells(found: re.Match[str], reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Text and attributes of the cells that a selection names."""
    left, top, right, bottom, number = found.groups()
    for table in reading.canvas.tables:
        if table.number != int(number) or table.truncated:
            continue
        for cell in table.cells:
            at = re.fullmatch(r"([A-Z]+)(\d+)", cell.address)
            if at and (not left or _is_inside(at, (left, top), (right or left, bottom or top))):
                yield cell.text, cell.attributes


def _is_inside(at: re.Match[str], first: tuple[str, str], last: tuple[str, str]) -> bool:
    column, row = at.groups()
    is_column = (len(first[0]), first[0]) <= (len(column), column) <= (len(last[0]), last[0])
    return is_column and int(first[1]) <= int(row) <= int(last[1])


def _texts(selection: str, reading: Reading) -> Iterator[str]:
    """What is selected, in words: the first lines of it."""
    if found := _WORDS.fullmatch(selection):
        yield found[1]
    elif found := _CELLS.fullmatch(selection):
        yield from (text for text, _ in _cells(found, reading) if text.strip())
    else:
        lines = reading.structure.lines
        yield from (lines[n - 1].text for n in lines_of(selection, len(lines)))
