"""LibreOffice's ``content.xml`` to paragraphs and tables (OpenDocument 1.3, part 3)."""

import re
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from lamwright.records.base import Record
from lamwright.records.observation import CanvasParagraph, CanvasTable

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = {_TEXT + "p", _TEXT + "h"}
_CONTAINERS = {
    _TEXT + "section",
    _TEXT + "list",
    _TEXT + "list-item",
    _TEXT + "list-header",
    _TEXT + "numbered-paragraph",
    _TEXT + "index-body",
    _TEXT + "index-title",
    _TEXT + "table-of-content",
    _TEXT + "alphabetical-index",
    _TEXT + "illustration-index",
    _TEXT + "table-index",
    _TEXT + "object-index",
    _TEXT + "user-index",
    _TEXT + "bibliography",
}
_INLINE_SKIPPED = {_TEXT + "note", _TEXT + "number", _OFFICE + "annotation", _TEXT + "ruby-text"}
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_ESCAPED = re.compile(r"_([0-9a-f]{2,6})_")


class Paragraph(Record):
    """A body paragraph in full."""

    style: str
    text: str
    list_label: str


class Content(Record):
    """All body paragraphs and top-level tables."""

    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[CanvasTable, ...] = ()
    line_ends: tuple[int, ...] = ()
    """For each body paragraph, how many line ends precede it in the body's plain text."""

    def paragraph_at(self, line_ends: int | None) -> int:
        """Body paragraph, counted from 1, that lies behind so many line ends; 0 if in none."""
        if line_ends is None:
            return 0
        return sum(1 for start in self.line_ends if start <= line_ends)

    def indices(self, *, non_empty: bool) -> list[int]:
        """Paragraph numbers, of those with text only if ``non_empty``."""
        numbered = enumerate(self.paragraphs, start=1)
        return [number for number, item in numbered if item.text.strip() or not non_empty]

    def shown(self, names: dict[str, str], most: int, limit: int) -> tuple[CanvasParagraph, ...]:
        """The first ``most`` paragraphs with display names of styles and texts capped."""
        return tuple(
            CanvasParagraph(
                index=index,
                style=names.get(item.style, item.style),
                text=cap(item.text, limit),
                list_label=item.list_label,
            )
            for index, item in enumerate(self.paragraphs[:most], start=1)
        )


def cap(text: str, limit: int) -> str:
    """``text`` with at most ``limit`` characters, the last one '…' when cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def read_content(xml: str) -> Content:
    """Body paragraphs and tables of a ``content.xml``."""
    root = fromstring(xml)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    reader = _Reader(_style_parents(root))
    if body is not None:
        reader.walk(body, "")
    return reader.content()


def _style_parents(root: Element) -> dict[str, str]:
    """Automatic paragraph styles and what they are derived from."""
    styles = root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
    return {
        style.get(_STYLE + "name", ""): style.get(_STYLE + "parent-style-name", "Standard")
        for style in styles
        if style.get(_STYLE + "family") == "paragraph"
    }


class _Reader:
    """One pass over the body."""

    def __init__(self, parents: dict[str, str]) -> None:
        self._parents = parents
        self._paragraphs: list[Paragraph] = []
        self._tables: list[CanvasTable] = []
        self._starts: list[int] = []
        self._line_ends = 0

    def content(self) -> Content:
        return Content(
            paragraphs=tuple(self._paragraphs),
            tables=tuple(self._tables),
            line_ends=tuple(self._starts),
        )

    def walk(self, parent: Element, label: str) -> None:
        for element in parent:
            if element.tag in _PARAGRAPHS:
                self._paragraph(element, label)
                label = ""
            elif element.tag == _TABLE + "table":
                self._table(element)
            elif element.tag == _TEXT + "list-item":
                self.walk(element, element.findtext(_TEXT + "number", "•").strip())
            elif element.tag in _CONTAINERS:
                self.walk(element, "")

    def _paragraph(self, element: Element, label: str) -> None:
        style = element.get(_TEXT + "style-name", "Standard")
        text = text_of(element)
        self._paragraphs.append(
            Paragraph(
                style=_decoded(self._parents.get(style, style)),
                text=text,
                list_label=element.findtext(_TEXT + "number", label).strip(),
            )
        )
        self._starts.append(self._line_ends)
        self._line_ends += 1 + text.count("\n")

    def _table(self, table: Element) -> None:
        self._tables.append(
            CanvasTable(
                number=len(self._tables) + 1,
                name=table.get(_TABLE + "name", ""),
                rows=_repeated(table, "row"),
                columns=_repeated(table, "column"),
                after_paragraph=len(self._paragraphs),
            )
        )
        if self._paragraphs:  # the body's plain text begins behind a table at the top
            cells = [item for tag in _PARAGRAPHS for item in table.iter(tag)]
            self._line_ends += sum(1 + text_of(cell).count("\n") for cell in cells)


def _repeated(table: Element, what: str) -> int:
    """Rows or columns of ``table`` itself, without those of tables in its cells."""
    tag, times = f"{_TABLE}table-{what}", f"{_TABLE}number-{what}s-repeated"
    wrappers = {f"{tag}s", f"{_TABLE}table-header-{what}s", f"{tag}-group"}
    count = 0
    for element in table:
        if element.tag == tag:
            count += int(element.get(times, "1"))
        elif element.tag in wrappers:
            count += _repeated(element, what)
    return count


def text_of(element: Element) -> str:
    """Visible text of a paragraph: no notes, comments, pictures or text boxes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == _TEXT + "s":
            parts.append(" " * int(child.get(_TEXT + "c", "1")))
        elif child.tag == _TEXT + "tab":
            parts.append("\t")
        elif child.tag == _TEXT + "line-break":
            parts.append("\n")
        elif child.tag not in _INLINE_SKIPPED and not child.tag.startswith(_DRAWING):
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _decoded(name: str) -> str:
    """A style name as LibreOffice keeps it: ``Text_20_body`` is ``Text body``."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), name)
