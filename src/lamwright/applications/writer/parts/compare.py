"""Whether a final document is what the parts of a request make of the initial one."""

from collections.abc import Iterable, Iterator

from lamwright.applications.writer.parts.draft import ANY_NUMBER, Draft, Paragraph, is_rule
from lamwright.applications.writer.parts.request import Part
from lamwright.applications.writer.parts.standing import jobs
from lamwright.judge.outside import kept_outside
from lamwright.records.base import Record
from lamwright.records.document import (
    Cell,
    CharacterFormat,
    DocumentState,
    ParagraphFormat,
    ParagraphState,
    Run,
)

_LENGTH = 0.3
_TOLERANCES = {"size": 0.2, "spacing": 0.2, "line_spacing": 1.0}
_MOVING = {
    "index",
    "paragraph",
    "after_paragraph",
    "first_paragraph",
    "last_paragraph",
    "author",
    "label",
}
_UNREAD = {"outline_level"}
"""Of a paragraph: it goes with the style."""


def expected(initial: DocumentState, parts: tuple[Part, ...]) -> Draft:
    """The initial document with all parts applied. ``ValueError`` when one cannot be."""
    draft = Draft.of(initial)
    for operation, job in jobs(parts, draft):
        is_recorded = bool(draft.rest["change_tracking"])
        before = [paragraph.text for paragraph in draft.paragraphs]
        operation.expect(job)
        if is_recorded:
            draft.free.add("tracked_changes")
            draft.is_tracked |= before != [paragraph.text for paragraph in draft.paragraphs]
    return draft


def complaints(draft: Draft, final: DocumentState) -> Iterator[str]:
    """What in ``final`` is not as in ``draft``; none: it is as wanted."""
    wanted = [p for p in draft.paragraphs if p.text.strip()]
    given = [p for p in final.paragraphs if p.text.strip() and not p.in_index]
    texts = [_squeezed(p.text) for p in wanted], [_squeezed(p.text) for p in given]
    for at, (paragraph, text) in enumerate(zip(wanted, texts[1], strict=False)):
        if paragraph.is_open and text == texts[0][at]:
            yield f"nothing was put behind “{text[:60]}”"
            return
        if paragraph.is_open and text.startswith(texts[0][at]):
            texts[0][at] = text
    if texts[0] != texts[1]:
        yield _first_text(*texts)
        return
    if _rules(draft.paragraphs) != _rules(final.paragraphs):
        yield f"{len(_rules(final.paragraphs))} lines across the page, or in other places"
    for paragraph, state in zip(wanted, given, strict=True):
        yield from _paragraph(paragraph, state.format, state.runs)
    yield from _tables(draft, final)
    yield from _outside(draft, final)
    if draft.is_tracked and not final.tracked_changes:
        yield "the changes were not recorded"
    for name, value in draft.rest.items():
        if name not in draft.free and not _alike(name, value, getattr(final, name)):
            yield f"{name.replace('_', ' ')}: {_short(getattr(final, name))}, not {_short(value)}"


def _outside(draft: Draft, final: DocumentState) -> Iterator[str]:
    for old, new in kept_outside(draft.outside, final.outside):
        for field in ("format", "runs"):
            if not _alike(field, getattr(old, field), getattr(new, field)):
                yield f"{field} of the {old.place} “{old.text[:30]}” changed"


def _rules(paragraphs: Iterable[Paragraph] | Iterable[ParagraphState]) -> list[int]:
    """After how many paragraphs with text each line across the page stands."""
    filled, found = 0, []
    for paragraph in paragraphs:
        filled += bool(paragraph.text.strip())
        is_line = paragraph.is_rule if isinstance(paragraph, Paragraph) else is_rule(paragraph)
        if is_line:
            found.append(filled)
    return found


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _first_text(wanted: list[str], given: list[str]) -> str:
    for want, have in zip(wanted, given, strict=False):
        if want != have:
            return f"text “{have[:60]}”, not “{want[:60]}”"
    more = given[len(wanted) :] or wanted[len(given) :]
    return f"{len(given)} paragraphs, not {len(wanted)}: “{more[0][:60]}”"


def _paragraph(wanted: Paragraph, given: ParagraphFormat, runs: tuple[Run, ...]) -> Iterator[str]:
    name = f"“{wanted.text[:30]}”"
    fields = ParagraphFormat.model_fields if wanted.format is not given else ()
    for field in fields:
        if field in wanted.loose | _UNREAD:
            continue
        want, have = getattr(wanted.format, field), getattr(given, field)
        if not _alike(field, want, have):
            yield f"{field.replace('_', ' ')} of {name} is {have}, not {want}"
    looks = [run.format for run in runs for _ in run.text]
    yield from _looks(name, wanted, looks, "".join(run.text for run in runs))


def _looks(name: str, wanted: Paragraph, given: list[CharacterFormat], text: str) -> Iterator[str]:
    """Compared character by character; blanks may look either way.

    The characters of a run share one look, so each pair of looks is compared once.
    """
    pairs = zip(
        [look for c, look in zip(wanted.text, wanted.looks, strict=True) if not c.isspace()],
        [look for c, look in zip(text, given, strict=True) if not c.isspace()],
        strict=False,
    )
    differing = {(id(want), id(have)): (want, have) for want, have in pairs if want is not have}
    for field in CharacterFormat.model_fields:
        if field in wanted.loose_looks:
            continue
        for want, have in differing.values():
            if not _alike(field, getattr(want, field), getattr(have, field)):
                yield f"{field} in {name} is {getattr(have, field)}, not {getattr(want, field)}"
                break


def _tables(draft: Draft, final: DocumentState) -> Iterator[str]:
    if len(draft.tables) != len(final.tables):
        yield f"{len(final.tables)} tables, not {len(draft.tables)}"
        return
    for number, (table, state) in enumerate(zip(draft.tables, final.tables, strict=True), 1):
        wanted = [[_squeezed(cell.text) for cell in row] for row in table.rows]
        given = [[_squeezed(cell.text) for cell in row] for row in state.rows]
        if wanted != given:
            yield f"table {number} holds {_other(given, wanted)}"
            continue
        for name, value in table.shape.items():
            if not _alike(name, value, getattr(state, name)):
                yield f"{name} of table {number} is {getattr(state, name)}, not {value}"
        for row, other in zip(table.rows, state.rows, strict=True):
            for want, have in zip(row, other, strict=True):
                yield from _cell(want, have, table.loose)


def _cell(wanted: Cell, given: Cell, loose: set[str]) -> Iterator[str]:
    if wanted is given:
        return
    for field in sorted(set(Cell.model_fields) - loose - {"text"}):
        want, have = getattr(wanted, field), getattr(given, field)
        if wanted.text and not _alike(field, want, have):
            yield f"{field} of cell “{wanted.text[:20]}” is {have}, not {want}"


def _other(given: list[list[str]], wanted: list[list[str]]) -> str:
    for have, want in zip(given, wanted, strict=False):
        if have != want:
            return f"{have}, not {want}"[:160]
    return f"{len(given)} rows, not {len(wanted)}"


def _alike(name: str, want: object, have: object) -> bool:
    if want is have:
        return True
    if isinstance(want, float | int) and isinstance(have, float | int):
        if isinstance(want, bool) or isinstance(have, bool):
            return want == have
        return abs(want - have) <= _TOLERANCES.get(name, _LENGTH)
    if isinstance(want, str) and isinstance(have, str):
        if want == ANY_NUMBER:
            return have.strip().isdecimal()
        return want.casefold() == have.casefold()
    if isinstance(want, tuple) and isinstance(have, tuple):
        return len(want) == len(have) and all(
            _alike(name, a, b) for a, b in zip(want, have, strict=True)
        )
    if isinstance(want, Record) and type(want) is type(have):
        fields = set(type(want).model_fields) - _MOVING
        return all(_alike(field, getattr(want, field), getattr(have, field)) for field in fields)
    return want == have


def _short(value: object) -> str:
    return repr(value)[:80]
