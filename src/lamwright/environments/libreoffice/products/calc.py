"""LibreOffice Calc: spreadsheets."""

from lamwright.environments.libreoffice.content.sheet_document import SheetDocument
from lamwright.environments.libreoffice.products.application import Application, Filter
from lamwright.environments.libreoffice.products.screening import SHEETS

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
    run_time_commands={},
)
