"""What a template spreadsheet is made of: grids of values, with formulas worked out."""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from lamwright.documents.ods import Look, OdsCell, OdsSheet
from lamwright.records.addresses import cell_address, cell_place
from lamwright.records.cell_areas import cells_in

Value = str | float | date | None
"""What a cell holds; a text that starts with '=' is a formula, in which {r} is its row."""
_STANDARD = 22.58
_MILLIMETRES = 2.2
"""That a character takes, about."""
_CALL = re.compile(r"=(SUM|AVERAGE|MAX|MIN)\(([A-Z]+\d+):([A-Z]+\d+)\)")
_PAIR = re.compile(r"=([A-Z]+\d+)([*+/-])([A-Z]+\d+)")
_FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "SUM": sum,
    "AVERAGE": lambda values: sum(values) / len(values),
    "MAX": max,
    "MIN": min,
}
_OPERATORS: dict[str, Callable[[float, float], float]] = {
    "*": operator.mul,
    "+": operator.add,
    "-": operator.sub,
    "/": operator.truediv,
}


@dataclass(frozen=True)
class Template:
    """One spreadsheet to be: what it is about in one line, and its sheets."""

    description: str
    sheets: tuple[OdsSheet, ...]


@dataclass
class Grid:
    """One sheet while it is made: a heading row, rows of values, perhaps a line of totals."""

    name: str
    head: tuple[str, ...]
    looks: tuple[Look, ...]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    totals: tuple[str, ...] = ()
    """Label, then a function or '' for each column: ('Total', 'SUM', '')."""
    bold: bool = True
    """Whether the heading row is."""
    _known: dict[str, float] = field(default_factory=dict)

    def sheet(self) -> OdsSheet:
        """The finished sheet."""
        lines: list[tuple[OdsCell | None, ...]] = []
        if self.title:
            lines += [(OdsCell(self.title, bold=self.bold),), ()]
        lines.append(tuple(OdsCell(text, bold=self.bold) for text in self.head))
        first = len(lines) + 1
        for row in self.rows:
            lines.append(self._line(row, len(lines)))
        if self.totals:
            last = len(lines)
            lines.append(self._line(self._totals(first, last), last))
        return OdsSheet(self.name, tuple(lines), self._widths(lines))

    def _totals(self, first: int, last: int) -> list[Value]:
        row: list[Value] = [self.totals[0]]
        for column, function in enumerate(self.totals[1:], 1):
            letters = cell_address(column, 0).rstrip("1")
            row.append(f"={function}({letters}{first}:{letters}{last})" if function else None)
        return row

    def _line(self, row: Sequence[Value], number: int) -> tuple[OdsCell | None, ...]:
        return tuple(
            None if value is None else self._cell(value, cell_address(column, number), look)
            for column, (value, look) in enumerate(zip(row, self.looks, strict=True))
        )

    def _cell(self, value: str | float | date, address: str, look: Look) -> OdsCell:
        if isinstance(value, str) and value.startswith("="):
            place = cell_place(address)
            assert place is not None
            formula = value.replace("{r}", str(place[1] + 1))
            result = self._result(formula)
            self._known[address] = result
            return OdsCell(result, look, formula=formula)
        if isinstance(value, int | float):
            self._known[address] = float(value)
            return OdsCell(float(value), look)
        return OdsCell(value, look if isinstance(value, date) else "plain")

    def _result(self, formula: str) -> float:
        if pair := _PAIR.fullmatch(formula):
            return _OPERATORS[pair[2]](self._known[pair[1]], self._known[pair[3]])
        call = _CALL.fullmatch(formula)
        assert call is not None, formula
        return _FUNCTIONS[call[1]]([
            self._known[address]
            for address in cells_in(f"{call[2]}:{call[3]}")
            if address in self._known
        ])

    def _widths(self, lines: Sequence[Sequence[OdsCell | None]]) -> tuple[float, ...]:
        longest = [0] * len(self.head)
        for line in lines[2 if self.title else 0 :]:
            for column, cell in enumerate(line):
                longest[column] = max(longest[column], len(cell.text) if cell else 0)
        return tuple(max(_STANDARD, round(4 + _MILLIMETRES * count)) for count in longest)
