"""Checks of cells: what they hold, how they look."""

from lamwright.applications.calc.checks.evidence import Evidence, sheet_of
from lamwright.applications.calc.checks.kinds import (
    CellIs,
    CellsFormatted,
    CellsMerged,
    CommentPresent,
    GridIs,
)
from lamwright.applications.checking import Answer
from lamwright.records.addresses import cell_address
from lamwright.records.cell_areas import cells_in, corners
from lamwright.records.spreadsheet import SheetCell

_LOOKS = tuple(
    name for name in CellsFormatted.model_fields if name not in {"kind", "sheet", "area"}
)
_NEAR = {"size": 0.1}
_HAIR = 1e-6


def cell_is(check: CellIs, seen: Evidence) -> Answer:
    """The cell shows, holds and computes what is asked."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    cell = sheet.at(check.cell)
    where = f"cell {check.cell}"
    if check.text is not None and cell.text.strip() != check.text.strip():
        return Answer(False, f"{where} shows {cell.text!r}, not {check.text!r}")
    if check.value is not None and not _is_number(cell, check.value):
        return Answer(False, f"{where} holds {cell.value or cell.text!r}, not {check.value:g}")
    if check.formula is not None and plain(cell.formula) != plain(check.formula):
        return Answer(False, f"{where} has the formula {cell.formula!r}, not {check.formula!r}")
    return Answer(True, f"{where} shows {cell.text!r}")


def plain(formula: str) -> str:
    """A formula without what plays no part: spaces, case, marks of absolute references."""
    return "".join(formula.split()).replace("$", "").upper()


def _is_number(cell: SheetCell, wanted: float) -> bool:
    try:
        return abs(float(cell.value) - wanted) <= _HAIR * max(1.0, abs(wanted))
    except ValueError:
        return False


def cells_formatted(check: CellsFormatted, seen: Evidence) -> Answer:
    """Every cell of the area looks as asked."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    hidden = covered(sheet.cells)
    for address in cells_in(check.area):
        if address in hidden:
            continue
        look = sheet.at(address).format
        for name in _LOOKS:
            wanted, held = getattr(check, name), getattr(look, name)
            if wanted is not None and not _agrees(name, wanted, held):
                return Answer(False, f"{name} of cell {address} is {held!r}, not {wanted!r}")
    return Answer(True, f"{check.area} looks as asked")


def _agrees(name: str, wanted: object, held: object) -> bool:
    if wanted == "any":
        return held != "none"
    if isinstance(wanted, tuple) and isinstance(held, tuple):
        return set(wanted) <= set(held)
    if isinstance(wanted, str) and isinstance(held, str):
        return wanted.casefold() == held.casefold()
    if isinstance(wanted, float) and isinstance(held, float):
        return abs(wanted - held) <= _NEAR.get(name, 0.0)
    return wanted == held


def covered(cells: tuple[SheetCell, ...]) -> frozenset[str]:
    """The addresses of cells that merged ones cover."""
    hidden: set[str] = set()
    for cell in cells:
        if cell.columns > 1 or cell.rows > 1:
            left, top, _, _ = corners(cell.address)
            last = cell_address(left + cell.columns - 1, top + cell.rows - 1)
            hidden |= set(cells_in(f"{cell.address}:{last}")) - {cell.address}
    return frozenset(hidden)


def grid_is(check: GridIs, seen: Evidence) -> Answer:
    """Each text stands where it should, and nothing stands beyond."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    left = dict(sheet.texts)
    for row, line in enumerate(check.rows):
        for column, wanted in enumerate(line):
            address = cell_address(column, row)
            held = left.pop(address, "")
            if wanted is not None and held.strip() != wanted.strip():
                return Answer(False, f"cell {address} shows {held!r}, not {wanted!r}")
    if left:
        return Answer(False, f"cell {next(iter(left))} shows {next(iter(left.values()))!r}")
    return Answer(True, f"sheet {check.sheet} shows what it should")


def cells_merged(check: CellsMerged, seen: Evidence) -> Answer:
    """The first cell of the area spans all of it."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    left, top, right, bottom = corners(check.area)
    cell = sheet.at(cell_address(left, top))
    spans = (cell.columns, cell.rows)
    return Answer(
        spans == (right - left + 1, bottom - top + 1),
        f"cell {cell.address} spans {spans[0]} columns and {spans[1]} rows",
    )


def cell_comment(check: CommentPresent, seen: Evidence) -> Answer:
    """The cell has a comment of this text."""
    sheet = sheet_of(seen, check.sheet)
    if isinstance(sheet, Answer):
        return sheet
    held = sheet.at(check.cell).comment
    return Answer(held.strip() == check.text.strip(), f"the comment of {check.cell} is {held!r}")
