"""What a way wants of what it is done to: all rows to sort, the last row to add one behind, a blank to take out."""

import re
from collections.abc import Sequence

import numpy as np

from lamwright.codec.found import selection
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.records.retrieved import RankedSelection, RankedWay, Target
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.taking_out import TAKES_OUT, with_blank

SORTS_TABLE, SORTS_LINES = "Choose Table > Sort...", "Choose Tools > Sort..."
_ADDS = "Choose Table > Insert > Rows Below"
_AT_END = re.compile(
    r"\b(?:at|to) the (?:very )?(?:end|bottom|foot)\b|\blast (?:row )?in (?:the )?table\b|\bas (?:the )?last row\b",
    re.IGNORECASE,
)
_IN_TABLE = re.compile(r"Select (?:cells? \w+(?: to \w+)? of )?table (\d+)")
_TOTAL = re.compile(r"(?:grand )?(?:total|sum)\b", re.IGNORECASE)


def adjusted(
    ranked: Sequence[RankedSelection], way: Sequence[str], reading: Reading
) -> list[RankedSelection]:
    """Selections as ``way`` takes them, best first; those that become the same share their belief."""
    scores: dict[str, float] = {}
    for one in ranked:
        worded = _wanted(one.selection, way, reading)
        scores[worded] = float(np.logaddexp(scores.get(worded, -np.inf), one.score))
    return [
        RankedSelection(selection=worded, score=score)
        for worded, score in sorted(scores.items(), key=lambda item: -item[1])
    ]


def sorted_where(way: RankedWay, chosen: str) -> RankedWay:
    """A way that sorts, by the menu that sorts what is ``chosen``: rows of a table, or lines."""
    if way.steps[0] not in {SORTS_TABLE, SORTS_LINES} or not chosen:
        return way
    menu = SORTS_TABLE if _IN_TABLE.fullmatch(chosen) else SORTS_LINES
    return way.model_copy(update={"steps": (menu, *way.steps[1:])})


def _wanted(worded: str, way: Sequence[str], reading: Reading) -> str:
    if tuple(way) == TAKES_OUT:
        return with_blank(worded, reading.structure)
    found = _IN_TABLE.fullmatch(worded)
    number = int(found[1]) if found else 0
    table = next((one for one in reading.canvas.tables if one.number == number), None)
    if table is None or not 0 < table.columns <= 26 or table.rows < 2:
        return worded
    if way[0] == SORTS_TABLE:
        last = table.rows - int(bool(_TOTAL.match(_text(table, f"A{table.rows}"))))
        return _cells(table, "A2", f"{column_letters(table.columns - 1)}{last}")
    if way[0] == _ADDS and _AT_END.search(reading.request):
        return _cells(table, f"A{table.rows}", f"A{table.rows}")
    return worded


def _text(table: CanvasTable, address: str) -> str:
    return next((cell.text for cell in table.cells if cell.address == address), "").strip()


def _cells(table: CanvasTable, first: str, last: str) -> str:
    return selection(Target(means="role", words="", table=table.number, cells=(first, last)))
