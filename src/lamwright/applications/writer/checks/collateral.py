"""The collateral check: nothing but what the task is about differs from the initial document."""

from collections import Counter
from collections.abc import Callable, Iterator

from lamwright.applications.writer.checks.evidence import Answer, Evidence, squeezed
from lamwright.applications.writer.checks.formats import character_formats, spans
from lamwright.applications.writer.checks.kinds import Aspect, UnchangedExcept
from lamwright.judge.outside import kept_outside
from lamwright.records.base import Record
from lamwright.records.document import (
    CharacterFormat,
    DocumentState,
    ParagraphState,
    Place,
    TableState,
)

_NEAR = 0.3
# Places shift when text comes and goes, results of fields change by themselves, and Writer fills
# in widths of tables and authors when it saves: none of that is damage.
_MOVING = frozenset({
    "paragraph",
    "after_paragraph",
    "first_paragraph",
    "last_paragraph",
    "author",
})
_Parts = tuple[object, ...]
_ASPECTS: dict[Aspect, Callable[[DocumentState], _Parts]] = {
    "tables": lambda state: state.tables,
    "page": lambda state: state.pages,
    "fields": lambda state: tuple((field.kind, field.place) for field in state.fields),
    "notes": lambda state: state.notes,
    "comments": lambda state: state.comments,
    "bookmarks": lambda state: state.bookmarks,
    "links": lambda state: state.links,
    "sections": lambda state: state.sections,
    "indexes": lambda state: state.indexes,
    "objects": lambda state: state.objects,
    "properties": lambda state: (state.properties,),
    "settings": lambda state: (
        state.line_numbering,
        state.change_tracking,
        state.tracked_changes,
        state.custom_styles,
    ),
}
_OUTSIDE: dict[Place, Aspect] = {
    "header": "page",
    "footer": "page",
    "note": "notes",
    "frame": "objects",
}


def unchanged_except(check: UnchangedExcept, seen: Evidence) -> Answer:
    """Compares the initial and the final document, aspect by aspect."""
    damage = list(_damage(check, seen))
    if damage:
        return Answer(False, "; ".join(damage[:3]))
    return Answer(True, "nothing else changed")


def _damage(check: UnchangedExcept, seen: Evidence) -> Iterator[str]:
    initial, final = seen.initial, seen.final
    if "text" not in check.aspects:
        yield from _text_damage(check, _own(initial), _own(final))
    if "formats" not in check.aspects:
        yield from _format_damage(check, _own(initial), _own(final))
    if not {"tables", "text"} & set(check.aspects):
        yield from _moved_tables(check, initial, final)
    for old, new in kept_outside(initial.outside, final.outside):
        if not {"formats", _OUTSIDE[old.place]} & set(check.aspects):
            yield from _paragraph_damage(check, old, new)
    for aspect, parts in _ASPECTS.items():
        if aspect not in check.aspects and not _alike(parts(initial), parts(final)):
            yield f"the {aspect} changed: {_first_difference(parts(initial), parts(final))}"


def _own(state: DocumentState) -> list[ParagraphState]:
    """Paragraphs that hold text and were not generated."""
    return [p for p in state.paragraphs if p.text.strip() and not p.in_index]


def _text_damage(
    check: UnchangedExcept, initial: list[ParagraphState], final: list[ParagraphState]
) -> Iterator[str]:
    free = [squeezed(p.text) for p in initial if _named(p.text, check.texts)]
    kept = [squeezed(p.text) for p in initial if not _named(p.text, check.texts)]
    now = [squeezed(p.text) for p in final]
    lost = Counter(kept) - Counter(now)
    if lost:
        yield f"the paragraph “{next(iter(lost))}” is gone or changed"
        return
    allowed = [squeezed(text) for text in check.added]
    new = Counter(now) - Counter(kept) - Counter(allowed)
    rewritten = Counter(free) - Counter(now)
    others = _no_pieces(new - Counter(free), rewritten)
    if len(others) > rewritten.total():
        yield f"the paragraph “{others[-1]}” was not asked for"
    ahead = iter(now)
    if not all(text in ahead for text in kept):
        yield "paragraphs changed places"


def _no_pieces(new: Counter[str], rewritten: Counter[str]) -> list[str]:
    """The new texts that are not cut out of the rewritten ones, each stretch making one piece."""
    left, others = list(rewritten.elements()), list[str]()
    for text in sorted(new.elements(), key=len, reverse=True):
        at = next((at for at, whole in enumerate(left) if text in whole), None)
        if at is None:
            others.append(text)
        else:
            left[at] = left[at].replace(text, "\n", 1)
    return others


def _moved_tables(
    check: UnchangedExcept, initial: DocumentState, final: DocumentState
) -> Iterator[str]:
    kept = [squeezed(p.text) for p in _own(initial) if not _named(p.text, check.texts)]
    before, after = _table_places(initial, kept), _table_places(final, kept)
    if len(before) != len(after):
        return  # which is reported as a change of the tables
    for table, old, new in zip(initial.tables, before, after, strict=True):
        if old != new:
            yield f"the table {table.name} was moved"


def _table_places(state: DocumentState, kept: list[str]) -> list[int]:
    """For each table how many of the kept paragraphs stand before it."""
    met, until = 0, {0: 0}
    for paragraph in state.paragraphs:
        if met < len(kept) and squeezed(paragraph.text) == kept[met]:
            met += 1
        until[paragraph.index] = met
    return [until.get(table.after_paragraph, met) for table in state.tables]


def _format_damage(
    check: UnchangedExcept, initial: list[ParagraphState], final: list[ParagraphState]
) -> Iterator[str]:
    later = _by_text(final)
    for text, before in _by_text(initial).items():
        yield from _look_damage(check, before, later.get(text, []))


def _by_text(paragraphs: list[ParagraphState]) -> dict[str, list[ParagraphState]]:
    found: dict[str, list[ParagraphState]] = {}
    for paragraph in paragraphs:
        found.setdefault(squeezed(paragraph.text), []).append(paragraph)
    return found


def _look_damage(
    check: UnchangedExcept, before: list[ParagraphState], after: list[ParagraphState]
) -> Iterator[str]:
    """Of paragraphs of one text; whether they may come, go or move is a matter of the text."""
    moving = "text" in check.aspects or _named(before[0].text, check.texts)
    came, gone = max(0, len(after) - len(before)), max(0, len(before) - len(after))
    for paragraph in before:
        near = after if moving else after[: came + 1]
        harm = [next(_paragraph_damage(check, paragraph, other), "") for other in near]
        if "" in harm:
            at = harm.index("")
            after = (after[:at] if moving else []) + after[at + 1 :]
            came -= 0 if moving else at
        elif gone:
            gone -= 1
        else:
            yield harm[0]
            return


def _paragraph_damage(
    check: UnchangedExcept, before: ParagraphState, after: ParagraphState
) -> Iterator[str]:
    whole = any(squeezed(text) == squeezed(before.text) for text in check.formats)
    if whole:
        return
    name = f"“{before.text}”"
    if not _alike(before.format, after.format):
        yield f"the paragraph {name} looks different: {_first_difference(before.format, after.format)}"
    free = {at for text in check.formats for span in spans(before.text, text) for at in span}
    for (at, old), (_, new) in zip(_letters(before), _letters(after), strict=True):
        if at not in free and not _alike(old, new):
            yield f"characters of {name} look different: {_first_difference(old, new)}"
            return


def _letters(paragraph: ParagraphState) -> list[tuple[int, CharacterFormat]]:
    """Place and look of all that is not white space."""
    looks = zip(paragraph.text, character_formats(paragraph), strict=True)
    return [(at, look) for at, (letter, look) in enumerate(looks) if not letter.isspace()]


def _named(text: str, names: tuple[str, ...]) -> bool:
    return any(squeezed(name) in squeezed(text) for name in names)


def _alike(left: object, right: object) -> bool:
    return _first_difference(left, right) == ""


def _first_difference(left: object, right: object) -> str:
    """Where two values first differ, in words; empty when they do not."""
    if isinstance(left, Record) and type(left) is type(right):
        moving = _MOVING | ({"width"} if isinstance(left, TableState) else set())
        for name in type(left).model_fields:
            inner = _first_difference(getattr(left, name), getattr(right, name))
            if inner and name not in moving:
                return f"{name.replace('_', ' ')} {inner}"
        return ""
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            return f"{len(left)} became {len(right)}"
        found = (_first_difference(a, b) for a, b in zip(left, right, strict=True))
        return next((inner for inner in found if inner), "")
    if isinstance(left, float) and isinstance(right, float):
        return "" if abs(left - right) <= _NEAR else f"{left:g} became {right:g}"
    return "" if left == right else f"{left!r} became {right!r}"
