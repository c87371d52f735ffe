"""What an action deleted of a document's structure: tables, rows, columns, sections, notes, objects."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lamwright.records.canvas import CanvasTable, TextCanvas

_MOST = 10
_BOX = "text box"
_WORDS = ("header", "footer", "footnote", "endnote", "comment", _BOX)
_NO_SHAPES = {"chart", "equation", "form control", "frame", "object", "picture"}


def deleted(before: TextCanvas, after: TextCanvas) -> tuple[str, ...]:
    """A phrase for each thing that went: 'table "Prices" (4 rows)', '1 row of table "Prices"'."""
    found = [*_tables(before.tables, after.tables), *_others(before, after)]
    more = len(found) - _MOST
    return tuple(found[:_MOST]) + ((f"{more} more",) if more > 0 else ())


def _tables(before: Iterable[CanvasTable], after: Iterable[CanvasTable]) -> Iterator[str]:
    old, new = ({table.name: table for table in tables} for tables in (before, after))
    came = Counter((new[name].rows, new[name].columns) for name in new.keys() - old.keys())
    for name, table in old.items():
        kept = new.get(name)
        if kept is not None:
            yield from _lines(table.rows - kept.rows, "row", name)
            yield from _lines(table.columns - kept.columns, "column", name)
        elif came[table.rows, table.columns]:  # it has another name now
            came[table.rows, table.columns] -= 1
        else:
            yield f'table "{name}" ({_counted(table.rows, "row")})'


def _lines(gone: int, what: str, table: str) -> Iterator[str]:
    if gone > 0:
        yield f'{_counted(gone, what)} of table "{table}"'


def _others(before: TextCanvas, after: TextCanvas) -> Iterator[str]:
    gone = {section.name for section in before.sections} - {held.name for held in after.sections}
    yield from (f'section "{name}"' for name in sorted(gone))
    lost, came = _kinds(before) - _kinds(after), _kinds(after) - _kinds(before)
    shapes = {held.kind for held in (*before.objects, *after.objects)} - _NO_SHAPES
    for gone_kinds, new_kinds in (({_BOX}, shapes), (shapes, {_BOX})):
        _take_off(lost, gone_kinds, sum(came[kind] for kind in new_kinds))
    yield from (_counted(count, kind) for kind, count in sorted(lost.items()) if count)


def _take_off(lost: Counter[str], kinds: Iterable[str], count: int) -> None:
    """A shape in which something was typed is a text box from then on, and the other way round."""
    for kind in sorted(kinds):
        turned = min(lost[kind], count)
        lost[kind] -= turned
        count -= turned


def _kinds(canvas: TextCanvas) -> Counter[str]:
    """How many there are of each kind of part, object and place to fill in."""
    parts = (next((w for w in _WORDS if w in part.place), "part") for part in canvas.parts)
    return (
        Counter(parts)
        + Counter(held.kind for held in canvas.objects)
        + Counter(f"{held.kind} to fill in" for held in canvas.inputs)
    )


def _counted(count: int, what: str) -> str:
    plural = what + ("es" if what.endswith("x") else "s")
    return f"{count} {what if count == 1 or what.endswith('fill in') else plural}"
