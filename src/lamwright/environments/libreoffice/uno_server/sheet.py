"""Spreadsheets (Calc): what identifies one, its cursor and selection."""

import re
import typing

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import interfaces
    from opened import Opened

SERVICE = "com.sun.star.sheet.SpreadsheetDocument"
BARS: "tuple[str, ...]" = ("standardbar", "formatobjectbar")
MODULE = "com.sun.star.sheet.SpreadsheetDocument"
EXPORTER = "Calc"
VIEW: "tuple[str, ...]" = ("ZoomType", "ZoomValue")
MODES: "tuple[str, ...]" = (
    ".uno:AutoControlFocus",
    ".uno:FormatPaintbrush",
    ".uno:OpenReadOnly",
    ".uno:SwitchControlDesignMode",
)
"""Commands that switch what no step undoes, of the document or its window; opening clears them all."""
_FIRST_SHEET = 3  # in the view's settings, behind zoom, active sheet and tab width


def _document(opened: "Opened") -> "interfaces.SheetDocument":
    return typing.cast("interfaces.SheetDocument", opened.document)


def _controller(opened: "Opened") -> "interfaces.SheetController":
    return typing.cast("interfaces.SheetController", opened.controller)


def adopted(opened: "Opened") -> None:
    """A document was opened: remember which sheet showed and where its cursor was."""
    opened.cursor = _controller(opened).getViewData()


def view_settings(opened: "Opened") -> "interfaces.Properties":
    """What has the properties of ``VIEW``."""
    return _controller(opened)


def stamp(opened: "Opened") -> None:
    """Always changed: a formula may give another value without a change (F9)."""
    del opened


def to_start(opened: "Opened") -> None:
    """Show the sheet and put the cursor where they were in the document just opened."""
    if _controller(opened).getViewData() is None:  # the print preview shows instead
        return
    sheet, column, row = _cursor(opened.cursor)
    chosen = _document(opened).Sheets.getByIndex(sheet)
    _controller(opened).setActiveSheet(chosen)
    cell = chosen.getCellByPosition(column, row)
    _controller(opened).select(cell)
    # a cell selected by a call is marked, and Tab and Enter stay inside what is marked
    opened.dispatch(".uno:GoToCell", ToPoint=cell.AbsoluteName)


def settle(opened: "Opened") -> None:
    """Nothing that is exported waits for a layout."""
    del opened


def note(opened: "Opened") -> None:
    """Nothing that undoing may spoil is known."""
    del opened


def mend(opened: "Opened") -> None:
    """Undoing spoils nothing that is known."""
    del opened


def end_editing(opened: "Opened") -> None:
    """Drop what is being typed into a cell."""
    opened.dispatch(".uno:Cancel")


def state(opened: "Opened") -> "tuple[object, ...]":
    """What an episode may leave behind that is neither content nor style: settings, the view."""
    document = _document(opened)
    zooms = (_controller(opened).getViewData() or "").partition(";")[
        0
    ]  # and whether page breaks show
    return document.IsIterationEnabled, document.isAutomaticCalculationEnabled(), zooms


def tables(opened: "Opened") -> "tuple[str, ...]":
    """None that would come back under another name."""
    del opened
    return ()


def rename_table(opened: "Opened", name: str, wanted: str) -> None:
    """Nothing: no table has a name that undoing changes."""
    del opened, name, wanted


def position(opened: "Opened") -> "tuple[object, ...]":
    """Active sheet, cursor, selection; changes whenever one of them does."""
    return _controller(opened).getViewData(), _address(_controller(opened).getSelection())


def context(opened: "Opened") -> str:
    """What is selected, as far as LibreOffice shows another tool bar for it."""
    return getattr(_controller(opened).getSelection(), "ImplementationName", "")


def look(opened: "Opened") -> "dict[str, object]":
    """The active sheet, the selected cells and the column and row of the cursor, from 0."""
    controller = _controller(opened)
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
        return str(selection.AbsoluteName)
    return str(getattr(selection, "RangeAddressesAsString", ""))


def _cursor(settings: str) -> "tuple[int, int, int]":
    """Active sheet, column and row of its cursor, out of the view's settings.

    They are reported nowhere else: ``100/60/0;0;tw:270;2/4/0/0...``, a sheet with many rows ``2+4+0``.
    """
    parts = settings.split(";")
    sheet = int(parts[1])
    column, row = re.split(r"[/+]", parts[_FIRST_SHEET + sheet])[:2]
    return sheet, int(column), int(row)


def select_range(opened: "Opened", sheet: str, first: str, last: str) -> bool:
    """Show the sheet called ``sheet`` and go to its cells, as the name box does; whether they are selected."""
    chosen = _document(opened).Sheets.getByName(sheet)
    _controller(opened).setActiveSheet(chosen)
    cells = chosen.getCellRangeByName(f"{first}:{last}")
    opened.dispatch(".uno:GoToCell", ToPoint=cells.AbsoluteName)
    opened.focus()
    return _address(_controller(opened).getSelection()) != ""


CALLS: "Mapping[str, Callable[..., object]]" = {"select_range": select_range}
