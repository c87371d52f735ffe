"""What an environment shows: controls of the interface, and the canvas (what the document holds)."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import Record

Role = Literal[
    "check box",
    "check menu item",
    "combo box",
    "document",
    "edit",
    "entry",
    "icon",
    "image",
    "label",
    "link",
    "list item",
    "menu",
    "menu item",
    "other",
    "page tab",
    "password text",
    "push button",
    "push button menu",
    "radio button",
    "radio menu item",
    "slider",
    "spin button",
    "switch",
    "table cell",
    "text",
    "toggle button",
    "tree item",
]
"""What controls are, whatever the platform calls them; adapters translate. ``edit`` is any field that takes
text; ``entry`` and ``text`` are the same in older records and in exercises."""


class Control(Record):
    """One control of the live interface."""

    label: int = Field(
        description="number that actions use; no two of an observation and its menu share one"
    )
    name: str = Field(
        description="accessible name; for menu entries the path 'Format > Character...'"
    )
    role: Role = Field(description="push button, toggle button, menu item, edit ...")
    states: tuple[str, ...] = Field(default=(), description="sorted states that matter")
    value: str | None = Field(default=None, description="text or number it holds")
    box: tuple[int, int, int, int] | None = Field(
        default=None, description="x, y, width, height in px"
    )
    path: str = Field(default="", description="where it lives: dialog, tool bar, tab page")
    window: str = Field(
        default="", description="title of the window it is in; '' for entries of the menu bar"
    )
    dialog: str = Field(default="", description="title of the dialog it is in; '' outside of any")
    menu: bool = Field(
        default=False, description="an entry of the menu bar, chosen without opening a menu"
    )
    command: str = Field(
        default="", description="what it runs, as the application calls it ('.uno:Bold')"
    )

    @property
    def enabled(self) -> bool:
        """Whether it can be operated now."""
        return "enabled" in self.states or "sensitive" in self.states


class CanvasRun(Record):
    """A stretch of a paragraph that looks different from its paragraph style."""

    text: str = Field(description="capped with '…'")
    attributes: tuple[str, ...] = Field(
        description="'bold', '14 pt', 'colour #ff0000', 'style Emphasis', 'link https://...' ..., "
        "'inserted' and 'deleted' where changes are recorded"
    )


class CanvasParagraph(Record):
    """One body paragraph (table cells are not counted)."""

    index: int = Field(description="counted from 1, as select_paragraph takes it")
    style: str = Field(description="paragraph style, display name")
    text: str = Field(description="its text, capped with '…'")
    list_label: str = Field(default="", description="bullet or number shown before it")
    attributes: tuple[str, ...] = Field(
        default=(), description="where it differs from its style: 'centered', 'spacing 3/0 mm' ..."
    )
    runs: tuple[CanvasRun, ...] = Field(default=(), description="what is formatted, in order")
    more_runs: int = Field(default=0, description="formatted runs left out here")


class CanvasCell(Record):
    """One cell of a table or a spreadsheet that holds something."""

    address: str = Field(description="'B3'")
    text: str = Field(description="as shown, capped with '…'")
    value: str = Field(default="", description="number, date or truth value behind the text")
    formula: str = Field(default="", description="'=SUM(A1:A3)', capped; empty without one")


class CanvasTable(Record):
    """One table of the document."""

    number: int = Field(description="counted from 1, as select_table takes it")
    name: str
    rows: int
    columns: int
    after_paragraph: int = Field(description="index of the body paragraph before it; 0 at the top")
    cells: tuple[CanvasCell, ...] = Field(
        default=(), description="row by row, those with text; addresses as in formulas: 'B3'"
    )
    truncated: int = Field(default=0, description="cells left out here")


class CanvasPage(Record):
    """Page set-up of the page the cursor is on; lengths in millimetres."""

    width: float
    height: float
    landscape: bool = False
    top: float = Field(default=0.0, description="margin")
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    columns: int = 1
    header: bool = False
    footer: bool = False


class CanvasSheet(Record):
    """One sheet of a spreadsheet."""

    number: int = Field(description="counted from 1")
    name: str
    rows: int = Field(default=0, description="down to the last used one")
    columns: int = 0
    cells: tuple[CanvasCell, ...] = Field(default=(), description="row by row, empty ones left out")
    truncated: int = Field(default=0, description="cells left out here")


class CanvasShape(Record):
    """One object on a slide."""

    number: int = Field(description="counted from 1, the lowest first")
    kind: str = Field(description="title, outline, text, image, table, or a shape's name")
    name: str = ""
    text: str = Field(default="", description="one line per paragraph, capped with '…'")
    selected: bool = False


class CanvasSlide(Record):
    """One slide of a presentation."""

    number: int = Field(description="counted from 1")
    name: str
    shapes: tuple[CanvasShape, ...] = ()
    truncated: int = Field(default=0, description="shapes left out here")


class Canvas(Record):
    """The document as the application holds it, compact.

    Paragraphs and tables are those of a text document; a spreadsheet has sheets, a presentation slides.
    """

    paragraphs: tuple[CanvasParagraph, ...] = ()
    tables: tuple[CanvasTable, ...] = ()
    selection: str = Field(default="", description="selected text (capped) or cells")
    cursor_paragraph: int = Field(
        default=0, description="body paragraph the cursor is in; 0 elsewhere"
    )
    page_style: str = ""
    page: CanvasPage | None = Field(default=None, description="None: not known")
    truncated: int = Field(default=0, description="paragraphs, sheets or slides left out here")
    sheets: tuple[CanvasSheet, ...] = ()
    current_sheet: int = Field(default=0, description="the sheet that shows, counted from 1")
    cursor_cell: str = Field(default="", description="address of the cell the cursor is in: 'B3'")
    slides: tuple[CanvasSlide, ...] = ()
    current_slide: int = Field(default=0, description="counted from 1; 0: none shows")


class Observation(Record):
    """One look at the application. Labels are valid for actions until the next observation."""

    controls: tuple[Control, ...]
    left_out: int = Field(default=0, description="cells of long lists that show but are not told")
    canvas: Canvas = Canvas()
    focus: int | None = Field(default=None, description="label of the focused control")
    window: str = Field(default="", description="title of the active window")
    dialogs: tuple[str, ...] = Field(default=(), description="titles of open dialogs, topmost last")
    choosers: tuple[str, ...] = Field(
        default=(), description="those of the dialogs that choose a file"
    )
    notes: tuple[str, ...] = Field(
        default=(), description="what open dialogs say beside their controls, capped"
    )
    screenshot: str | None = Field(
        default=None, description="file name of the PNG, relative to the shard"
    )
