"""Checks: how success is read from the final spreadsheet (never from the agent's word).

Attributes left at None are not looked at. Sheets are named; areas are written 'B2:D5' or 'B2';
rows and columns are counted from 1. Lengths are millimetres (0.3 of tolerance), sizes points.
"""

from typing import Literal

from pydantic import ConfigDict

from lamwright.records.check import Check
from lamwright.records.spreadsheet import Horizontal, NumberKind

Aspect = Literal["widths", "heights", "hidden", "frozen", "filters", "charts", "merged", "comments"]
"""What of a sheet may differ besides the content and the looks of its cells."""


class CalcCheck(Check):
    """A check that Calc's judge can run; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CellIs(CalcCheck):
    """A cell shows a text, holds a value, has a formula."""

    kind: Literal["cell_is"] = "cell_is"
    sheet: str
    cell: str
    text: str | None = None
    value: float | None = None
    formula: str | None = None
    """Spaces and case play no part; '' asks for none."""


class CellsFormatted(CalcCheck):
    """All cells of an area look so."""

    kind: Literal["cells_formatted"] = "cells_formatted"
    sheet: str
    area: str
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strikethrough: bool | None = None
    font: str | None = None
    size: float | None = None
    colour: str | None = None
    background: str | None = None
    """'#rrggbb'; 'any' for whatever but none."""
    horizontal: Horizontal | None = None
    vertical: str | None = None
    wrap: bool | None = None
    border: tuple[str, ...] | None = None
    """Sides that have a line."""
    number: NumberKind | None = None
    decimals: int | None = None
    thousands: bool | None = None


class GridIs(CalcCheck):
    """A sheet shows these texts from A1 on; None stands for any."""

    kind: Literal["grid_is"] = "grid_is"
    sheet: str
    rows: tuple[tuple[str | None, ...], ...]


class CellsMerged(CalcCheck):
    """The cells of an area are one."""

    kind: Literal["cells_merged"] = "cells_merged"
    sheet: str
    area: str


class ColumnWidth(CalcCheck):
    """A column is so wide."""

    kind: Literal["column_width"] = "column_width"
    sheet: str
    column: int
    width: float


class RowHeight(CalcCheck):
    """A row is so high."""

    kind: Literal["row_height"] = "row_height"
    sheet: str
    row: int
    height: float


class LinesHidden(CalcCheck):
    """Exactly these rows and columns are hidden."""

    kind: Literal["lines_hidden"] = "lines_hidden"
    sheet: str
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


class Frozen(CalcCheck):
    """So many rows and columns stay in sight."""

    kind: Literal["frozen"] = "frozen"
    sheet: str
    rows: int = 0
    columns: int = 0


class FilterButtons(CalcCheck):
    """An area has filter buttons in its first row."""

    kind: Literal["filter_buttons"] = "filter_buttons"
    sheet: str
    area: str


class ChartPresent(CalcCheck):
    """There is a chart, and so many in all, of the cells of an area."""

    kind: Literal["chart_present"] = "chart_present"
    sheet: str
    count: int = 1
    area: str | None = None


class CommentPresent(CalcCheck):
    """A cell has a comment."""

    kind: Literal["cell_comment"] = "cell_comment"
    sheet: str
    cell: str
    text: str


class SheetNames(CalcCheck):
    """The sheets are these, in this order."""

    kind: Literal["sheet_names"] = "sheet_names"
    names: tuple[str, ...]


class FileSaved(CalcCheck):
    """A file of this name was saved beside the document."""

    kind: Literal["file_saved"] = "file_saved"
    name: str


class SheetsUnchangedExcept(CalcCheck):
    """Nothing else differs from the initial spreadsheet."""

    kind: Literal["sheets_unchanged_except"] = "sheets_unchanged_except"
    cells: tuple[str, ...] = ()
    """Areas whose content may differ: 'Sales.B2:B5'."""
    formats: tuple[str, ...] = ()
    """Areas whose look may differ."""
    sheets: tuple[str, ...] = ()
    """Sheets whose cells may all differ, as where rows come and go."""
    aspects: tuple[Aspect, ...] = ()
    added: tuple[str, ...] = ()
    """Sheets that may be new."""
    removed: tuple[str, ...] = ()
    """Sheets that may be gone; one that is renamed is gone and new."""
    renamed: tuple[str, ...] = ()
    """Old name and new name of a sheet that is compared in spite of it, 'old > new'."""
