"""An open spreadsheet: its canvas."""

from lamwright.environments.libreoffice.content.document import DocumentAction, Side, text_only
from lamwright.environments.libreoffice.content.sheet_reader import read_sheets
from lamwright.environments.linux.side_process import DocumentClosed
from lamwright.records.addresses import cell_address
from lamwright.records.base import Record
from lamwright.records.canvas import CanvasSheet, SheetCanvas
from lamwright.records.trajectory import Outcome

_TEXT_CAP = 80
_CELL_CAP = 400


class _Look(Record):
    sheet: str
    selection: str
    column: int
    row: int
    digest: str
    content: str | None


class SheetDocument:
    """See ``document.Document`` for the contract."""

    def __init__(self, side: Side) -> None:
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

    def read_ahead(self) -> None:
        """Formulas may give another value at any time: it is read when it is told."""

    def perform(self, action: DocumentAction) -> Outcome:
        """Cells are reached with the keyboard and the name box; there is nothing else to select."""
        return text_only(action, "spreadsheet")
