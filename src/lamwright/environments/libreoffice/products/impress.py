"""LibreOffice Impress: presentations."""

from lamwright.environments.libreoffice.content.slide_document import SlideDocument
from lamwright.environments.libreoffice.products.application import Application, Filter
from lamwright.environments.libreoffice.products.screening import SLIDES

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
    run_time_commands={},
)
