"""Checks: how success is read from the final document (never from the agent's word).

Attributes left at None are not looked at. ``text`` names a body paragraph by its whole text, or
by a part of it that occurs in one paragraph only. Lengths are millimetres (0.3 of tolerance),
sizes points; style, font and colour names are compared without regard to case.
"""

from typing import Annotated, Literal

from pydantic import Field

from lamwright.applications.writer.checks.kind import WriterCheck
from lamwright.applications.writer.checks.part_kinds import (
    BookmarkPresent,
    CommentCount,
    CommentPresent,
    FieldPresent,
    IndexPresent,
    LinkAbsent,
    LinkPresent,
    NoteCount,
    NotePresent,
    ObjectCount,
    PageFormat,
    SectionPresent,
    TableCell,
    TableCount,
    TableRows,
    TableShape,
)
from lamwright.applications.writer.checks.text_kinds import (
    PageBreakBefore,
    ParagraphAbsent,
    ParagraphCount,
    ParagraphFormatted,
    ParagraphPresent,
    TextContains,
    TextCount,
    TextFormat,
    TextLacks,
    TextOrder,
)
from lamwright.applications.writer.parts.request import Part

__all__ = [
    "Aspect",
    "BookmarkPresent",
    "ChangeTracking",
    "CommentCount",
    "CommentPresent",
    "FieldPresent",
    "FileExported",
    "IndexPresent",
    "LineNumbering",
    "LinkAbsent",
    "LinkPresent",
    "NoteCount",
    "NotePresent",
    "ObjectCount",
    "PageBreakBefore",
    "PageFormat",
    "PartsDone",
    "ParagraphAbsent",
    "ParagraphCount",
    "ParagraphFormatted",
    "ParagraphPresent",
    "PropertyIs",
    "PropertyName",
    "SectionPresent",
    "StyleExists",
    "TableCell",
    "TableCount",
    "TableRows",
    "TableShape",
    "TextContains",
    "TextCount",
    "TextFormat",
    "TextLacks",
    "TextOrder",
    "TrackedChanges",
    "UnchangedExcept",
]

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


class PropertyIs(WriterCheck):
    """A document property has this value; keywords are one text, separated by ', '."""

    kind: Literal["property_is"] = "property_is"
    name: PropertyName
    value: str


class LineNumbering(WriterCheck):
    """Tools > Line Numbering is on or off."""

    kind: Literal["line_numbering"] = "line_numbering"
    on: bool


class ChangeTracking(WriterCheck):
    """Edit > Track Changes > Record is on or off."""

    kind: Literal["change_tracking"] = "change_tracking"
    on: bool


class TrackedChanges(WriterCheck):
    """The number of recorded changes that are still open."""

    kind: Literal["tracked_changes"] = "tracked_changes"
    count: int


class StyleExists(WriterCheck):
    """The user made a style of this name."""

    kind: Literal["style_exists"] = "style_exists"
    name: str


class FileExported(WriterCheck):
    """A file of this name was saved, and its content is of the type its suffix says."""

    kind: Literal["file_exported"] = "file_exported"
    name: str = Field(description="e.g. letter.pdf")


class UnchangedExcept(WriterCheck):
    """Nothing but what the task is about differs from the initial document.

    Empty paragraphs that came or went are forgiven.
    """

    kind: Literal["unchanged_except"] = "unchanged_except"
    texts: tuple[str, ...] = Field(
        default=(),
        description="paragraphs (whole or part) whose text may change, move or vanish; where the "
        "text stays, or only moves, its look stays too",
    )
    added: tuple[str, ...] = Field(default=(), description="texts of paragraphs that may be new")
    formats: tuple[str, ...] = Field(
        default=(),
        description="texts whose characters may look different; where it is the whole text of a "
        "paragraph, its paragraph format (style, list, break ...) may change too",
    )
    aspects: tuple[Aspect, ...] = Field(default=(), description="may change altogether")


class PartsDone(WriterCheck):
    """The document is what these parts of a request make of the initial one, and nothing else."""

    kind: Literal["parts_done"] = "parts_done"
    parts: tuple[Part, ...]


AnyCheck = Annotated[
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
    | UnchangedExcept
    | PartsDone,
    Field(discriminator="kind"),
]
