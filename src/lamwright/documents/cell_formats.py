"""Properties of cells in effect -> ``CellFormat``."""

from collections.abc import Mapping
from typing import cast

from lxml import etree

from lamwright.documents.formats import background, character_format
from lamwright.documents.namespaces import attribute, every, first, tag
from lamwright.documents.styles import StyleSheet
from lamwright.records.spreadsheet import CellFormat, Horizontal, NumberKind, Vertical

_SIDES = ("top", "bottom", "left", "right")
_KINDS: dict[str, NumberKind] = {
    "number:number-style": "number",
    "number:percentage-style": "percent",
    "number:currency-style": "currency",
    "number:date-style": "date",
    "number:time-style": "time",
    "number:boolean-style": "boolean",
    "number:text-style": "text",
}
_HORIZONTAL: dict[str, Horizontal] = {
    "start": "left",
    "left": "left",
    "center": "center",
    "end": "right",
    "right": "right",
    "justify": "justify",
}
_CELL = "table-cell"
_Number = tuple[NumberKind, int, bool, str]


class CellFormats:
    """The formats of the cells of a document, each style resolved once."""

    def __init__(self, sheet: StyleSheet, *holders: etree._Element | None) -> None:
        """``holders`` are those of number formats: office:styles and office:automatic-styles."""
        self._sheet = sheet
        self._known: dict[str, CellFormat] = {}
        self._numbers = {
            attribute(element, "style:name"): _number(element)
            for holder in holders
            if holder is not None
            for element in holder
            if tag(element) in _KINDS
        }

    def of(self, style: str) -> CellFormat:
        """The format of cells with the style of this name."""
        if style not in self._known:
            self._known[style] = self._read(style or "Default")
        return self._known[style]

    def _read(self, style: str) -> CellFormat:
        text = self._sheet.effective(_CELL, style, "text")
        cell = self._sheet.effective(_CELL, style, "table-cell")
        paragraph = self._sheet.effective(_CELL, style, "paragraph")
        look = character_format({"fo:font-size": "10pt", **text}, "")
        data = self._sheet.attribute(_CELL, style, "style:data-style-name") or ""
        kind, decimals, thousands, currency = self._numbers.get(data, ("general", -1, False, ""))
        return CellFormat(
            font=look.font,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            underline=look.underline != "none",
            strikethrough=look.strikethrough,
            colour=look.colour,
            background=background(cell),
            horizontal=_horizontal(cell, paragraph),
            vertical=_vertical(cell),
            wrap=cell.get("fo:wrap-option") == "wrap",
            border=tuple(side for side in _SIDES if _lined(cell.get(f"fo:border-{side}", ""))),
            number=kind,
            decimals=decimals,
            thousands=thousands,
            currency=currency,
        )


def _lined(border: str) -> bool:
    return border not in {"", "none", "hidden"}


def _horizontal(cell: Mapping[str, str], paragraph: Mapping[str, str]) -> Horizontal:
    """Alignment counts only where it is not left to the value's type."""
    if cell.get("style:repeat-content") == "true":
        return "filled"
    if cell.get("style:text-align-source", "fix") == "value-type":
        return "standard"
    return _HORIZONTAL.get(paragraph.get("fo:text-align", ""), "standard")


def _vertical(cell: Mapping[str, str]) -> Vertical:
    value = cell.get("style:vertical-align", "automatic")
    return cast("Vertical", value) if value in {"top", "middle", "bottom"} else "standard"


def _number(element: etree._Element) -> _Number:
    """Kind, decimals, whether thousands are grouped, currency symbol."""
    kind = _KINDS[tag(element)]
    symbol = first(element, "number:currency-symbol")
    if first(element, "number:scientific-number") is not None:
        kind = "scientific"
    elif first(element, "number:fraction") is not None:
        kind = "fraction"
    digits = [*every(element, "number:number"), *every(element, "number:scientific-number")]
    decimals = attribute(digits[0], "number:decimal-places", "-1") if digits else "-1"
    grouped = bool(digits) and attribute(digits[0], "number:grouping") == "true"
    if kind == "number" and decimals == "-1" and not grouped:
        kind = "general"
    return kind, int(decimals), grouped, "" if symbol is None else (symbol.text or "")
