"""What a target means in a document, and how to select it."""

import re
from dataclasses import dataclass

from lamwright.applications.writer.parts.draft import Draft, Paragraph
from lamwright.applications.writer.parts.request import Target
from lamwright.records.action import BaseAction, KeyboardInput
from lamwright.records.document_action import (
    SelectCells,
    SelectParagraph,
    SelectParagraphs,
    SelectTable,
    SelectText,
)

_CELL = re.compile(r"([A-Z])(\d+)")


class NoPlace(ValueError):
    """The document has no such place, or more than one, or it cannot be selected."""


@dataclass(frozen=True)
class Stretch:
    """Characters of one paragraph; all of it when ``end`` is its length."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as they are now."""
        return self.paragraph.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole paragraph."""
        return self.start == 0 and self.end == len(self.paragraph.text)


@dataclass(frozen=True)
class Cells:
    """A rectangle of cells; all numbers count from 0."""

    table: int
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def first(self) -> str:
        """Address of the upper left one."""
        return f"{chr(65 + self.left)}{self.top + 1}"

    @property
    def last(self) -> str:
        """Address of the lower right one."""
        return f"{chr(65 + self.right)}{self.bottom + 1}"


@dataclass(frozen=True)
class Place:
    """What is meant: stretches of the body, cells, a table, or an end of the document."""

    stretches: tuple[Stretch, ...] = ()
    cells: Cells | None = None
    table: int = -1
    end: str = ""
    is_document: bool = False

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the stretches."""
        return [stretch.paragraph for stretch in self.stretches]


def place_of(target: Target, draft: Draft) -> Place:
    """Raises ``NoPlace``."""
    if target.cells:
        return Place(cells=_cells(target, draft), table=target.table - 1)
    if target.table:
        if not 1 <= target.table <= len(draft.tables):
            raise NoPlace(f"no table {target.table}")
        return Place(table=target.table - 1)
    if target.start or target.end:
        return Place(end="start" if target.start else "end")
    if target.text:
        return Place((_span(target.text, target.within, draft),))
    if target.texts:
        return Place(tuple(_span(s.text, s.within, draft) for s in target.texts))
    if target.document:
        return Place(tuple(_whole(p) for p in draft.paragraphs), is_document=True)
    return Place(tuple(_whole(p) for p in _paragraphs(target, draft)))


def _paragraphs(target: Target, draft: Draft) -> list[Paragraph]:
    if target.paragraph:
        return [_one(target.paragraph, draft)]
    if target.paragraphs:
        return [_one(start, draft) for start in target.paragraphs]
    if target.range is None:
        raise NoPlace("the target names nothing")
    first, last = (draft.index(_one(start, draft)) for start in target.range)
    return [p for p in draft.paragraphs[first - 1 : last] if p.text.strip()]


def _one(start: str, draft: Draft) -> Paragraph:
    found = [p for p in draft.paragraphs if p.text.strip().startswith(start)]
    if len(found) != 1:
        raise NoPlace(f"{len(found)} paragraphs begin '{start}'")
    return found[0]


def _whole(paragraph: Paragraph) -> Stretch:
    return Stretch(paragraph, 0, len(paragraph.text))


def _span(text: str, within: str, draft: Draft) -> Stretch:
    pool = [_one(within, draft)] if within else draft.paragraphs
    found = [
        Stretch(p, at.start(), at.end())
        for p in pool
        for at in re.finditer(re.escape(text), p.text)
    ]
    if len(found) != 1:
        raise NoPlace(f"'{text}' is there {len(found)} times")
    return found[0]


def _cells(target: Target, draft: Draft) -> Cells:
    corners = [_CELL.fullmatch(corner) for corner in target.cells.split(":")]
    if not 1 <= target.table <= len(draft.tables) or not all(corners):
        raise NoPlace(f"no cells {target.cells} of table {target.table}")
    columns = [ord(c.group(1)) - 65 for c in corners if c]
    rows = [int(c.group(2)) - 1 for c in corners if c]
    cells = Cells(target.table - 1, min(rows), min(columns), max(rows), max(columns))
    held = draft.tables[cells.table].rows
    if cells.bottom >= len(held) or any(cells.right >= len(row) for row in held):
        raise NoPlace(f"no cells {target.cells} of table {target.table}")
    return cells


def selections(place: Place, draft: Draft) -> list[BaseAction]:
    """Actions that select all of ``place``, one after the other. Raises ``NoPlace``."""
    if place.cells is not None:
        cells = place.cells
        last = "" if cells.first == cells.last else cells.last
        return [SelectCells(table=cells.table + 1, first=cells.first, last=last)]
    if place.is_document:
        return [SelectParagraph(start_index=1, end_index=-1)]
    if place.table >= 0:
        return [SelectTable(number=place.table + 1)]
    if place.end:
        end = "HOME" if place.end == "start" else "END"
        return [KeyboardInput(keys="{CTRL+" + end + "}")]
    if all(stretch.is_whole for stretch in place.stretches):
        return _ranges(place.paragraphs, draft)
    return [_select_text(stretch, draft) for stretch in place.stretches]


def together(place: Place, draft: Draft) -> list[BaseAction]:
    """As ``selections``, with several stretches selected at once where one action can. Raises ``NoPlace``."""
    chosen = place.stretches
    if place.is_document or len(chosen) < 2:
        return selections(place, draft)
    if all(stretch.is_whole and stretch.text for stretch in chosen):
        ranges = _ranges(place.paragraphs, draft)
        indexes = sorted({draft.index(paragraph) for paragraph in place.paragraphs})
        return ranges if len(ranges) == 1 else [SelectParagraphs(indexes=tuple(indexes))]
    if _is_every(chosen, draft):
        return [SelectText(text=chosen[0].text, every=True)]
    return selections(place, draft)


def _is_every(stretches: tuple[Stretch, ...], draft: Draft) -> bool:
    """Whether they are all occurrences of one text, in the body and none in a cell."""
    text = stretches[0].text
    cells = (cell.text for table in draft.tables for row in table.rows for cell in row)
    held = sum(paragraph.text.count(text) for paragraph in draft.paragraphs)
    is_all = {s.text for s in stretches} == {text} and held == len(set(_spots(stretches, draft)))
    return is_all and bool(text.strip()) and not any(text in cell for cell in cells)


def _spots(stretches: tuple[Stretch, ...], draft: Draft) -> list[tuple[int, int]]:
    return [(draft.index(stretch.paragraph), stretch.start) for stretch in stretches]


def _ranges(paragraphs: list[Paragraph], draft: Draft) -> list[BaseAction]:
    """Neighbours are selected together, with the empty ones between them."""
    runs: list[tuple[Paragraph, Paragraph]] = []
    for paragraph in sorted(paragraphs, key=draft.index):
        between = (
            draft.paragraphs[draft.index(runs[-1][1]) : draft.index(paragraph) - 1] if runs else []
        )
        joined = bool(runs) and not any(p.text.strip() for p in between)
        if joined and not draft.split_by_table(runs[-1][1], paragraph):
            runs[-1] = (runs[-1][0], paragraph)
        else:
            runs.append((paragraph, paragraph))
    return [
        SelectParagraph(start_index=draft.index(first), end_index=draft.index(last))
        for first, last in runs
    ]


def _select_text(stretch: Stretch, draft: Draft) -> BaseAction:
    """``select_text`` finds the first occurrence of the document, else of the paragraph."""
    index = draft.index(stretch.paragraph)
    if stretch.is_whole:
        return SelectParagraph(start_index=index, end_index=index)
    if stretch.paragraph.text.find(stretch.text) != stretch.start:
        raise NoPlace(f"'{stretch.text}' stands elsewhere before in the paragraph")
    cells = (cell.text for table in draft.tables for row in table.rows for cell in row)
    others = (*(p.text for p in draft.paragraphs[: index - 1]), *cells)
    is_first = not any(stretch.text in text for text in others)
    return SelectText(text=stretch.text, place="" if is_first else f"paragraph {index}")
