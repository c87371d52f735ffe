"""Places of a text by the names that the canvas gives them: 'table 1 B2', 'footnote 1', 'header of X'."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from lamwright.environments.libreoffice.content.text_reader import Content
from lamwright.records.canvas import CanvasPart, TextCanvas

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
        return {"kind": "body", "paragraph": number}
    if kind == "table":
        return {
            "kind": "table",
            "name": _table_name(number, canvas),
            "cell": (found[3] or "").upper(),
        }
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
        tables = [table for table in content.tables if table.number == int(found[2])]
        address = (found[3] or "").upper()
        return [
            line
            for table in tables
            for cell in table.cells
            if address in {"", cell.address}
            for line in cell.text.split("\n")
        ]
    return _part(place, [*content.found.parts, *parts]).text.split("\n")


def _part(place: str, parts: Sequence[CanvasPart]) -> CanvasPart:
    found = next((part for part in parts if part.place == place), None)
    if found is None:
        raise LookupError(f"The document has no {place}")
    return found


def _table_name(number: int, canvas: TextCanvas) -> str:
    found = next((table for table in canvas.tables if table.number == number), None)
    if found is None:
        raise LookupError(f"The document has {len(canvas.tables)} tables")
    return found.name
