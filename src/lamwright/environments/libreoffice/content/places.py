"""Places of a text by the names that the canvas gives them: 'table 1 B2', 'footnote 1', 'header of X'."""

import re
from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from lamwright.environments.libreoffice.content.text_reader import Content
from lamwright.records.addresses import cell_address, cell_place
from lamwright.records.canvas import CanvasPart, CanvasTable, TextCanvas

_NUMBERED = re.compile(
    r"(paragraph|footnote|endnote|comment|text box|table) (\d+)(?: ([A-Za-z]+\d+))?"
)
_EDGE = re.compile(r"((?:left |first )?(?:header|footer)) of (.+)")


def locate(place: str, canvas: TextCanvas) -> dict[str, JsonValue]:
    """A place as LibreOffice's side takes it. Raises ``LookupError`` with a sentence for what is none."""
    if place == "body":
        return {"kind": "body"}
    if edge := _EDGE.fullmatch(place):
        _part(place, canvas.parts)
        return {"kind": "edge", "edge": edge[1], "style": edge[2]}
    found = _NUMBERED.fullmatch(place)
    if found is None:
        raise LookupError(f'"{place}" is no place of the document')
    kind, number = found[1], int(found[2])
    if kind == "paragraph":
        count = len(canvas.paragraphs) + canvas.truncated
        if not 1 <= number <= count:
            raise LookupError(f"The document has {count} paragraphs")
        return {"kind": "body", "paragraph": number}
    if kind == "table":
        table = _table(number, found[3] or "", canvas.tables)
        return {"kind": "table", "name": table.name, "cell": (found[3] or "").upper()}
    part = _part(place, canvas.parts)
    if kind == "comment":
        before = [p for p in canvas.parts[: canvas.parts.index(part)] if p.place.startswith(kind)]
        alike = sum((p.text, p.author) == (part.text, part.author) for p in before)
        return {"kind": kind, "text": part.text, "author": part.author, "before": alike}
    if kind == "text box":
        return {"kind": "box", "name": part.name, "text": part.text}
    return {"kind": kind, "number": number}


def lines_of(place: str, content: Content, parts: Sequence[CanvasPart]) -> list[str]:
    """The paragraphs of a place in full. Raises ``LookupError`` with a sentence for what is none."""
    if place == "body":
        return [paragraph.text for paragraph in content.paragraphs]
    found = _NUMBERED.fullmatch(place)
    kind = found[1] if found else ""
    if found and kind == "paragraph" and 1 <= int(found[2]) <= len(content.paragraphs):
        return [content.paragraphs[int(found[2]) - 1].text]
    if found and kind == "table":
        table = _table(int(found[2]), found[3] or "", content.tables)
        return list(_lines_in(table, (found[3] or "").upper(), content.tables)) or [""]
    part = _part(place, [*content.found.parts, *parts])
    inner = (table for table in content.tables if table.place == place)
    further = (line for table in inner for line in _lines_in(table, "", content.tables))
    return [*part.text.split("\n"), *further]


def _part(place: str, parts: Sequence[CanvasPart]) -> CanvasPart:
    found = next((part for part in parts if part.place == place), None)
    if found is None:
        raise LookupError(f"The document has no {place}")
    return found


def _table(number: int, address: str, tables: Sequence[CanvasTable]) -> CanvasTable:
    """The table of that number; it has the cell ``address``, if that is one."""
    found = next((table for table in tables if table.number == number), None)
    if found is None:
        raise LookupError(f"The document has {len(tables)} tables")
    if address:
        check_cell(found, address)
    return found


def check_cell(table: CanvasTable, address: str) -> None:
    """Raise ``LookupError`` with a sentence where a table has no such cell."""
    place = cell_place(address)
    if place is None or place[0] >= table.columns or place[1] >= table.rows:
        size = cell_address(table.columns - 1, table.rows - 1)
        raise LookupError(f'Table {table.number} has the cells A1 to {size}, not "{address}"')


def _lines_in(table: CanvasTable, address: str, tables: Sequence[CanvasTable]) -> Iterator[str]:
    """The lines of one cell or (address '') of all, behind them those of the tables within."""
    for cell in table.cells:
        if address in {"", cell.address}:
            yield from cell.text.split("\n")
    for other in tables:
        start, _, cell_of = other.place.rpartition(" ")
        if start == f"table {table.number}" and address in {"", cell_of}:
            yield from _lines_in(other, "", tables)
