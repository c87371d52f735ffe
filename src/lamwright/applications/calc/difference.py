"""What differs between two spreadsheets, in words that a judge (or a reader) can weigh."""

from collections.abc import Iterator

from lamwright.applications.checking import first_difference
from lamwright.records.spreadsheet import SheetCell, SheetState, SpreadsheetState

_MOST = 40


def describe_difference(initial: SpreadsheetState, final: SpreadsheetState) -> tuple[str, ...]:
    """One line per difference, at most 40 and a line that counts the rest."""
    lines = list(_lines(initial, final))
    if len(lines) > _MOST:
        return (*lines[:_MOST], f"... and {len(lines) - _MOST} more differences")
    return tuple(lines)


def _lines(initial: SpreadsheetState, final: SpreadsheetState) -> Iterator[str]:
    before = [sheet.name for sheet in initial.sheets]
    after = [sheet.name for sheet in final.sheets]
    if before != after:
        yield f"sheets were {', '.join(before)}, are {', '.join(after)}"
    for sheet in initial.sheets:
        other = final.sheet(sheet.name)
        if other is not None:
            yield from _sheet(sheet, other)


def _sheet(before: SheetState, after: SheetState) -> Iterator[str]:
    old = {cell.address: cell for cell in before.cells}
    new = {cell.address: cell for cell in after.cells}
    for address in sorted(set(old) | set(new)):
        was = old.get(address) or SheetCell(address=address)
        is_now = new.get(address) or SheetCell(address=address)
        yield from _cell(f"cell {before.name}.{address}", was, is_now)
    for name in SheetState.model_fields:
        found = first_difference(getattr(before, name), getattr(after, name))
        if name not in {"name", "cells"} and found:
            yield f"{name.replace('_', ' ')} of {before.name}: {found}"


def _cell(where: str, was: SheetCell, is_now: SheetCell) -> Iterator[str]:
    if (was.text, was.formula) != (is_now.text, is_now.formula):
        yield f"{where} was {_shown(was)}, is {_shown(is_now)}"
    for name in ("comment", "columns", "rows"):
        if getattr(was, name) != getattr(is_now, name):
            yield f"{where}: {name} was {getattr(was, name)!r}, is {getattr(is_now, name)!r}"
    fields = type(was.format).model_fields
    for name in fields:
        old, new = getattr(was.format, name), getattr(is_now.format, name)
        if old != new and not (name == "font" and "" in {old, new}):
            yield f"{where}: {name.replace('_', ' ')} was {old!r}, is {new!r}"


def _shown(cell: SheetCell) -> str:
    formula = f" ({cell.formula})" if cell.formula else ""
    return f"{cell.text!r}{formula}"
