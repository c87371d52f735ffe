"""Columns of tables that a request names: ``the deadlines column without its heading``, ``prices, title too``.

A column is named by its head, by its place, or by what only its cells hold: days, amounts, numbers.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.spans import DATE, MONEY
from lamwright.retrieve.document.values import WEEKDAY
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import place_of

_TOP = (
    r"(?:(?:head(?:ing|er)?s?|titles?|top)(?! (?:rows?|lines?) )(?: (?:row|cell|line|one))?"
    r"|words? (?:on|at the) top)"
)
_ITS = r"(?:the |its |their |that |of )*(?:column(?:'s|s)? |table(?:'s)? )?"
_WITHOUT_TOP = re.compile(
    rf"\b(?:without|not|except(?: for)?|excluding|minus|below|bar|never|leave|leaving|skip) "
    rf"(?:for |in |out )?{_ITS}{_TOP}\b|\b{_TOP} (?:excluded|excepted|not|stays?|left|can stay)\b"
    r"|\bnot (?:the|its) (?:first|top) (?:row|cell|line)\b"
    r"|\bnot (?:the|its) words? (?!(?:on|at)\b)(?P<word>[\w-]+)|\bthe word (?P<other>[A-Z][\w-]+) not\b",
    re.IGNORECASE,
)
_WITH_TOP = re.compile(
    rf"\b{_TOP}(?: of (?:the|that|this) column)?(?: cells?)? (?:too|as well|included|incl|also|and all|inclusive)\b"
    rf"|\b(?:incl(?:uding|usive|\.)?|with|and|plus|also)(?: of)? {_ITS}(?:own )?{_TOP}\b"
    r"|\b(?:whole|entire|full|complete) (?:\w+ )?column\b|\ball the way\b|\bfrom top to bottom\b",
    re.IGNORECASE,
)
_ORDER = (
    r"(?P<order>very last|next to last|second (?:to )?last|penultimate|last|final|first|second|third|fourth|fifth|sixth"
    r"|left(?:most|[ -]hand)?|right(?:most|[ -]hand)?|middle)"
)
_BY_ORDER = re.compile(
    rf"\b{_ORDER} (?:(?P<two>two|three) |(?P<what>[\w-]+) )?columns?\b", re.IGNORECASE
)
_BEFORE = re.compile(r"(?P<words>(?:[\w’'-]+ ){1,4})column(?P<plural>s?)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"\bcolumn (?:of|for|with|about|on|headed|showing) (?:all )?(?:the |our |my )?(?P<words>[\w’'-]+(?: [\w’'-]+)?)",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:add|insert|new|another|extra|one more|an? (?:(?:free|empty|blank|third|fourth|fifth) )?column|missing"
    r"|neighbour|write|says?|call(?:ed)?|rename|better|should (?:be|read)|becomes?|sort(?:ed)?|order|alphabet\w*"
    r"|a to z|apart from|everything|rows? with|section|lines|fresh|sheet|bit|pages?|word for|left of|right of"
    r"|cells?|tables|both (?:[\w-]+ )?columns|columns (?:two|three|four)"
    r"|and (?:first|second|third|fourth|fifth|last) column)\b",
    re.IGNORECASE,
)
"""Then a column is made or headed anew, something is sorted by it, or a part of it or beside it is meant."""
_NO_HEAD = re.compile(
    r"\b(?:in|of|to|under|below|than) the (?:title|head(?:er|line))\b|\bheadings? (?:green|one|all)",
    re.IGNORECASE,
)
_KINDS = tuple(
    (re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(held))
    for asked, held in (
        (r"dates?|deadlines?|days?|when", rf"{DATE}|{WEEKDAY}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"),
        (r"money|amounts?|prices?|costs?|sums?|fees?", MONEY),
        (r"percents?|percentages?|shares?", r"\d[\d.,]* ?%"),
        (r"times?|hours?", r"\d{1,2}[.:]\d{2}|\d{1,2} ?[ap]m\b"),
        (r"numbers?|figures?", r"\d[\d.,]*(?: ?%| [a-z]{1,3})?$"),
    )
)
_COUNTS = {"two": 2, "three": 3}
_SURE, _LIKELY, _HALF = 4.0, 3.0, 0.5


class _Named(NamedTuple):
    """Columns side by side, counted from 0."""

    table: CanvasTable
    first: int
    last: int


def named_by_column(reading: Reading) -> Iterator[tuple[str, float]]:
    """Cells of a column that the request names, with what that adds to the logarithm of their share.

    With and without the head where nothing is said of it.
    """
    if _ELSE.search(reading.request):
        return
    found = _named(reading)
    if found is None:
        return
    first, last = column_letters(found.first), column_letters(found.last)
    starts = tops(reading.request)
    for row in starts:
        cells = f"{first}{row} to {last}{found.table.rows}"
        yield (
            f"Select cells {cells} of table {found.table.number}",
            _SURE if len(starts) == 1 else _LIKELY,
        )


def tops(request: str) -> tuple[int, ...]:
    """The first row of a column that is meant: 2 without its head, 1 with it, both where nothing is said of it."""
    return (2,) if _WITHOUT_TOP.search(request) else (1,) if _WITH_TOP.search(request) else (1, 2)


def _named(reading: Reading) -> _Named | None:
    """The columns that are named; None: none, or it is not clear which."""
    request = reading.request
    tables = [
        t for t in reading.canvas.tables if t.rows > 1 and 1 < t.columns <= 26 and t.place == "body"
    ]
    words = next((m["word"] or m["other"] for m in _WITHOUT_TOP.finditer(request)), None)
    if words:
        called = [
            _Named(t, c, c)
            for t in tables
            for c, head in enumerate(_heads(t))
            if head.casefold() == words.casefold()
        ]
        return called[0] if len(called) == 1 else None
    order, words = _by_order(request, tables, reading), [*_by_words(request, tables)]
    said = _BY_ORDER.search(request)
    by_words = [] if said and not said["what"] else words
    for found in (*by_words, order, *([] if said else _by_top(request, tables))):
        there = (
            [one for one in found if one.table is meant(tables, request, reading)]
            if len(found) > 1
            else found
        )
        if found:
            return there[0] if len(there) == 1 else None
    return None


def _by_words(request: str, tables: Sequence[CanvasTable]) -> Iterator[list[_Named]]:
    """Columns that words beside "column" name."""
    said = [(m["words"], bool(m["plural"])) for m in _BEFORE.finditer(request)]
    said += [(m["words"], False) for m in _BEHIND.finditer(request)]
    for words, is_plural in said:
        yield [one for table in tables for one in _headed(table, words, is_plural=is_plural)]
    for words, is_plural in said:
        if not _BY_ORDER.search(request):
            yield [one for table in tables for one in _holding(table, words, is_plural=is_plural)]


def _by_order(request: str, tables: Sequence[CanvasTable], reading: Reading) -> list[_Named]:
    said, table = _BY_ORDER.search(request), meant(tables, request, reading)
    if said is None or table is None:
        return []
    order, count = said["order"].lower(), _COUNTS.get((said["two"] or "").lower(), 1)
    if order == "middle":
        return [_Named(table, table.columns // 2, table.columns // 2)] if table.columns % 2 else []
    place = 0 if order.startswith("left") else -1 if order.startswith("right") else place_of(order)
    if not -table.columns <= place < table.columns or count > table.columns:
        return []
    place %= table.columns
    first = place if count == 1 or place == 0 else place - count + 1
    return [_Named(table, first, first + count - 1)]


def _by_top(request: str, tables: Sequence[CanvasTable]) -> Iterator[list[_Named]]:
    """Columns that are named by their heads alone, where the request says whether the head is meant too."""
    if not _NO_HEAD.search(request) and (_WITHOUT_TOP.search(request) or _WITH_TOP.search(request)):
        words = _WITHOUT_TOP.sub(" ", _WITH_TOP.sub(" ", request))
        yield [one for table in tables for one in _headed(table, words, is_plural=True)]
        yield [one for table in tables for one in _holding(table, words, is_plural=True)]


def _headed(table: CanvasTable, words: str, *, is_plural: bool) -> list[_Named]:
    """Columns whose heads ``words`` say: whole heads, else the head of which most is said."""
    said, heads = set(content_stems(words)), [set(content_stems(head)) for head in _heads(table)]
    shares = [len(said & head) / len(head) if head else 0.0 for head in heads]
    best = max(shares, default=0.0)
    found = [column for column, share in enumerate(shares) if best and share == best]
    fullest = [
        column for column in found if not any(heads[column] < heads[other] for other in found)
    ]
    return _side_by_side(table, fullest, is_plural=is_plural and best == 1)


def _holding(table: CanvasTable, words: str, *, is_plural: bool) -> list[_Named]:
    """Columns that hold what ``words`` say: days, amounts, numbers."""
    for asked, kind in _KINDS:
        found = (
            [c for c in range(table.columns) if _holds(table, c, kind)]
            if asked.search(words)
            else []
        )
        if found:
            return _side_by_side(table, found, is_plural=is_plural)
    return []


def _side_by_side(table: CanvasTable, columns: Sequence[int], *, is_plural: bool) -> list[_Named]:
    """Together, where several may be meant and stand beside each other; else each alone."""
    if is_plural and columns and columns[-1] - columns[0] == len(columns) - 1:
        return [_Named(table, columns[0], columns[-1])]
    return [_Named(table, column, column) for column in columns]


def _holds(table: CanvasTable, column: int, kind: re.Pattern[str]) -> bool:
    own = re.compile(rf"{column_letters(column)}(?!1$)\d+")
    texts = [
        cell.text.strip()
        for cell in table.cells
        if own.fullmatch(cell.address) and cell.text.strip()
    ]
    return sum(bool(kind.match(text)) for text in texts) > _HALF * len(texts)


def _heads(table: CanvasTable) -> list[str]:
    held = {cell.address: cell.text.strip() for cell in table.cells}
    return [held.get(f"{column_letters(column)}1", "") for column in range(table.columns)]


def meant(tables: Sequence[CanvasTable], request: str, reading: Reading) -> CanvasTable | None:
    """The only table, or the one whose name or line above shares most words with the request."""
    if len(tables) == 1:
        return tables[0]
    texts, said = reading.structure.texts, set(content_stems(request))
    above = [
        next((one for one in reversed(texts[: t.after_paragraph]) if one.strip()), "")
        for t in tables
    ]
    shared = [
        len(said & set(content_stems(f"{t.name} {line}")))
        for t, line in zip(tables, above, strict=True)
    ]
    best = max(shared, default=0)
    return tables[shared.index(best)] if best and shared.count(best) == 1 else None
