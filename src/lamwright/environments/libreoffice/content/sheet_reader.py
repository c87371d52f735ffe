"""A spreadsheet's ``content.xml`` to its used cells (OpenDocument 1.3, part 3)."""

from lamwright.documents.markup import Element, parse
from lamwright.environments.libreoffice.content.cells import used_cells
from lamwright.records.canvas import CanvasCell, CanvasSheet

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_SHEETS = 100


def read_sheets(xml: str, *, cells: int, characters: int) -> tuple[list[CanvasSheet], int]:
    """Sheets with their first ``cells`` used cells each, and how many sheets were left out."""
    body = parse(xml.encode()).find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    tables = [] if body is None else body.findall(_TABLE + "table")
    sheets = [
        _sheet(number, table, cells, characters)
        for number, table in enumerate(tables[:_MOST_SHEETS], start=1)
    ]
    return sheets, max(0, len(tables) - _MOST_SHEETS)


def _sheet(number: int, table: Element, most: int, characters: int) -> CanvasSheet:
    shown: list[CanvasCell] = []
    used = rows = columns = 0
    for cell in used_cells(table):
        used += 1
        rows, columns = max(rows, cell.row + 1), max(columns, cell.column + 1)
        if len(shown) < most:
            shown.append(cell.reported(characters))
    return CanvasSheet(
        number=number,
        name=table.get(_TABLE + "name", ""),
        rows=rows,
        columns=columns,
        cells=tuple(shown),
        truncated=used - len(shown),
    )
