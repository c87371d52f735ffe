"""Check kinds for parts in and around the text (tables, pages, notes ...): see ``records.check``."""

from typing import Literal

from pydantic import Field

from lamwright.applications.writer.checks.kind import WriterCheck
from lamwright.records.document import Alignment, Orientation, Place


class TableCount(WriterCheck):
    """The number of tables."""

    kind: Literal["table_count"] = "table_count"
    count: int


class TableShape(WriterCheck):
    """Table ``table`` (name, or number from 1 as text) has this size and these traits."""

    kind: Literal["table_shape"] = "table_shape"
    table: str
    rows: int | None = None
    columns: int | None = None
    heading_rows: int | None = None
    alignment: str | None = Field(default=None, description="margins, left, right or center")
    after: str | None = Field(default=None, description="text of the body paragraph before it")
    border: bool | None = Field(default=None, description="every cell has (no) border")


class TableCell(WriterCheck):
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


class TableRows(WriterCheck):
    """The cell texts of a table are exactly these, row by row."""

    kind: Literal["table_rows"] = "table_rows"
    table: str
    rows: tuple[tuple[str, ...], ...]


class PageFormat(WriterCheck):
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


class FieldPresent(WriterCheck):
    """A field of this kind exists."""

    kind: Literal["field_present"] = "field_present"
    field: str = Field(description="page-number, page-count, date, time, title, author-name ...")
    place: Place | None = None
    paragraph: str | None = Field(default=None, description="text in the paragraph it stands in")


class NotePresent(WriterCheck):
    """A note with this text exists, anchored in the paragraph that holds ``anchor``."""

    kind: Literal["note_present"] = "note_present"
    note: Literal["footnote", "endnote"]
    text: str | None = None
    anchor: str | None = None


class NoteCount(WriterCheck):
    """The number of footnotes or endnotes."""

    kind: Literal["note_count"] = "note_count"
    note: Literal["footnote", "endnote"]
    count: int


class CommentPresent(WriterCheck):
    """A comment with this text exists, anchored in the paragraph that holds ``anchor``."""

    kind: Literal["comment_present"] = "comment_present"
    text: str
    anchor: str | None = None


class CommentCount(WriterCheck):
    """The number of comments."""

    kind: Literal["comment_count"] = "comment_count"
    count: int


class BookmarkPresent(WriterCheck):
    """A bookmark with this name exists, in the paragraph that holds ``anchor``."""

    kind: Literal["bookmark_present"] = "bookmark_present"
    name: str
    anchor: str | None = None


class LinkPresent(WriterCheck):
    """A hyperlink leads to this address (a trailing slash does not count)."""

    kind: Literal["link_present"] = "link_present"
    address: str
    text: str | None = None


class LinkAbsent(WriterCheck):
    """No hyperlink leads to this address."""

    kind: Literal["link_absent"] = "link_absent"
    address: str


class SectionPresent(WriterCheck):
    """A section exists; it holds the paragraph with ``holds``."""

    kind: Literal["section_present"] = "section_present"
    name: str | None = None
    columns: int | None = None
    protected: bool | None = None
    hidden: bool | None = None
    holds: str | None = None


class IndexPresent(WriterCheck):
    """A generated table of contents or index exists."""

    kind: Literal["index_present"] = "index_present"
    index: str = Field(default="table-of-contents", description="or alphabetical, bibliography ...")
    title: str | None = None


class ObjectCount(WriterCheck):
    """The number of objects of a kind (image, frame, formula, chart, line, shape name)."""

    kind: Literal["object_count"] = "object_count"
    object: str
    count: int
