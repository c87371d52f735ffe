"""The inside of Word paragraphs: runs, and the fields, notes, links ... that stand in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lamwright.documents.inline import Findings
from lamwright.documents.pieces import Pieces
from lamwright.documents.word.formats import Styles, children
from lamwright.documents.word.names import clark, first, tag, value
from lamwright.records.document import (
    BookmarkState,
    Break,
    CommentState,
    FieldState,
    LinkState,
    NoteState,
    ObjectState,
    ParagraphState,
    Place,
    Run,
)

_FIELDS = {
    "PAGE": "page-number",
    "NUMPAGES": "page-count",
    "DATE": "date",
    "TIME": "time",
    "TITLE": "title",
    "SUBJECT": "subject",
    "AUTHOR": "initial-creator",
    "FILENAME": "file-name",
}
_LITERALS = {"w:tab": "\t", "w:noBreakHyphen": "‑", "w:cr": "\n"}
_NO_FIELDS = {"HYPERLINK", "TOC", "PAGEREF", "REF", "INDEX", "SEQ"}
_NOTES = {"w:footnoteReference": "w:footnote", "w:endnoteReference": "w:endnote"}


@dataclass
class Sources:
    """What paragraphs refer to, by identifier."""

    links: dict[str, str] = field(default_factory=dict)
    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    comments: dict[str, etree._Element] = field(default_factory=dict)


@dataclass
class _Field:
    """A field whose end has not come yet."""

    code: str = ""
    start: int = 0
    shows: bool = False


class InlineReader:
    """Reads one paragraph into runs; everything else it meets goes to ``findings``."""

    def __init__(
        self, styles: Styles, sources: Sources, findings: Findings, place: Place, index: int
    ) -> None:
        """``index``: the body paragraph being read; 0 outside the body."""
        self._styles, self._sources, self._findings = styles, sources, findings
        self._place, self._index = place, index
        self._paragraph = ""
        self._link = ""
        self._pieces = Pieces()
        self._open: list[_Field] = []
        self._marks: dict[str, tuple[str, int]] = {}
        self.break_before: Break | None = None
        self.break_after: Break | None = None

    def read(self, paragraph: etree._Element) -> tuple[Run, ...]:
        """The runs of a w:p; neighbours of one format are joined."""
        self._paragraph = value(first(paragraph, "w:pPr/w:pStyle"))
        self._walk(paragraph)
        return self._pieces.runs()

    def _walk(self, holder: etree._Element) -> None:
        for child in holder:
            handler = _HANDLERS.get(tag(child))
            if handler is not None:
                handler(self, child)

    def _content(self, element: etree._Element) -> None:
        content = first(element, "w:sdtContent")
        if content is not None:
            self._walk(content)

    def _run(self, element: etree._Element) -> None:
        look = children(first(element, "w:rPr"))
        for child in element:
            self._piece(child, look)

    def _piece(self, child: etree._Element, look: Mapping[str, etree._Element]) -> None:
        name = tag(child)
        if name == "w:t":
            self._add(child.text or "", look)
        elif name in _LITERALS:
            self._add(_LITERALS[name], look)
        elif name == "w:br":
            self._break(child, look)
        elif name in {"w:fldChar", "w:instrText"}:
            self._complex_field(child)
        elif name in _NOTES:
            self._note(_NOTES[name], value(child, "w:id"))
        elif name == "w:commentReference":
            self._comment(value(child, "w:id"))
        elif name in {"w:drawing", "w:pict", "w:object", "mc:AlternateContent"}:
            self._findings.objects.append(self._object(child))

    def _object(self, element: etree._Element) -> ObjectState:
        """A drawing: image, chart, frame (a text box) or shape."""
        names = {tag(held) for held in element.iter()}
        kinds = {"pic:pic": "image", "c:chart": "chart", "w:txbxContent": "frame"}
        shape = first(element, ".//wp:docPr")
        held = first(element, ".//w:txbxContent")
        return ObjectState(
            kind=next((kind for name, kind in kinds.items() if name in names), "shape"),
            name=(shape.get("name") or "") if shape is not None else "",
            text=block_text(held, self._styles, self._sources, self._findings, "frame"),
            place=self._place,
            paragraph=self._index,
        )

    def _add(self, text: str, look: Mapping[str, etree._Element]) -> None:
        if not text or (self._open and not self._open[-1].shows):
            return
        made = self._styles.character_format(self._paragraph, look)
        self._pieces.add(text, made, self._link)

    def _break(self, element: etree._Element, look: Mapping[str, etree._Element]) -> None:
        kind = value(element, "w:type")
        if kind not in {"page", "column"}:
            self._add("\n", look)
        elif self._pieces.length:
            self.break_after = "page" if kind == "page" else "column"
        else:
            self.break_before = "page" if kind == "page" else "column"

    def _hyperlink(self, element: etree._Element) -> None:
        address = self._sources.links.get(value(element, "r:id"), "")
        address = address or f"#{value(element, 'w:anchor')}"
        start, self._link = self._pieces.length, address
        self._walk(element)
        self._link = ""
        text = self._pieces.since(start)
        self._findings.links.append(LinkState(text=text, address=address, paragraph=self._index))

    def _complex_field(self, element: etree._Element) -> None:
        kind = value(element, "w:fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows, self._open[-1].start = True, self._pieces.length
        elif kind == "end" and self._open:
            closed = self._open.pop()
            self._keep_field(closed.code, self._pieces.since(closed.start) if closed.shows else "")
        elif self._open:
            self._open[-1].code += element.text or ""

    def _simple_field(self, element: etree._Element) -> None:
        start = self._pieces.length
        self._walk(element)
        self._keep_field(value(element, "w:instr"), self._pieces.since(start))

    def _keep_field(self, code: str, text: str) -> None:
        word = (code.split() or [""])[0].upper()
        if word in _NO_FIELDS or not word:
            return
        kind = _FIELDS.get(word, word.lower())
        kept = FieldState(kind=kind, place=self._place, text=text, paragraph=self._index)
        self._findings.fields.append(kept)

    def _note(self, kind: str, number: str) -> None:
        held = self._sources.notes.get((kind, number))
        text = block_text(held, self._styles, self._sources, self._findings, "note").strip()
        is_end = kind == "w:endnote"
        self._findings.notes.append(
            NoteState(
                kind="endnote" if is_end else "footnote",
                text=text,
                label=number,
                paragraph=self._index,
            )
        )

    def _comment(self, number: str) -> None:
        held = self._sources.comments.get(number)
        text = block_text(held, self._styles, self._sources, Findings(), "note")
        kept = CommentState(text=text, author=value(held, "w:author"), paragraph=self._index)
        self._findings.comments.append(kept)

    def _bookmark_start(self, element: etree._Element) -> None:
        self._marks[value(element, "w:id")] = (value(element, "w:name"), self._pieces.length)

    def _bookmark_end(self, element: etree._Element) -> None:
        name, start = self._marks.pop(value(element, "w:id"), ("", 0))
        if name and not name.startswith("_"):  # Word's and Writer's own marks
            kept = BookmarkState(name=name, text=self._pieces.since(start), paragraph=self._index)
            self._findings.bookmarks.append(kept)

    def _formula(self, element: etree._Element) -> None:
        self._findings.objects.append(
            ObjectState(kind="formula", place=self._place, paragraph=self._index)
        )


_HANDLERS: Mapping[str, Callable[[InlineReader, etree._Element], None]] = {
    "w:r": InlineReader._run,
    "w:hyperlink": InlineReader._hyperlink,
    "w:fldSimple": InlineReader._simple_field,
    "w:bookmarkStart": InlineReader._bookmark_start,
    "w:bookmarkEnd": InlineReader._bookmark_end,
    "w:ins": InlineReader._walk,
    "w:moveTo": InlineReader._walk,
    "w:smartTag": InlineReader._walk,
    "w:sdt": InlineReader._content,
    "m:oMath": InlineReader._formula,
    "m:oMathPara": InlineReader._formula,
}


def block_text(
    holder: etree._Element | None,
    styles: Styles,
    sources: Sources,
    findings: Findings,
    place: Place,
) -> str:
    """Text of all paragraphs below ``holder``, a line each; they go to ``findings`` with looks."""
    lines = [
        ParagraphState(
            index=0,
            place=place,
            text="".join(run.text for run in runs),
            format=styles.paragraph_format(children(first(paragraph, "w:pPr"))),
            runs=runs,
        )
        for paragraph in (holder.iter(clark("w:p")) if holder is not None else ())
        for runs in (InlineReader(styles, sources, findings, place, 0).read(paragraph),)
    ]
    findings.outside += lines
    return "\n".join(line.text for line in lines)
