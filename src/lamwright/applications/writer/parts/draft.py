"""A document while parts of a request are applied to it on paper: what the result must be."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lamwright.records.document import (
    Cell,
    CharacterFormat,
    DocumentState,
    ParagraphFormat,
    ParagraphState,
)

ANY_NUMBER = "\N{NUMBER SIGN}"
"""For a text that is a number, whichever: which page a header shows when a document is stored depends on the cursor."""
_PLAIN = CharacterFormat()
Edit = tuple[int, int, int]
"""What stood from the first to before the second number is now so many."""


def is_rule(state: ParagraphState) -> bool:
    """Whether an empty paragraph draws a line across the page."""
    form = state.format
    return not state.text.strip() and (form.border or form.style == "Horizontal Line")


@dataclass(eq=False)
class Paragraph:
    """One body paragraph; ``loose`` and ``loose_looks`` name what may be either way."""

    text: str
    format: ParagraphFormat
    looks: list[CharacterFormat]
    """One for each character."""
    links: list[str]
    loose: set[str] = field(default_factory=set)
    loose_looks: set[str] = field(default_factory=set)
    edits: list[Edit] = field(default_factory=list)
    is_rule: bool = False
    """An empty one with a line across the page."""
    is_open: bool = False
    """More text may follow, such as a field's."""

    @classmethod
    def of(cls, state: ParagraphState) -> "Paragraph":
        """A paragraph as it was read."""
        looks = [run.format for run in state.runs for _ in run.text]
        links = [run.link for run in state.runs for _ in run.text]
        missing = len(state.text) - len(looks)
        held = cls(state.text, state.format, looks + [_PLAIN] * missing, links + [""] * missing)
        held.is_rule = is_rule(state)
        return held

    def dress(self, start: int, end: int, **changes: object) -> None:
        """Other looks for characters; those that shared one share the new one."""
        stretch = [self.looks[at] for at in range(start, end)]
        shared = {id(look): look for look in stretch}
        new = {key: look.model_copy(update=changes) for key, look in shared.items()}
        self.looks[start:end] = [new[id(look)] for look in stretch]

    def shape(self, **changes: object) -> None:
        """Another format of the paragraph."""
        self.format = self.format.model_copy(update=changes)

    def put(self, start: int, end: int, text: str) -> None:
        """Other characters in a place; they look like what stood there, or before it."""
        near = self.looks[start : start + 1] or self.looks[-1:] or [_PLAIN]
        self.looks[start:end] = near * len(text)
        self.links[start:end] = (self.links[start : start + 1] or [""]) * len(text)
        self.text = self.text[:start] + text + self.text[end:]
        self.edits.append((start, end, len(text)))


@dataclass(eq=False)
class Table:
    """One table; cells row by row."""

    name: str
    rows: list[list[Cell]]
    loose: set[str] = field(default_factory=set)
    """Fields of cells that may be either way."""
    row_edits: list[Edit] = field(default_factory=list)
    column_edits: list[Edit] = field(default_factory=list)
    shape: dict[str, object] = field(default_factory=dict)
    """What else is wanted of the table, by field of ``TableState``."""

    def dress(self, inside: Callable[[int, int], bool], **changes: object) -> None:
        """Other looks for the cells whose row and column (from 0) are ``inside``."""
        for y, row in enumerate(self.rows):
            row[:] = [
                cell.model_copy(update=changes) if inside(y, x) else cell
                for x, cell in enumerate(row)
            ]

    def put_rows(self, start: int, end: int, rows: list[list[Cell]]) -> None:
        """Other rows in place of some."""
        self.rows[start:end] = rows
        self.row_edits.append((start, end, len(rows)))

    def put_columns(self, start: int, end: int, columns: list[list[Cell]]) -> None:
        """Other columns in place of some; each holds a cell a row."""
        for y, row in enumerate(self.rows):
            row[start:end] = [column[y] for column in columns]
        self.column_edits.append((start, end, len(columns)))


@dataclass
class Draft:
    """What of a document requests can change; ``free`` names other aspects that may differ."""

    paragraphs: list[Paragraph]
    tables: list[Table]
    after: list[Paragraph | None]
    """For each table the body paragraph before it."""
    outside: tuple[ParagraphState, ...]
    """Paragraphs of headers, footers, notes and text boxes, whose looks no part changes."""
    rest: dict[str, object]
    """Other fields of ``DocumentState`` by name."""
    free: set[str] = field(default_factory=set)
    matches_case: bool = False
    """The box "Match case" of Find and Replace is ticked."""
    is_tracked: bool = False
    """Text was changed while changes were recorded."""

    @classmethod
    def of(cls, state: DocumentState) -> "Draft":
        """A document as it was read."""
        paragraphs = [Paragraph.of(p) for p in state.paragraphs]
        after = [
            paragraphs[t.after_paragraph - 1] if t.after_paragraph else None for t in state.tables
        ]
        tables = [
            Table(
                t.name,
                [list(row) for row in t.rows],
                shape={name: getattr(t, name) for name in ("name", "heading_rows", "alignment")},
            )
            for t in state.tables
        ]
        left = {"schema_version", "paragraphs", "tables", "outside"}
        rest = {
            name: getattr(state, name) for name in DocumentState.model_fields if name not in left
        }
        return cls(paragraphs, tables, after, state.outside, rest)

    def index(self, paragraph: Paragraph) -> int:
        """Counted from 1, as actions take it."""
        return next(n for n, held in enumerate(self.paragraphs, 1) if held is paragraph)

    def insert(self, at: int, paragraph: Paragraph) -> None:
        """A new paragraph at a place counted from 0."""
        self.paragraphs.insert(at, paragraph)

    def drop(self, gone: list[Paragraph], before: Paragraph) -> None:
        """Paragraphs are gone; tables that followed one of them follow ``before``."""
        self.paragraphs = [p for p in self.paragraphs if p not in gone]
        self.after = [before if p in gone else p for p in self.after]

    def split_by_table(self, first: Paragraph, last: Paragraph) -> bool:
        """Whether a table stands between two paragraphs."""
        low, high = self.index(first), self.index(last)
        places = [self.index(p) for p in self.after if p is not None and p in self.paragraphs]
        return any(low <= place < high for place in places)


def blank(text: str, like: Paragraph) -> Paragraph:
    """A new paragraph with unspecified looks and format."""
    looks = [like.looks[-1] if like.looks else _PLAIN] * len(text)
    fields = set(ParagraphFormat.model_fields)
    return Paragraph(
        text, like.format, looks, [""] * len(text), fields, set(CharacterFormat.model_fields)
    )
