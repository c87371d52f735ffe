"""Checks of tables."""

from lamwright.applications.writer.checks.evidence import (
    Answer,
    Evidence,
    differences,
    find_table,
    requested,
    squeezed,
)
from lamwright.applications.writer.checks.kinds import TableCell, TableCount, TableRows, TableShape
from lamwright.records.document import DocumentState, TableState


def table_count(check: TableCount, seen: Evidence) -> Answer:
    """So many tables."""
    found = len(seen.final.tables)
    return Answer(found == check.count, f"there are {found} tables, {check.count} are asked")


def table_shape(check: TableShape, seen: Evidence) -> Answer:
    """Size, place and traits of a table."""
    table = find_table(seen.final, check.table)
    if table is None:
        return Answer(False, f"there is no table {check.table}")
    wrong = [*_size(check, table), *_place(check, table, seen.final)]
    wrong += differences(check, table, asks=("columns", "heading_rows", "alignment"))
    return Answer(not wrong, "; ".join(wrong) or f"table {check.table} is as asked")


def table_cell(check: TableCell, seen: Evidence) -> Answer:
    """Text and look of one cell."""
    table = find_table(seen.final, check.table)
    if table is None:
        return Answer(False, f"there is no table {check.table}")
    name = f"cell {check.row},{check.column} of table {check.table}"
    inside = 0 < check.row <= len(table.rows) and 0 < check.column <= len(table.rows[check.row - 1])
    if not inside:
        return Answer(False, f"there is no {name}")
    cell = table.rows[check.row - 1][check.column - 1]
    wrong = differences(check, cell, asks=requested(check, "table", "row", "column"))
    return Answer(not wrong, f"of {name}, {'; '.join(wrong)}" if wrong else f"{name} is as asked")


def table_rows(check: TableRows, seen: Evidence) -> Answer:
    """All texts of a table."""
    table = find_table(seen.final, check.table)
    if table is None:
        return Answer(False, f"there is no table {check.table}")
    held = tuple(tuple(squeezed(text) for text in row) for row in table.texts)
    wanted = tuple(tuple(squeezed(text) for text in row) for row in check.rows)
    for number, (left, right) in enumerate(zip(held, wanted, strict=False), start=1):
        if left != right:
            return Answer(False, f"row {number} of table {check.table} is {left}, not {right}")
    if len(held) != len(wanted):
        return Answer(False, f"table {check.table} has {len(held)} rows, not {len(wanted)}")
    return Answer(True, f"table {check.table} holds what is asked")


def _size(check: TableShape, table: TableState) -> list[str]:
    wrong = []
    if check.rows is not None and check.rows != len(table.rows):
        wrong.append(f"it has {len(table.rows)} rows, not {check.rows}")
    cells = [cell for row in table.rows for cell in row]
    if check.border is not None and any(cell.border != check.border for cell in cells):
        wrong.append("not every cell has a border" if check.border else "a cell has a border")
    return wrong


def _place(check: TableShape, table: TableState, state: DocumentState) -> list[str]:
    if check.after is None:
        return []
    before = [p.text for p in state.paragraphs[: table.after_paragraph] if p.text.strip()]
    if before and check.after in before[-1]:
        return []
    return [f"it stands after “{before[-1] if before else ''}”, not after “{check.after}”"]
