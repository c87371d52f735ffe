"""The inside of a paragraph: runs, and the fields, notes, links ... that stand in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lamwright.documents.formats import character_format, paragraph_format
from lamwright.documents.markup import blank, is_silent
from lamwright.documents.namespaces import attribute, every, first, tag
from lamwright.documents.pieces import Pieces
from lamwright.documents.styles import StyleSheet, overlay
from lamwright.records.document import (
    BookmarkState,
    CommentState,
    FieldState,
    LinkState,
    NoteState,
    ObjectState,
    ParagraphFormat,
    ParagraphState,
    Place,
    Run,
)

_WHITE = re.compile(r"[ \t\r\n]+")
_BLOCKS = ("text:p", "text:h")


@dataclass
class Findings:
    """What stands in paragraphs, gathered while the document is walked."""

    fields: list[FieldState] = field(default_factory=list)
    notes: list[NoteState] = field(default_factory=list)
    comments: list[CommentState] = field(default_factory=list)
    bookmarks: list[BookmarkState] = field(default_factory=list)
    links: list[LinkState] = field(default_factory=list)
    objects: list[ObjectState] = field(default_factory=list)
    outside: list[ParagraphState] = field(default_factory=list)


class InlineReader:
    """Reads one paragraph into runs; everything else it meets goes to ``findings``."""

    def __init__(
        self, sheet: StyleSheet, findings: Findings, place: Place = "body", index: int = 0
    ) -> None:
        """``index``: the body paragraph being read; 0 outside the body."""
        self._sheet, self._findings = sheet, findings
        self._place, self._index = place, index
        self._pieces = Pieces()
        self._space = True
        self._marks: dict[str, int] = {}

    def read(self, paragraph: etree._Element) -> tuple[Run, ...]:
        """The runs of a text:p or text:h; neighbours of one format are joined."""
        name = attribute(paragraph, "text:style-name")
        self._walk(paragraph, self._sheet.effective("paragraph", name, "text"), "")
        return self._pieces.runs()

    def _walk(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        self._raw(element.text, look, link)
        for child in element:
            name = tag(child)
            handler = _HANDLERS.get(name)
            if handler is not None:
                handler(self, child, look, link)
            elif name.startswith("draw:"):
                found = read_object(child, self._sheet, self._findings, self._place, self._index)
                self._findings.objects.append(found)
            elif name.startswith("text:") and not is_silent(name):
                self._field(child, look, link)
            self._raw(child.tail, look, link)

    def _raw(self, text: str | None, look: Mapping[str, str], link: str) -> None:
        collapsed = _WHITE.sub(" ", text or "")
        if self._space and collapsed.startswith(" "):
            collapsed = collapsed[1:]
        if collapsed:
            self._space = collapsed.endswith(" ")
            self._add(collapsed, look, link)

    def _add(self, text: str, look: Mapping[str, str], link: str) -> None:
        made = character_format(look, look.get("style", ""))
        self._pieces.add(text, made, link)

    def _literal(self, text: str, look: Mapping[str, str], link: str) -> None:
        self._space = False
        self._add(text, look, link)

    def _styled(self, name: str, look: Mapping[str, str]) -> dict[str, str]:
        """``look`` with the character style laid over it."""
        styled = dict(look)
        if name:
            overlay(styled, self._sheet.own("text", name, "text"))
            styled["style"] = self._sheet.display("text", name) or styled.get("style", "")
        return styled

    def _span(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        self._walk(element, self._styled(attribute(element, "text:style-name"), look), link)

    def _link(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        address = attribute(element, "xlink:href")
        start = self._pieces.length
        styled = self._styled(attribute(element, "text:style-name"), look)
        self._walk(element, styled, address)
        self._findings.links.append(
            LinkState(text=self._pieces.since(start), address=address, paragraph=self._index)
        )

    def _skip(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        """Nothing of it is body text."""

    def _blank(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        self._literal(blank(element), look, link)

    def _field(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        text = "".join(str(part) for part in element.itertext())
        self._findings.fields.append(
            FieldState(
                kind=tag(element).partition(":")[2],
                place=self._place,
                text=text,
                paragraph=self._index,
            )
        )
        if text:
            self._literal(text, look, link)

    def _note(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        citation = first(element, "text:note-citation")
        is_end = attribute(element, "text:note-class") == "endnote"
        self._findings.notes.append(
            NoteState(
                kind="endnote" if is_end else "footnote",
                text=self._inner(first(element, "text:note-body")),
                label="" if citation is None else (citation.text or ""),
                paragraph=self._index,
            )
        )

    def _inner(self, holder: etree._Element | None) -> str:
        """Text of the paragraphs in a note; what stands in them is gathered too."""
        return block_text(holder, self._sheet, self._findings, "note")

    def _comment(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        author = first(element, "dc:creator")
        self._findings.comments.append(
            CommentState(
                text=block_text(element, self._sheet, Findings(), "note"),
                author="" if author is None else (author.text or ""),
                paragraph=self._index,
            )
        )

    def _bookmark(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        self._keep_bookmark(attribute(element, "text:name"), "")

    def _bookmark_start(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        self._marks[attribute(element, "text:name")] = self._pieces.length

    def _bookmark_end(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        name = attribute(element, "text:name")
        start = self._marks.pop(name, 0)
        self._keep_bookmark(name, self._pieces.since(start))

    def _keep_bookmark(self, name: str, text: str) -> None:
        """Writer's own marks (cross-references, tables of contents) start with two underscores."""
        if not name.startswith("__"):
            self._findings.bookmarks.append(
                BookmarkState(name=name, text=text, paragraph=self._index)
            )


_HANDLERS: Mapping[str, Callable[[InlineReader, etree._Element, Mapping[str, str], str], None]] = {
    "text:span": InlineReader._span,
    "text:a": InlineReader._link,
    "text:meta": InlineReader._walk,
    "text:meta-field": InlineReader._walk,
    "text:ruby": InlineReader._walk,
    "text:ruby-base": InlineReader._walk,
    "text:ruby-text": InlineReader._skip,
    "text:s": InlineReader._blank,
    "text:tab": InlineReader._blank,
    "text:line-break": InlineReader._blank,
    "text:note": InlineReader._note,
    "text:bookmark": InlineReader._bookmark,
    "text:bookmark-start": InlineReader._bookmark_start,
    "text:bookmark-end": InlineReader._bookmark_end,
    "office:annotation": InlineReader._comment,
    "office:annotation-end": InlineReader._skip,
}


def block_text(
    holder: etree._Element | None, sheet: StyleSheet, findings: Findings, place: Place
) -> str:
    """Text of all paragraphs below ``holder``, a line each; they go to ``findings`` with looks."""
    if holder is None:
        return ""
    lines = [
        ParagraphState(
            index=0,
            place=place,
            text="".join(run.text for run in runs),
            format=_format(element, sheet),
            runs=runs,
        )
        for element in holder.iter()
        if tag(element) in _BLOCKS
        for runs in (InlineReader(sheet, findings, place).read(element),)
    ]
    findings.outside += lines
    return "\n".join(line.text for line in lines)


def _format(element: etree._Element, sheet: StyleSheet) -> ParagraphFormat:
    """That of a paragraph outside the body, where lists are not told."""
    name = attribute(element, "text:style-name")
    made = paragraph_format(
        sheet.effective("paragraph", name, "paragraph"), sheet.effective("paragraph", name, "text")
    )
    return made.model_copy(update={"style": sheet.display("paragraph", name)})


def read_object(
    element: etree._Element, sheet: StyleSheet, findings: Findings, place: Place, index: int
) -> ObjectState:
    """A drawing element: image, frame, formula, chart, or the shape's name."""
    return ObjectState(
        kind=_object_kind(element),
        name=attribute(element, "draw:name"),
        text=block_text(element, sheet, findings, "frame"),
        place=place,
        paragraph=index,
    )


def _object_kind(element: etree._Element) -> str:
    name = tag(element)
    if name == "draw:frame":
        kinds = {"draw:text-box": "frame", "draw:object": "object", "draw:image": "image"}
        held = [tag(child) for child in every(element, "*")]
        return next((kind for key, kind in kinds.items() if key in held), "frame")
    if name == "draw:custom-shape":
        geometry = first(element, "draw:enhanced-geometry")
        return "shape" if geometry is None else attribute(geometry, "draw:type", "shape")
    return name.partition(":")[2]
