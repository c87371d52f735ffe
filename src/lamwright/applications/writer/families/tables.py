"""Whole tables and their cells: insert, fill, delete."""

from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import TableShape
from lamwright.applications.writer.families.common import long, places, table_words
from lamwright.applications.writer.families.table_parts import cells, others, rows, spot, tables
from lamwright.applications.writer.families.texts import CELLS
from lamwright.applications.writer.family import Family
from lamwright.applications.writer.moves import click, keys, new_table, paragraph, table, text
from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import NoFit
from lamwright.records.check import Check


def _with_text(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    lines = tuple(
        tuple(binding.text if cell == binding.cell else cell for cell in row)
        for row in cells(binding, scene)
    )
    return rows(lines, binding, scene)


def _value(scene: Scene, random: Random) -> Binding:
    found = spot()(scene, random)
    return found.model_copy(update={"text": CELLS.draw(scene, random)})


def _new_table(scene: Scene, random: Random) -> Binding:
    found = places(long)(scene, random)
    size = {"rows": random.randint(2, 9), "columns": random.randint(2, 7)}
    before = sum(table.after_paragraph < found.paragraph for table in scene.document.tables)
    return found.model_copy(update={**size, "number": before + 1})


def _any_table(scene: Scene, random: Random) -> Binding:
    if not scene.document.tables:
        raise NoFit("no-table")
    number = random.randint(1, len(scene.document.tables))
    return Binding(number=number, table=table_words(scene, number, random))


def _one_less(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    return others(binding, scene, -1)


def _one_more(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    new = TableShape(
        table=str(binding.number),
        rows=binding.rows,
        columns=binding.columns,
        after=binding.whole,
    )
    return (new, *others(binding, scene, 1))


INSERT = Family(
    name="insert-table",
    source="text/swriter/guide/table_insert.html",
    phrasings=(
        "Insert a table with {rows} rows and {columns} columns after {place}",
        "Add a table of {rows} rows by {columns} columns below {place}",
        "After {place}, create a table that has {rows} rows and {columns} columns",
        "Please put an empty table with {columns} columns and {rows} rows after {place}",
        "Could you add a {rows} row, {columns} column table under {place}?",
        "I need a new table right after {place}, {rows} rows and {columns} columns",
        "Below {place} place a blank table with {rows} rows and {columns} columns",
        "Create a table ({rows} rows, {columns} columns) behind {place}",
    ),
    draw=_new_table,
    solve=lambda b: (paragraph(b.paragraph), keys("{END}"), new_table(b.rows, b.columns)),
    check=_one_more,
    effect=tables,
    topic="table",
    order="last",
)
DELETE_TABLE = Family(
    name="delete-table",
    source="text/swriter/guide/table_delete.html",
    phrasings=(
        "Delete {table}",
        "Remove {table} from the document",
        "Please take {table} out entirely",
        "Could you delete {table}?",
        "Get rid of {table}",
        "I no longer need {table}, remove it",
        "Erase {table} with all its rows",
        "Drop {table} from the text",
    ),
    draw=_any_table,
    solve=lambda b: (table(b.number), click("Table > Delete > Table")),
    check=_one_less,
    effect=tables,
    topic="table",
    order="last",
)
EDIT_CELL = Family(
    name="edit-cell",
    source="text/swriter/guide/table_select.html",
    phrasings=(
        'Change "{cell}" in {table} to "{text}"',
        'Replace the cell text "{cell}" in {table} with "{text}"',
        'In {table}, write "{text}" instead of "{cell}"',
        'Please put "{text}" in place of "{cell}" in {table}',
        'Could you overwrite "{cell}" in {table} with "{text}"?',
        '{table}: the cell "{cell}" should read "{text}"',
        'Enter "{text}" where {table} now says "{cell}"',
        'Update the entry "{cell}" of {table} to "{text}"',
    ),
    draw=_value,
    solve=lambda b: (text(b.cell), keys(b.text)),
    check=_with_text,
    effect=tables,
    topic="table",
)
FAMILIES = (
    INSERT,
    DELETE_TABLE,
    EDIT_CELL,
)
