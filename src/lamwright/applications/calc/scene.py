"""A template spreadsheet, seen as a place to draw parameters from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from lamwright.documents.sheets import read_spreadsheet
from lamwright.instantiate.family import NoFit
from lamwright.records.addresses import cell_address, cell_place, column_letters
from lamwright.records.spreadsheet import SheetCell, SheetState, SpreadsheetState

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 '-]*")
_SUMMARY = re.compile(r"=[A-Z]+\(([A-Z]+)\d+:\1\d+\)")
_LEAST_HEAD = 2


@dataclass(frozen=True)
class Table:
    """The lines of a sheet: a heading row, rows of values, perhaps a row of totals."""

    sheet: SheetState
    number: int
    """Of the sheet, counted from 1."""
    head: int
    """Row of the headings, counted from 1; the values follow."""
    last: int
    """Row of the last values."""
    total: int
    """Row of totals; 0 without one."""
    columns: int

    @property
    def rows(self) -> range:
        """The rows of values."""
        return range(self.head + 1, self.last + 1)

    def at(self, column: int, row: int) -> SheetCell:
        """The cell of a column and a row, both counted from 1."""
        return self.sheet.at(cell_address(column - 1, row - 1))

    def heading(self, column: int) -> str:
        """The text over a column, counted from 1."""
        return self.at(column, self.head).text

    def is_number(self, column: int) -> bool:
        """Whether a column holds numbers, no dates and no formulas."""
        return all(_is_number(self.at(column, row)) for row in self.rows)

    @property
    def area(self) -> tuple[str, str]:
        """First and last cell of headings and values."""
        first = cell_address(0, self.head - 1)
        return first, cell_address(self.columns - 1, max(self.last, self.total) - 1)

    @property
    def grid(self) -> list[list[str | None]]:
        """The texts from A1 on, None for results of formulas, which other cells decide."""
        last = max(self.last, self.total)
        return [
            [_fixed(self.at(column, row)) for column in range(1, self.columns + 1)]
            for row in range(1, last + 1)
        ]


def _is_number(cell: SheetCell) -> bool:
    return bool(re.fullmatch(r"-?[0-9.]+", cell.value)) and not cell.formula


def _fixed(cell: SheetCell) -> str | None:
    return None if cell.formula else cell.text


@dataclass(frozen=True)
class Scene:
    """A spreadsheet and the cells that another part of the task already speaks of."""

    document: SpreadsheetState
    taken: frozenset[tuple[str, str]] = frozenset()
    """Sheet and address."""

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """One for each sheet that has headings."""
        found = (_table(sheet, number) for number, sheet in enumerate(self.document.sheets, 1))
        return tuple(table for table in found if table is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets."""
        return tuple(sheet.name for sheet in self.document.sheets)

    def table(self, random: Random, suits: Callable[[Table], bool] = lambda table: True) -> Table:
        """A table that suits, that of the first sheet twice as likely."""
        fitting = [table for table in self.tables if suits(table)]
        if not fitting:
            raise NoFit("no-table")
        return random.choice([fitting[0], *fitting])

    def is_free(self, table: Table, first: str, last: str = "") -> bool:
        """Whether no other part speaks of any of these cells."""
        start, stop = cell_place(first), cell_place(last or first)
        assert start is not None and stop is not None
        return not any(
            (table.sheet.name, cell_address(column, row)) in self.taken
            for column in range(start[0], stop[0] + 1)
            for row in range(start[1], stop[1] + 1)
        )

    def cell(
        self,
        random: Random,
        suits: Callable[[SheetCell], bool] = lambda cell: True,
        *,
        heads: bool = True,
    ) -> tuple[Table, str]:
        """A table and the address of one of its filled cells that suits."""
        table = self.table(random)
        rows = [*([table.head] if heads else []), *table.rows]
        cells = [
            cell.address
            for row in rows
            for column in range(1, table.columns + 1)
            if (cell := table.at(column, row)).text
            and suits(cell)
            and self.is_free(table, cell.address)
        ]
        if not cells:
            raise NoFit("no-cell")
        return table, random.choice(cells)

    def area(
        self, random: Random, suits: Callable[[SheetCell], bool] = lambda cell: True
    ) -> tuple[Table, str, str]:
        """Cells of one column, one row or a block of a table, all of which suit."""
        table = self.table(random)
        for _ in range(40):
            left = random.randint(1, table.columns)
            right = random.choice((left, random.randint(left, table.columns)))
            top = random.choice((table.head, random.choice(table.rows)))
            bottom = top if top == table.head else random.randint(top, table.last)
            if (left, top) == (right, bottom):
                continue
            first, last = cell_address(left - 1, top - 1), cell_address(right - 1, bottom - 1)
            block = [
                table.at(column, row)
                for column in range(left, right + 1)
                for row in range(top, bottom + 1)
            ]
            if all(map(suits, block)) and self.is_free(table, first, last):
                return table, first, last
        raise NoFit("no-cell")

    def column(
        self, random: Random, suits: Callable[[Table, int], bool] = lambda table, column: True
    ) -> tuple[Table, int]:
        """A table and one of its columns, counted from 1, that suits and whose heading names it."""
        table = self.table(random)
        heads = [table.heading(column) for column in range(1, table.columns + 1)]
        fitting = [
            column
            for column in range(1, table.columns + 1)
            if _PLAIN.fullmatch(heads[column - 1])
            and heads.count(heads[column - 1]) == 1
            and suits(table, column)
        ]
        if not fitting:
            raise NoFit("no-cell")
        return table, random.choice(fitting)

    def where(self, table: Table) -> str:
        """Words that name a sheet which does not show at first; empty for the first."""
        return "" if table.number == 1 else f' on the sheet "{table.sheet.name}"'


def letters(column: int) -> str:
    """'B' of column 2, counted from 1."""
    return column_letters(column - 1)


def read_scene(path: Path) -> Scene:
    """The scene of a spreadsheet. Raises ``DocumentError`` when it cannot be read."""
    return Scene(read_spreadsheet(path))


def _table(sheet: SheetState, number: int) -> Table | None:
    texts = sheet.texts
    row = 1
    while row <= 5 and not _is_head(texts, row):
        row += 1
    if not _is_head(texts, row):
        return None
    columns = _width(texts, row)
    last = row
    while f"A{last + 1}" in texts and not _is_total(sheet, last + 1, columns):
        last += 1
    total = last + 1 if _is_total(sheet, last + 1, columns) else 0
    return Table(sheet, number, row, last, total, columns) if last > row + 1 else None


def _is_head(texts: dict[str, str], row: int) -> bool:
    return _width(texts, row) >= _LEAST_HEAD


def _width(texts: dict[str, str], row: int) -> int:
    column = 0
    while cell_address(column, row - 1) in texts:
        column += 1
    return column


def _is_total(sheet: SheetState, row: int, columns: int) -> bool:
    """Whether a row sums up what stands above it."""
    for column in range(columns):
        cell = sheet.at(cell_address(column, row - 1))
        found = _SUMMARY.fullmatch(cell.formula)
        if found and found[1] == column_letters(column):
            return True
    return False
