"""A spreadsheet in a few short lines of a prompt."""

import re
from itertools import groupby

from lamwright.codec.relevance import Wanted
from lamwright.codec.text import flat, head
from lamwright.records.canvas import CanvasCell, CanvasSheet, SheetCanvas

_ROW = re.compile(r"\d+$")
_WORDS_OF_A_CELL = 4


def canvas_lines(canvas: SheetCanvas, wanted: Wanted, *, limit: int, words: int) -> list[str]:
    """Lines like ``sheet 1 Sales: 7 x 6 shown`` and ``2: A Lisbon | B 3,400``; others are counted.

    Of the sheet that shows all rows are shown if they fit; of the others their size.
    """
    lines: list[str] = []
    room = max(limit - len(canvas.sheets) - 1, 1)
    for sheet in canvas.sheets:
        shows = sheet.number == canvas.current_sheet
        mark = " shown" if shows else ""
        lines.append(
            f"sheet {sheet.number} {flat(sheet.name)}: {sheet.rows} x {sheet.columns}{mark}"
        )
        if shows:
            lines += _rows(sheet, wanted, room, words)
    if canvas.truncated:
        lines.append(f"+{canvas.truncated} more sheets")
    if canvas.selection:
        lines.append(f"selected: {flat(canvas.selection)}")
    return lines


def _rows(sheet: CanvasSheet, wanted: Wanted, limit: int, words: int) -> list[str]:
    rows = {
        row: list(cells)
        for row, cells in groupby(sheet.cells, key=lambda cell: int(_row(cell.address)))
    }
    kept = _kept(rows, wanted, limit)
    lines: list[str] = []
    skipped = 0
    for row, cells in rows.items():
        if row not in kept:
            skipped += 1
            continue
        lines += _gap(skipped)
        skipped = 0
        lines.append(f"{row}: {_line(cells, wanted, words)}")
    left = sheet.truncated
    return [*lines, *_gap(skipped), *([f"+{left} more cells"] if left else [])]


def _row(address: str) -> str:
    found = _ROW.search(address)
    return found[0] if found else "0"


def _gap(skipped: int) -> list[str]:
    return [f"+{skipped} more"] if skipped else []


def _kept(rows: dict[int, list[CanvasCell]], wanted: Wanted, limit: int) -> set[int]:
    if len(rows) <= limit:
        return set(rows)
    edges = {min(rows), max(rows)}
    ranked = sorted(rows, key=lambda row: (-_worth(row, rows[row], edges, wanted), row))
    return set(ranked[:limit])


def _worth(row: int, cells: list[CanvasCell], edges: set[int], wanted: Wanted) -> float:
    """The first and last row and those that are named count most."""
    near = max(wanted.overlap(cell.text) + wanted.overlap(cell.address) for cell in cells)
    return near + wanted.overlap(f"row {row}") + (3.0 if row in edges else 0.0)


def _line(cells: list[CanvasCell], wanted: Wanted, words: int) -> str:
    """At most ``words`` cells, those that are named before others."""
    shown = cells
    if len(cells) > words:
        ranked = sorted(
            range(len(cells)),
            key=lambda at: (
                -wanted.overlap(cells[at].text) - wanted.overlap(cells[at].address),
                at,
            ),
        )
        shown = [cells[at] for at in sorted(ranked[:words])]
    left = len(cells) - len(shown)
    rest = [f"+{left}"] if left else []
    return " | ".join([*(_cell(cell) for cell in shown), *rest])


def _cell(cell: CanvasCell) -> str:
    column = _ROW.sub("", cell.address)
    formula = f" {flat(cell.formula)}" if cell.formula else ""
    return f"{column} {head(cell.text, _WORDS_OF_A_CELL)}{formula}".rstrip()
