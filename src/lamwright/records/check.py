"""Checks: how success is read from the final document (never from the agent's word).

Attributes left at None are not looked at. ``text`` names a body paragraph by its whole text, or
by a part of it that occurs in one paragraph only. Lengths are millimetres (0.3 of tolerance),
sizes points; style, font and colour names are compared without regard to case.
"""

from typing import Annotated, Literal

from pydantic import Field

from lamwright.records.base import Record
from lamwright.records.document import (
    Alignment,
    Break,
    Capitals,
    ListKind,
    Orientation,
    Place,
    Position,
)

PropertyName = Literal["title", "subject", "keywords", "comments", "author"]
Aspect = Literal[
    "text",
    "formats",
    "tables",
    "page",
    "fields",
    "notes",
    "comments",
    "bookmarks",
    "links",
    "sections",
    "indexes",
    "objects",
    "properties",
    "settings",
]


class TextContains(Record):
    """The body (tables included) holds this text."""

    kind: Literal["text_contains"] = "text_contains"
    text: str


class TextLacks(Record):
    """The body (tables included) does not hold this text."""

    kind: Literal["text_lacks"] = "text_lacks"
    text: str


class TextCount(Record):
    """The body (tables included) holds this text exactly so often."""

    kind: Literal["text_count"] = "text_count"
    text: str
    count: int


class TextOrder(Record):
    """These texts stand in the body paragraphs in this order."""

    kind: Literal["text_order"] = "text_order"
    texts: tuple[str, ...]


class ParagraphPresent(Record):
    """A body paragraph has exactly this text; when ``after`` is given, right after that one."""

    kind: Literal["paragraph_present"] = "paragraph_present"
    text: str
    after: str | None = Field(default=None, description="text of the non-empty paragraph before")


class ParagraphAbsent(Record):
    """No body paragraph has this text."""

    kind: Literal["paragraph_absent"] = "paragraph_absent"
    text: str


class ParagraphCount(Record):
    """The number of body paragraphs that hold text."""

    kind: Literal["paragraph_count"] = "paragraph_count"
    count: int


class TextFormat(Record):
    """Every character of this text looks like this, wherever it occurs; no text: all of the body."""

    kind: Literal["text_format"] = "text_format"
    text: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: str | None = Field(default=None, description="none, any, single, double ...")
    overline: bool | None = None
    strikethrough: bool | None = None
    position: Position | None = None
    capitals: Capitals | None = None
    font: str | None = None
    size: float | None = None
    colour: str | None = Field(default=None, description="'#rrggbb' or automatic")
    highlight: str | None = Field(default=None, description="'#rrggbb', none or any")
    outline: bool | None = None
    shadow: bool | None = None
    hidden: bool | None = None
    spacing: float | None = None
    style: str | None = Field(default=None, description="character style")
    language: str | None = None


class ParagraphFormatted(Record):
    """The paragraph with this text looks like this; no text: every paragraph that holds text."""

    kind: Literal["paragraph_format"] = "paragraph_format"
    text: str | None = None
    style: str | None = None
    outline_level: int | None = None
    alignment: Alignment | None = None
    list_kind: ListKind | None = None
    list_level: int | None = None
    line_spacing: float | None = Field(default=None, description="percent")
    above: float | None = None
    below: float | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None
    break_before: Break | None = None
    break_after: Break | None = None
    page_style: str | None = None
    keep_with_next: bool | None = None
    keep_together: bool | None = None
    background: str | None = Field(default=None, description="'#rrggbb', none or any")
    border: bool | None = None
    shadow: bool | None = None
    drop_cap_lines: int | None = None
    hyphenation: bool | None = None


class PageBreakBefore(Record):
    """A new page starts at the paragraph with this text (by break before or break after)."""

    kind: Literal["page_break_before"] = "page_break_before"
    text: str


class TableCount(Record):
    """The number of tables."""

    kind: Literal["table_count"] = "table_count"
    count: int


class TableShape(Record):
    """Table ``table`` (name, or number from 1 as text) has this size and these traits."""

    kind: Literal["table_shape"] = "table_shape"
    table: str
    rows: int | None = None
    columns: int | None = None
    heading_rows: int | None = None
    alignment: str | None = Field(default=None, description="margins, left, right or center")
    after: str | None = Field(default=None, description="text of the body paragraph before it")
    border: bool | None = Field(default=None, description="every cell has (no) border")


class TableCell(Record):
    """One cell, counted from 1, has this text or look."""

    kind: Literal["table_cell"] = "table_cell"
    table: str
    row: int
    column: int
    text: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    alignment: Alignment | None = None
    background: str | None = Field(default=None, description="'#rrggbb', none or any")
    columns: int | None = Field(default=None, description="columns it spans")
    rows: int | None = Field(default=None, description="rows it spans")


class TableRows(Record):
    """The cell texts of a table are exactly these, row by row."""

    kind: Literal["table_rows"] = "table_rows"
    table: str
    rows: tuple[tuple[str, ...], ...]


class PageFormat(Record):
    """The page style of the first page looks like this."""

    kind: Literal["page_format"] = "page_format"
    style: str | None = None
    orientation: Orientation | None = None
    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    columns: int | None = None
    header: bool | None = None
    header_text: str | None = None
    footer: bool | None = None
    footer_text: str | None = None
    background: str | None = Field(default=None, description="'#rrggbb', none or any")
    border: bool | None = None
    numbering: str | None = Field(default=None, description="1, i, I, a, A")


class FieldPresent(Record):
    """A field of this kind stands there."""

    kind: Literal["field_present"] = "field_present"
    field: str = Field(description="page-number, page-count, date, time, title, author-name ...")
    place: Place | None = None
    paragraph: str | None = Field(default=None, description="text in the paragraph it stands in")


class NotePresent(Record):
    """A note with this text exists, anchored in the paragraph that holds ``anchor``."""

    kind: Literal["note_present"] = "note_present"
    note: Literal["footnote", "endnote"]
    text: str | None = None
    anchor: str | None = None


class NoteCount(Record):
    """The number of footnotes or endnotes."""

    kind: Literal["note_count"] = "note_count"
    note: Literal["footnote", "endnote"]
    count: int


class CommentPresent(Record):
    """A comment with this text exists, anchored in the paragraph that holds ``anchor``."""

    kind: Literal["comment_present"] = "comment_present"
    text: str
    anchor: str | None = None


class CommentCount(Record):
    """The number of comments."""

    kind: Literal["comment_count"] = "comment_count"
    count: int


class BookmarkPresent(Record):
    """A bookmark with this name exists, in the paragraph that holds ``anchor``."""

    kind: Literal["bookmark_present"] = "bookmark_present"
    name: str
    anchor: str | None = None


class LinkPresent(Record):
    """A hyperlink leads to this address (a trailing slash does not count)."""

    kind: Literal["link_present"] = "link_present"
    address: str
    text: str | None = None


class LinkAbsent(Record):
    """No hyperlink leads to this address."""

    kind: Literal["link_absent"] = "link_absent"
    address: str


class SectionPresent(Record):
    """A section exists; it holds the paragraph with ``holds``."""

    kind: Literal["section_present"] = "section_present"
    name: str | None = None
    columns: int | None = None
    protected: bool | None = None
    hidden: bool | None = None
    holds: str | None = None


class IndexPresent(Record):
    """A generated table of contents or index exists."""

    kind: Literal["index_present"] = "index_present"
    index: str = Field(default="table-of-contents", description="or alphabetical, bibliography ...")
    title: str | None = None


class ObjectCount(Record):
    """The number of objects of a kind (image, frame, formula, chart, line, shape name)."""

    kind: Literal["object_count"] = "object_count"
    object: str
    count: int


class PropertyIs(Record):
    """A document property has this value; keywords are one text, separated by ', '."""

    kind: Literal["property_is"] = "property_is"
    name: PropertyName
    value: str


class LineNumbering(Record):
    """Tools > Line Numbering is on or off."""

    kind: Literal["line_numbering"] = "line_numbering"
    on: bool


class ChangeTracking(Record):
    """Edit > Track Changes > Record is on or off."""

    kind: Literal["change_tracking"] = "change_tracking"
    on: bool


class TrackedChanges(Record):
    """The number of recorded changes that are still open."""

    kind: Literal["tracked_changes"] = "tracked_changes"
    count: int


class StyleExists(Record):
    """The user made a style of this name."""

    kind: Literal["style_exists"] = "style_exists"
    name: str


class FileExported(Record):
    """A file of this name was saved, and its content is of the type its suffix says."""

    kind: Literal["file_exported"] = "file_exported"
    name: str = Field(description="e.g. letter.pdf")


class UnchangedExcept(Record):
    """Nothing but what the task is about differs from the initial document.

    Empty paragraphs that came or went are forgiven.
    """

    kind: Literal["unchanged_except"] = "unchanged_except"
    texts: tuple[str, ...] = Field(
        default=(), description="paragraphs (whole or part) whose text may change, move or vanish"
    )
    added: tuple[str, ...] = Field(default=(), description="texts of paragraphs that may be new")
    formats: tuple[str, ...] = Field(
        default=(),
        description="texts whose characters may look different; where it is the whole text of a "
        "paragraph, its paragraph format (style, list, break ...) may change too",
    )
    aspects: tuple[Aspect, ...] = Field(default=(), description="may change altogether")


Check = Annotated[
    TextContains
    | TextLacks
    | TextCount
    | TextOrder
    | ParagraphPresent
    | ParagraphAbsent
    | ParagraphCount
    | TextFormat
    | ParagraphFormatted
    | PageBreakBefore
    | TableCount
    | TableShape
    | TableCell
    | TableRows
    | PageFormat
    | FieldPresent
    | NotePresent
    | NoteCount
    | CommentPresent
    | CommentCount
    | BookmarkPresent
    | LinkPresent
    | LinkAbsent
    | SectionPresent
    | IndexPresent
    | ObjectCount
    | PropertyIs
    | LineNumbering
    | ChangeTracking
    | TrackedChanges
    | StyleExists
    | FileExported
    | UnchangedExcept,
    Field(discriminator="kind"),
]
