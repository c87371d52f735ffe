"""An OpenDocument text edited in place, as far as the fake needs it."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from lamwright.records.addresses import cell_address
from lamwright.records.canvas import CanvasCell, CanvasParagraph, CanvasTable, TextCanvas
from lamwright.records.errors import DocumentError

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_PARAGRAPHS = (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h")
_TABLES = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TABLE, _ROW, _CELL = (f"{{{_TABLES}}}{name}" for name in ("table", "table-row", "table-cell"))
_TABLE_NAME = f"{{{_TABLES}}}name"
_NAME, _STYLE_NAME = f"{{{_STYLE}}}name", f"{{{_TEXT}}}style-name"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
Element = etree._Element
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FakeText:
    """The document: its archive as it was, and the tree of ``content.xml``, which is edited."""

    def __init__(self, path: Path) -> None:
        """Raises ``DocumentError`` for what is no OpenDocument text."""
        try:
            with zipfile.ZipFile(path) as archive:
                self._parts = {item: archive.read(item) for item in archive.infolist()}
                content = archive.read("content.xml")
            self._root = etree.fromstring(content, _PARSER)
        except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            if _begins(path) == _OLE:
                raise DocumentError(
                    f"{path.name} is an OLE container (an old .doc, or rights-managed or encrypted)."
                ) from error
            raise DocumentError(
                f"{path.name} is no OpenDocument text; use an intact .odt."
            ) from error

    def paragraphs(self) -> list[Element]:
        """Body paragraphs, those in lists too, those in tables not."""
        found = self._root.iterfind(f".//{{{_OFFICE}}}text//*")
        inside = "ancestor::*[local-name()='table']"
        return [e for e in found if e.tag in _PARAGRAPHS and not e.xpath(inside)]

    def canvas(self, selection: str) -> TextCanvas:
        """What an observation shows of it."""
        paragraphs = self.paragraphs()
        return TextCanvas(
            paragraphs=tuple(
                CanvasParagraph(index=i, style=self._style(p), text=words(p)[:80])
                for i, p in enumerate(paragraphs, 1)
            ),
            tables=tuple(
                self._table(i, table, paragraphs) for i, table in enumerate(self._tables(), 1)
            ),
            selection=selection,
        )

    def within(self, place: str) -> range:
        """The body paragraphs of a place by its name, counted from 1; none where there is no such place."""
        count = len(self.paragraphs())
        if place in {"", "body"}:
            return range(1, count + 1)
        name, _, number = place.partition(" ")
        known = name == "paragraph" and number.isdecimal() and 1 <= int(number) <= count
        return range(int(number), int(number) + 1) if known else range(0)

    def places_of(self, wanted: str, within: range) -> tuple[int, ...]:
        """The paragraph of each occurrence."""
        held = enumerate(self.paragraphs(), 1)
        return tuple(i for i, p in held if i in within for _ in range(words(p).count(wanted)))

    def format_text(self, wanted: str, places: Sequence[int], attributes: dict[str, str]) -> None:
        """Give occurrences of ``wanted`` these text properties: in each paragraph as many as it is named."""
        paragraphs = self.paragraphs()
        for index in dict.fromkeys(places):
            paragraph, left = paragraphs[index - 1], list(places).count(index)
            spots = [(e, e is not paragraph) for e in paragraph.iter()]
            for element in [e for e, _ in spots]:
                left -= self._wrap_all(element, wanted, attributes, left, tail=False)
            for element in [e for e, has_tail in spots if has_tail]:
                left -= self._wrap_all(element, wanted, attributes, left, tail=True)

    def _wrap_all(
        self, element: Element, wanted: str, attributes: dict[str, str], most: int, *, tail: bool
    ) -> int:
        done = 0
        while done < most and wanted in ((element.tail if tail else element.text) or ""):
            element, tail = self._wrap(element, wanted, attributes, tail=tail), True
            done += 1
        return done

    def cells(self, number: int) -> dict[tuple[int, int], Element]:
        """The cells of table ``number``, counted from 1, by column and row; none where there is none."""
        tables = self._tables()
        if not 1 <= number <= len(tables):
            return {}
        rows = [[c for c in row if c.tag == _CELL] for row in tables[number - 1].iter(_ROW)]
        return {(x, y): cell for y, row in enumerate(rows) for x, cell in enumerate(row)}

    def format_cells(self, cells: Sequence[Element], attributes: dict[str, str]) -> None:
        """Give all text of ``cells`` these text properties."""
        for cell in cells:
            for paragraph in cell.iter(*_PARAGRAPHS):
                if paragraph.text:
                    self._wrap(paragraph, paragraph.text, attributes, tail=False)

    def delete_rows(self, cells: Sequence[Element]) -> None:
        """Delete the rows that ``cells`` are in; a table without rows goes too."""
        for table in self._tables():
            for row in list(table.iter(_ROW)):
                if any(cell in cells for cell in row):
                    _remove(row)
            if next(table.iter(_ROW), None) is None:
                _remove(table)

    def align(self, index: int, alignment: str) -> None:
        """Align body paragraph ``index``, counted from 1."""
        paragraph = self.paragraphs()[index - 1]
        parent = paragraph.get(_STYLE_NAME, "Standard")
        style = self._automatic("paragraph", parent)
        etree.SubElement(style, f"{{{_STYLE}}}paragraph-properties").set(
            f"{{{_FO}}}text-align", alignment
        )
        paragraph.set(_STYLE_NAME, str(style.get(_NAME)))

    def replace_all(self, old: str, new: str) -> int:
        """Replace a text everywhere; how often."""
        count = 0
        for element in self._root.iter():
            for side in ("text", "tail"):
                value = getattr(element, side) or ""
                if old and old in value and isinstance(element.tag, str):
                    count += value.count(old)
                    setattr(element, side, value.replace(old, new))
        return count

    def write(self, path: Path) -> None:
        """Save as OpenDocument text."""
        with zipfile.ZipFile(path, "w") as archive:
            for item, data in self._parts.items():
                changed = item.filename == "content.xml"
                archive.writestr(item, etree.tostring(self._root) if changed else data)

    def state(self) -> bytes:
        """Changes when the document does."""
        return etree.tostring(self._root)

    def go_back(self, state: bytes) -> None:
        """Have it be what ``state`` said."""
        self._root = etree.fromstring(state, _PARSER)

    def _tables(self) -> list[Element]:
        found = self._root.iterfind(f".//{{{_OFFICE}}}text//{_TABLE}")
        return [e for e in found if not e.xpath("ancestor::*[local-name()='table']")]

    def _table(self, number: int, table: Element, paragraphs: list[Element]) -> CanvasTable:
        cells = self.cells(number)
        before = [p for p in table.itersiblings(*_PARAGRAPHS, preceding=True)]
        return CanvasTable(
            number=number,
            name=table.get(_TABLE_NAME, ""),
            rows=max((row for _, row in cells), default=-1) + 1,
            columns=max((column for column, _ in cells), default=-1) + 1,
            after_paragraph=paragraphs.index(before[0]) + 1 if before else 0,
            cells=tuple(
                CanvasCell(address=cell_address(*place), text=words(cell)[:80])
                for place, cell in cells.items()
                if words(cell)
            ),
        )

    def _style(self, paragraph: Element) -> str:
        name = paragraph.get(_STYLE_NAME, "Standard")
        style = self._named(name)
        parent = style.get(f"{{{_STYLE}}}parent-style-name", name) if style is not None else name
        return str(parent).replace("_20_", " ")

    def _named(self, name: str) -> Element | None:
        styles = self._root.iterfind(f".//{{{_STYLE}}}style")
        return next((style for style in styles if style.get(_NAME) == name), None)

    def _automatic(self, family: str, parent: str) -> Element:
        home = self._root.find(f"{{{_OFFICE}}}automatic-styles")
        if home is None:
            raise DocumentError("The document has no automatic styles.")
        base = self._named(parent)
        style = etree.SubElement(home, f"{{{_STYLE}}}style")
        if base is not None:
            parent = str(base.get(f"{{{_STYLE}}}parent-style-name", "Standard"))
            for child in base:
                style.append(etree.fromstring(etree.tostring(child)))
        style.set(_NAME, f"fake{len(home)}")
        style.set(f"{{{_STYLE}}}family", family)
        if family == "paragraph":
            style.set(f"{{{_STYLE}}}parent-style-name", parent)
        return style

    def _wrap(
        self, element: Element, wanted: str, attributes: dict[str, str], *, tail: bool
    ) -> Element:
        style = self._automatic("text", "")
        properties = etree.SubElement(style, f"{{{_STYLE}}}text-properties")
        for name, value in attributes.items():
            prefix, local = name.split(":")
            properties.set(f"{{{_FO if prefix == 'fo' else _STYLE}}}{local}", value)
        whole = str(element.tail if tail else element.text)
        before, _, after = whole.partition(wanted)
        span = etree.Element(f"{{{_TEXT}}}span")
        span.set(_STYLE_NAME, str(style.get(_NAME)))
        span.text, span.tail = wanted, after
        if tail:
            element.tail = before
            element.addnext(span)
            span.tail = after
        else:
            element.text = before
            element.insert(0, span)
        return span


def words(paragraph: Element) -> str:
    """The text of a paragraph."""
    return "".join(str(part) for part in paragraph.itertext())


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _begins(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_OLE))
    except OSError:
        return b""
