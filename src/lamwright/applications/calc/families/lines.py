"""Rows and columns: inserted, deleted, sized, hidden."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import ColumnWidth, GridIs, LinesHidden, RowHeight
from lamwright.applications.calc.families.common import Draw, bound, changes, need, shifts
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, fill, select
from lamwright.applications.calc.scene import Scene, Table, letters
from lamwright.records.check import Check

WIDTHS = (3, 4, 5, 6, 7, 8)
HEIGHTS = (1, 2, 3)
_Line = list[str | None]


def _row(scene: Scene, random: Random) -> Binding:
    """A row of values, named by its number or by its first cell."""
    table = scene.table(random)
    row = random.choice(table.rows)
    named = table.at(1, row).text
    is_unique = [table.at(1, other).text for other in table.rows].count(named) == 1
    words = [f"row {row}"]
    if is_unique and '"' not in named:
        words.append(f'the row of "{named}"')
    found = bound(scene, table, f"A{row}")
    return found.model_copy(
        update={
            "place": "",
            "line": row,
            "line_words": random.choice(words) + scene.where(table),
        }
    )


def _column(scene: Scene, random: Random) -> Binding:
    """A column, named by its letter or its heading."""
    table, column = scene.column(random)
    words = random.choice((
        f"column {letters(column)}",
        f'the column "{table.heading(column)}"',
    ))
    found = bound(scene, table, f"{letters(column)}{table.head}")
    return found.model_copy(
        update={"place": "", "line": column, "line_words": words + scene.where(table)}
    )


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
        is_row = draw is _row
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
    found = _without_title(_column)(scene, random)
    table = _table(scene, found)
    formulas = "".join(cell.formula for cell in table.sheet.cells)
    need(table.columns > 2 and not any(c.isdigit() for c in formulas))
    return found


def _wide(scene: Scene, random: Random) -> Binding:
    size = random.choice(WIDTHS)
    found = _column(scene, random)
    return found.model_copy(update={"size": size})


def _high(scene: Scene, random: Random) -> Binding:
    return _row(scene, random).model_copy(update={"size": random.choice(HEIGHTS)})


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
    draw=_row,
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
    draw=_not_last(_row),
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
    draw=_row,
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
    draw=_without_title(_column),
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
    draw=_not_last(_without_title(_column)),
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
WIDTH = Family(
    name="column-width",
    source="text/scalc/01/05040000.html",
    phrasings=(
        "Make {line_words} {size} cm wide",
        "Set the width of {line_words} to {size} cm",
        "Change the width of {line_words} to {size} centimeters",
        "Please give {line_words} a width of {size} cm",
        "Could you set {line_words} to a width of {size} cm?",
        "{line_words} should be {size} cm wide",
        "Use a column width of {size} cm for {line_words}",
        "I want {line_words} to be {size} centimeters wide",
    ),
    draw=_wide,
    solve=lambda b: (
        select(b),
        click("Format > Columns > Width..."),
        fill("Width", f"{b.size} cm"),
        click("OK"),
    ),
    check=lambda b, scene: (ColumnWidth(sheet=b.sheet, column=b.line, width=10.0 * b.size),),
    effect=changes("widths"),
)
HEIGHT = Family(
    name="row-height",
    source="text/scalc/guide/row_height.html",
    phrasings=(
        "Make {line_words} {size} cm high",
        "Set the height of {line_words} to {size} cm",
        "Change the height of {line_words} to {size} centimeters",
        "Please give {line_words} a height of {size} cm",
        "Could you set {line_words} to a height of {size} cm?",
        "{line_words} should be {size} cm high",
        "Use a row height of {size} cm for {line_words}",
        "I want {line_words} to be {size} centimeters tall",
    ),
    draw=_high,
    solve=lambda b: (
        select(b),
        click("Format > Rows > Height..."),
        fill("Height", f"{b.size} cm"),
        click("OK"),
    ),
    check=lambda b, scene: (RowHeight(sheet=b.sheet, row=b.line, height=10.0 * b.size),),
    effect=changes("heights"),
)
HIDE_ROW = Family(
    name="hide-row",
    source="text/scalc/01/05030300.html",
    phrasings=(
        "Hide {line_words}",
        "Make {line_words} invisible",
        "Do not show {line_words}",
        "Please hide {line_words} from view",
        "Could you hide {line_words}?",
        "{line_words} should be hidden",
        "Let {line_words} disappear without deleting it",
        "Keep {line_words} but hide it",
    ),
    draw=_row,
    solve=lambda b: (select(b), click("Format > Rows > Hide")),
    check=lambda b, scene: (LinesHidden(sheet=b.sheet, rows=(b.line,)),),
    effect=changes("hidden"),
    topic="hidden",
)
HIDE_COLUMN = Family(
    name="hide-column",
    source="text/scalc/01/05030300.html",
    phrasings=(
        "Hide {line_words}",
        "Make {line_words} invisible",
        "Do not show {line_words}",
        "Please hide {line_words} from view",
        "Could you hide {line_words}?",
        "{line_words} should be hidden",
        "Let {line_words} disappear without deleting it",
        "Keep {line_words} but hide it",
    ),
    draw=_column,
    solve=lambda b: (select(b), click("Format > Columns > Hide")),
    check=lambda b, scene: (LinesHidden(sheet=b.sheet, columns=(b.line,)),),
    effect=changes("hidden"),
    topic="hidden",
)
FAMILIES = (
    ROW_ABOVE,
    ROW_BELOW,
    DELETE_ROW,
    COLUMN_BEFORE,
    COLUMN_AFTER,
    DELETE_COLUMN,
    WIDTH,
    HEIGHT,
    HIDE_ROW,
    HIDE_COLUMN,
)
