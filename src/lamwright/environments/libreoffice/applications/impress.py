"""LibreOffice Impress: presentations."""

from lamwright.environments.libreoffice.applications.application import (
    Application,
    Filter,
    by_heart,
)
from lamwright.environments.libreoffice.applications.slide_document import SlideDocument
from lamwright.environments.libreoffice.screening import SLIDES

_BARS = {
    "Standard": (
        "Export Directly as PDF=ExportDirectToPDF, Cut=Cut, Copy=Copy, Undo=Undo, Redo=Redo,"
        "Grid=GridVisible, Snap to Grid=GridUse"
    ),
    "Text Formatting": (
        "Font Name=CharFontName, Font Size=FontHeight, Bold=Bold, Italic=Italic,"
        "Strikethrough=Strikeout, Shadow=Shadowed"
    ),
    "Presentation": "Duplicate Slide=DuplicatePage, Delete Slide=DeletePage",
}
_STORED = {
    ".odp": Filter("impress8"),
    ".fodp": Filter("OpenDocument Presentation Flat XML"),
    ".pptx": Filter("Impress MS PowerPoint 2007 XML"),
    ".ppt": Filter("MS PowerPoint 97"),
    ".pdf": Filter("impress_pdf_Export"),
}
_LOADED = {suffix: chosen for suffix, chosen in _STORED.items() if suffix != ".pdf"} | {
    ".otp": Filter("impress8_template"),
    ".potx": Filter("Impress MS PowerPoint 2007 XML Template"),
    ".pptm": Filter("Impress MS PowerPoint 2007 XML VBA"),
}

IMPRESS = Application(
    name="impress",
    library="libsdlo.so",
    factory="simpress",
    types=SLIDES,
    load_filters=_LOADED,
    store_filters=_STORED,
    document=SlideDocument,
    commands=by_heart(_BARS),
    steady=frozenset(),
    bars={
        "Standard": "standardbar",
        "Presentation": "commontaskbar",
        "Drawing": "toolbar",
        "Find": "findbar",
        "Insert": "insertbar",
    },
    run_time_commands={},
)
