"""Rows and columns: inserted and deleted."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import GridIs
from lamwright.applications.calc.families.common import Draw, a_column, a_row, need, shifts
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, select
from lamwright.applications.calc.scene import Scene, Table
from lamwright.records.check import Check

_Line = list[str | None]


def _without_title(draw: Draw) -> Draw:
    """Only tables that begin with their headings: what stands above would move along."""

    def drawn(scene: Scene, random: Random) -> Binding:
        found = draw(scene, random)
        need(_table(scene, found).head == 1)
        return found

    return drawn


def _not_last(draw: Draw) -> Draw:
    """Something stands behind: an empty line at the very end could not be seen."""

    def drawn(scene: Scene, random: Random) -> Binding:
        found = draw(scene, random)
        table = _table(scene, found)
        is_row = draw is a_row
        need(found.line < (max(table.last, table.total) if is_row else table.columns))
        return found

    return drawn


def _table(scene: Scene, binding: Binding) -> Table:
    return next(table for table in scene.tables if table.sheet.name == binding.sheet)


def _grid(binding: Binding, scene: Scene, rows: list[_Line]) -> tuple[Check, ...]:
    del scene
    return (GridIs(sheet=binding.sheet, rows=tuple(map(tuple, rows))),)


def _with_row(binding: Binding, scene: Scene, at: int) -> tuple[Check, ...]:
    table = _table(scene, binding)
    rows = table.grid
    blank: _Line = [""] * table.columns
    return _grid(binding, scene, [*rows[:at], blank, *rows[at:]])


def _with_column(binding: Binding, scene: Scene, at: int) -> tuple[Check, ...]:
    rows = _table(scene, binding).grid
    return _grid(binding, scene, [[*row[:at], "", *row[at:]] for row in rows])


def _without_row(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    rows = _table(scene, binding).grid
    return _grid(binding, scene, [*rows[: binding.line - 1], *rows[binding.line :]])


def _without_column(binding: Binding, scene: Scene) -> tuple[Check, ...]:
    rows, at = _table(scene, binding).grid, binding.line
    return _grid(binding, scene, [[*row[: at - 1], *row[at:]] for row in rows])


def _sole_column(scene: Scene, random: Random) -> Binding:
    """A column that no formula speaks of."""
    found = _without_title(a_column)(scene, random)
    table = _table(scene, found)
    formulas = "".join(cell.formula for cell in table.sheet.cells)
    need(table.columns > 2 and not any(c.isdigit() for c in formulas))
    return found


ROW_ABOVE = Family(
    name="insert-row-above",
    source="text/scalc/01/04030000.html",
    phrasings=(
        "Insert a row above {line_words}",
        "Add an empty row above {line_words}",
        "Put a new row before {line_words}",
        "Please insert a blank row over {line_words}",
        "Could you add a row in front of {line_words}?",
        "I need one more row directly above {line_words}",
        "There should be an empty row above {line_words}",
        "Make room for a new row above {line_words}",
    ),
    draw=a_row,
    solve=lambda b: (select(b), click("Sheet > Insert Rows > Rows Above")),
    check=lambda b, scene: _with_row(b, scene, b.line - 1),
    effect=shifts,
    order="alone",
)
ROW_BELOW = Family(
    name="insert-row-below",
    source="text/scalc/01/04030000.html",
    phrasings=(
        "Insert a row below {line_words}",
        "Add an empty row below {line_words}",
        "Put a new row after {line_words}",
        "Please insert a blank row under {line_words}",
        "Could you add a row beneath {line_words}?",
        "I need one more row directly below {line_words}",
        "There should be an empty row below {line_words}",
        "Make room for a new row under {line_words}",
    ),
    draw=_not_last(a_row),
    solve=lambda b: (select(b), click("Sheet > Insert Rows > Rows Below")),
    check=lambda b, scene: _with_row(b, scene, b.line),
    effect=shifts,
    order="alone",
)
DELETE_ROW = Family(
    name="delete-row",
    source="text/scalc/01/02160000.html",
    phrasings=(
        "Delete {line_words}",
        "Remove {line_words}",
        "Take {line_words} out of the table",
        "Please delete the whole of {line_words}",
        "Could you remove {line_words} completely?",
        "Get rid of {line_words}",
        "I no longer need {line_words}, delete it",
        "{line_words} should be deleted",
    ),
    draw=a_row,
    solve=lambda b: (select(b), click("Sheet > Delete Rows")),
    check=_without_row,
    effect=shifts,
    order="alone",
)
COLUMN_BEFORE = Family(
    name="insert-column-before",
    source="text/scalc/01/04040000.html",
    phrasings=(
        "Insert a column before {line_words}",
        "Add an empty column left of {line_words}",
        "Put a new column in front of {line_words}",
        "Please insert a blank column to the left of {line_words}",
        "Could you add a column before {line_words}?",
        "I need one more column directly left of {line_words}",
        "There should be an empty column before {line_words}",
        "Make room for a new column before {line_words}",
    ),
    draw=_without_title(a_column),
    solve=lambda b: (select(b), click("Sheet > Insert Columns > Columns Before")),
    check=lambda b, scene: _with_column(b, scene, b.line - 1),
    effect=shifts,
    order="alone",
)
COLUMN_AFTER = Family(
    name="insert-column-after",
    source="text/scalc/01/04040000.html",
    phrasings=(
        "Insert a column after {line_words}",
        "Add an empty column right of {line_words}",
        "Put a new column behind {line_words}",
        "Please insert a blank column to the right of {line_words}",
        "Could you add a column after {line_words}?",
        "I need one more column directly right of {line_words}",
        "There should be an empty column after {line_words}",
        "Make room for a new column after {line_words}",
    ),
    draw=_not_last(_without_title(a_column)),
    solve=lambda b: (select(b), click("Sheet > Insert Columns > Columns After")),
    check=lambda b, scene: _with_column(b, scene, b.line),
    effect=shifts,
    order="alone",
)
DELETE_COLUMN = Family(
    name="delete-column",
    source="text/scalc/01/02160000.html",
    phrasings=(
        "Delete {line_words}",
        "Remove {line_words} from the sheet",
        "Take {line_words} out",
        "Please delete all of {line_words}",
        "Could you remove {line_words} entirely?",
        "Get rid of {line_words}",
        "I no longer need {line_words}, delete it",
        "{line_words} should be removed",
    ),
    draw=_sole_column,
    solve=lambda b: (select(b), click("Sheet > Delete Columns")),
    check=_without_column,
    effect=shifts,
    order="alone",
)
FAMILIES = (ROW_ABOVE, ROW_BELOW, DELETE_ROW, COLUMN_BEFORE, COLUMN_AFTER, DELETE_COLUMN)
