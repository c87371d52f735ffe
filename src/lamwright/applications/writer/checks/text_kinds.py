"""Checks of text and how it looks: see ``records.check``."""

from typing import Literal

from pydantic import Field

from lamwright.applications.writer.checks.kind import WriterCheck
from lamwright.records.document import Alignment, Break, Capitals, ListKind, Position


class TextContains(WriterCheck):
    """The body (tables included) holds this text."""

    kind: Literal["text_contains"] = "text_contains"
    text: str


class TextLacks(WriterCheck):
    """The body (tables included) does not hold this text."""

    kind: Literal["text_lacks"] = "text_lacks"
    text: str


class TextCount(WriterCheck):
    """The body (tables included) holds this text exactly so often."""

    kind: Literal["text_count"] = "text_count"
    text: str
    count: int


class TextOrder(WriterCheck):
    """These texts stand in the body paragraphs in this order."""

    kind: Literal["text_order"] = "text_order"
    texts: tuple[str, ...]


class ParagraphPresent(WriterCheck):
    """A body paragraph has exactly this text; when ``after`` is given, right after that one."""

    kind: Literal["paragraph_present"] = "paragraph_present"
    text: str
    after: str | None = Field(default=None, description="text of the non-empty paragraph before")


class ParagraphAbsent(WriterCheck):
    """No body paragraph has this text."""

    kind: Literal["paragraph_absent"] = "paragraph_absent"
    text: str


class ParagraphCount(WriterCheck):
    """The number of body paragraphs that hold text."""

    kind: Literal["paragraph_count"] = "paragraph_count"
    count: int


class TextFormat(WriterCheck):
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


class ParagraphFormatted(WriterCheck):
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


class PageBreakBefore(WriterCheck):
    """A new page starts at the paragraph with this text (by break before or break after)."""

    kind: Literal["page_break_before"] = "page_break_before"
    text: str
