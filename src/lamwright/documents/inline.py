"""The inside of a paragraph: runs, and the fields, notes, links ... that stand in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lamwright.documents.formats import character_format
from lamwright.documents.markup import blank, is_silent
from lamwright.documents.namespaces import attribute, every, first, tag
from lamwright.documents.styles import StyleSheet, overlay
from lamwright.records.document import (
    BookmarkState,
    CommentState,
    FieldState,
    LinkState,
    NoteState,
    ObjectState,
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


class InlineReader:
    """Reads one paragraph into runs; everything else it meets goes to ``findings``."""

    def __init__(
        self, sheet: StyleSheet, findings: Findings, place: Place = "body", index: int = 0
    ) -> None:
        """``index``: the body paragraph being read; 0 outside the body."""
        self._sheet, self._findings = sheet, findings
        self._place, self._index = place, index
        self._runs: list[Run] = []
        self._space = True
        self._marks: dict[str, int] = {}
        self._handlers: dict[str, Callable[[etree._Element, Mapping[str, str], str], None]] = {
            "text:span": self._span,
            "text:a": self._link,
            "text:meta": self._walk,
            "text:meta-field": self._walk,
            "text:ruby": self._walk,
            "text:ruby-base": self._walk,
            "text:ruby-text": self._skip,
            "text:s": self._blank,
            "text:tab": self._blank,
            "text:line-break": self._blank,
            "text:note": self._note,
            "text:bookmark": self._bookmark,
            "text:bookmark-start": self._bookmark_start,
            "text:bookmark-end": self._bookmark_end,
            "office:annotation": self._comment,
            "office:annotation-end": self._skip,
        }

    def read(self, paragraph: etree._Element) -> tuple[Run, ...]:
        """The runs of a text:p or text:h; neighbours of one format are joined."""
        name = attribute(paragraph, "text:style-name")
        self._walk(paragraph, self._sheet.effective("paragraph", name, "text"), "")
        return tuple(self._runs)

    def _walk(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        self._raw(element.text, look, link)
        for child in element:
            name = tag(child)
            handler = self._handlers.get(name)
            if handler is not None:
                handler(child, look, link)
            elif name.startswith("draw:"):
                self._findings.objects.append(read_object(child, self._place, self._index))
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
        last = self._runs[-1] if self._runs else None
        if last is not None and last.format == made and last.link == link:
            self._runs[-1] = last.model_copy(update={"text": last.text + text})
        else:
            self._runs.append(Run(text=text, format=made, link=link))

    def _literal(self, text: str, look: Mapping[str, str], link: str) -> None:
        self._space = False
        self._add(text, look, link)

    def _text(self) -> str:
        return "".join(run.text for run in self._runs)

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
        start = len(self._text())
        styled = self._styled(attribute(element, "text:style-name"), look)
        self._walk(element, styled, address)
        self._findings.links.append(
            LinkState(text=self._text()[start:], address=address, paragraph=self._index)
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
        self._marks[attribute(element, "text:name")] = len(self._text())

    def _bookmark_end(self, element: etree._Element, look: Mapping[str, str], link: str) -> None:
        name = attribute(element, "text:name")
        start = self._marks.pop(name, 0)
        self._keep_bookmark(name, self._text()[start:])

    def _keep_bookmark(self, name: str, text: str) -> None:
        """Writer's own marks (cross-references, tables of contents) start with two underscores."""
        if not name.startswith("__"):
            self._findings.bookmarks.append(
                BookmarkState(name=name, text=text, paragraph=self._index)
            )


def block_text(
    holder: etree._Element | None, sheet: StyleSheet, findings: Findings, place: Place
) -> str:
    """Text of all paragraphs below ``holder``, one line each."""
    if holder is None:
        return ""
    lines = [
        "".join(run.text for run in InlineReader(sheet, findings, place).read(element))
        for element in holder.iter()
        if tag(element) in _BLOCKS
    ]
    return "\n".join(lines)


def read_object(element: etree._Element, place: Place, index: int) -> ObjectState:
    """A drawing element: image, frame, formula, chart, or the shape's name."""
    lines = ["".join(map(str, p.itertext())) for p in element.iter() if tag(p) in _BLOCKS]
    return ObjectState(
        kind=_object_kind(element),
        name=attribute(element, "draw:name"),
        text="\n".join(lines),
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
