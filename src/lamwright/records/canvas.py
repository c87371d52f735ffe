"""What a document holds, as an environment shows it: one canvas for each kind of document."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from lamwright.records.base import Record


class CanvasRun(Record):
    """A stretch of a paragraph that looks different from its paragraph style."""

    text: str = Field(description="capped with '…'")
    attributes: tuple[str, ...] = Field(
        description="'bold', '14 pt', 'colour #ff0000', 'style Emphasis', 'link https://...' ..., "
        "'inserted' and 'deleted' where changes are recorded"
    )
    whole: bool = Field(default=False, description="whether it is all text of its paragraph")


class CanvasParagraph(Record):
    """One body paragraph (table cells are not counted)."""

    index: int = Field(description="counted from 1, as select_paragraph takes it")
    style: str = Field(description="paragraph style, display name")
    text: str = Field(description="in full; capped with '…' in a document of many words")
    list_label: str = Field(default="", description="bullet or number shown before it")
    attributes: tuple[str, ...] = Field(
        default=(), description="where it differs from its style: 'centered', 'spacing 3/0 mm' ..."
    )
    runs: tuple[CanvasRun, ...] = Field(default=(), description="what is formatted, in order")
    more_runs: int = Field(default=0, description="formatted runs left out here")


class CanvasCell(Record):
    """One cell of a table or a spreadsheet that holds something."""

    address: str = Field(description="'B3'")
    text: str = Field(description="as shown; capped with '…' in a document of many words")
    value: str = Field(default="", description="number, date or truth value behind the text")
    formula: str = Field(default="", description="'=SUM(A1:A3)', capped; empty without one")
    attributes: tuple[str, ...] = Field(default=(), description="'bold', 'centered' ... in a text")


class CanvasTable(Record):
    """One table of the document."""

    number: int = Field(description="as select_table takes it: from 1, those of the body first")
    name: str
    rows: int
    columns: int
    after_paragraph: int = Field(description="index of the body paragraph before it; 0 at the top")
    cells: tuple[CanvasCell, ...] = Field(
        default=(), description="row by row, those with text; addresses as in formulas: 'B3'"
    )
    truncated: int = Field(default=0, description="cells left out here")
    place: str = Field(default="body", description="where it stands: 'body', 'table 1 B2' ...")
    protected: bool = Field(default=False, description="none of its cells can be changed")


class CanvasPart(Record):
    """A text beside the body, and where the body holds it."""

    place: str = Field(description="as select_text takes it: 'footnote 1', 'header of Standard'")
    text: str = Field(description="one line per paragraph")
    paragraph: int = Field(default=0, description="body paragraph it belongs to; 0: none")
    name: str = Field(default="", description="of a text box; a note's number or mark")
    author: str = Field(default="", description="of a comment")


class CanvasField(Record):
    """A field: text that LibreOffice fills in."""

    kind: str = Field(description="'page number', 'date', 'merge field', 'bibliography mark' ...")
    text: str = Field(description="what it shows")
    name: str = Field(default="", description="column, variable, target ...")
    place: str = Field(description="'paragraph 3', 'table 1 B2', 'footnote 1' ...")


class CanvasInput(Record):
    """A place in the text that is meant to be filled in: a content control, an input or a form field."""

    kind: str = Field(description="plain text, rich text, drop-down, check box, date, picture")
    text: str = Field(description="what it holds now")
    name: str = Field(default="", description="its title, else its tag")
    choices: tuple[str, ...] = Field(default=(), description="of a drop-down")
    checked: bool | None = Field(default=None, description="of a check box")
    place: str = Field(description="'paragraph 3', 'table 1 B2' ...")


class CanvasObject(Record):
    """Something that is not text."""

    kind: str = Field(
        description="picture, chart, equation, object, form control, or a shape's name"
    )
    name: str = ""
    text: str = Field(default="", description="title and description, or the equation's source")
    place: str = Field(description="'paragraph 3', 'table 1 B2' ...")


class CanvasSection(Record):
    """A section of the body."""

    name: str
    first_paragraph: int
    last_paragraph: int
    protected: bool = False
    hidden: bool = False


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


class _OfAnyKind(Record):
    """A canvas; a dump made when one record held every kind has empty fields of the others."""

    selection: str = Field(default="", description="selected text (capped with '…') or cells")

    @model_validator(mode="before")
    @classmethod
    def _without_other_kinds(cls, data: object) -> object:
        if not isinstance(data, Mapping) or "kind" in data:
            return data
        return {
            k: held for k, held in data.items() if held or k in cls.model_fields or k not in _BEFORE
        }


_BEFORE = frozenset({
    "paragraphs", "tables", "selection", "cursor_paragraph", "page_style", "page",
    "sheets", "current_sheet", "cursor_cell", "slides", "current_slide",
})  # fmt: skip


class TextCanvas(_OfAnyKind):
    """A text document as the application holds it: all its text, each place once, bounded."""

    kind: Literal["text"] = "text"
    paragraphs: tuple[CanvasParagraph, ...] = ()
    tables: tuple[CanvasTable, ...] = ()
    parts: tuple[CanvasPart, ...] = Field(default=(), description="what stands beside the body")
    fields: tuple[CanvasField, ...] = ()
    inputs: tuple[CanvasInput, ...] = ()
    objects: tuple[CanvasObject, ...] = ()
    sections: tuple[CanvasSection, ...] = ()
    cursor_paragraph: int = Field(default=0, description="the cursor's body paragraph, else 0")
    cursor_place: str = Field(default="", description="where else it is: 'table 1 A1:C1' ...")
    page_style: str = ""
    page: CanvasPage | None = Field(default=None, description="None: not known")
    truncated: int = Field(default=0, description="paragraphs left out here")
    left_out: int = Field(default=0, description="parts, fields, inputs and objects left out here")
    protected: bool = Field(default=False, description="only fields to fill in can be changed")
    losses: tuple[str, ...] = Field(default=(), description="of the file not taken: '5 pictures'")


class SheetCanvas(_OfAnyKind):
    """A spreadsheet as the application holds it, compact."""

    kind: Literal["sheet"] = "sheet"
    sheets: tuple[CanvasSheet, ...] = ()
    current_sheet: int = Field(default=0, description="the sheet that shows, counted from 1")
    cursor_cell: str = Field(default="", description="address of the cell the cursor is in: 'B3'")
    truncated: int = Field(default=0, description="sheets left out here")


class SlidesCanvas(_OfAnyKind):
    """A presentation as the application holds it, compact."""

    kind: Literal["slides"] = "slides"
    slides: tuple[CanvasSlide, ...] = ()
    current_slide: int = Field(default=0, description="counted from 1; 0: none shows")
    truncated: int = Field(default=0, description="slides left out here")


class PageCanvas(Record):
    """A page of the web as a browser shows it."""

    kind: Literal["page"] = "page"
    title: str = ""
    address: str = ""
    lines: tuple[str, ...] = Field(default=(), description="its text from top to bottom")
    selection: str = ""
    truncated: int = Field(default=0, description="lines left out here")


def _kind(data: object) -> str:
    """Which canvas a value is; dumps made before there were kinds are known by what they hold."""
    if not isinstance(data, Mapping):
        return str(getattr(data, "kind", "text"))
    return str(
        data.get("kind")
        or ("sheet" if data.get("sheets") else "slides" if data.get("slides") else "text")
    )


Canvas = Annotated[
    Annotated[TextCanvas, Tag("text")]
    | Annotated[SheetCanvas, Tag("sheet")]
    | Annotated[SlidesCanvas, Tag("slides")]
    | Annotated[PageCanvas, Tag("page")],
    Discriminator(_kind),
]
"""What the document holds, by kind of document."""


def as_text(canvas: Canvas) -> TextCanvas:
    """The canvas of a text document; an empty one of anything else."""
    return canvas if isinstance(canvas, TextCanvas) else TextCanvas()


def as_sheet(canvas: Canvas) -> SheetCanvas:
    """The canvas of a spreadsheet; an empty one of anything else."""
    return canvas if isinstance(canvas, SheetCanvas) else SheetCanvas()


def as_slides(canvas: Canvas) -> SlidesCanvas:
    """The canvas of a presentation; an empty one of anything else."""
    return canvas if isinstance(canvas, SlidesCanvas) else SlidesCanvas()
