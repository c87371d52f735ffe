"""Cells that hold something, of a table in a text or of a sheet (OpenDocument 1.3, part 3)."""

from collections.abc import Iterator
from typing import NamedTuple

from lamwright.documents import grid
from lamwright.documents.formulas import as_typed
from lamwright.documents.markup import Element
from lamwright.environments.libreoffice.content.text_runs import cap, text_of
from lamwright.records.addresses import cell_address
from lamwright.records.canvas import CanvasCell

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = {_TABLE + "table-cell", _TABLE + "covered-table-cell"}
_VALUES = ("value", "date-value", "time-value", "boolean-value")
_ALL = 1 << 30


class UsedCell(NamedTuple):
    """Where it is, counted from 0, and what it is."""

    row: int
    column: int
    element: Element

    def reported(self, characters: int = _ALL) -> CanvasCell:
        """The cell as the canvas shows it, with at most so many characters of text."""
        element = self.element
        text = "\n".join(text_of(paragraph) for paragraph in element.findall(_TEXT + "p"))
        value = next(
            (element.get(_OFFICE + n, "") for n in _VALUES if _OFFICE + n in element.attrib), ""
        )
        formula = element.get(_TABLE + "formula", "")
        return CanvasCell(
            address=cell_address(self.column, self.row),
            text=cap(text, characters),
            value=value if value != text else "",
            formula=cap(as_typed(formula), characters) if formula else "",
        )


def used_cells(table: Element) -> Iterator[UsedCell]:
    """Cells that hold something, row by row; each as often as it is repeated."""
    row = 0
    for element in grid.rows(table):
        times = grid.repeats(element, "rows")
        cells = list(_used_in(element))
        for offset in range(times if cells else 0):
            yield from (UsedCell(row + offset, column, cell) for column, cell in cells)
        row += times


def _used_in(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for element in row:
        if element.tag not in _CELLS:
            continue
        times = grid.repeats(element, "columns")
        if _holds(element):
            yield from ((column + offset, element) for offset in range(times))
        column += times


def _holds(cell: Element) -> bool:
    keys = (_OFFICE + "value-type", _TABLE + "formula")
    return any(key in cell.attrib for key in keys) or cell.find(_TEXT + "p") is not None
