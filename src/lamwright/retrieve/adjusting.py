"""What a way wants of what it is done to: all rows to sort, the last row to add one behind, a blank to take out."""

import re
from collections.abc import Sequence

import numpy as np

from lamwright.codec.found import selection
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.records.retrieved import RankedSelection, RankedWay, Target
from lamwright.retrieve.alike import taken_as
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.taking_out import TAKES_OUT, with_blank
from lamwright.retrieve.ways import by_keys

SORTS_TABLE, SORTS_LINES = "Choose Table > Sort...", "Choose Tools > Sort..."
UNMARKS = ('Set the highlight color to "none"',)
_MARK, _NOT_MARKED = "background ", 4.0
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
    """Selections as ``way`` takes them, best first; those that come to the same share their belief."""
    scores: dict[str, float] = {}
    worded: dict[str, str] = {}
    for one in ranked:
        wanted = _wanted(one.selection, way, reading)
        taken = taken_as(wanted, way, reading)
        worded.setdefault(taken, taken if taken.startswith("Select ") else wanted)
        score = one.score - (_NOT_MARKED if _takes_mark_of_none(wanted, way, reading) else 0.0)
        scores[taken] = float(np.logaddexp(scores.get(taken, -np.inf), score))
    total = float(np.logaddexp.reduce(list(scores.values()))) if tuple(way) == UNMARKS else 0.0
    return [
        RankedSelection(selection=worded[taken], score=score - total)
        for taken, score in sorted(scores.items(), key=lambda item: -item[1])
    ]


def done_where(way: RankedWay, chosen: str) -> RankedWay:
    """A way as it is done to what is ``chosen``: rows and lines are sorted by two menus, and keys align cells."""
    if "Select cell" in chosen:
        way = way.model_copy(update={"steps": by_keys(way.steps)})
    if way.steps[0] not in {SORTS_TABLE, SORTS_LINES} or not chosen:
        return way
    menu = SORTS_TABLE if _IN_TABLE.fullmatch(chosen) else SORTS_LINES
    return way.model_copy(update={"steps": (menu, *way.steps[1:])})


def _takes_mark_of_none(worded: str, way: Sequence[str], reading: Reading) -> bool:
    """Whether a highlight is taken from lines none of which has one, where others of the document have."""
    if tuple(way) != UNMARKS:
        return False
    marked = {
        line.index
        for line in reading.structure.filled
        for looks in (line.paragraph.attributes, *(run.attributes for run in line.paragraph.runs))
        if any(look.startswith(_MARK) for look in looks)
    }
    return bool(marked) and not marked.intersection(candidate_of(worded, reading).lines)


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
