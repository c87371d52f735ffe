"""Cells that a request joins: neighbours whose texts it says, ``one cell of both Mondays``, ``join June and July``."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.paragraphs import Reading

_JOINS = re.compile(
    r"\b(?:merg\w+|join\w*|fus\w+|combin\w+|(?:one|single|long) (?:\w+ )?(?:cell|box|field)|as one|into one)\b",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\b(?:cells?|box(?:es)?|fields?|heads?|table)\b", re.IGNORECASE)
_SURE, _LEAST, _MOST = 4.0, 2, 26


def named_by_cells(reading: Reading) -> Iterator[tuple[str, float]]:
    """Neighbours of which the request says each text, with what that adds to the logarithm of their share.

    Rather those that hold the same text; the name of a row or column goes with its cells only where it is one of two.
    None where several are as good.
    """
    if not (_JOINS.search(reading.request) and _CELLS.search(reading.request)):
        return
    runs = [run for table in reading.canvas.tables for run in _runs(table, reading.request)]
    same = [run for run in runs if len({text.casefold() for _, text in run.cells}) == 1]
    if len(same or runs) == 1:
        run = (same or runs)[0]
        cells = f"{run.cells[0][0]} to {run.cells[-1][0]}"
        yield f"Select cells {cells} of table {run.table}", _SURE


class _Run(NamedTuple):
    """Neighbours in a row or column: addresses and texts."""

    table: int
    cells: Sequence[tuple[str, str]]


def _runs(table: CanvasTable, request: str) -> Iterator[_Run]:
    """Neighbours whose texts the request says, the longest ones, and within them those of one text."""
    if not 0 < table.columns <= _MOST:
        return
    said = set(content_stems(request))
    held = {cell.address: cell.text.strip() for cell in table.cells if _is_said(cell.text, said)}
    letters, rows = [column_letters(c) for c in range(table.columns)], range(1, table.rows + 1)
    lines = [[f"{letter}{row}" for letter in letters] for row in rows]
    lines += [[f"{letter}{row}" for row in rows] for letter in letters]
    for line in lines:
        found = [(address, held.get(address, "")) for address in line]
        for is_held, group in groupby(found, key=lambda cell: bool(cell[1])):
            run = [*group]
            if not is_held or len(run) < _LEAST:
                continue
            run = run[1:] if run[0] == found[0] and len(run) > _LEAST else run
            alike = [[*cells] for _, cells in groupby(run, key=lambda cell: cell[1].casefold())]
            parts = (cells for cells in alike if _LEAST <= len(cells) < len(run))
            yield from (_Run(table.number, cells) for cells in (run, *parts))


def _is_said(text: str, said: set[str]) -> bool:
    stems = set(content_stems(text))
    return bool(stems) and stems <= said
