"""Areas of cells: 'B2:D5', or 'B2' for a single one."""

from lamwright.records.addresses import cell_address, cell_place


def cells_in(area: str) -> tuple[str, ...]:
    """The addresses in an area, row by row. Raises ``ValueError`` for what is none."""
    left, top, right, bottom = corners(area)
    return tuple(
        cell_address(column, row)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    )


def corners(area: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom, counted from 0. Raises ``ValueError`` for what is no area."""
    first, _, last = area.partition(":")
    start, stop = cell_place(first), cell_place(last or first)
    if start is None or stop is None:
        raise ValueError(f"'{area}' is no area of cells such as B2:D5")
    columns, rows = sorted((start[0], stop[0])), sorted((start[1], stop[1]))
    return columns[0], rows[0], columns[1], rows[1]


def area_of(first: str, last: str) -> str:
    """'B2:D5' of two corners, 'B2' where both are the same."""
    return first if last in {"", first} else f"{first}:{last}"
