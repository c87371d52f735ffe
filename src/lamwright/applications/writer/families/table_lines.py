"""Rows and columns of tables: add, delete."""

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.families.table_parts import cells, rows, spot, tables
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, text
from lamwright.applications.writer.scene import Scene
from lamwright.records.check import Check


def _with_row(binding: Binding, scene: Scene, at: int) -> tuple[Check, ...]:
    lines = cells(binding, scene)
    blank = ("",) * len(lines[0])
    return rows((*lines[:at], blank, *lines[at:]), binding, scene)


def _with_column(binding: Binding, scene: Scene, at: int) -> tuple[Check, ...]:
    lines = tuple((*row[:at], "", *row[at:]) for row in cells(binding, scene))
    return rows(lines, binding, scene)


def _without_row(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    lines = cells(binding, scene)
    return rows((*lines[: binding.row - 1], *lines[binding.row :]), binding, scene)


def _without_column(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    x = binding.column
    lines = tuple((*row[: x - 1], *row[x:]) for row in cells(binding, scene))
    return rows(lines, binding, scene)


ROW_BELOW = Family(
    name="add-row-below",
    source="text/swriter/01/05120400.html",
    phrasings=(
        'Add a row below "{cell}" in {table}',
        'Insert a new row under the row with "{cell}" in {table}',
        'In {table}, add an empty row after the row that holds "{cell}"',
        'Please insert a blank row beneath "{cell}" in {table}',
        'Could you put a new row after "{cell}" in {table}?',
        'There should be one more row below "{cell}" in {table}',
        '{table}: insert a row below the one with "{cell}"',
        'I need an extra row directly under "{cell}" in {table}',
    ),
    draw=spot(),
    solve=lambda b: (text(b.cell), click("Table > Insert > Rows Below")),
    check=lambda b, scene: _with_row(b, scene, b.row),
    effect=tables,
    topic="table",
    order="last",
)
ROW_ABOVE = Family(
    name="add-row-above",
    source="text/swriter/01/05120400.html",
    phrasings=(
        'Add a row above "{cell}" in {table}',
        'Insert a new row over the row with "{cell}" in {table}',
        'In {table}, add an empty row before the row that holds "{cell}"',
        'Please insert a blank row on top of "{cell}" in {table}',
        'Could you put a new row before "{cell}" in {table}?',
        'There should be one more row above "{cell}" in {table}',
        '{table}: insert a row above the one with "{cell}"',
        'I need an extra row directly over "{cell}" in {table}',
    ),
    draw=spot(),
    solve=lambda b: (text(b.cell), click("Table > Insert > Rows Above")),
    check=lambda b, scene: _with_row(b, scene, b.row - 1),
    effect=tables,
    topic="table",
    order="last",
)
COLUMN_AFTER = Family(
    name="add-column-after",
    source="text/swriter/01/05120400.html",
    phrasings=(
        'Add a column to the right of "{cell}" in {table}',
        'Insert a new column after the column with "{cell}" in {table}',
        'In {table}, put an empty column behind the one that holds "{cell}"',
        'Please add a blank column right of "{cell}" in {table}',
        'Could you insert a column after "{cell}" in {table}?',
        'There should be one more column following "{cell}" in {table}',
        '{table}: add a column on the right-hand side of "{cell}"',
        'I need an extra column directly after "{cell}" in {table}',
    ),
    draw=spot(),
    solve=lambda b: (text(b.cell), click("Table > Insert > Columns After")),
    check=lambda b, scene: _with_column(b, scene, b.column),
    effect=tables,
    topic="table",
    order="last",
)
COLUMN_BEFORE = Family(
    name="add-column-before",
    source="text/swriter/01/05120400.html",
    phrasings=(
        'Add a column to the left of "{cell}" in {table}',
        'Insert a new column before the column with "{cell}" in {table}',
        'In {table}, put an empty column in front of the one that holds "{cell}"',
        'Please add a blank column left of "{cell}" in {table}',
        'Could you insert a column before "{cell}" in {table}?',
        'There should be one more column ahead of "{cell}" in {table}',
        '{table}: add a column on the left-hand side of "{cell}"',
        'I need an extra column directly before "{cell}" in {table}',
    ),
    draw=spot(),
    solve=lambda b: (text(b.cell), click("Table > Insert > Columns Before")),
    check=lambda b, scene: _with_column(b, scene, b.column - 1),
    effect=tables,
    topic="table",
    order="last",
)
DELETE_ROW = Family(
    name="delete-row",
    source="text/swriter/guide/table_delete.html",
    phrasings=(
        'Delete the row with "{cell}" from {table}',
        'Remove the row that contains "{cell}" in {table}',
        'In {table}, delete the row holding "{cell}"',
        'Please take the "{cell}" row out of {table}',
        'Could you delete the row of "{cell}" in {table}?',
        '{table}: get rid of the row with "{cell}"',
        'Drop the entire row where "{cell}" stands from {table}',
        'I no longer need the row with "{cell}" in {table}, delete it',
    ),
    draw=spot((3, 2)),
    solve=lambda b: (text(b.cell), click("Table > Delete > Delete Rows")),
    check=_without_row,
    effect=tables,
    topic="table",
    order="last",
)
DELETE_COLUMN = Family(
    name="delete-column",
    source="text/swriter/guide/table_delete.html",
    phrasings=(
        'Delete the column with "{cell}" from {table}',
        'Remove the column that contains "{cell}" in {table}',
        'In {table}, delete the column holding "{cell}"',
        'Please take the "{cell}" column out of {table}',
        'Could you delete the column of "{cell}" in {table}?',
        '{table}: get rid of the column with "{cell}"',
        'Drop the entire column where "{cell}" stands from {table}',
        'I no longer need the column with "{cell}" in {table}, delete it',
    ),
    draw=spot((2, 3)),
    solve=lambda b: (text(b.cell), click("Table > Delete > Delete Columns")),
    check=_without_column,
    effect=tables,
    topic="table",
    order="last",
)
FAMILIES = (
    ROW_BELOW,
    ROW_ABOVE,
    COLUMN_AFTER,
    COLUMN_BEFORE,
    DELETE_ROW,
    DELETE_COLUMN,
)
