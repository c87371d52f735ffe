"""LibreOffice's ``content.xml`` to paragraphs and tables (OpenDocument 1.3, part 3)."""

from collections.abc import Mapping
from itertools import chain, repeat
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from lamwright.environments.libreoffice.content.cells import used_cells
from lamwright.environments.libreoffice.content.text_formats import (
    Format,
    decoded,
    read_formats,
)
from lamwright.environments.libreoffice.content.text_runs import (
    Changes,
    Run,
    cap,
    read_runs,
    text_of,
)
from lamwright.records.observation import CanvasParagraph, CanvasRun, CanvasTable

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
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
_MOST_RUNS = 8
_RUN_CAP = 40
_MOST_CELLS = 100  # of a table


class Paragraph(NamedTuple):
    """A body paragraph in full."""

    style: str
    text: str
    list_label: str
    attributes: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()


class Shown(NamedTuple):
    """What the canvas shows of paragraphs, capped."""

    of: tuple[Paragraph, ...] = ()
    paragraphs: tuple[CanvasParagraph, ...] = ()


class Content(NamedTuple):
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

    def shown(
        self,
        names: Mapping[str, str],
        looks: Mapping[str, str],
        most: int,
        limit: int,
        before: Shown | None = None,
    ) -> Shown:
        """The first ``most`` paragraphs, texts capped; those that stayed as ``before`` are taken over.

        ``names`` and ``looks`` are the display names of paragraph and character styles.
        """
        known = zip(*before, strict=False) if before else ()
        numbered = enumerate(self.paragraphs[:most], start=1)
        paragraphs = (
            old[1]
            if old and old[0] == item
            else CanvasParagraph(
                index=index,
                style=names.get(item.style, item.style),
                text=cap(item.text, limit),
                list_label=item.list_label,
                attributes=item.attributes,
                runs=tuple(_shown_run(run, looks) for run in item.runs[:_MOST_RUNS]),
                more_runs=max(0, len(item.runs) - _MOST_RUNS),
            )
            for (index, item), old in zip(numbered, chain(known, repeat(None)), strict=False)
        )
        return Shown(self.paragraphs, tuple(paragraphs))


def _shown_run(run: Run, looks: Mapping[str, str]) -> CanvasRun:
    style = (f"style {looks.get(run.style, run.style)}",) if run.style else ()
    return CanvasRun(text=cap(run.text, _RUN_CAP), attributes=style + run.attributes)


def read_content(xml: str) -> Content:
    """Body paragraphs and tables of a ``content.xml``."""
    root = fromstring(xml)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        return Content()
    reader = _Reader(read_formats(root), Changes(body))
    reader.walk(body, "")
    return reader.content()


class _Reader:
    """One pass over the body."""

    def __init__(self, formats: Mapping[str, Format], changes: Changes) -> None:
        self._formats = formats
        self._changes = changes
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
            self._changes.pass_by(element)
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
        name = element.get(_TEXT + "style-name", "Standard")
        style = self._formats.get(name) or Format(parent=name)
        text = text_of(element)
        number = element.findtext(_TEXT + "number", label) if len(element) else label
        page = (f"page style {style.page}",) if style.page else ()
        self._paragraphs.append(
            Paragraph(
                style=decoded(style.parent),
                text=text,
                list_label=number.strip(),
                attributes=style.paragraph + page,
                runs=read_runs(element, text, style.characters, self._formats, self._changes),
            )
        )
        self._starts.append(self._line_ends)
        self._line_ends += 1 + text.count("\n")

    def _table(self, table: Element) -> None:
        told = [cell.told(_RUN_CAP) for cell in used_cells(table)]
        filled = [cell for cell in told if cell.text]
        self._tables.append(
            CanvasTable(
                number=len(self._tables) + 1,
                name=table.get(_TABLE + "name", ""),
                rows=_repeated(table, "row"),
                columns=_repeated(table, "column"),
                after_paragraph=len(self._paragraphs),
                cells=tuple(filled[:_MOST_CELLS]),
                truncated=max(0, len(filled) - _MOST_CELLS),
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
