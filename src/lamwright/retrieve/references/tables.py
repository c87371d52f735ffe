"""References to tables: 'the row for Lima', 'the price column', 'total row', 'second table'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.records.retrieved import Target
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.references.ordinals import place_of

_ORDER = (
    r"(?P<order>very last|next to last|second (?:to )?last|penultimate|last|final|first|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
)
_BY_ORDER = re.compile(
    rf"\b{_ORDER} (?:\w+ )?(?P<what>rows?|lines?|columns?|tables?|entr(?:y|ies))\b"
)
_NUMBERED = re.compile(
    r"\b(?P<what>row|line|column|table) (?:no\.? |number )?(?P<number>\d{1,2})\b"
)
_HEADER = re.compile(
    r"\b(?:header|heading|top|title|head)s? (?:row|line|cells?)|\bcolumn (?:head(?:ing|"
    r"er)s?|titles)|\btable(?:'s)? head(?:er|ing)?"
)
_TOTAL = re.compile(r"\btotals?\b|\bbottom (?:row|line)\b|\bsums?\b|\bgrand total\b")
_TABLE = re.compile(
    r"\btables?\b|\brows?\b|\bcolumns?\b|\bcells?\b|\bgrid\b|\bentr(?:y|ies)\b|\bprice\b|\bcosts?\b"
)


@dataclass(frozen=True)
class _Grid:
    """A table with the words of its rows and columns."""

    table: CanvasTable
    texts: dict[tuple[int, int], str]
    name: str

    def row(self, number: int) -> tuple[str, ...]:
        return tuple(_address(x, number) for x in range(1, self.table.columns + 1))

    def column(self, number: int) -> tuple[str, ...]:
        return tuple(_address(number, y) for y in range(1, self.table.rows + 1))

    @property
    def words(self) -> frozenset[str]:
        return frozenset(
            stem for text in (*self.texts.values(), self.name) for stem in content_stems(text)
        )


def by_table(request: str, canvas: TextCanvas) -> Iterator[Target]:
    """Tables, rows, columns and cells that the request names."""
    lowered = request.lower()
    asked = frozenset(content_stems(request))
    grids = [_grid(table, canvas) for table in canvas.tables]
    for grid, share in _likely(grids, asked, lowered):
        if share or _TABLE.search(lowered):
            yield Target(
                means="content", words="table", table=grid.table.number, score=0.35 + 0.5 * share
            )
            yield from _lines(lowered, asked, grid, 0.5 + 0.4 * share)


def _likely(
    grids: Sequence[_Grid], asked: frozenset[str], lowered: str
) -> list[tuple[_Grid, float]]:
    """Tables with how much of the request is about them."""
    ordered = {}
    for match in (*_BY_ORDER.finditer(lowered), *_NUMBERED.finditer(lowered)):
        if match["what"].startswith("table"):
            said = match.groupdict()
            place = place_of(said["order"]) if said.get("order") else int(said["number"]) - 1
            if -len(grids) <= place < len(grids):
                ordered[grids[place].table.number] = 1.0
    shares = {}
    for grid in grids:
        named = asked & frozenset(content_stems(grid.name))
        held = len(asked & grid.words) / (len(asked) or 1)
        shares[grid.table.number] = max(
            ordered.get(grid.table.number, 0.0), min(1.0, held + 0.4 * bool(named))
        )
    return sorted(((grid, shares[grid.table.number]) for grid in grids), key=lambda pair: -pair[1])


def _lines(lowered: str, asked: frozenset[str], grid: _Grid, sureness: float) -> Iterator[Target]:
    rows = _asked_lines(asked, {y: _joined(grid, y) for y in range(1, grid.table.rows + 1)})
    heads = {x: grid.texts.get((x, 1), "") for x in range(1, grid.table.columns + 1)}
    columns = _asked_lines(asked, heads)
    rows += [1] if _HEADER.search(lowered) else []
    rows += [grid.table.rows] if _TOTAL.search(lowered) else []
    for match in (*_BY_ORDER.finditer(lowered), *_NUMBERED.finditer(lowered)):
        said = match.groupdict()
        place = place_of(said["order"]) if said.get("order") else int(said["number"]) - 1
        size = grid.table.columns if match["what"].startswith("column") else grid.table.rows
        if not match["what"].startswith("table") and -size <= place < size:
            (columns if match["what"].startswith("column") else rows).append(place % size + 1)
    number = grid.table.number
    for y in dict.fromkeys(rows):
        for x in dict.fromkeys(columns):
            yield Target(
                means="content", words="cell", table=number, cells=(_address(x, y),), score=sureness
            )
    for y in dict.fromkeys(rows):
        yield Target(
            means="content", words="row", table=number, cells=grid.row(y), score=0.9 * sureness
        )
    for x in dict.fromkeys(columns):
        yield Target(
            means="content",
            words="column",
            table=number,
            cells=grid.column(x),
            score=0.85 * sureness,
        )


def _asked_lines(asked: frozenset[str], texts: dict[int, str]) -> list[int]:
    """Rows or columns that share words with the request, most words first."""
    shared = {place: len(asked & frozenset(content_stems(text))) for place, text in texts.items()}
    most = max(shared.values(), default=0)
    return [place for place, count in shared.items() if count and count == most]


def _joined(grid: _Grid, row: int) -> str:
    return " ".join(grid.texts.get((x, row), "") for x in range(1, grid.table.columns + 1))


def _grid(table: CanvasTable, canvas: TextCanvas) -> _Grid:
    above = [p.text for p in canvas.paragraphs if p.index <= table.after_paragraph and p.text]
    texts = {_place(cell.address): cell.text for cell in table.cells}
    return _Grid(table, texts, f"{table.name} {above[-1] if above else ''}")


def _place(address: str) -> tuple[int, int]:
    letters, digits = re.sub(r"\d", "", address), re.sub(r"\D", "", address)
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - 64
    return column, int(digits or 0)


def _address(column: int, row: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
