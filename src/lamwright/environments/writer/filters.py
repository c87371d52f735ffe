"""Names of LibreOffice's import and export filters, by suffix."""

FILTERS = {
    ".odt": ("writer8", ""),
    ".fodt": ("OpenDocument Text Flat XML", ""),
    ".docx": ("MS Word 2007 XML", ""),
    ".doc": ("MS Word 97", ""),
    ".rtf": ("Rich Text Format", ""),
    ".html": ("HTML (StarWriter)", ""),
    ".txt": ("Text (encoded)", "UTF8,LF,,,"),
    ".pdf": ("writer_pdf_Export", ""),
}
"""LibreOffice's export filter and its options, by suffix."""

LOAD_FILTERS = {suffix: chosen for suffix, chosen in FILTERS.items() if suffix != ".pdf"} | {
    ".htm": FILTERS[".html"],
    ".ott": ("writer8_template", ""),
    ".dotx": ("MS Word 2007 XML Template", ""),
    ".docm": ("MS Word 2007 XML VBA", ""),
    ".dotm": ("MS Word 2007 XML Template", ""),
    ".dot": ("MS Word 97 Vorlage", ""),
}
"""Import filters. Left to guess, LibreOffice opens HTML in Writer/Web, and shows a dialog that
blocks the load when it takes a damaged file for text of an unknown encoding."""
