"""How a table is to be sorted: by which column, as numbers or words, upwards or downwards."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.records.retrieved import RankedWay

SORTS_TABLE, SORTS_LINES = "Choose Table > Sort...", "Choose Tools > Sort..."

_GREAT = (
    r"(?:highest|largest|biggest|greatest|most|dearest|priciest|best|newest|latest|longest|heaviest|strongest|wettest"
    r"|oldest|tallest|fastest|busiest|high|big|large|heavy|strong|dear|expensive|new|recent|heavy|crowded|often|offen)"
)
_BACKWARDS = re.compile(
    r"\b(?:descending|backwards?|downwards?|in reverse|reversed?|(?:from )?z (?:to|-|–|down|first|on top)|z-a)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:descending|backwards?|downwards?|in reverse|(?:from )?z (?:to|-|–|down|first|on top)|z-a)\b"
    rf"|\b{_GREAT}\b[^,.;]*\b(?:first|on top|at the (?:very )?top|head|down"
    r"|to (?:the )?(?:\w+(?:est|st)|least|low|small|cheap|few))\b"
    rf"|\b(?:first|top|from|with|where|which|who\w*|how)\b (?:the |\w+ )?{_GREAT}\b(?! (?:year|day|letter))"
    rf"|\bfrom (?:the )?{_GREAT}\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\bfrom (?:the )?(?:cheap|low|small|weak|short|few|least|poor|slow|light|old|early|a\b)\w*"
    r"|\b(?:cheap|low|small|weak|short|few|light|earli|slow)(?:est|iest|t)\b[^,.;]*\b(?:first|on top|at the top)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:\w+(?:est|iest)|most|least|cheap|dear|expensive|pric\w+|costs?|numbers?|amounts?|values?|high|low|big|small"
    r"|long|short|heavy|weak|strong|often|offen|rank\w*|descending|how (?:much|many|long|far|old))\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\balphabet\w*|\ba ?(?:to|-|–) ?z\b|\babc\b|\bz (?:to|down)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|after|according to|in order of|in the order of)\b (?:the |their |its |our |my )?(?P<key>[^,.;()]+)",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_COLUMN = re.compile(rf"\b(?P<which>{'|'.join(_ORDINALS)}|last) column\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"[-+£$€]?\d[\d.,]*")
_CURRENCY = re.compile(r"[-+]?[£$€]")
"""Before a number Writer takes it for 0; as words such cells come in their order where they are as long."""
_PRICES = re.compile(
    r"\b(?:price|cost|fee|amount|total|value|rent|charge|euro|pound|money)|[£$€]", re.IGNORECASE
)
_PRICED = re.compile(r"\b(?:cheap|dear|expensive|pric|cost)", re.IGNORECASE)
_SORTS = re.compile(
    r"^(?:please |could you |can you |pls )?(?:re)?sort (?!out|code)|\b(?:and|then|please|just|to) sort\b (?!out|code)"
    r"|\balphabetic\w*|\ba ?(?:to|-|–) ?z\b|\babc order\b"
    r"|\b(?:\w{2,}est|most|best|most expensive)\b(?: [\w']+){0,3} (?:first|on top|at the top)\b"
    r"(?! (?:line|row|step|rule|sentence|of))"
    r"|\bfrom (?:the )?(?:cheap|dear|pric|high|low)(?:y|est|iest)? (?:to|down|up)\b",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\?\W+(?:hm, )?no\b|\bi\.e\.|\bleave it\b|\bone (?:place )?(?:higher|lower|up)\b|\balready\b|\bgoes above\b",
    re.IGNORECASE,
)
SURE = 3.1
"""Log-odds of sorting, at least, where a request names it: 180 of 188 such training requests want something sorted."""
_STOPS = frozenset(
    ("the", "of", "a", "an", "in", "per", "by", "to", "and", "or", "for", "on", "at")
    + ("sort", "table", "order", "list")
)


class Sorting(NamedTuple):
    """A key: the column from 1, whether its cells are numbers, and whether the greatest comes first."""

    column: int
    is_numeric: bool
    is_descending: bool

    def steps(self) -> tuple[str, ...]:
        """What is set in Writer's dialog, which keeps what was set in it before."""
        return (
            f'Set "Column" to "{self.column}"',
            'Click "Key type"',
            'Click "Numeric"' if self.is_numeric else 'Click "Alphanumeric"',
            'Click "Descending"' if self.is_descending else 'Click "Ascending"',
        )


def sorting(
    request: str, table: CanvasTable, encode: Callable[[Sequence[str]], Vectors] | None = None
) -> Sorting:
    """The key that ``request`` names for the rows of ``table`` below its first; else the first column.

    ``encode``: unit vectors of texts, by which one of several columns of numbers is chosen.
    """
    columns = list(_columns(table))
    is_amount = bool(_AMOUNT.search(request)) and not _WORDS.search(request)
    counted = [place for place, column in enumerate(columns) if _is_counted(column)]
    column = _named(request, columns, counted if is_amount else range(len(columns)))
    if column is None:
        column = _meant(request, columns, counted, encode) if is_amount and counted else 0
    is_numeric = _is_counted(columns[column]) and not any(map(_CURRENCY.match, columns[column]))
    return Sorting(column + 1, is_numeric, _is_descending(request))


def with_sorting(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """The ways, the likeliest first; the likelier way of sorting is likely where ``request`` names it."""
    sorts = next((way for way in ways if way.steps[0] in {SORTS_TABLE, SORTS_LINES}), None)
    if sorts is None or not _SORTS.search(request) or _LEAVES.search(request):
        return [*ways]
    likely = sorts.model_copy(update={"score": max(SURE, ways[0].score)})
    return [likely, *(way for way in ways if way is not sorts)]


def line_steps(request: str) -> tuple[str, ...]:
    """What is set where lines are sorted."""
    return Sorting(1, is_numeric=False, is_descending=_is_descending(request)).steps()


def as_sorted(way: tuple[str, ...]) -> tuple[str, ...]:
    """A way of sorting without its key; any other as it is."""
    return (way[0], way[-1]) if way[0] in {SORTS_TABLE, SORTS_LINES} else way


def _is_descending(request: str) -> bool:
    if _WORDS.search(request):
        return bool(_BACKWARDS.search(request))
    return bool(_DOWN.search(request)) and not _UP.search(request)


def _columns(table: CanvasTable) -> Iterator[list[str]]:
    held = {cell.address: cell.text.strip() for cell in table.cells}
    for place in range(table.columns):
        yield [held.get(f"{column_letters(place)}{row}", "") for row in range(1, table.rows + 1)]


def _is_counted(column: Sequence[str]) -> bool:
    """Whether a column holds amounts: numbers that are no running number."""
    found = [_NUMBER.match(text) for text in column[1:] if text]
    numbers = [one[0] for one in found if one]
    running = [str(number + 1) for number in range(len(numbers))]
    many = 2 * len(numbers) > len(found)
    return many and [one.lstrip("0").rstrip(".") for one in numbers] != running


def _named(request: str, columns: Sequence[Sequence[str]], among: Sequence[int]) -> int | None:
    """The column whose head says most words of what it is sorted by; None: none of them.

    What is said behind "by" may be any column, what is said elsewhere one ``among`` those given.
    """
    numbered = _COLUMN.search(request)
    if numbered:
        which = numbered["which"].lower()
        place = len(columns) - 1 if which == "last" else _ORDINALS.index(which)
        return place if place < len(columns) else None
    keys = [found["key"] for found in _BY.finditer(request)]
    for said, places in ((keys[-1] if keys else "", range(len(columns))), (request, among)):
        asked = _stems(said)
        shared = {place: len(asked & _stems(columns[place][0])) for place in places}
        most = max(shared.values(), default=0)
        if most and list(shared.values()).count(most) == 1:
            return max(shared, key=lambda place: shared[place])
    return None


def _meant(
    request: str,
    columns: Sequence[Sequence[str]],
    counted: Sequence[int],
    encode: Callable[[Sequence[str]], Vectors] | None,
) -> int:
    """The column of amounts whose head is nearest; of prices where such are meant."""
    if _PRICED.search(request):
        counted = [p for p in counted if _PRICES.search(" ".join(columns[p]))] or counted
    if encode is None or len(counted) == 1:
        return counted[0]
    asked, *heads = encode([request, *(columns[place][0] for place in counted)])
    return counted[int(np.argmax(np.array(heads) @ asked))]


def _stems(text: str) -> set[str]:
    """The words of ``text`` that say something, without an s at their end."""
    words = {word.casefold() for word in _WORD.findall(text)} - _STOPS
    return {word.removesuffix("s") for word in words}
