"""What checks look at, how they find things in it, and how they answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lamwright.applications.checking import Answer as Answer
from lamwright.records.base import Record
from lamwright.records.document import DocumentState, ParagraphState, TableState

_TOLERANCE = {"size": 0.1, "spacing": 0.1, "line_spacing": 1.0}
_MILLIMETRES = 0.3
_NAMES = {"style", "page_style", "font", "colour", "highlight", "background", "language"}


@dataclass(frozen=True)
class Evidence:
    """The document before and after, and the folder where the episode's files were saved."""

    initial: DocumentState
    final: DocumentState
    exports: Path | None = None


def paragraphs_with(state: DocumentState, text: str) -> tuple[ParagraphState, ...]:
    """Body paragraphs of exactly this text; failing that, those that hold it."""
    wanted = text.strip()
    own = [paragraph for paragraph in state.paragraphs if not paragraph.in_index]
    exact = tuple(p for p in own if p.text.strip() == wanted)
    return exact or tuple(p for p in own if wanted in p.text)


def lines(state: DocumentState) -> Iterator[str]:
    """Every paragraph and every table cell."""
    yield from (paragraph.text for paragraph in state.paragraphs)
    for table in state.tables:
        yield from (cell.text for row in table.rows for cell in row)


def find_table(state: DocumentState, table: str) -> TableState | None:
    """The table of this name, or of this number counted from 1."""
    named = [held for held in state.tables if held.name.casefold() == table.casefold()]
    if named:
        return named[0]
    numbered = table.isdigit() and 0 < int(table) <= len(state.tables)
    return state.tables[int(table) - 1] if numbered else None


def stands_in(state: DocumentState, index: int, anchor: str | None) -> bool:
    """Whether body paragraph ``index`` holds ``anchor``; None asks nothing."""
    if anchor is None:
        return True
    return 0 < index <= len(state.paragraphs) and anchor in state.paragraphs[index - 1].text


def differences(check: Record, held: Record, *, asks: Iterable[str]) -> tuple[str, ...]:
    """What ``check`` asks of the attributes ``asks`` (None: nothing) and ``held`` does not give."""
    found = []
    for name in asks:
        wanted, actual = getattr(check, name), getattr(held, name)
        if wanted is not None and not _agrees(name, wanted, actual):
            found.append(f"{name.replace('_', ' ')} is {shown(actual)}, not {shown(wanted)}")
    return tuple(found)


def requested(check: Record, *leave_out: str) -> tuple[str, ...]:
    """The attributes a check may ask about."""
    return tuple(name for name in type(check).model_fields if name not in {"kind", *leave_out})


def shown(value: object) -> str:
    """A value as a reader wants it: on, off, a number, a quoted text."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, float) else repr(value)


def _agrees(name: str, wanted: object, actual: object) -> bool:
    if isinstance(wanted, bool) or not isinstance(wanted, str | int | float):
        return wanted == actual
    if isinstance(wanted, str):
        if wanted == "any":
            return actual != "none"
        left, right = squeezed(wanted), squeezed(str(actual))
        return left.casefold() == right.casefold() if name in _NAMES else left == right
    assert isinstance(actual, int | float)
    exact = isinstance(wanted, int) and isinstance(actual, int)
    return abs(wanted - actual) <= (0 if exact else _TOLERANCE.get(name, _MILLIMETRES))


def squeezed(text: str) -> str:
    """White space at the ends gone and inside made single blanks."""
    return " ".join(text.split())
