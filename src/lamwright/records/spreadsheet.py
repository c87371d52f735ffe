"""What a saved spreadsheet holds, with effective values: styles resolved, repeated cells spelled out."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import Record

Horizontal = Literal["standard", "left", "center", "right", "justify", "filled"]
Vertical = Literal["standard", "top", "middle", "bottom"]
NumberKind = Literal[
    "general",
    "number",
    "percent",
    "currency",
    "date",
    "time",
    "scientific",
    "fraction",
    "boolean",
    "text",
]


class CellFormat(Record):
    """How a cell looks; sizes in points, colours '#rrggbb'."""

    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strikethrough: bool = False
    colour: str = Field(default="automatic", description="'#rrggbb' or automatic")
    background: str = Field(default="none", description="'#rrggbb' or none")
    horizontal: Horizontal = Field(default="standard", description="standard: numbers right")
    vertical: Vertical = "standard"
    wrap: bool = False
    border: tuple[str, ...] = Field(
        default=(), description="sides with a line, of top, bottom, left, right"
    )
    number: NumberKind = "general"
    decimals: int = Field(default=-1, description="decimal places; -1: as many as needed")
    thousands: bool = Field(default=False, description="thousands are separated")
    currency: str = Field(default="", description="'$', '€' ...; empty without one")


class SheetCell(Record):
    """One cell that holds something or looks different from an untouched one."""

    address: str = Field(description="'B3'")
    text: str = Field(default="", description="as shown")
    value: str = Field(default="", description="number, date or truth value behind the text")
    formula: str = Field(default="", description="'=SUM(A1:A3)'; empty without one")
    comment: str = ""
    columns: int = Field(default=1, description="columns it spans where cells are merged")
    rows: int = Field(default=1, description="rows it spans")
    format: CellFormat = CellFormat()


class ChartState(Record):
    """One chart on a sheet."""

    kind: str = Field(default="", description="bar, line, circle (a pie), scatter, area ...")
    ranges: str = Field(default="", description="cells it shows, as the file says it")


class LineSize(Record):
    """A row or column of a size that was set, in millimetres."""

    line: int = Field(description="counted from 1")
    size: float


class SheetState(Record):
    """One sheet."""

    name: str
    cells: tuple[SheetCell, ...] = Field(default=(), description="row by row")
    widths: tuple[LineSize, ...] = Field(default=(), description="columns of another width")
    heights: tuple[LineSize, ...] = Field(default=(), description="rows of a fixed height")
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    frozen_rows: int = 0
    frozen_columns: int = 0
    charts: tuple[ChartState, ...] = ()
    objects: tuple[str, ...] = Field(default=(), description="pictures and shapes, by kind")
    hidden: bool = False
    filters: tuple[str, ...] = Field(default=(), description="ranges with filter buttons: 'A1:D9'")

    @property
    def texts(self) -> dict[str, str]:
        """The text of each cell that has one."""
        return {cell.address: cell.text for cell in self.cells if cell.text}

    def at(self, address: str) -> SheetCell:
        """The cell at an address, an untouched one where there is none."""
        found = (cell for cell in self.cells if cell.address == address)
        return next(found, SheetCell(address=address))


class SpreadsheetState(Record):
    """All that a saved spreadsheet holds, as far as checks read it."""

    schema_version: int = 1
    sheets: tuple[SheetState, ...] = ()

    def sheet(self, name: str) -> SheetState | None:
        """The sheet of this name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
