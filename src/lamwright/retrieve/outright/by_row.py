"""Rows of tables that a request names: ``the header row``, ``total row``, ``the row for Lima``, ``the goats row``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.outright.by_column import meant
from lamwright.retrieve.paragraphs import Reading

_HEAD = re.compile(
    r"\b(?:(?:header|head|heading|top|title|headline|first) (?:row|line(?= (?:of|in) (?:the|this|that|our|my) table))"
    r"|column (?:titles|headings|headers|heads|names)|table head(?:er|ing)?s?|table's (?:head(?:er|ing)?s?|titles?)"
    r"|(?:head(?:er|ing)?s?|titles) (?:row )?(?:of|in) (?:the|this|that|our|my) (?:\w+ )?table)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:(?:totals?|sum|sums|bottom|last|final) row|row (?:of|with|for) the (?:totals?|sums?)|totals? line)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<words>(?:[\w’'&-]+ ){1,3})row\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"\brow (?:of|for|about|with|on) (?:the |our |my )?(?P<words>[\w’'&-]+(?: [\w’'&-]+){0,2})",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:add|insert|new|another|extra|one more|an? (?:\w+ )?row|missing|repeat\w*|again|comes? back|each page"
    r"|every page|stays?|sort(?:ed)?|order|alphabet\w*|merge\w*|swap\w*|moved?|moves|write|says?|should be|becomes?"
    r"|goes to|word|cells?|rows|tables|columns?(?! (?:titles|headings|headers|heads|names)))\b|:",
    re.IGNORECASE,
)
"""Then a row is made, filled or moved, something is sorted, or a part of it or more is meant."""
_BESIDE = re.compile(
    r"\b(?:without|not|no|except|excluding|including|incl\.?|with|and|under|below|above|before|after|between|from|beneath|in|of|to)"
    r" (?:the |its |a )?$",
    re.IGNORECASE,
)
_TOTALS = re.compile(r"(?:grand |sub-?)?(?:total|sum)", re.IGNORECASE)
_SMALL = frozenset([
    *("whole", "entire", "full", "complete", "his", "her", "their", "that", "this", "the", "table"),
    *("make", "put", "second", "third", "fourth", "fifth", "next"),
])  # fmt: skip
"""Words beside it that say nothing of what it holds."""
_SUM = re.compile(r"\b(?:total|sum)s?\b[^.,;:!?]{0,30}?\s[£$€]?\d", re.IGNORECASE)
_NEW = re.compile(r"\b(?:add|insert|new|another)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"[-£$€]?\s?\d")
_SURE = 4.0


def named_by_row(reading: Reading) -> Iterator[tuple[str, float]]:
    """The row that the request names, with what that adds to the logarithm of its share; or the sum in the total row.

    By its place, or by words that no other row below a header holds.
    """
    request = reading.request
    tables = [
        t for t in reading.canvas.tables if t.rows > 1 and 1 < t.columns <= 26 and t.place == "body"
    ]
    sums = [cell for table in tables for cell in _sums(table)] if _SUM.search(request) else []
    if len(sums) == 1 and not _NEW.search(request):
        yield sums[0], _SURE
    elif tables and not _ELSE.search(request):
        for table, row in _named(request, tables, reading):
            end = column_letters(table.columns - 1)
            yield f"Select cells A{row} to {end}{row} of table {table.number}", _SURE


def _sums(table: CanvasTable) -> list[str]:
    """The amounts in the last row, where that is the total."""
    last = [cell for cell in table.cells if cell.address[1:] == str(table.rows)]
    if not any(_TOTALS.match(cell.text) for cell in last):
        return []
    amounts = (cell.address for cell in last if _AMOUNT.match(cell.text))
    return [f"Select cell {address} of table {table.number}" for address in amounts]


def _named(
    request: str, tables: Sequence[CanvasTable], reading: Reading
) -> list[tuple[CanvasTable, int]]:
    table = meant(tables, request, reading)
    head, total = _HEAD.search(request), _TOTAL.search(request)
    if head and not _BESIDE.search(request[: head.start()]):
        return [(table, 1)] if table else []
    if total and not _BESIDE.search(request[: total.start()]):
        return [(table, table.rows)] if table else []
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(request):
            found = [(t, row) for t in tables for row in _held(t, match["words"])]
            if len(found) == 1:
                return found
    return []


def _held(table: CanvasTable, words: str) -> list[int]:
    """Rows that hold all of the words."""
    said = set(
        content_stems(" ".join(word for word in words.split() if word.lower() not in _SMALL))
    )
    rows: dict[int, set[str]] = {}
    for cell in table.cells:
        rows.setdefault(int(re.sub(r"\D", "", cell.address)), set()).update(
            content_stems(cell.text)
        )
    return [row for row, held in rows.items() if row > 1 and said and said <= held]
