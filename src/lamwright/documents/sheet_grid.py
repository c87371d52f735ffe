"""Rows, columns and cells of one sheet, repeated ones spelled out within what is used."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from lamwright.documents.cell_formats import CellFormats
from lamwright.documents.formulas import as_typed
from lamwright.documents.measures import millimetres
from lamwright.documents.namespaces import attribute, first, tag
from lamwright.documents.plain_text import lines_of
from lamwright.documents.styles import StyleSheet
from lamwright.records.addresses import cell_address
from lamwright.records.spreadsheet import LineSize, SheetCell

_VALUES = ("value", "date-value", "time-value", "boolean-value")
_STANDARD_WIDTH = 22.58
_HAIR = 0.1
_ROWS = {"table:table-rows", "table:table-row-group", "table:table-header-rows"}
_COLUMNS = {"table:table-columns", "table:table-column-group", "table:table-header-columns"}
_HIDDEN = {"collapse", "filter"}
_BESIDE = 64
"""Rows and columns that are looked at beyond the last one that holds something."""
_MOST_CELLS = 200_000


class Grid(NamedTuple):
    """What stands in a sheet, and how its rows and columns are."""

    cells: tuple[SheetCell, ...]
    widths: tuple[LineSize, ...]
    heights: tuple[LineSize, ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]


class _Row(NamedTuple):
    number: int
    """Counted from 0."""
    times: int
    element: etree._Element
    cells: tuple["_Cell", ...]


class _Cell(NamedTuple):
    column: int
    """Counted from 0."""
    times: int
    element: etree._Element
    holds: bool


class GridReader:
    """Reads table:table elements of a spreadsheet."""

    def __init__(self, sheet: StyleSheet, formats: CellFormats) -> None:
        """``sheet`` resolves styles of rows and columns, ``formats`` those of cells."""
        self._sheet, self._formats = sheet, formats

    def read(self, table: etree._Element) -> Grid:
        """The grid of one sheet. Raises ``ValueError`` when it would hold too many cells."""
        rows = tuple(_rows(table))
        last_row, last_column = _used(rows)
        columns = list(_columns(table, last_column + _BESIDE))
        cells: list[SheetCell] = []
        for row in rows:
            for number in _spelled(row.number, row.times, last_row):
                cells += self._cells(row, number, last_column, columns)
                if len(cells) > _MOST_CELLS:
                    raise ValueError("more cells than can be read")
        used = [line for row in rows for line in self._sizes(row, last_row)]
        return Grid(
            cells=tuple(cells),
            widths=tuple(self._widths(columns, last_column)),
            heights=tuple(used),
            hidden_rows=tuple(_hidden_rows(rows, last_row)),
            hidden_columns=tuple(
                number
                for number, column in enumerate(columns, 1)
                if attribute(column, "table:visibility") in _HIDDEN
            ),
        )

    def _cells(
        self, row: _Row, number: int, last_column: int, columns: list[etree._Element]
    ) -> Iterator[SheetCell]:
        fallback = attribute(row.element, "table:default-cell-style-name")
        for cell in row.cells:
            for column in _spelled(cell.column, cell.times, last_column):
                style = attribute(cell.element, "table:style-name") or fallback
                if not style and column < len(columns):
                    style = attribute(columns[column], "table:default-cell-style-name")
                found = self._cell(cell.element, cell_address(column, number), style)
                if found != SheetCell(address=found.address, format=self._formats.of("")):
                    yield found

    def _cell(self, element: etree._Element, address: str, style: str) -> SheetCell:
        value = next(
            (held for name in _VALUES if (held := attribute(element, f"office:{name}"))), ""
        )
        formula = attribute(element, "table:formula")
        comment = first(element, "office:annotation")
        return SheetCell(
            address=address,
            text=lines_of(element),
            value=value,
            formula=as_typed(formula) if formula else "",
            comment="" if comment is None else lines_of(comment),
            columns=int(attribute(element, "table:number-columns-spanned", "1")),
            rows=int(attribute(element, "table:number-rows-spanned", "1")),
            format=self._formats.of(style),
        )

    def _widths(self, columns: list[etree._Element], last: int) -> Iterator[LineSize]:
        for number, column in enumerate(columns[: last + 1], 1):
            style = attribute(column, "table:style-name")
            own = self._sheet.own("table-column", style, "table-column")
            width = millimetres(own.get("style:column-width", f"{_STANDARD_WIDTH}mm"))
            if abs(width - _STANDARD_WIDTH) > _HAIR:
                yield LineSize(line=number, size=width)

    def _sizes(self, row: _Row, last: int) -> Iterator[LineSize]:
        style = attribute(row.element, "table:style-name")
        own = self._sheet.own("table-row", style, "table-row")
        if own.get("style:use-optimal-row-height", "true") == "false":
            height = millimetres(own.get("style:row-height", ""))
            for number in _spelled(row.number, row.times, last):
                yield LineSize(line=number + 1, size=height)


def _rows(table: etree._Element) -> Iterator[_Row]:
    number = 0
    for element in _below(table, "table:table-row", _ROWS):
        times = int(attribute(element, "table:number-rows-repeated", "1"))
        yield _Row(number, times, element, tuple(_row_cells(element)))
        number += times


def _row_cells(row: etree._Element) -> Iterator[_Cell]:
    column = 0
    for element in row:
        name = tag(element)
        if name not in {"table:table-cell", "table:covered-table-cell"}:
            continue
        times = int(attribute(element, "table:number-columns-repeated", "1"))
        if name == "table:table-cell":
            yield _Cell(column, times, element, _holds(element))
        column += times


def _holds(cell: etree._Element) -> bool:
    typed = attribute(cell, "office:value-type") or attribute(cell, "table:formula")
    merged = attribute(cell, "table:number-columns-spanned", "1") != "1"
    return bool(typed) or merged or first(cell, "office:annotation") is not None


def _used(rows: Iterable[_Row]) -> tuple[int, int]:
    """The last row and column that hold something, counted from 0; -1 without any."""
    row = column = -1
    for line in rows:
        for cell in line.cells:
            if cell.holds:
                row = max(row, line.number + line.times - 1)
                column = max(column, cell.column + cell.times - 1)
    return row, column


def _spelled(start: int, times: int, last: int) -> range:
    """The lines of a repeated one: all within what is used, beyond it only where few are meant."""
    stop = start + times
    if times > _BESIDE:
        stop = min(stop, last + 1)
    return range(start, max(start, min(stop, last + 1 + _BESIDE)))


def _columns(table: etree._Element, most: int) -> Iterator[etree._Element]:
    number = 0
    for element in _below(table, "table:table-column", _COLUMNS):
        times = int(attribute(element, "table:number-columns-repeated", "1"))
        for _ in range(min(times, most - number)):
            yield element
        number += times


def _hidden_rows(rows: Iterable[_Row], last: int) -> Iterator[int]:
    for row in rows:
        if attribute(row.element, "table:visibility") in _HIDDEN:
            yield from (number + 1 for number in _spelled(row.number, row.times, last))


def _below(parent: etree._Element, name: str, groups: set[str]) -> Iterator[etree._Element]:
    for element in parent:
        found = tag(element)
        if found == name:
            yield element
        elif found in groups:
            yield from _below(element, name, groups)
