"""LibreOffice Writer: text documents."""

from lamwright.environments.libreoffice.content.text_document import TextDocument
from lamwright.environments.libreoffice.products.application import Application, Filter
from lamwright.environments.libreoffice.products.screening import TEXTS

_STORED = {
    ".odt": Filter("writer8"),
    ".fodt": Filter("OpenDocument Text Flat XML"),
    ".docx": Filter("MS Word 2007 XML"),
    ".doc": Filter("MS Word 97"),
    ".rtf": Filter("Rich Text Format"),
    ".html": Filter("HTML (StarWriter)", keeps_changes=False),
    ".txt": Filter("Text (encoded)", "UTF8,LF,,,", keeps_changes=False),
    ".pdf": Filter("writer_pdf_Export"),
    ".ott": Filter("writer8_template"),
    ".dotx": Filter("MS Word 2007 XML Template"),
    ".docm": Filter("MS Word 2007 XML VBA"),
    ".dot": Filter("MS Word 97 Vorlage"),
}
_LOADED = {suffix: chosen for suffix, chosen in _STORED.items() if suffix != ".pdf"} | {
    ".htm": _STORED[".html"],
    ".dotm": _STORED[".dotx"],
    ".doc6": Filter("MS WinWord 6.0"),
}
_FIELDS = "Insert > Field > "

WRITER = Application(
    name="writer",
    library="libswlo.so",
    factory="swriter",
    types=TEXTS,
    load_filters=_LOADED,
    store_filters=_STORED,
    document=TextDocument,
    run_time_commands={
        f"{_FIELDS}Page Number": ".uno:InsertPageNumberField",
        f"{_FIELDS}Page Count": ".uno:InsertPageCountField",
        f"{_FIELDS}Date": ".uno:InsertDateField",
        f"{_FIELDS}Time": ".uno:InsertTimeField",
        f"{_FIELDS}Title": ".uno:InsertTitleField",
        f"{_FIELDS}First Author": ".uno:InsertAuthorField",
        f"{_FIELDS}Subject": ".uno:InsertTopicField",
        f"{_FIELDS}More Fields...": ".uno:InsertField",
    },
    text_only_command=".uno:InsertGraphic",
)
