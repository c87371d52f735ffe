"""LibreOffice's ``content.xml`` to paragraphs, tables and what stands beside them (OpenDocument 1.3, part 3)."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from lamwright.documents import grid
from lamwright.documents.markup import Element, parse
from lamwright.documents.namespaces import clark
from lamwright.environments.libreoffice.content.cells import UsedCell, used_cells
from lamwright.environments.libreoffice.content.form_fields import UNNAMED
from lamwright.environments.libreoffice.content.text_formats import Format, decoded, read_formats
from lamwright.environments.libreoffice.content.text_parts import Parts, PartsReader
from lamwright.environments.libreoffice.content.text_runs import Changes, Run, read_runs, text_of
from lamwright.records.addresses import cell_address
from lamwright.records.canvas import CanvasCell, CanvasInput, CanvasSection, CanvasTable

_PARAGRAPHS = (clark("text:p"), clark("text:h"))
_TABLE, _SECTION = clark("table:table"), clark("text:section")
_PLAIN = Format()
_ITEM, _NUMBER, _STYLE_NAME = (clark(f"text:{n}") for n in ("list-item", "number", "style-name"))
_DRAWING = clark("draw:x")[:-1]
_CONTAINERS = frozenset(
    clark(f"text:{name}")
    for name in (
        "section", "list", "list-item", "list-header", "numbered-paragraph", "index-body",
        "index-title", "table-of-content", "alphabetical-index", "illustration-index",
        "table-index", "object-index", "user-index", "bibliography",
    )
)  # fmt: skip


class Paragraph(NamedTuple):
    """A body paragraph in full."""

    style: str
    text: str
    list_label: str
    attributes: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()


class Content(NamedTuple):
    """All that a text holds but headers and footers."""

    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[CanvasTable, ...] = ()
    """Those of the body, then those in cells, notes and boxes."""
    line_ends: tuple[int, ...] = ()
    """For each body paragraph, how many line ends precede it in the body's plain text."""
    sections: tuple[CanvasSection, ...] = ()
    found: Parts = Parts()  # noqa: RUF009 - nothing is added to it

    def paragraph_at(self, line_ends: int | None) -> int:
        """Body paragraph, counted from 1, that lies behind so many line ends; 0 if in none."""
        if line_ends is None:
            return 0
        return sum(1 for start in self.line_ends if start <= line_ends)

    def with_names(self, names: Iterable[tuple[str, str]]) -> "Content":
        """With ``names`` of inputs, each for the first one without a name that holds that text."""
        left = [(text.rstrip("\r"), name) for text, name in names]
        inputs = []
        for held in self.found.inputs:
            pair = next((pair for pair in left if pair[0] == held.text), None)
            if not held.name and pair is not None:
                left.remove(pair)
                held = held.model_copy(update={"name": pair[1]})  # noqa: PLW2901
            inputs.append(held)
        return self.with_inputs(inputs)

    def with_inputs(self, inputs: list[CanvasInput]) -> "Content":
        """With these places to fill in."""
        return self._replace(found=replace(self.found, inputs=inputs))

    def with_charts(self, titles: object) -> "Content":
        """With charts told as such, by their ``titles`` and the names of the objects."""
        known = titles if isinstance(titles, dict) else {}
        objects = [
            held.model_copy(update={"kind": "chart", "text": str(known[held.name]) or held.text})
            if held.name in known
            else held
            for held in self.found.objects
        ]
        return self._replace(found=replace(self.found, objects=objects))

    def is_unnamed(self) -> bool:
        """Whether a place to fill in has no name."""
        names = (held.name for held in self.found.inputs)
        return any(not name or name.startswith(UNNAMED) for name in names)

    def indices(self, *, non_empty: bool) -> list[int]:
        """Paragraph numbers, of those with text only if ``non_empty``."""
        numbered = enumerate(self.paragraphs, start=1)
        return [number for number, item in numbered if item.text.strip() or not non_empty]


def read_content(xml: str) -> Content:
    """What a ``content.xml`` holds."""
    root = parse(xml.encode())
    body = root.find(f"{clark('office:body')}/{clark('office:text')}")
    if body is None:
        return Content()
    reader = _Reader(read_formats(root), Changes(body))
    reader.walk(body, "")
    return reader.content()


class _Reader:
    """One pass over the body, then over the tables that were not in it itself."""

    def __init__(self, formats: Mapping[str, Format], changes: Changes) -> None:
        self._formats = formats
        self._changes = changes
        self._paragraphs: list[Paragraph] = []
        self._bodily: list[tuple[Element, int]] = []
        self._inner: deque[tuple[Element, str]] = deque()
        self._sections: list[CanvasSection] = []
        self._starts: list[int] = []
        self._line_ends = 0
        self._parts = PartsReader(lambda table, place: self._inner.append((table, place)))

    def content(self) -> Content:
        tables = [self._table(table, "body", after) for table, after in self._bodily]
        made = [table(number) for number, table in enumerate(tables, start=1)]
        while self._inner:
            table, place = self._inner.popleft()
            made.append(self._table(table, place, 0)(len(made) + 1))
        return Content(
            paragraphs=tuple(self._paragraphs),
            tables=tuple(made),
            line_ends=tuple(self._starts),
            sections=tuple(self._sections),
            found=self._parts.found,
        )

    def walk(self, parent: Element, label: str) -> None:
        for element in parent:
            self._changes.pass_by(element)
            if element.tag in _PARAGRAPHS:
                self._paragraph(element, label)
                label = ""
            elif element.tag == _TABLE:
                self._pass_table(element)
            elif element.tag == _ITEM:
                self.walk(element, (element.findtext(_NUMBER) or "•").strip())
            elif element.tag == _SECTION:
                self._section(element)
            elif element.tag in _CONTAINERS:
                self.walk(element, "")
            elif element.tag.startswith(_DRAWING):
                self._parts.drawing(element, "page", 0)

    def _paragraph(self, element: Element, label: str) -> None:
        name = element.get(_STYLE_NAME, "Standard")
        style = self._formats.get(name) or Format(parent=name)
        text = text_of(element)
        has_more = len(element) > 0
        number = (element.findtext(_NUMBER) if has_more else None) or label
        page = (f"page style {style.page}",) if style.page else ()
        self._paragraphs.append(
            Paragraph(
                style=decoded(style.parent),
                text=text.rstrip("\r"),
                list_label=number.strip(),
                attributes=style.paragraph + page,
                runs=read_runs(element, text, style.characters, self._formats, self._changes),
            )
        )
        self._starts.append(self._line_ends)
        self._line_ends += 1 + text.count("\n")
        if has_more:
            index = len(self._paragraphs)
            self._parts.read(element, f"paragraph {index}", index)

    def _section(self, element: Element) -> None:
        at, start = len(self._sections), len(self._paragraphs) + 1
        self.walk(element, "")
        made = CanvasSection(
            name=element.get(clark("text:name"), ""),
            first_paragraph=start,
            last_paragraph=len(self._paragraphs),
            protected=element.get(clark("text:protected")) == "true",
            hidden=element.get(clark("text:display"), "true") != "true",
        )
        self._sections.insert(at, made)

    def _pass_table(self, table: Element) -> None:
        self._bodily.append((table, len(self._paragraphs)))
        if self._paragraphs:  # the body's plain text begins behind a table at the top
            texts = (text_of(paragraph) for paragraph in _in_cells(table))
            self._line_ends += sum(1 + text.count("\n") for text in texts)

    def _table(self, table: Element, place: str, after: int) -> "_Numbered":
        return _Numbered(self, table, place, after)

    def cell(self, cell: UsedCell, number: int, after: int) -> CanvasCell:
        """A cell of table ``number``; what stands in it is gathered."""
        address = cell_address(cell.column, cell.row)
        place = f"table {number} {address}"
        blocks = list(_blocks(cell.element))
        for block in blocks:
            if block.tag == _TABLE:
                self._inner.append((block, place))
            elif len(block):
                self._parts.read(block, place, after)
        texts = [block for block in blocks if block.tag != _TABLE]
        looks = [self._look(block) for block in texts if text_of(block).strip()]
        common = (
            [look for look in looks[0] if all(look in other for other in looks)] if looks else []
        )
        own = self._formats.get(cell.element.get(clark("table:style-name"), ""), _PLAIN)
        attributes = (*own.paragraph, *common, *_protection(cell.element))
        reported, text = cell.reported(), "\n".join(text_of(block) for block in texts)
        if text == reported.text and not attributes:
            return reported
        return reported.model_copy(update={"text": text, "attributes": attributes})

    def _look(self, element: Element) -> tuple[str, ...]:
        """How all of a paragraph in a cell differs from its style."""
        style = self._formats.get(element.get(_STYLE_NAME, ""), _PLAIN)
        if not (style.characters or len(element) or self._changes):
            return style.paragraph
        text = text_of(element)
        runs = read_runs(element, text, style.characters, self._formats, self._changes)
        is_whole = len(runs) == 1 and runs[0].text.strip() == text.strip()
        return style.paragraph + (runs[0].attributes if is_whole else ())


class _Numbered(NamedTuple):
    """A table that was met; called with its number it is read."""

    reader: _Reader
    table: Element
    place: str
    after: int

    def __call__(self, number: int) -> CanvasTable:
        cells = [self.reader.cell(cell, number, self.after) for cell in used_cells(self.table)]
        return CanvasTable(
            number=number,
            name=self.table.get(clark("table:name"), ""),
            rows=grid.row_count(self.table),
            columns=grid.column_count(self.table),
            after_paragraph=self.after,
            cells=tuple(cell for cell in cells if cell.text.strip("\n")),
            place=self.place,
            protected=bool(cells) and all("protected" in cell.attributes for cell in cells),
        )


def _in_cells(table: Element) -> list[Element]:
    """The paragraphs of all cells, those in inner tables too, but not those in notes, comments and boxes."""
    found = list(table.iter(*_PARAGRAPHS))
    beside = {inner for one in found if len(one) for inner in one.iterdescendants(*_PARAGRAPHS)}
    return [one for one in found if one not in beside] if beside else found


def _protection(cell: Element) -> tuple[str, ...]:
    return ("protected",) if cell.get(clark("table:protected")) == "true" else ()


def _blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables in ``holder``, those in tables in it left out."""
    for child in holder:
        if child.tag in _PARAGRAPHS or child.tag == _TABLE:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _blocks(child)
