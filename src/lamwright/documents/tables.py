"""Tables of the body."""

from collections.abc import Iterator

from lxml import etree

from lamwright.documents import grid
from lamwright.documents.cell_looks import cell_looks
from lamwright.documents.formats import alignment, background, bordered
from lamwright.documents.inline import Findings, InlineReader
from lamwright.documents.measures import millimetres
from lamwright.documents.namespaces import attribute, every, tag
from lamwright.documents.styles import StyleSheet
from lamwright.records.document import Alignment, Cell, TableState

_MAX_REPEAT = 1000


class TableReader:
    """Reads table:table elements; what stands in cells goes to ``findings``."""

    def __init__(self, sheet: StyleSheet, findings: Findings) -> None:
        """``sheet`` resolves the styles that cells name."""
        self._sheet, self._findings = sheet, findings

    def read(self, element: etree._Element, after: int) -> TableState:
        """``after``: index of the body paragraph before the table."""
        style = attribute(element, "table:style-name")
        own = self._sheet.own("table", style, "table")
        align = own.get("table:align", "margins")
        rows = tuple(self._row(row) for row in _rows(element))
        heading = [r for h in every(element, "table:table-header-rows") for r in _rows(h)]
        return TableState(
            name=attribute(element, "table:name"),
            rows=rows,
            columns=grid.column_count(element),
            heading_rows=len(heading),
            after_paragraph=after,
            alignment=align,
            width=0.0 if align == "margins" else millimetres(own.get("style:width", "")),
        )

    def _row(self, row: etree._Element) -> tuple[Cell, ...]:
        shade = background(
            self._sheet.own("table-row", attribute(row, "table:style-name"), "table-row")
        )
        cells: list[Cell] = []
        for element in every(row, "table:table-cell"):
            cells.extend([self._cell(element, shade)] * _repeat(element, "columns"))
        return tuple(cells)

    def _cell(self, element: etree._Element, shade: str) -> Cell:
        look = self._sheet.own("table-cell", attribute(element, "table:style-name"), "table-cell")
        blocks = list(_blocks(element))
        lines = [InlineReader(self._sheet, self._findings, "table").read(p) for p in blocks]
        runs = [run for line in lines for run in line]
        own = background(look)
        return Cell(
            text="\n".join("".join(run.text for run in line) for line in lines),
            **cell_looks(runs),
            alignment=self._alignment(blocks),
            background=shade if own == "none" else own,
            border=bordered(look),
            columns=int(attribute(element, "table:number-columns-spanned", "1")),
            rows=int(attribute(element, "table:number-rows-spanned", "1")),
            formula=attribute(element, "table:formula"),
        )

    def _alignment(self, blocks: list[etree._Element]) -> Alignment:
        if not blocks:
            return "left"
        name = attribute(blocks[0], "text:style-name")
        return alignment(self._sheet.effective("paragraph", name, "paragraph"))


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in a cell; those in a comment or a note in one of them are none of its."""
    for child in holder:
        if tag(child) in {"text:p", "text:h"}:
            yield child
        else:
            yield from _blocks(child)


def _rows(holder: etree._Element) -> Iterator[etree._Element]:
    for row in grid.rows(holder):
        for _ in range(_repeat(row, "rows")):
            yield row


def _repeat(element: etree._Element, what: str) -> int:
    return min(grid.repeats(element, what), _MAX_REPEAT)
