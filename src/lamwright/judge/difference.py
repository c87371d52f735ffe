"""Differences between two documents in words, for a model judge or a reader."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from lamwright.judge.outside import kept_outside
from lamwright.records.base import Record
from lamwright.records.document import DocumentState, ParagraphState, Run
from lamwright.records.errors import DocumentError

_REST = (
    "tables",
    "pages",
    "fields",
    "notes",
    "comments",
    "bookmarks",
    "links",
    "sections",
    "indexes",
    "objects",
    "properties",
    "line_numbering",
    "change_tracking",
    "tracked_changes",
    "custom_styles",
)
_HAIR, _PAGE_HAIR = 0.05, 0.26
"""Writer rounds lengths when it saves, and those of pages in its dialogs to hundredths of an inch (mm)."""
_SHIFTING = {"index", "paragraph", "after_paragraph", "first_paragraph", "last_paragraph"}


def describe_difference(
    initial: DocumentState, final: DocumentState, *, most: int = 40
) -> tuple[str, ...]:
    """One line per difference, at most ``most`` and a line that counts the rest."""
    lines = [*_paragraphs(initial, final)]
    for old, new in kept_outside(initial.outside, final.outside):
        lines += _look(old, new, f"{new.place} “{new.text}”")
    for name in _REST:
        title = name.replace("_", " ")
        lines += _changes(title, getattr(initial, name), getattr(final, name))
    if len(lines) > most:
        return (*lines[:most], f"... and {len(lines) - most} more differences")
    return tuple(lines)


def differing_lines(initial: Path, final: Path) -> tuple[str, ...]:
    """Lines of plain text that went (-) and came (+), with their numbers.

    Nothing of files that are no text. Raises ``DocumentError`` for one that cannot be read.
    """
    try:
        before, after = (path.read_bytes() for path in (initial, final))
    except OSError as error:
        raise DocumentError(f"{error.filename} cannot be read: {error.strerror}.") from error
    if b"\0" in before + after:
        return ()
    old, new = (text.decode(errors="replace").split("\n") for text in (before, after))
    lines: list[str] = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation != "equal":
            lines += [f"- line {number} “{old[number - 1]}”" for number in range(a + 1, b + 1)]
            lines += [f"+ line {number} “{new[number - 1]}”" for number in range(c + 1, d + 1)]
    return tuple(lines)


def _paragraphs(initial: DocumentState, final: DocumentState) -> Iterator[str]:
    before, after = initial.paragraphs, final.paragraphs
    matcher = SequenceMatcher(
        None, [p.text for p in before], [p.text for p in after], autojunk=False
    )
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            for old, new in zip(before[a:b], after[c:d], strict=True):
                yield from _look(old, new, f"paragraph {new.index} “{new.text}”")
            continue
        for old in before[a:b]:
            yield f"- paragraph {old.index} “{old.text}”"
        for new in after[c:d]:
            yield f"+ paragraph {new.index} “{new.text}” ({new.format.style})"


def _look(old: ParagraphState, new: ParagraphState, name: str) -> Iterator[str]:
    """Differences of format between two paragraphs of one text."""
    yield from _changes(name, old.format, new.format)
    if old.runs != new.runs:
        for words, before, after in _side_by_side(old.runs, new.runs):
            yield from _changes(f"“{words}” in {name}", before.format, after.format)


def _side_by_side(old: Sequence[Run], new: Sequence[Run]) -> Iterator[tuple[str, Run, Run]]:
    """Each stretch of the text that has one look before and one after, with its runs."""
    before, after = list(_spans(old)), list(_spans(new))
    cuts = sorted({cut for first, last, _ in (*before, *after) for cut in (first, last)})
    text = "".join(run.text for run in new)
    for start, end in pairwise(cuts):
        was = next((run for first, last, run in before if first <= start < last), None)
        now = next((run for first, last, run in after if first <= start < last), None)
        if was is not None and now is not None:
            yield text[start:end], was, now


def _spans(runs: Sequence[Run]) -> Iterator[tuple[int, int, Run]]:
    place = 0
    for run in runs:
        yield place, place + len(run.text), run
        place += len(run.text)


def _changes(name: str, old: object, new: object) -> list[str]:
    if isinstance(old, Record) and type(old) is type(new):
        return [
            line
            for field in type(old).model_fields
            if field not in _SHIFTING
            for line in _changes(
                f"{name}: {field.replace('_', ' ')}", getattr(old, field), getattr(new, field)
            )
        ]
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _listed(name, old, new)
    hair = _PAGE_HAIR if name.startswith("pages") else _HAIR
    return [] if _same(old, new, hair) else [f"{name} was {_short(old)}, is {_short(new)}"]


def _same(old: object, new: object, hair: float) -> bool:
    """A hair's breadth is no difference."""
    if isinstance(old, float) and isinstance(new, float):
        return abs(old - new) <= hair
    return old == new


def _listed(name: str, old: tuple[object, ...], new: tuple[object, ...]) -> list[str]:
    lines = []
    for number, (left, right) in enumerate(zip(old, new, strict=False), start=1):
        lines += _changes(f"{name} {number}", left, right)
    lines += [f"{name}: gone {_short(item)}" for item in old[len(new) :]]
    lines += [f"{name}: new {_short(item)}" for item in new[len(old) :]]
    return lines


def _short(value: object) -> str:
    if isinstance(value, Record):
        fields = value.model_dump(exclude_defaults=True, exclude={"index", "kind"})
        kind = getattr(value, "kind", "")
        return f"{kind} {fields}".strip()
    return repr(value)
