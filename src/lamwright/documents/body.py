"""The body of a document: paragraphs, lists, tables, sections, indexes, in their order."""

from dataclasses import dataclass, field, replace

from lxml import etree

from lamwright.documents.formats import paragraph_format
from lamwright.documents.inline import Findings, InlineReader, read_object
from lamwright.documents.namespaces import attribute, first, tag
from lamwright.documents.styles import StyleSheet
from lamwright.documents.tables import TableReader
from lamwright.records.document import (
    IndexState,
    ListKind,
    ParagraphFormat,
    ParagraphState,
    SectionState,
    TableState,
)

_INDEXES = {
    "text:table-of-content": "table-of-contents",
    "text:alphabetical-index": "alphabetical",
    "text:illustration-index": "illustration",
    "text:table-index": "table",
    "text:object-index": "object",
    "text:user-index": "user",
    "text:bibliography": "bibliography",
}


@dataclass(frozen=True)
class _List:
    """Where in a list we are."""

    style: str
    level: int
    label: bool


@dataclass
class Body:
    """What the walk gathers."""

    findings: Findings = field(default_factory=Findings)
    paragraphs: list[ParagraphState] = field(default_factory=list)
    tables: list[TableState] = field(default_factory=list)
    sections: list[SectionState] = field(default_factory=list)
    indexes: list[IndexState] = field(default_factory=list)
    masters: list[str] = field(default_factory=list)
    change_tracking: bool = False
    tracked_changes: int = 0


class BodyReader:
    """Walks office:text once."""

    def __init__(self, sheet: StyleSheet) -> None:
        """``sheet`` resolves the styles that the body names."""
        self._sheet = sheet
        self._found = Body()
        self._index_depth = 0
        self._formats: dict[tuple[str, _List | None, int], ParagraphFormat] = {}

    def read(self, text: etree._Element) -> Body:
        """``text``: the office:text element."""
        self._blocks(text, None)
        return self._found

    def _blocks(self, holder: etree._Element, item: _List | None) -> None:
        for child in holder:
            self._block(child, item)
            if item is not None and tag(child) in {"text:p", "text:h"}:
                item = replace(item, label=False)

    def _block(self, element: etree._Element, item: _List | None) -> None:
        name = tag(element)
        if name in {"text:p", "text:h"}:
            self._paragraph(element, item)
        elif name == "text:list":
            self._list(element, item)
        elif name == "table:table":
            self._table(element)
        elif name == "text:section":
            self._section(element)
        elif name in _INDEXES:
            self._index(element, _INDEXES[name])
        elif name == "text:tracked-changes":
            self._changes(element)
        elif name in {"text:index-title", "text:numbered-paragraph"}:
            self._blocks(element, item)
        elif name.startswith("draw:"):
            findings = self._found.findings
            findings.objects.append(read_object(element, self._sheet, findings, "body", 0))

    def _paragraph(self, element: etree._Element, item: _List | None) -> None:
        index = len(self._found.paragraphs) + 1
        name = attribute(element, "text:style-name")
        runs = InlineReader(self._sheet, self._found.findings, "body", index).read(element)
        self._found.paragraphs.append(
            ParagraphState(
                index=index,
                text="".join(run.text for run in runs),
                format=self._format(element, name, item, index),
                runs=runs,
                in_index=self._index_depth > 0,
            )
        )

    def _format(
        self, element: etree._Element, name: str, item: _List | None, index: int
    ) -> ParagraphFormat:
        level = int(attribute(element, "text:outline-level", "0"))
        made = self._formats.get((name, item, level))
        if made is None:
            made = self._formats[name, item, level] = self._without_page(name, item, level)
        page = self._page(name, "paragraph", first_block=index == 1)
        if not page:
            return made
        return made.model_copy(update={"page_style": page, "break_before": "page"})

    def _without_page(self, name: str, item: _List | None, level: int) -> ParagraphFormat:
        """The format but for the page style that a break before the paragraph brings in."""
        sheet = self._sheet
        base = paragraph_format(
            sheet.effective("paragraph", name, "paragraph"),
            sheet.effective("paragraph", name, "text"),
        )
        kind, depth = self._list_place(name, item, level)
        changes: dict[str, object] = {
            "style": sheet.display("paragraph", name),
            "outline_level": level,
            "list_kind": kind,
            "list_level": depth,
        }
        return base.model_copy(update=changes)

    def _list_place(self, name: str, item: _List | None, level: int) -> tuple[ListKind, int]:
        if item is not None and not item.label:
            return "none", item.level
        of_style = self._sheet.attribute("paragraph", name, "style:list-style-name")
        if item is not None:
            element = self._sheet.list_style(item.style or of_style or "")
            depth = item.level
        else:
            # Writer leaves text:list out where the paragraph style brings the list.
            element, depth = self._sheet.list_style(of_style or ""), level or 1
        if element is None and (level or item is not None):
            element = self._sheet.outline
        kind = _level_kind(element, depth)
        return kind, depth if item is not None or kind != "none" else 0

    def _page(self, name: str, family: str, *, first_block: bool) -> str:
        """Display name of the page style that a break before the block brings in."""
        master = self._sheet.attribute(family, name, "style:master-page-name") or ""
        if master:
            self._found.masters.append(master)
        elif first_block and not self._found.masters:
            self._found.masters.append("Standard")
        return "" if first_block else self._sheet.page_name(master)

    def _list(self, element: etree._Element, outer: _List | None) -> None:
        style = attribute(element, "text:style-name") or (outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        for child in element:
            name = tag(child)
            if name in {"text:list-item", "text:list-header"}:
                self._blocks(child, _List(style, level, label=name == "text:list-item"))

    def _table(self, element: etree._Element) -> None:
        after = len(self._found.paragraphs)
        at_start = after == 0 and not self._found.tables
        self._page(attribute(element, "table:style-name"), "table", first_block=at_start)
        reader = TableReader(self._sheet, self._found.findings)
        self._found.tables.append(reader.read(element, after))

    def _section(self, element: etree._Element) -> None:
        start = len(self._found.paragraphs) + 1
        self._blocks(element, None)
        own = self._sheet.own("section", attribute(element, "text:style-name"), "section")
        self._found.sections.append(
            SectionState(
                name=attribute(element, "text:name"),
                columns=max(1, int(own.get("columns", "1"))),
                protected=attribute(element, "text:protected") == "true",
                hidden=attribute(element, "text:display", "true") != "true",
                first_paragraph=start,
                last_paragraph=len(self._found.paragraphs),
            )
        )

    def _index(self, element: etree._Element, kind: str) -> None:
        start = len(self._found.paragraphs)
        body = first(element, "text:index-body")
        self._index_depth += 1
        if body is not None:
            self._blocks(body, None)
        self._index_depth -= 1
        titles = first(body, "text:index-title")
        lines = [paragraph.text for paragraph in self._found.paragraphs[start:]]
        count = 0 if titles is None else len(titles)
        self._found.indexes.append(
            IndexState(kind=kind, title="\n".join(lines[:count]), entries=tuple(lines[count:]))
        )

    def _changes(self, element: etree._Element) -> None:
        self._found.change_tracking = attribute(element, "text:track-changes", "true") == "true"
        self._found.tracked_changes = len(element)


def _level_kind(style: etree._Element | None, level: int) -> ListKind:
    """What a list style shows at a level."""
    for entry in style if style is not None else ():
        if attribute(entry, "text:level") == str(level):
            if tag(entry) in {"text:list-level-style-bullet", "text:list-level-style-image"}:
                return "bullet"
            return "number" if attribute(entry, "style:num-format") else "none"
    return "none"
