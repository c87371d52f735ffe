"""Spreadsheets (Calc): what identifies one, its cursor and selection."""

import re
import typing

import view

if typing.TYPE_CHECKING:
    from office import Office

SERVICE = "com.sun.star.sheet.SpreadsheetDocument"
BARS = ("standardbar", "formatobjectbar")
MODULE = "com.sun.star.sheet.SpreadsheetDocument"
EXPORTER = "Calc"
VIEW = ("ZoomType", "ZoomValue")
MODES = (
    ".uno:AutoControlFocus",
    ".uno:FormatPaintbrush",
    ".uno:OpenReadOnly",
    ".uno:SwitchControlDesignMode",
)
"""Commands that switch what no step undoes, of the document or its window; opening clears them all."""
_FIRST_SHEET = 3  # in the view's settings, behind zoom, active sheet and tab width


def adopted(office: "Office") -> None:
    """A document was opened: remember which sheet showed and where its cursor was."""
    office.cursor = office.controller.getViewData()


def view_settings(office: "Office") -> object:
    """What has the properties of ``VIEW``."""
    return office.controller


def stamp(office: "Office") -> None:
    """Nothing tells for sure that the content is the same: a formula may give another value without a change (F9)."""
    del office


def to_start(office: "Office") -> None:
    """Show the sheet and put the cursor where they were in the document just opened."""
    if office.controller.getViewData() is None:  # the print preview shows instead
        return
    sheet, column, row = _cursor(office.cursor)
    chosen = office.document.Sheets.getByIndex(sheet)
    office.controller.setActiveSheet(chosen)
    cell = chosen.getCellByPosition(column, row)
    office.controller.select(cell)
    # a cell selected by a call is marked, and Tab and Enter stay inside what is marked
    office.dispatch(".uno:GoToCell", ToPoint=cell.AbsoluteName)


def end_editing(office: "Office") -> None:
    """Drop what is being typed into a cell."""
    office.dispatch(".uno:Cancel")


def state(office: "Office") -> tuple:
    """What an episode may leave behind that is neither content nor style: settings, the view."""
    document = office.document
    zooms = (office.controller.getViewData() or "").partition(";")[
        0
    ]  # and whether page breaks show
    return document.IsIterationEnabled, document.isAutomaticCalculationEnabled(), zooms


def position(office: "Office") -> tuple:
    """Active sheet, cursor, selection; changes whenever one of them does."""
    return office.controller.getViewData(), _address(office.controller.getSelection())


def context(office: "Office") -> str:
    """What is selected, as far as LibreOffice shows another tool bar for it."""
    return getattr(office.controller.getSelection(), "ImplementationName", "")


def look(office: "Office") -> dict:
    """The active sheet, the selected cells and the column and row of the cursor, from 0."""
    controller = office.controller
    settings = controller.getViewData()
    if settings is None:  # the print preview shows instead
        return {"sheet": "", "selection": "", "column": 0, "row": 0}
    _, column, row = _cursor(settings)
    return {
        "sheet": controller.ActiveSheet.Name,
        "selection": _address(controller.getSelection()),
        "column": column,
        "row": row,
    }


def _address(selection: object) -> str:
    """'$Sheet1.$A$1:$B$2', several joined by ';', '' when no cells are selected."""
    if hasattr(selection, "AbsoluteName"):
        return selection.AbsoluteName
    return getattr(selection, "RangeAddressesAsString", "")


def _cursor(settings: str) -> "tuple[int, int, int]":
    """Active sheet, column and row of its cursor, out of the view's settings.

    They are told nowhere else: ``100/60/0;0;tw:270;2/4/0/0...``, a sheet with many rows ``2+4+0``.
    """
    parts = settings.split(";")
    sheet = int(parts[1])
    column, row = re.split(r"[/+]", parts[_FIRST_SHEET + sheet])[:2]
    return sheet, int(column), int(row)


def select_range(office: "Office", sheet: str, first: str, last: str) -> bool:
    """Show the sheet called ``sheet`` and go to its cells, as the name box does; whether they are selected."""
    chosen = office.document.Sheets.getByName(sheet)
    office.controller.setActiveSheet(chosen)
    cells = chosen.getCellRangeByName(f"{first}:{last}")
    office.dispatch(".uno:GoToCell", ToPoint=cells.AbsoluteName)
    view.focus(office)
    return _address(office.controller.getSelection()) != ""


CALLS = {"select_range": select_range}
