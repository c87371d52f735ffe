"""Places of a request's later parts, where the parts before them changed the document."""

from collections.abc import Iterator
from dataclasses import dataclass

from lamwright.applications.writer.parts.draft import Draft, Edit, Table
from lamwright.applications.writer.parts.operations import OPERATIONS, Job, Operation
from lamwright.applications.writer.parts.places import Cells, NoPlace, Place, Stretch, place_of
from lamwright.applications.writer.parts.request import Part

_GONE = "an earlier part of the request changed the place"


@dataclass(frozen=True)
class _Span:
    """Where something stood, how much there was, and how many edits there had been."""

    start: int
    end: int
    length: int
    seen: int

    def now(self, edits: list[Edit]) -> tuple[int, int]:
        """Where it stands. Raises ``NoPlace`` when an edit cut into it or took it away."""
        start, end, length = self.start, self.end, self.length
        for first, last, count in edits[self.seen :]:
            more = count - (last - first)
            is_whole = (start, end) == (0, length)
            if is_whole or start <= first < last <= end or start < first <= last < end:
                end += more
            elif last <= start:
                start, end = start + more, end + more
            elif first < end:
                raise NoPlace(_GONE)
            length += more
        if start == end and self.start != self.end:
            raise NoPlace(_GONE)
        return start, end


@dataclass(frozen=True)
class Standing:
    """A place as it was found, and what it takes to find it again."""

    place: Place
    spans: tuple[_Span, ...]
    table: Table | None = None
    rows: _Span | None = None
    columns: _Span | None = None

    @classmethod
    def of(cls, place: Place, draft: Draft) -> "Standing":
        """A place in the document as it is now."""
        spans = tuple(
            _Span(s.start, s.end, len(s.paragraph.text), len(s.paragraph.edits))
            for s in place.stretches
        )
        if place.table < 0:
            return cls(place, spans)
        table, cells = draft.tables[place.table], place.cells
        if cells is None:
            return cls(place, spans, table)
        width = max(map(len, table.rows))
        rows = _Span(cells.top, cells.bottom + 1, len(table.rows), len(table.row_edits))
        columns = _Span(cells.left, cells.right + 1, width, len(table.column_edits))
        return cls(place, spans, table, rows, columns)

    def now(self, draft: Draft) -> Place:
        """The place in the document as it is now. Raises ``NoPlace``."""
        if self.place.is_document:
            return place_of_document(draft)
        if self.table is not None:
            return self._in_table(self.table, draft)
        stretches = []
        for stretch, span in zip(self.place.stretches, self.spans, strict=True):
            if stretch.paragraph not in draft.paragraphs:
                raise NoPlace(_GONE)
            stretches.append(Stretch(stretch.paragraph, *span.now(stretch.paragraph.edits)))
        return Place(tuple(stretches), end=self.place.end)

    def _in_table(self, table: Table, draft: Draft) -> Place:
        if table not in draft.tables:
            raise NoPlace(_GONE)
        number = draft.tables.index(table)
        if self.rows is None or self.columns is None:
            return Place(table=number)
        top, below = self.rows.now(table.row_edits)
        left, right = self.columns.now(table.column_edits)
        return Place(cells=Cells(number, top, left, below - 1, right - 1), table=number)


def place_of_document(draft: Draft) -> Place:
    """All paragraphs."""
    whole = tuple(Stretch(p, 0, len(p.text)) for p in draft.paragraphs)
    return Place(whole, is_document=True)


def jobs(parts: tuple[Part, ...], draft: Draft) -> Iterator[tuple[Operation, Job]]:
    """Each part as a job in what the draft is when it is asked for: apply one before the next.

    All places are found in the document as it was given. Raises ``NoPlace``, and ``KeyError``
    for an operation that there is not.
    """
    standing = [Standing.of(place_of(part.target, draft), draft) for part in parts]
    for part, place in zip(parts, standing, strict=True):
        if part.op not in OPERATIONS:
            raise KeyError(f"no operation '{part.op}'")
        yield OPERATIONS[part.op], Job(draft, place.now(draft), part)
