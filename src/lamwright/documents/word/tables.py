"""Tables of Word documents."""

from collections.abc import Iterator

from lxml import etree

from lamwright.documents.cell_looks import cell_looks
from lamwright.documents.inline import Findings
from lamwright.documents.word.formats import Styles, bordered, children, fill
from lamwright.documents.word.inline import InlineReader, Sources
from lamwright.documents.word.names import every, first, is_on, twips, value
from lamwright.records.document import Alignment, Cell, TableState

_PLACES = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left"}


class TableReader:
    """Reads one table; what stands in its cells goes to ``findings``."""

    def __init__(self, styles: Styles, sources: Sources, findings: Findings) -> None:
        self._styles, self._sources, self._findings = styles, sources, findings

    def read(self, table: etree._Element, name: str, after: int) -> TableState:
        """A w:tbl that stands after body paragraph ``after``."""
        rows = every(table, "w:tr")
        spans = [list(_columns(row)) for row in rows]
        whole = bordered(first(table, "w:tblPr/w:tblBorders"))
        made = [
            tuple(
                self._cell(cell, whole, self._depth(spans[number + 1 :], column))
                for column, cell in spans[number]
                if not _is_covered(cell)
            )
            for number in range(len(rows))
        ]
        heads = [is_on(first(row, "w:trPr/w:tblHeader")) for row in rows]
        return TableState(
            name=name,
            rows=tuple(made),
            columns=len(every(table, "w:tblGrid/w:gridCol")),
            heading_rows=heads.index(False) if False in heads else len(heads),
            after_paragraph=after,
            alignment=_PLACES.get(value(first(table, "w:tblPr/w:jc")), "margins"),
            width=twips(value(first(table, "w:tblPr/w:tblW"), "w:w")),
        )

    def _depth(self, below: list[list[tuple[int, etree._Element]]], column: int) -> int:
        """Rows that the cell at ``column`` spans, itself included."""
        count = 1
        for row in below:
            cell = next((cell for at, cell in row if at == column), None)
            if cell is None or not _is_covered(cell):
                break
            count += 1
        return count

    def _cell(self, cell: etree._Element, whole: bool, rows: int) -> Cell:  # noqa: FBT001
        paragraphs = every(cell, "w:p")
        read = [
            InlineReader(self._styles, self._sources, self._findings, "table", 0).read(paragraph)
            for paragraph in paragraphs
        ]
        own = first(cell, "w:tcPr/w:tcBorders")
        return Cell(
            text="\n".join("".join(run.text for run in runs) for runs in read),
            **cell_looks([run for runs in read for run in runs]),
            alignment=self._alignment(paragraphs),
            background=fill(first(cell, "w:tcPr/w:shd")),
            border=whole if own is None or not len(own) else bordered(own),
            columns=int(value(first(cell, "w:tcPr/w:gridSpan"), default="1")),
            rows=rows,
        )

    def _alignment(self, paragraphs: list[etree._Element]) -> Alignment:
        direct = children(first(paragraphs[0], "w:pPr")) if paragraphs else {}
        return self._styles.paragraph_format(direct).alignment


def _columns(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row and the columns they begin in."""
    column = 0
    for cell in every(row, "w:tc"):
        yield column, cell
        column += int(value(first(cell, "w:tcPr/w:gridSpan"), default="1"))


def _is_covered(cell: etree._Element) -> bool:
    merge = first(cell, "w:tcPr/w:vMerge")
    return merge is not None and value(merge, default="continue") == "continue"
