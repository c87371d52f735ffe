"""An open spreadsheet: its canvas, and what may be selected in it."""

from pathlib import Path

from lamwright.environments.libreoffice.content.document import (
    DocumentAction,
    Side,
    of_another_kind,
    refused,
)
from lamwright.environments.libreoffice.content.sheet_reader import read_sheets
from lamwright.environments.linux.side_process import DocumentClosed
from lamwright.records.addresses import cell_address, cell_place
from lamwright.records.base import Record
from lamwright.records.canvas import CanvasSheet, SheetCanvas
from lamwright.records.sheet_action import SelectRange
from lamwright.records.trajectory import Outcome

_TEXT_CAP = 80
_CELL_CAP = 400
_COLUMNS, _ROWS = 16384, 1048576
"""Of a sheet, used or not."""


class _Look(Record):
    sheet: str
    selection: str
    column: int
    row: int
    digest: str
    content: str | None


class SheetDocument:
    """See ``document.Document`` for the contract."""

    within = ""
    """No action enters a comment."""

    def __init__(self, side: Side, file: Path | None = None) -> None:
        del file  # all there is to tell is in what LibreOffice exports
        self._side = side
        self._sheets: tuple[CanvasSheet, ...] = ()
        self._left_out = 0
        self._digest = ""

    def canvas(self) -> SheetCanvas:
        """Sheets, used cells, cursor and selection; many cells capped; empty once closed."""
        try:
            look = _Look.model_validate(self._side.ask("look", known=self._digest))
        except DocumentClosed:
            return SheetCanvas()
        if look.content is not None:
            sheets, self._left_out = read_sheets(
                look.content, cells=_CELL_CAP, characters=_TEXT_CAP
            )
            self._sheets, self._digest = tuple(sheets), look.digest
        current = [sheet.number for sheet in self._sheets if sheet.name == look.sheet]
        return SheetCanvas(
            sheets=self._sheets,
            current_sheet=current[0] if current else 0,
            cursor_cell=cell_address(look.column, look.row),
            selection=look.selection.replace("$", ""),
            truncated=self._left_out,
        )

    def whole(self) -> SheetCanvas:
        """As ``canvas``: nobody needs more."""
        return self.canvas()

    def read_ahead(self) -> None:
        """Formulas may give another value at any time: it is read on demand."""

    def listed(self) -> dict[str, bool]:
        """Not known."""
        return {}

    def perform(self, action: DocumentAction) -> Outcome:
        """Select cells."""
        if isinstance(action, SelectRange):
            return self.select_range(action.first, action.last or action.first, action.sheet)
        return of_another_kind(action, "spreadsheet")

    def select_range(self, first: str, last: str, sheet: int) -> Outcome:
        """Select the cells from ``first`` to ``last`` of a sheet, counted from 1 (0: the one that shows)."""
        canvas = self.canvas()
        number = sheet or canvas.current_sheet
        if not 1 <= number <= len(canvas.sheets):
            return refused("invalid", f"The document has {len(canvas.sheets)} sheets.")
        for address in (first, last):
            place = cell_place(address)
            if place is None or place[0] >= _COLUMNS or place[1] >= _ROWS:
                return refused("invalid", f'"{address}" is no address of a cell such as B3.')
        otherwise = refused("not_found", f"Cells {first} to {last} cannot be selected.")
        corners = {"first": first.strip().upper(), "last": last.strip().upper()}
        name = canvas.sheets[number - 1].name
        return self._side.attempt("select_range", otherwise, sheet=name, **corners)
