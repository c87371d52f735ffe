"""Two new values that a request gives for two places: ``the van costs 2,000, so the sum is 6,680``."""

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from lamwright.records.action import KeyboardInput
from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.values.labels import REPLACES

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_VALUE = re.compile(
    rf"(?<![\w.,:/-])(?:[£$€]\s?\d[\d.,]*\d|[£$€]\s?\d|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"
    rf"|{_MONTH} \d{{1,2}}\b|\d[\d.,:]*\d|\d{{1,2}}(?:st|nd|rd|th)\b|\d)(?![\w/])",
    re.IGNORECASE,
)
_NOT_NEW = re.compile(
    r"\b(?:it (?:says|said|reads)|not|instead of|from|between|than|was|were|no longer|row|line|column"
    r"|paragraph|point|item|table|question|number|step|size|week|level|round|day|section|heading|page|chapter|rule|no\.?|art\.?|clause|board|room|unit)"
    r"\s(?:the )?$",
    re.IGNORECASE,
)
"""Before what a value was, or before the number of a thing."""
_CUT = re.compile(r"[;,.:](?=\s)|\s(?:and|so|but|then|-|–)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_KEPT, _TWO = 5, 2

Find = Callable[[str], Sequence[RankedSelection]]
Fill = Callable[[str, RankedSelection], str]


class TwoValues(NamedTuple):
    """The way that types both, and where each is typed."""

    way: RankedWay
    places: tuple[RankedSelection, RankedSelection]


def two_values(way: RankedWay, reading: Reading, find: Find, fill: Fill) -> TwoValues | None:
    """Two values typed over two places, one after the other; None where that is not what is asked for.

    ``find`` gives what a clause may mean, beside the whole request; ``fill`` what it types over a place.
    """
    clauses = clauses_of_two(reading.request, reading.canvas) if way.steps == REPLACES else ()
    found = [[one for one in find(clause)[:_KEPT] if _is_place(one)] for clause in clauses]
    pairs = [pair for pair in product(*found) if pair and pair[0].selection != pair[1].selection]
    if not pairs:
        return None
    first, second = max(pairs, key=lambda pair: pair[0].score + pair[1].score)
    typed = [fill(clause, one) for clause, one in zip(clauses, (first, second), strict=True)]
    if not all(_VALUE.search(text) for text in typed):
        return None
    one, other = (KeyboardInput(keys=text).describe() for text in typed)
    steps = (one, second.selection, other)
    return TwoValues(way.model_copy(update={"steps": steps, "place": first}), (first, second))


def clauses_of_two(request: str, canvas: TextCanvas) -> tuple[str, ...]:
    """The two parts of a request of which each gives one value that does not stand in the document; or none."""
    cells = (cell.text for table in canvas.tables for cell in table.cells)
    known = {
        at[0]
        for text in (*(p.text for p in canvas.paragraphs), *cells)
        for at in _VALUE.finditer(text)
    }
    new = [
        at
        for at in _VALUE.finditer(request)
        if at[0] not in known and not _NOT_NEW.search(request[: at.start()])
    ]
    if len(new) != _TWO or new[0][0] == new[1][0]:
        return ()
    cut = _CUT.search(request, new[0].end(), new[1].start() + 1)
    if cut is None:
        return ()
    first, second = request[: cut.start()], request[cut.end() :]
    is_one = not _WORD.search(second[: new[1].start() - cut.end()]) and not canvas.tables
    return () if is_one else (first, second)


def _is_place(one: RankedSelection) -> bool:
    return one.selection.startswith(("Select the text ", "Select cell "))
