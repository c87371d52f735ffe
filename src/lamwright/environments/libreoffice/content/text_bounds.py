"""What a canvas shows of a text: all of it in full, up to a budget of characters."""

from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from typing import NamedTuple

from lamwright.environments.libreoffice.content.text_reader import Content, Paragraph
from lamwright.environments.libreoffice.content.text_runs import Run, cap
from lamwright.records.canvas import (
    CanvasCell,
    CanvasField,
    CanvasInput,
    CanvasObject,
    CanvasParagraph,
    CanvasPart,
    CanvasRun,
    CanvasTable,
    TextCanvas,
)

BODY_BUDGET, TABLE_BUDGET, PART_BUDGET = 400_000, 300_000, 100_000
"""Characters shown in full: of the body, of all tables, of what stands beside them."""
MOST_PARAGRAPHS = 5000
_BEYOND = 80  # characters of a paragraph or part when the budget is spent
_CELL_BEYOND, _CELLS_BEYOND = 40, 100
_MOST_CELLS = 10_000  # of all tables
_MOST_OTHERS = 1000  # fields, inputs, objects
_MOST_RUNS = 8
_RUN_CAP = 40


class Shown(NamedTuple):
    """What the canvas shows of paragraphs."""

    of: tuple[Paragraph, ...] = ()
    limits: tuple[int, ...] = ()
    paragraphs: tuple[CanvasParagraph, ...] = ()


class Others(NamedTuple):
    """What the canvas shows beside paragraphs."""

    tables: tuple[CanvasTable, ...] = ()
    parts: tuple[CanvasPart, ...] = ()
    fields: tuple[CanvasField, ...] = ()
    inputs: tuple[CanvasInput, ...] = ()
    objects: tuple[CanvasObject, ...] = ()
    left_out: int = 0


class _Budget:
    """Characters that may still be shown in full."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def limit(self, text: str, beyond: int) -> int:
        """How many characters of ``text`` to show: all while there is room, else ``beyond``."""
        self._left -= len(text)
        return len(text) if self._left >= 0 else beyond


def shown_paragraphs(
    content: Content, names: Mapping[str, str], looks: Mapping[str, str], before: Shown
) -> Shown:
    """The first paragraphs; those that stayed as ``before`` are taken over.

    ``names`` and ``looks`` are the display names of paragraph and character styles.
    """
    some = content.paragraphs[:MOST_PARAGRAPHS]
    budget = _Budget(BODY_BUDGET)
    limits = tuple(budget.limit(item.text, _BEYOND) for item in some)
    known = zip(*before, strict=False)
    numbered = zip(range(1, len(some) + 1), some, limits, strict=True)
    paragraphs = (
        old[2]
        if old and old[0] == item and old[1] == limit
        else CanvasParagraph(
            index=index,
            style=names.get(item.style, item.style),
            text=cap(item.text, limit),
            list_label=item.list_label,
            attributes=item.attributes,
            runs=tuple(_shown_run(run, looks, item.text) for run in item.runs[:_MOST_RUNS]),
            more_runs=max(0, len(item.runs) - _MOST_RUNS),
        )
        for (index, item, limit), old in zip(numbered, chain(known, repeat(None)), strict=False)
    )
    return Shown(content.paragraphs, limits, tuple(paragraphs))


def shown_others(content: Content, edges: Iterable[CanvasPart]) -> Others:
    """Tables, parts (``edges``, headers and footers, first), fields, inputs and objects, bounded."""
    found = content.found
    budget, tables, cells = _Budget(TABLE_BUDGET), [], 0
    for table in content.tables:
        tables.append(_bounded_table(table, budget, max(_CELLS_BEYOND, _MOST_CELLS - cells)))
        cells += len(tables[-1].cells)
    of_parts = _Budget(PART_BUDGET)
    parts = tuple(_bounded_part(part, of_parts) for part in (*edges, *found.parts)[:_MOST_OTHERS])
    held = (len(found.parts), len(found.fields), len(found.inputs), len(found.objects))
    return Others(
        tuple(tables),
        parts,
        tuple(found.fields[:_MOST_OTHERS]),
        tuple(found.inputs[:_MOST_OTHERS]),
        tuple(found.objects[:_MOST_OTHERS]),
        sum(max(0, count - _MOST_OTHERS) for count in held),
    )


def uncut(content: Content, edges: Iterable[CanvasPart]) -> TextCanvas:
    """Texts and things of a document, nothing cut; formats and cursor are left out."""
    found = content.found
    numbered = enumerate(content.paragraphs, start=1)
    return TextCanvas(
        paragraphs=tuple(
            CanvasParagraph(index=index, style=item.style, text=item.text)
            for index, item in numbered
        ),
        tables=content.tables,
        parts=(*edges, *found.parts),
        fields=tuple(found.fields),
        inputs=tuple(found.inputs),
        objects=tuple(found.objects),
    )


def _bounded_part(part: CanvasPart, budget: _Budget) -> CanvasPart:
    text = cap(part.text, budget.limit(part.text, _BEYOND))
    return part if text == part.text else part.model_copy(update={"text": text})


def _bounded_table(table: CanvasTable, budget: _Budget, most: int) -> CanvasTable:
    cells = tuple(_bounded_cell(cell, budget) for cell in table.cells[:most])
    if cells == table.cells:
        return table
    return table.model_copy(update={"cells": cells, "truncated": len(table.cells) - len(cells)})


def _bounded_cell(cell: CanvasCell, budget: _Budget) -> CanvasCell:
    text = cap(cell.text, budget.limit(cell.text, _CELL_BEYOND))
    return cell if text == cell.text else cell.model_copy(update={"text": text})


def _shown_run(run: Run, looks: Mapping[str, str], text: str) -> CanvasRun:
    style = (f"style {looks.get(run.style, run.style)}",) if run.style else ()
    return CanvasRun(
        text=cap(run.text, _RUN_CAP),
        attributes=style + run.attributes,
        whole=run.text.strip() == text.strip(),
    )
