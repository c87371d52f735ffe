"""Draws and effects that many families share."""

from collections.abc import Callable
from random import Random

from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.checks.kinds import (
    Aspect,
    CellsFormatted,
    SheetsUnchangedExcept,
)
from lamwright.applications.calc.scene import Scene, Table, letters
from lamwright.instantiate.family import NoFit
from lamwright.records.check import Check
from lamwright.records.spreadsheet import SheetCell

Draw = Callable[[Scene, Random], Binding]
Effect = Callable[[Binding, Scene], SheetsUnchangedExcept]
Suits = Callable[[SheetCell], bool]


def bound(scene: Scene, table: Table, first: str, last: str = "", words: str = "") -> Binding:
    """Cells of a table, and words for them."""
    named = words or (f"cells {first} to {last}" if last else f"cell {first}")
    return Binding(
        place=named + scene.where(table),
        sheet=table.sheet.name,
        number=table.number,
        first=first,
        last=last,
    )


def cells(suits: Suits = lambda cell: True, *, heads: bool = True) -> Draw:
    """Draws one filled cell."""

    def draw(scene: Scene, random: Random) -> Binding:
        table, address = scene.cell(random, suits, heads=heads)
        return bound(scene, table, address)

    return draw


def areas(suits: Suits = lambda cell: True) -> Draw:
    """Draws a cell, or several that make a block."""

    def draw(scene: Scene, random: Random) -> Binding:
        if random.random() < 0.3:
            return cells(suits)(scene, random)
        table, first, last = scene.area(random, suits)
        words = f"cells {first}:{last}" if random.random() < 0.5 else f"cells {first} to {last}"
        return bound(scene, table, first, last, words)

    return draw


def numbers(suits: Suits = lambda cell: True) -> Draw:
    """Draws the numbers of a column, or some of them."""

    def draw(scene: Scene, random: Random) -> Binding:
        def fits(table: Table, column: int) -> bool:
            cells = [table.at(column, row) for row in table.rows]
            return table.is_number(column) and all(map(suits, cells))

        table, column = scene.column(random, fits)
        first, last = (f"{letters(column)}{row}" for row in (table.rows[0], table.last))
        need(scene.is_free(table, first, last))
        words = f'the numbers under "{table.heading(column)}"'
        if random.random() < 0.5:
            words = f"cells {first} to {last}"
        return bound(scene, table, first, last, words)

    return draw


def headings(suits: Suits = lambda cell: True) -> Draw:
    """Draws the row of headings."""

    def draw(scene: Scene, random: Random) -> Binding:
        table = scene.table(random)
        first, last = f"A{table.head}", f"{letters(table.columns)}{table.head}"
        heads = [table.at(column, table.head) for column in range(1, table.columns + 1)]
        need(all(map(suits, heads)) and scene.is_free(table, first, last))
        words = random.choice(("the heading row", "the column headings", f"row {table.head}"))
        return bound(scene, table, first, last, words)

    return draw


def a_row(scene: Scene, random: Random) -> Binding:
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


def a_column(scene: Scene, random: Random) -> Binding:
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


def has(binding: Binding, **looks: object) -> tuple[Check, ...]:
    """The check that the cells look so."""
    check = {"sheet": binding.sheet, "area": binding.area, **looks}
    return (CellsFormatted.model_validate(check),)


def restyles(binding: Binding, scene: Scene) -> SheetsUnchangedExcept:
    """The look of the cells may differ."""
    del scene
    return SheetsUnchangedExcept(formats=(f"{binding.sheet}.{binding.area}",))


def rewrites(binding: Binding, scene: Scene) -> SheetsUnchangedExcept:
    """The content of the cells may differ."""
    del scene
    return SheetsUnchangedExcept(cells=(f"{binding.sheet}.{binding.area}",))


def shifts(binding: Binding, scene: Scene) -> SheetsUnchangedExcept:
    """All cells of the sheet may move."""
    del scene
    return SheetsUnchangedExcept(sheets=(binding.sheet,))


def changes(*aspects: Aspect) -> Effect:
    """Whole aspects of the sheets may differ."""

    def effect(binding: Binding, scene: Scene) -> SheetsUnchangedExcept:
        del binding, scene
        return SheetsUnchangedExcept(aspects=aspects)

    return effect


def need(holds: object) -> None:
    """Raises ``NoFit`` unless the spreadsheet has a choice to offer."""
    if not holds:
        raise NoFit("no-choice")
