"""The body of Word documents: paragraphs, tables, tables of contents, sections with columns."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from lamwright.documents.inline import Findings
from lamwright.documents.word.formats import Styles, children
from lamwright.documents.word.inline import InlineReader, Sources
from lamwright.documents.word.names import every, first, tag, value
from lamwright.documents.word.tables import TableReader
from lamwright.records.document import Break, IndexState, ParagraphState, TableState

_CONTENTS = "Table of Contents"


class Part(NamedTuple):
    """A stretch of the body with page settings of its own (Word calls it a section)."""

    settings: etree._Element
    last_paragraph: int


@dataclass
class Body:
    """What the body of a document holds."""

    findings: Findings = field(default_factory=Findings)
    paragraphs: list[ParagraphState] = field(default_factory=list)
    tables: list[TableState] = field(default_factory=list)
    indexes: list[IndexState] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


class BodyReader:
    """Walks the blocks of one document."""

    def __init__(self, styles: Styles, sources: Sources) -> None:
        self._styles, self._sources = styles, sources
        self._found = Body()
        self._in_index = False
        self._break: Break = (
            "none"  # at the end of the paragraph before, which is how it is written
        )

    def read(self, body: etree._Element) -> Body:
        """``body``: the w:body element; its page settings come back in order."""
        self._blocks(body)
        return self._found

    def _blocks(self, holder: etree._Element) -> None:
        for child in holder:
            name = tag(child)
            if name == "w:p":
                self._paragraph(child)
            elif name == "w:tbl":
                self._table(child)
            elif name == "w:sdt":
                self._content(child)
            elif name in {"w:ins", "w:smartTag", "w:customXml"}:
                self._blocks(child)
            elif name == "w:sectPr":
                self._end_part(child)

    def _paragraph(self, element: etree._Element) -> None:
        index = len(self._found.paragraphs) + 1
        reader = InlineReader(self._styles, self._sources, self._found.findings, "body", index)
        runs = reader.read(element)
        look = children(first(element, "w:pPr"))
        made = self._styles.paragraph_format(look)
        changes: dict[str, object] = {}
        if made.break_before == "none":
            changes["break_before"] = reader.break_before or self._break
        self._break = reader.break_after or "none"
        self._found.paragraphs.append(
            ParagraphState(
                index=index,
                text="".join(run.text for run in runs),
                format=made.model_copy(update=changes),
                runs=runs,
                in_index=self._in_index,
            )
        )
        if (section := look.get("w:sectPr")) is not None:
            self._end_part(section)

    def _end_part(self, settings: etree._Element) -> None:
        self._found.parts.append(Part(settings, len(self._found.paragraphs)))

    def _table(self, element: etree._Element) -> None:
        name = value(first(element, "w:tblPr/w:tblCaption"))
        number = len(self._found.tables) + 1
        reader = TableReader(self._styles, self._sources, self._found.findings)
        after = len(self._found.paragraphs)
        self._found.tables.append(reader.read(element, name or f"Table{number}", after))

    def _content(self, element: etree._Element) -> None:
        content = first(element, "w:sdtContent")
        if content is None:
            return
        gallery = value(first(element, "w:sdtPr/w:docPartObj/w:docPartGallery"))
        start, outer = len(self._found.paragraphs), self._in_index
        self._in_index = outer or gallery == _CONTENTS
        self._blocks(content)
        self._in_index = outer
        if gallery == _CONTENTS:
            lines = [p.text for p in self._found.paragraphs[start:]]
            has_title = "w:fldChar" not in {tag(e) for e in _first_paragraph(content).iter()}
            title = lines[0] if lines and has_title else ""
            entries = tuple(line for line in lines[bool(title) :] if line.strip())
            self._found.indexes.append(
                IndexState(kind="table-of-contents", title=title, entries=entries)
            )


def _first_paragraph(content: etree._Element) -> etree._Element:
    return next(iter(every(content, "w:p")), content)
