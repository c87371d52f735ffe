"""LibreOffice Writer: text documents."""

from lamwright.environments.libreoffice.applications.application import (
    Application,
    Filter,
    by_heart,
)
from lamwright.environments.libreoffice.applications.text_document import TextDocument
from lamwright.environments.libreoffice.screening import TEXTS

_BARS = {
    "Standard": (
        "New=AddDirect, Open=OpenFromWriter, Save=Save, Export Directly as PDF=ExportDirectToPDF,"
        "Print=Print, Print Preview=PrintPreview, Cut=Cut, Copy=Copy, Paste=Paste,"
        "Clone=FormatPaintbrush, Undo=Undo, Redo=Redo, Find and Replace=SearchDialog,"
        "Spelling=SpellingAndGrammarDialog, Formatting Marks=ControlCodes, Table=InsertTable,"
        "Image=InsertGraphic, Chart=InsertObjectChart, Text Box=DrawText,"
        "Page Break=InsertPagebreak, Field=InsertFieldCtrl, Symbol=CharmapControl,"
        "Hyperlink=HyperlinkDialog, Footnote=InsertFootnote, Endnote=InsertEndnote,"
        "Bookmark=InsertBookmark, Cross-reference=InsertReferenceField, Comment=InsertAnnotation,"
        "Track Changes Functions=TrackChangesBar, Line=Line, Basic Shapes=BasicShapes,"
        "Draw Functions=InsertDraw"
    ),
    "Formatting": (
        "Paragraph Style=StyleApply, Update=StyleUpdateByExample, New=StyleNewByExample,"
        "Font Name=CharFontName, Font Size=FontHeight, Bold=Bold, Italic=Italic,"
        "Underline=Underline, Strikethrough=Strikeout, Superscript=SuperScript,"
        "Subscript=SubScript, Clear=ResetAttributes, Font Color=Color,"
        "Character Highlighting Color=BackColor, Left=LeftPara, Center=CenterPara,"
        "Right=RightPara, Justified=JustifyPara, Unordered List=DefaultBullet,"
        "Ordered List=DefaultNumbering, No List=RemoveBullets, Increase=IncrementIndent,"
        "Decrease=DecrementIndent"
    ),
    "Table": (
        "Insert Rows Above=InsertRowsBefore, Insert Rows Below=InsertRowsAfter,"
        "Insert Columns Before=InsertColumnsBefore, Insert Columns After=InsertColumnsAfter,"
        "Delete Rows=DeleteRows, Delete Columns=DeleteColumns, Delete Table=DeleteTable,"
        "Select Cell=EntireCell, Select Table=SelectTable, Merge Cells=MergeCells,"
        "Split Cells=SplitCell, Split Table=SplitTable, Optimize Size=OptimizeTable,"
        "Top=CellVertTop, Center=CellVertCenter, Bottom=CellVertBottom,"
        "Table Cell Background Color=TableCellBackgroundColor, Table Styles=AutoFormat,"
        "Borders (Shift to overwrite)=SetBorderStyle, Border Style=LineStyle,"
        "Border Color=FrameLineColor, Number Format: Currency=NumberFormatCurrency,"
        "Number Format: Percent=NumberFormatPercent, Number Format: Decimal=NumberFormatDecimal,"
        "Number Format=TableNumberFormatDialog, Caption=InsertCaptionDialog, Sort=TableSort,"
        "Protect Cells=Protect, Unprotect Cells=UnsetCellsReadOnly, Sum=AutoSum,"
        "Edit Formula=InsertFormula, Table Properties=TableDialog"
    ),
    "Bullets and Numbering": (
        "Demote Outline Level=DecrementLevel, Promote Outline Level=IncrementLevel,"
        "Demote Outline Level with Subpoints=DecrementSubLevels,"
        "Promote Outline Level with Subpoints=IncrementSubLevels, Move Item Down=MoveDown,"
        "Move Item Up=MoveUp, Move Item Down with Subpoints=MoveDownSubItems,"
        "Move Item Up with Subpoints=MoveUpSubItems,"
        "Insert Unnumbered Entry=InsertNeutralParagraph, Restart Numbering=NumberingStart,"
        "Add to List=ContinueNumbering, Bullets and Numbering=BulletsAndNumberingDialog"
    ),
}
_STORED = {
    ".odt": Filter("writer8"),
    ".fodt": Filter("OpenDocument Text Flat XML"),
    ".docx": Filter("MS Word 2007 XML"),
    ".doc": Filter("MS Word 97"),
    ".rtf": Filter("Rich Text Format"),
    ".html": Filter("HTML (StarWriter)"),
    ".txt": Filter("Text (encoded)", "UTF8,LF,,,"),
    ".pdf": Filter("writer_pdf_Export"),
}
_LOADED = {suffix: chosen for suffix, chosen in _STORED.items() if suffix != ".pdf"} | {
    ".htm": _STORED[".html"],
    ".ott": Filter("writer8_template"),
    ".dotx": Filter("MS Word 2007 XML Template"),
    ".docm": Filter("MS Word 2007 XML VBA"),
    ".dotm": Filter("MS Word 2007 XML Template"),
    ".dot": Filter("MS Word 97 Vorlage"),
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
    commands=by_heart(_BARS),
    steady=frozenset({"Properties"}),  # the row of buttons beside a closed side bar
    bars={
        "Standard": "standardbar",
        "Formatting": "textobjectbar",
        "Find": "findbar",
        "Drawing": "drawbar",
        "Insert": "insertbar",
        "Navigation": "navigationobjectbar",
    },
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
)
