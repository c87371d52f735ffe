"""Operations on tables."""

from collections.abc import Callable, Sequence

from lamwright.applications.writer.moves import click, keys, new_table
from lamwright.applications.writer.parts.draft import Table
from lamwright.applications.writer.parts.operations.operation import (
    CELL_LOOKS,
    Job,
    Operation,
    dress_cells,
    one_paragraph,
    press,
)
from lamwright.applications.writer.parts.operations.starts import typed
from lamwright.applications.writer.parts.places import Cells, NoPlace, selections
from lamwright.records.action import BaseAction
from lamwright.records.colours import colour_code
from lamwright.records.document import Cell
from lamwright.records.document_action import SelectCells, SelectParagraph, SetColor

_LOOKS = CELL_LOOKS | {"alignment", "background", "border"}


def _table(job: Job) -> tuple[Table, Cells]:
    if job.place.cells is None:
        raise NoPlace(f"'{job.part.op}' is for cells")
    return job.draft.tables[job.place.table], job.place.cells


def _texts(job: Job, count: int) -> list[str]:
    given = job.part.arguments.get("cells")
    texts = [str(text) for text in given] if isinstance(given, list) else []
    return [*texts, *[""] * count][:count]


def _filling(job: Job, addresses: Sequence[str]) -> list[BaseAction]:
    texts = _texts(job, len(addresses))
    return [
        action
        for address, text in zip(addresses, texts, strict=True)
        if text
        for action in (
            SelectCells(table=job.place.table + 1, first=address),
            keys(typed(text)),
        )
    ]


def _add_row(entry: str, step: int) -> Operation:
    def act(job: Job) -> Sequence[BaseAction]:
        table, cells = _table(job)
        first = SelectCells(table=cells.table + 1, first=cells.first)
        row = cells.top + step + 1
        addresses = [f"{chr(65 + x)}{row}" for x in range(len(table.rows[0]))]
        return [first, click(entry), *_filling(job, addresses)]

    def expect(job: Job) -> None:
        table, cells = _table(job)
        new = [Cell(text=text) for text in _texts(job, len(table.rows[0]))]
        table.put_rows(cells.top + step, cells.top + step, [new])
        table.loose |= _LOOKS

    return Operation(act, expect)


def _add_column(entry: str, step: int) -> Operation:
    def act(job: Job) -> Sequence[BaseAction]:
        table, cells = _table(job)
        first = SelectCells(table=cells.table + 1, first=cells.first)
        letter = chr(65 + cells.left + step)
        addresses = [f"{letter}{y + 1}" for y in range(len(table.rows))]
        return [first, click(entry), *_filling(job, addresses)]

    def expect(job: Job) -> None:
        table, cells = _table(job)
        new = [Cell(text=text) for text in _texts(job, len(table.rows))]
        table.put_columns(cells.left + step, cells.left + step, [new])
        table.loose |= _LOOKS

    return Operation(act, expect)


def _rows_gone(job: Job) -> None:
    table, cells = _table(job)
    table.put_rows(cells.top, cells.bottom + 1, [])


def _columns_gone(job: Job) -> None:
    table, cells = _table(job)
    table.put_columns(cells.left, cells.right + 1, [])


def _table_gone(job: Job) -> None:
    job.draft.tables.pop(job.place.table)
    job.draft.after.pop(job.place.table)


def _set_cell(job: Job) -> Sequence[BaseAction]:
    return [*selections(job.place, job.draft), keys(typed(job.part.text("text")))]


def _cell_is(job: Job) -> None:
    table, cells = _table(job)
    if (cells.top, cells.left) != (cells.bottom, cells.right):
        raise NoPlace("one cell is written at a time")
    cell = table.rows[cells.top][cells.left]
    table.rows[cells.top][cells.left] = cell.model_copy(update={"text": job.part.text("text")})
    table.loose |= CELL_LOOKS


def _filled(job: Job) -> None:
    name = job.part.text("name")
    colour = "none" if name == "none" else colour_code(name)
    dress_cells(job, background=colour)


def _merged(job: Job) -> None:
    table, cells = _table(job)
    held = [c.text for row in table.rows[cells.top : cells.bottom + 1] for c in row][0:0]
    for y in range(cells.top, cells.bottom + 1):
        row = table.rows[y]
        held += [cell.text for cell in row[cells.left : cells.right + 1] if cell.text]
        del row[cells.left if y > cells.top else cells.left + 1 : cells.right + 1]
    first = table.rows[cells.top][cells.left]
    spans = {"columns": cells.right - cells.left + 1, "rows": cells.bottom - cells.top + 1}
    table.rows[cells.top][cells.left] = first.model_copy(update={"text": "\n".join(held), **spans})
    table.loose |= _LOOKS


def _new(job: Job) -> Sequence[BaseAction]:
    rows, columns = int(job.part.number("rows")), int(job.part.number("columns"))
    index = job.draft.index(one_paragraph(job))
    number = sum(p is not None and job.draft.index(p) < index for p in job.draft.after) + 1
    texts = job.part.arguments.get("cells")
    filled = [
        action
        for y, row in enumerate(texts if isinstance(texts, list) else [])
        for x, text in enumerate(row if isinstance(row, list) else [])
        for action in (
            SelectCells(table=number, first=f"{chr(65 + x)}{y + 1}"),
            keys(typed(str(text))),
        )
        if text
    ]
    return [
        SelectParagraph(start_index=index, end_index=index),
        keys("{END}"),
        new_table(rows, columns),
        *filled,
    ]


def _added(job: Job) -> None:
    rows, columns = int(job.part.number("rows")), int(job.part.number("columns"))
    given = job.part.arguments.get("cells")
    texts = given if isinstance(given, list) else []
    grid = [[Cell(text="") for _ in range(columns)] for _ in range(rows)]
    for y, row in enumerate(texts[:rows]):
        for x, text in enumerate(row[:columns] if isinstance(row, list) else []):
            grid[y][x] = Cell(text=str(text))
    before = one_paragraph(job)
    index = job.draft.index(before)
    number = sum(p is not None and job.draft.index(p) < index for p in job.draft.after)
    job.draft.tables.insert(number, Table("", grid, set(Cell.model_fields)))
    job.draft.after.insert(number, before)


def _on(entry: str, expect: Callable[[Job], None]) -> Operation:
    return Operation(press(entry), expect)


TABLES: dict[str, Operation] = {
    "row-after": _add_row("Table > Insert > Rows Below", 1),
    "row-before": _add_row("Table > Insert > Rows Above", 0),
    "column-after": _add_column("Table > Insert > Columns After", 1),
    "column-before": _add_column("Table > Insert > Columns Before", 0),
    "delete-row": _on("Table > Delete > Delete Rows", _rows_gone),
    "delete-column": _on("Table > Delete > Delete Columns", _columns_gone),
    "delete-table": _on("Table > Delete > Table", _table_gone),
    "insert-table": Operation(_new, _added),
    "set-cell": Operation(_set_cell, _cell_is),
    "cell-background": Operation(
        lambda job: [
            *selections(job.place, job.draft),
            SetColor(part="background", color=job.part.text("name")),
        ],
        _filled,
    ),
    "merge-cells": _on("Table > Merge Cells", _merged),
}
