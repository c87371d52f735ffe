"""LibreOffice Calc: spreadsheets."""

from lamwright.environments.libreoffice.applications.application import (
    Application,
    Filter,
    by_heart,
)
from lamwright.environments.libreoffice.applications.sheet_document import SheetDocument
from lamwright.environments.libreoffice.screening import SHEETS

_BARS = {
    "Standard": (
        "Export Directly as PDF=ExportDirectToPDF, Cut=Cut, Copy=Copy, Undo=Undo, Redo=Redo,"
        "Sort Ascending=SortAscending, Sort Descending=SortDescending, AutoFilter=DataFilterAutoFilter,"
        "Pivot Table=DataDataPilotRun"
    ),
    "Formatting": (
        "Font Name=CharFontName, Font Size=FontHeight, Bold=Bold, Italic=Italic,"
        "Align Left=AlignLeft, Align Center=AlignHorizontalCenter, Align Right=AlignRight,"
        "Align Top=AlignTop, Center Vertically=AlignVCenter, Align Bottom=AlignBottom,"
        "Wrap Text=WrapText, Merge and Center Cells=ToggleMergeCells, Merge Cells=MergeCells,"
        "Unmerge Cells=SplitCell"
    ),
}
_STORED = {
    ".ods": Filter("calc8"),
    ".fods": Filter("OpenDocument Spreadsheet Flat XML"),
    ".xlsx": Filter("Calc MS Excel 2007 XML"),
    ".xls": Filter("MS Excel 97"),
    ".csv": Filter("Text - txt - csv (StarCalc)", "44,34,76,1,,0,false,true"),
    ".pdf": Filter("calc_pdf_Export"),
}
_LOADED = {suffix: chosen for suffix, chosen in _STORED.items() if suffix != ".pdf"} | {
    ".ots": Filter("calc8_template"),
    ".xltx": Filter("Calc MS Excel 2007 XML Template"),
    ".xlsm": Filter("Calc MS Excel 2007 VBA XML"),
}

CALC = Application(
    name="calc",
    library="libsclo.so",
    factory="scalc",
    types=SHEETS,
    load_filters=_LOADED,
    store_filters=_STORED,
    document=SheetDocument,
    commands=by_heart(_BARS),
    steady=frozenset(),
    bars={
        "Standard": "standardbar",
        "Formatting": "formatobjectbar",
        "Find": "findbar",
        "Drawing": "drawbar",
        "Insert": "insertbar",
    },
    run_time_commands={},
)
