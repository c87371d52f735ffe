"""Tables of data: sorted, filtered, frozen, drawn as a chart."""

from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import ChartPresent, FilterButtons, Frozen, GridIs
from lamwright.applications.calc.families.common import bound, changes, need, shifts
from lamwright.applications.calc.family import Family
from lamwright.applications.calc.moves import click, on_sheet, select
from lamwright.applications.calc.scene import Scene, Table, letters
from lamwright.records.addresses import cell_address
from lamwright.records.check import Check


def _key(table: Table, column: int, row: int) -> tuple[int, float, str]:
    """What a cell is sorted by: numbers before texts, texts without regard to case."""
    cell = table.at(column, row)
    if table.is_number(column):
        return 0, float(cell.value), ""
    return 1, 0.0, cell.text.casefold()


def _sort(scene: Scene, random: Random) -> Binding:
    """A column whose values are all different, of a table that only has headings and values."""

    def suits(table: Table, column: int) -> bool:
        is_whole = table.head == 1 and not table.total
        values = [table.at(column, row) for row in table.rows]
        keys = [_key(table, column, row) for row in table.rows]
        plain = not any(cell.formula for cell in table.sheet.cells)
        is_day = any(cell.format.number == "date" for cell in values)
        is_reported = any(table.is_number(each) for each in range(1, table.columns + 1))
        differs = keys != sorted(keys) and keys != sorted(keys, reverse=True)
        return (
            is_whole
            and plain
            and is_reported
            and differs
            and not is_day
            and len(set(keys)) == len(keys)
        )

    table, column = scene.column(random, suits)
    words = random.choice((
        f'the column "{table.heading(column)}"',
        f"column {letters(column)}",
    ))
    found = bound(scene, table, f"{letters(column)}{table.head}")
    return found.model_copy(
        update={"place": "", "line": column, "line_words": words + scene.where(table)}
    )


def _table(scene: Scene, binding: Binding) -> Table:
    return next(table for table in scene.tables if table.sheet.name == binding.sheet)


def _sorted(binding: Binding, scene: Scene, *, down: bool) -> tuple[Check, ...]:
    table = _table(scene, binding)
    order = sorted(table.rows, key=lambda row: _key(table, binding.line, row), reverse=down)
    grid = table.grid
    rows = [grid[0], *(grid[row - 1] for row in order)]
    return (GridIs(sheet=binding.sheet, rows=tuple(map(tuple, rows))),)


def _filter(scene: Scene, random: Random) -> Binding:
    """A table without a row of totals, which would be filtered too."""
    table = scene.table(random, lambda table: not table.total and not table.sheet.filters)
    first, last = table.area
    return bound(scene, table, first, last, random.choice(("the table", f"cells {first}:{last}")))


def _freeze(scene: Scene, random: Random) -> Binding:
    table = scene.table(random)
    need(not table.sheet.frozen_rows and not table.sheet.frozen_columns)
    words = "the sheet" if table.number == 1 else f'the sheet "{table.sheet.name}"'
    return bound(scene, table, "A1").model_copy(update={"place": words})


def _chart(scene: Scene, random: Random) -> Binding:
    """The first column, which names things, and the numbers beside it."""
    table = scene.table(random, lambda table: table.is_number(2) and not table.sheet.charts)
    first, last = cell_address(0, table.head - 1), cell_address(1, table.last - 1)
    return bound(scene, table, first, last, f"cells {first}:{last}")


SORT_UP = Family(
    name="sort-ascending",
    source="text/scalc/guide/database_sort.html",
    phrasings=(
        "Sort the rows by {line_words} in ascending order",
        "Sort the table by {line_words}, smallest first",
        "Order the table by {line_words} ascending",
        "Please sort the data by {line_words} from low to high",
        "Could you sort the rows ascending by {line_words}?",
        "Arrange the rows in ascending order of {line_words}",
        "Put the rows in order of {line_words}, ascending",
        "The table should be sorted by {line_words}, ascending",
    ),
    draw=_sort,
    solve=lambda b: (select(b), click("Data > Sort Ascending")),
    check=lambda b, scene: _sorted(b, scene, down=False),
    effect=shifts,
    order="alone",
)
SORT_DOWN = Family(
    name="sort-descending",
    source="text/scalc/guide/database_sort.html",
    phrasings=(
        "Sort the rows by {line_words} in descending order",
        "Sort the table by {line_words}, largest first",
        "Order the table by {line_words} descending",
        "Please sort the data by {line_words} from high to low",
        "Could you sort the rows descending by {line_words}?",
        "Arrange the rows in descending order of {line_words}",
        "Put the rows in order of {line_words}, descending",
        "The table should be sorted by {line_words}, descending",
    ),
    draw=_sort,
    solve=lambda b: (select(b), click("Data > Sort Descending")),
    check=lambda b, scene: _sorted(b, scene, down=True),
    effect=shifts,
    order="alone",
)
AUTOFILTER = Family(
    name="autofilter",
    source="text/scalc/guide/autofilter.html",
    phrasings=(
        "Add an AutoFilter to {place}",
        "Turn on the AutoFilter for {place}",
        "Put filter buttons on the headings of {place}",
        "Please apply an AutoFilter to {place}",
        "Could you switch on the AutoFilter for {place}?",
        "I want to filter {place} with an AutoFilter",
        "{place} should have an AutoFilter",
        "Use the AutoFilter on {place}",
    ),
    draw=_filter,
    solve=lambda b: (select(b), click("Data > AutoFilter")),
    check=lambda b, scene: (FilterButtons(sheet=b.sheet, area=b.area),),
    effect=changes("filters"),
    topic="filters",
)
FREEZE_ROW = Family(
    name="freeze-first-row",
    source="text/scalc/guide/line_fix.html",
    phrasings=(
        "Freeze the first row of {place}",
        "Keep the first row of {place} in sight while scrolling",
        "Fix the top row of {place} so that it does not scroll away",
        "Please freeze the top row of {place}",
        "Could you freeze row 1 of {place}?",
        "The first row of {place} should stay visible when I scroll",
        "Make the first row of {place} stay on top",
        "Lock the first row of {place} on the screen",
    ),
    draw=_freeze,
    solve=lambda b: (on_sheet(b, "A1"), click("View > Freeze Cells > Freeze First Row")),
    check=lambda b, scene: (Frozen(sheet=b.sheet, rows=1),),
    effect=changes("frozen"),
    topic="frozen",
)
FREEZE_COLUMN = Family(
    name="freeze-first-column",
    source="text/scalc/guide/line_fix.html",
    phrasings=(
        "Freeze the first column of {place}",
        "Keep the first column of {place} in sight while scrolling",
        "Fix the left column of {place} so that it does not scroll away",
        "Please freeze the leftmost column of {place}",
        "Could you freeze column A of {place}?",
        "The first column of {place} should stay visible when I scroll",
        "Make the first column of {place} stay at the left",
        "Lock the first column of {place} on the screen",
    ),
    draw=_freeze,
    solve=lambda b: (on_sheet(b, "A1"), click("View > Freeze Cells > Freeze First Column")),
    check=lambda b, scene: (Frozen(sheet=b.sheet, columns=1),),
    effect=changes("frozen"),
    topic="frozen",
)
CHART = Family(
    name="insert-chart",
    source="text/shared/guide/chart_insert.html",
    phrasings=(
        "Insert a chart of {place}",
        "Create a chart from {place}",
        "Draw a chart of {place}",
        "Please make a chart from {place}",
        "Could you add a chart of {place}?",
        "Show {place} as a chart",
        "I would like a chart of {place}",
        "Put a chart of {place} on the sheet",
    ),
    draw=_chart,
    solve=lambda b: (select(b), click("Insert > Chart..."), click("Finish")),
    check=lambda b, scene: (ChartPresent(sheet=b.sheet, count=1, area=b.area),),
    effect=changes("charts"),
    order="last",  # the chart keeps the keyboard
    topic="charts",
)
FAMILIES = (SORT_UP, SORT_DOWN, AUTOFILTER, FREEZE_ROW, FREEZE_COLUMN, CHART)
