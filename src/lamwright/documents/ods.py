"""Writing OpenDocument spreadsheets without an application: the same sheets give the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from lamwright.documents.archive import root, write_package
from lamwright.documents.formulas import as_written
from lamwright.documents.package import SPREADSHEET

Look = Literal["plain", "money", "share", "day", "whole"]
"""How a value shows: as it is, $1,234.50, 12%, 2026-03-14, 1,234."""
_MONEY = (
    '<number:currency-style style:name="{name}"><number:currency-symbol number:language="en" '
    'number:country="US">$</number:currency-symbol><number:number number:decimal-places="2" '
    'number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>'
    "</number:currency-style>"
)
_SHARE = (
    '<number:percentage-style style:name="{name}"><number:number number:decimal-places="0" '
    'number:min-decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text>'
    "</number:percentage-style>"
)
_DAY = (
    '<number:date-style style:name="{name}"><number:year number:style="long"/><number:text>-'
    '</number:text><number:month number:style="long"/><number:text>-</number:text><number:day '
    'number:style="long"/></number:date-style>'
)
_WHOLE = (
    '<number:number-style style:name="{name}"><number:number number:decimal-places="0" '
    'number:min-decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>'
    "</number:number-style>"
)
_NUMBERS: dict[Look, str] = {"money": _MONEY, "share": _SHARE, "day": _DAY, "whole": _WHOLE}
_STYLES = (
    '<style:default-style style:family="table-cell">'
    '<style:paragraph-properties style:tab-stop-distance="12.7mm"/>'
    '<style:text-properties style:font-name="Liberation Sans" fo:language="en" fo:country="US"/>'
    '</style:default-style><style:style style:name="Default" style:family="table-cell"/>'
)
_FONTS = (
    '<office:font-face-decls><style:font-face style:name="Liberation Sans" '
    'svg:font-family="&apos;Liberation Sans&apos;"/></office:font-face-decls>'
)


@dataclass(frozen=True)
class OdsCell:
    """One cell: what it holds, how it shows. ``value`` of a formula is its result."""

    value: str | float | date
    look: Look = "plain"
    bold: bool = False
    formula: str = ""

    @property
    def text(self) -> str:
        """As Calc shows it."""
        return shown(self.value, self.look)


@dataclass(frozen=True)
class OdsSheet:
    """One sheet: rows from the top, None for empty cells, and widths of its columns in millimetres."""

    name: str
    rows: tuple[tuple[OdsCell | None, ...], ...]
    widths: tuple[float, ...] = ()


def write_ods(path: Path, sheets: tuple[OdsSheet, ...]) -> Path:
    """Write an OpenDocument spreadsheet to ``path`` (replaced whole)."""
    tables = "".join(_table(sheet) for sheet in sheets)
    content = (
        f"{_FONTS}<office:automatic-styles>{''.join(_automatic(sheets))}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    )
    parts = {
        "content.xml": root("document-content", content),
        "styles.xml": root("document-styles", f"{_FONTS}<office:styles>{_STYLES}</office:styles>"),
    }
    return write_package(path, SPREADSHEET, parts)


def shown(value: str | float | date, look: Look) -> str:
    """The text of a value in a look, as Calc shows it."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if look == "money":
        return f"${value:,.2f}" if value >= 0 else f"-${-value:,.2f}"
    if look == "share":
        return f"{value * 100:.0f}%"
    return f"{value:,.0f}" if look == "whole" else f"{value:.15g}"


def _automatic(sheets: tuple[OdsSheet, ...]) -> Iterator[str]:
    for look, style in _NUMBERS.items():
        yield style.format(name=f"N-{look}")
    for look in ("plain", *_NUMBERS):
        for bold in (False, True):
            data = "" if look == "plain" else f' style:data-style-name="N-{look}"'
            weight = ' fo:font-weight="bold"' if bold else ""
            yield (
                f'<style:style style:name="{_style(look, bold=bold)}" style:family="table-cell" '
                f'style:parent-style-name="Default"{data}><style:text-properties{weight}/>'
                "</style:style>"
            )
    for width in sorted({width for sheet in sheets for width in sheet.widths}):
        yield (
            f'<style:style style:name="{_column(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:g}mm"/></style:style>'
        )


def _style(look: str, *, bold: bool) -> str:
    return f"{look}-bold" if bold else look


def _column(width: float) -> str:
    return f"co{width:g}".replace(".", "_")


def _table(sheet: OdsSheet) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{_column(width)}"/>' for width in sheet.widths
    )
    columns = columns or "<table:table-column/>"
    rows = "".join(f"<table:table-row>{_row(row)}</table:table-row>" for row in sheet.rows)
    return f"<table:table table:name={quoteattr(sheet.name)}>{columns}{rows}</table:table>"


def _row(row: tuple[OdsCell | None, ...]) -> str:
    cells = "".join("<table:table-cell/>" if cell is None else _cell(cell) for cell in row)
    return cells or "<table:table-cell/>"


def _cell(cell: OdsCell) -> str:
    formula = f" table:formula={quoteattr(as_written(cell.formula))}" if cell.formula else ""
    style = f' table:style-name="{_style(cell.look, bold=cell.bold)}"'
    if cell.look == "plain" and not cell.bold:
        style = ""
    return (
        f"<table:table-cell{style}{formula} {_typed(cell)}><text:p>{escape(cell.text)}</text:p>"
        "</table:table-cell>"
    )


def _typed(cell: OdsCell) -> str:
    if isinstance(cell.value, str):
        return 'office:value-type="string"'
    if isinstance(cell.value, date):
        return f'office:value-type="date" office:date-value="{cell.value.isoformat()}"'
    kind = {"money": "currency", "share": "percentage"}.get(cell.look, "float")
    unit = ' office:currency="USD"' if kind == "currency" else ""
    return f'office:value-type="{kind}"{unit} office:value="{cell.value:.15g}"'
