"""What stands where in a document: lines with their part in it, sections, lists, tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lamwright.records.document import DocumentState, ParagraphState, TableState

Kind = Literal["title", "subtitle", "heading", "bullet", "number", "body"]

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?\b|\b{_MONTH} \d{{1,2}}(?:,? \d{{4}})?\b"
    r"|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
)
_GREETING = re.compile(r"^(Dear|Hello|Hi|Hey|Ladies and gentlemen|To whom)\b.{0,60}$")
_CLOSING = re.compile(
    r"^(Yours|Kind regards|Best regards|Regards|With kind regards|Best wishes|Sincerely|"
    r"Warm regards|With best wishes|All the best|Many thanks|Love|Cheers|Respectfully)\b.{0,25}$"
)
_SUBJECT = re.compile(r"^(Re|Subject|Ref|Concerning|Regarding)\b ?:")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_END = re.compile(r"(?<=[a-z)%][.!?])\s+(?=[A-Z])")
_SHORT, _HEADING_WORDS = 45, 8


@dataclass(frozen=True)
class Row:
    """One line of the document with text in it."""

    text: str
    kind: Kind
    level: int = 0
    state: ParagraphState = field(default_factory=lambda: ParagraphState(index=0, text=""))
    roles: frozenset[str] = frozenset()

    @property
    def words(self) -> list[str]:
        """Its words."""
        return _WORD.findall(self.text)

    @property
    def sentences(self) -> list[str]:
        """Its sentences, without the blanks around them."""
        return [sentence.strip() for sentence in _SENTENCE_END.split(self.text)]


@dataclass(frozen=True)
class Section:
    """A heading and the lines below it, down to the next heading as high."""

    heading: Row
    rows: tuple[Row, ...]

    @property
    def direct(self) -> tuple[Row, ...]:
        """The lines down to the next heading of any level."""
        rows: list[Row] = []
        for row in self.rows:
            if row.kind in {"heading", "title"}:
                break
            rows.append(row)
        return tuple(rows)


@dataclass(frozen=True)
class Scene:
    """A document as a reader sees it."""

    state: DocumentState
    rows: tuple[Row, ...]
    tables: tuple[TableState, ...]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All headings with what is below them."""
        return tuple(self._section(at) for at, r in enumerate(self.rows) if r.kind == "heading")

    @cached_property
    def lists(self) -> tuple[tuple[Row, ...], ...]:
        """Runs of items of one kind."""
        runs: list[list[Row]] = []
        before: Row | None = None
        for row in self.rows:
            if row.kind in {"bullet", "number"}:
                near = before is not None and before.kind == row.kind
                if not near or before is None or self._apart(before, row):
                    runs.append([])
                runs[-1].append(row)
            before = row
        return tuple(tuple(run) for run in runs)

    @cached_property
    def everything(self) -> str:
        """All text, in cells too, in small letters."""
        cells = [cell.text for table in self.tables for line in table.rows for cell in line]
        return "\n".join([*(row.text for row in self.rows), *cells]).lower()

    def holders(self, word: str) -> list[Row]:
        """Lines in which a word, or one that begins with it, stands."""
        stem = re.compile(rf"\b{re.escape(word.lower())}")
        return [row for row in self.rows if stem.search(row.text.lower())]

    def in_cells(self, word: str) -> bool:
        """Whether a cell holds a word."""
        held = (cell.text.lower() for t in self.tables for line in t.rows for cell in line)
        return any(word.lower() in text for text in held)

    def role(self, name: str) -> Row | None:
        """The only line with a part, if there is one."""
        found = [row for row in self.rows if name in row.roles]
        return found[0] if len(found) == 1 else None

    def heading_of_table(self, table: TableState) -> Row | None:
        """The heading a table stands under."""
        above = [
            row
            for row in self.rows
            if row.kind == "heading" and row.state.index <= table.after_paragraph
        ]
        return above[-1] if above else None

    def _apart(self, first: Row, second: Row) -> bool:
        """Whether something that is no item stands between two lines."""
        low, high = first.state.index, second.state.index
        between = self.state.paragraphs[low : high - 1]
        is_split = any(low <= table.after_paragraph < high for table in self.tables)
        return is_split or any(not p.text.strip() for p in between)

    def _section(self, at: int) -> Section:
        heading, held = self.rows[at], []
        for row in self.rows[at + 1 :]:
            if row.kind == "title" or (row.kind == "heading" and row.level <= heading.level):
                break
            held.append(row)
        return Section(heading, tuple(held))


def scene_of(state: DocumentState) -> Scene:
    """A document's state -> what a reader sees."""
    filled = [p for p in state.paragraphs if p.text.strip() and not p.in_index]
    by_hand = _are_headed_by_hand(filled)
    rows = [_row(p, is_by_hand=by_hand) for p in filled]
    tables = tuple(t for t in state.tables if t.rows and len({len(r) for r in t.rows}) == 1)
    return Scene(
        state, tuple(_with_roles(rows)), tables if len(tables) == len(state.tables) else ()
    )


def _are_headed_by_hand(filled: Iterable[ParagraphState]) -> bool:
    """Whether bold lines are the headings: there are no styles for them."""
    return not any(p.format.outline_level or p.format.style.startswith("Heading") for p in filled)


def _row(state: ParagraphState, *, is_by_hand: bool) -> Row:
    form = state.format
    if form.style in {"Title", "Subtitle"}:
        return Row(state.text, "title" if form.style == "Title" else "subtitle", 0, state)
    if form.style.startswith("Heading") or form.outline_level:
        return Row(state.text, "heading", form.outline_level or 1, state)
    if form.list_kind == "bullet":
        return Row(state.text, "bullet", form.list_level, state)
    if form.list_kind == "number":
        return Row(state.text, "number", form.list_level, state)
    if is_by_hand and is_all(state, "bold") and len(state.text.split()) <= _HEADING_WORDS:
        return Row(state.text, "heading", 9, state)
    return Row(state.text, "body", 0, state)


def is_all(state: ParagraphState, look: str) -> bool:
    """Whether all characters have a look such as 'bold'."""
    return all(bool(getattr(run.format, look)) for run in state.runs if run.text.strip())


def _with_roles(rows: list[Row]) -> Iterator[Row]:
    closing = next((n for n, row in enumerate(rows) if _CLOSING.match(row.text.strip())), -1)
    for number, row in enumerate(rows):
        roles = set()
        text = row.text.strip()
        if _GREETING.match(text) and text.endswith((",", "!", ":", ".")):
            roles.add("greeting")
        if number == closing:
            roles.add("closing")
        if closing >= 0 and number == closing + 1 and len(text) <= _SHORT:
            roles.add("signature")
        if _SUBJECT.match(text):
            roles.add("subject")
        if row.kind == "body" and len(text) <= _SHORT and _is_dated(text):
            roles.add("date")
        yield Row(row.text, row.kind, row.level, row.state, frozenset(roles))


def _is_dated(text: str) -> bool:
    """Whether a short line says a date, perhaps with a place before it."""
    found = DATE.search(text)
    return found is not None and len(text) - len(found.group()) <= 20
