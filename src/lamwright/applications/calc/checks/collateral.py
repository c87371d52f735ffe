"""The collateral check: nothing but what the task is about differs from the initial spreadsheet."""

from collections.abc import Callable, Iterator

from lamwright.applications.calc.checks.cells import covered, plain
from lamwright.applications.calc.checks.evidence import Evidence
from lamwright.applications.calc.checks.kinds import Aspect, SheetsUnchangedExcept
from lamwright.applications.checking import Answer, first_difference
from lamwright.records.cell_areas import cells_in
from lamwright.records.spreadsheet import CellFormat, SheetCell, SheetState

_ASPECTS: dict[Aspect, Callable[[SheetState], object]] = {
    "widths": lambda sheet: sheet.widths,
    "heights": lambda sheet: sheet.heights,
    "hidden": lambda sheet: (sheet.hidden_rows, sheet.hidden_columns, sheet.hidden),
    "frozen": lambda sheet: (sheet.frozen_rows, sheet.frozen_columns),
    "filters": lambda sheet: sheet.filters,
    "charts": lambda sheet: (sheet.charts, sheet.objects),
    "merged": lambda sheet: tuple(
        (cell.address, cell.columns, cell.rows)
        for cell in sheet.cells
        if cell.columns > 1 or cell.rows > 1
    ),
    "comments": lambda sheet: tuple(
        (cell.address, cell.comment) for cell in sheet.cells if cell.comment
    ),
}
_SHIFTING: tuple[Aspect, ...] = ("widths", "heights", "merged", "comments", "filters")
"""Aspects that go with the rows and columns of a sheet whose cells may all differ."""


def sheets_unchanged_except(check: SheetsUnchangedExcept, seen: Evidence) -> Answer:
    """Compares the initial and the final spreadsheet, sheet by sheet."""
    damage = list(_damage(check, seen))
    if damage:
        return Answer(False, "; ".join(damage[:3]))
    return Answer(True, "nothing else changed")


def _damage(check: SheetsUnchangedExcept, seen: Evidence) -> Iterator[str]:
    renamed = {
        old: new
        for old, new in (pair.split(" > ", 1) for pair in check.renamed)
        if seen.final.sheet(new) is not None
    }
    kept = [
        (sheet, renamed.get(sheet.name, sheet.name))
        for sheet in seen.initial.sheets
        if sheet.name not in check.removed
    ]
    wanted = [name for _, name in kept]
    free = {*check.added, *check.removed}
    held = [sheet.name for sheet in seen.final.sheets if sheet.name not in free]
    if held != wanted:
        yield f"the sheets are {', '.join(held)} instead of {', '.join(wanted)}"
    for before, name in kept:
        after = seen.final.sheet(name)
        if after is not None:
            yield from _sheet_damage(check, before, after)


def _sheet_damage(
    check: SheetsUnchangedExcept, before: SheetState, after: SheetState
) -> Iterator[str]:
    is_free = before.name in check.sheets
    for aspect, part in _ASPECTS.items():
        if aspect in check.aspects or (is_free and aspect in _SHIFTING):
            continue
        found = first_difference(part(before), part(after))
        if found:
            yield f"the {aspect} of sheet {before.name} changed: {found}"
    if not is_free:
        yield from _cell_damage(check, before, after)


def _cell_damage(
    check: SheetsUnchangedExcept, before: SheetState, after: SheetState
) -> Iterator[str]:
    content, looks = _free(check.cells, before.name), _free(check.formats, before.name)
    old, new = _by_address(before), _by_address(after)
    hidden = covered(before.cells) | covered(after.cells)
    plain_look = _untouched(before)
    for address in sorted((set(old) | set(new)) - hidden):
        was = old.get(address) or SheetCell(address=address, format=plain_look)
        is_now = new.get(address) or SheetCell(address=address, format=_untouched(after))
        if address not in content and not _same_content(was, is_now):
            yield f"cell {address} showed {was.text!r}, shows {is_now.text!r}"
        elif address not in looks and (
            found := _look_change(was, is_now, is_new=address in content)
        ):
            yield f"cell {address} looks different: {found}"


def _by_address(sheet: SheetState) -> dict[str, SheetCell]:
    return {cell.address: cell for cell in sheet.cells}


def _untouched(sheet: SheetState) -> CellFormat:
    """How cells without a look of their own look: as the font of the others says."""
    fonts = [cell.format.font for cell in sheet.cells]
    return CellFormat(font=max(set(fonts), key=fonts.count)) if fonts else CellFormat()


def _same_content(was: SheetCell, is_now: SheetCell) -> bool:
    """Results of a formula that stayed may differ: what they depend on may have been asked for."""
    if was.formula or is_now.formula:
        return plain(was.formula) == plain(is_now.formula)
    if was.value or is_now.value:
        return was.value == is_now.value
    return was.text.strip() == is_now.text.strip()


def _look_change(was: SheetCell, is_now: SheetCell, *, is_new: bool) -> str:
    """What differs; a cell that got another content may have got the number format of that."""
    if is_new:
        now = is_now.format.model_copy(
            update={
                name: getattr(was.format, name)
                for name in ("number", "decimals", "thousands", "currency")
            }
        )
        return first_difference(was.format, now)
    return first_difference(was.format, is_now.format)


def _free(areas: tuple[str, ...], sheet: str) -> frozenset[str]:
    """The addresses of one sheet in areas such as 'Sales.B2:B5'."""
    found: set[str] = set()
    for area in areas:
        name, _, cells = area.rpartition(".")
        if name == sheet:
            found |= set(cells_in(cells))
    return frozenset(found)
