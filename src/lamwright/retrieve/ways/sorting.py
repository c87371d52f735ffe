"""How a table is to be sorted: by which column, as numbers or words, upwards or downwards."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.retrieve.ways.sort_words import FIRST, GREAT, SMALL

_BACKWARDS = re.compile(
    r"\b(?:descending|decreasing|backwards?|downwards?|in reverse|reversed?"
    r"|(?:from )?z (?:to|-|–|down|first|on top)|z-a)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    rf"\b{GREAT}\b[^,.;]*(?:{FIRST}|\bdown\b|\bto (?:the )?(?:\w+(?:est|st)|least|low|small|cheap|few|old)\b)"
    rf"|\b(?:first|top|from|with|where|which|who\w*|how)\b (?:the |\w+ )?{GREAT}\b(?! (?:year|day|letter))"
    rf"|\bfrom (?:the )?{GREAT}\b",
    re.IGNORECASE,
)
_UP = re.compile(
    rf"\bfrom (?:the )?(?:{SMALL}|a)\b|\b{SMALL}\b[^,.;]*{FIRST}|\b(?:ascending|increasing)\b",
    re.IGNORECASE,
)
_AGES = re.compile(r"\bold(?:est)?\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\b(?:\w+(?:est|iest)|most|least|cheap|dear|expensive|pric\w+|costs?|numbers?|amounts?|values?|high|low|big|small"
    r"|long|short|heavy|weak|strong|often|offen|rank\w*|(?:a|de)scending|(?:in|de)creasing"
    r"|how (?:much|many|long|far|old))\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\balphabet\w*|\ba ?(?:to|-|–) ?z\b|\babc\b|\bz (?:to|down)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|after|according to|in order of|in the order of)\b (?:the |their |its |our |my )?(?P<key>[^,.;()]+)",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_COLUMN = re.compile(
    rf"\b(?P<which>{'|'.join(_ORDINALS)}|last|\d{{1,2}}(?:st|nd|rd|th)) column\b"
    r"|\bcolumn (?P<number>\d{1,2}|[A-Z])\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(
    r"[-+£$€]?(?P<digits>\d[\d.,]*)(?:[ %°]*[^\W\d_]{0,12}\.?| [^\W\d_]{1,3} \d+ [^\W\d_]+)"
)
_DATE = re.compile(
    r"\d+[-/.]\d+[-/.]\d+|\d+:\d\d|\d{4}-\d\d|(?:^|\d\.? )(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CURRENCY = re.compile(r"[-+]?[£$€]")
"""Before a number Writer takes it for 0; as words such cells come in their order where they are as long."""
_PRICES = re.compile(
    r"\b(?:price|cost|fee|amount|total|value|rent|charge|euro|pound|money)|[£$€]", re.IGNORECASE
)
_PRICED = re.compile(r"\b(?:cheap|dear|expensive|pric|cost)", re.IGNORECASE)
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
    columns = list(_columns(table)) or [[""]]
    is_amount = bool(_AMOUNT.search(request)) and not _WORDS.search(request)
    counted = [place for place, column in enumerate(columns) if _is_counted(column)]
    column = _named(request, columns, counted if is_amount else range(len(columns)))
    if column is None:
        column = _meant(request, columns, counted, encode) if is_amount and counted else 0
    cells = columns[column][1:]
    is_numeric = _is_numeric(cells)
    return Sorting(column + 1, is_numeric, _is_descending(request, cells))


def line_steps(request: str) -> tuple[str, ...]:
    """What is set where lines are sorted."""
    return Sorting(1, is_numeric=False, is_descending=_is_descending(request, ())).steps()


def _is_descending(request: str, cells: Sequence[str]) -> bool:
    """Whether the greatest comes first; of days and years the oldest is the least."""
    if _WORDS.search(request):
        return bool(_BACKWARDS.search(request))
    if _BACKWARDS.search(request):
        return True
    days = [text for text in cells if _DATE.search(text) or _YEAR.fullmatch(text)]
    if _AGES.search(request) and 2 * len(days) > len(cells):
        return bool(
            re.search(r"\b(?:new|late)\w*[^,.;]* (?:first|on top|to)\b", request, re.IGNORECASE)
        )
    return bool(_DOWN.search(request)) and not _UP.search(request)


def _is_numeric(cells: Sequence[str]) -> bool:
    """Whether most cells are numbers that Writer takes for such: no dates, no currency before them."""
    numbers = [text for text in cells if _NUMBER.fullmatch(text) and not _DATE.search(text)]
    return 2 * len(numbers) > len([text for text in cells if text]) and not any(
        map(_CURRENCY.match, numbers)
    )


def _columns(table: CanvasTable) -> Iterator[list[str]]:
    held = {cell.address: cell.text.strip() for cell in table.cells}
    for place in range(table.columns):
        rows = range(1, max(table.rows, 1) + 1)
        yield [held.get(f"{column_letters(place)}{row}", "") for row in rows]


def _is_counted(column: Sequence[str]) -> bool:
    """Whether a column holds amounts: numbers or days that are no running number."""
    held = [text for text in column[1:] if text]
    numbers = [text for text in held if _NUMBER.fullmatch(text) or _DATE.search(text)]
    running = [str(number + 1) for number in range(len(numbers))]
    return 2 * len(numbers) > len(held) and [n.lstrip("0").rstrip(".") for n in numbers] != running


def _named(request: str, columns: Sequence[Sequence[str]], among: Sequence[int]) -> int | None:
    """The column whose head says most words of what it is sorted by; None: none of them.

    What is said behind "by" may be any column, what is said elsewhere one ``among`` those given.
    """
    numbered = _COLUMN.search(request)
    if numbered:
        place = _counted_place((numbered["which"] or numbered["number"]).lower(), len(columns))
        return place if 0 <= place < len(columns) else None
    keys = [found["key"] for found in _BY.finditer(request)]
    if keys and "then by" in request:
        keys = keys[:1]
    for said, places in ((keys[-1] if keys else "", range(len(columns))), (request, among)):
        asked = _stems(said)
        shared = {place: len(asked & _stems(columns[place][0])) for place in places}
        most = max(shared.values(), default=0)
        if most and list(shared.values()).count(most) == 1:
            return max(shared, key=lambda place: shared[place])
    return None


def _counted_place(which: str, count: int) -> int:
    """The place from 0 of a column that is counted: ``third``, ``3rd``, ``3``, ``c``, ``last``."""
    if which == "last":
        return count - 1
    if which in _ORDINALS:
        return _ORDINALS.index(which)
    return int(re.sub(r"\D", "", which)) - 1 if which[0].isdigit() else ord(which) - ord("a")


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
