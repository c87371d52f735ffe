"""What a way takes of a table: all rows to sort, whole rows or columns to delete, a cell beside a new one."""

import re
from collections.abc import Sequence

from lamwright.codec.found import selection
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.records.retrieved import Target
from lamwright.retrieve.outright.by_column import tops
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.ways.bordering import is_of_table
from lamwright.retrieve.ways.sort_words import SORTS_LINES, SORTS_TABLE

_BELOW, _ABOVE = "Choose Table > Insert > Rows Below", "Choose Table > Insert > Rows Above"
_COLUMNS = "Choose Table > Insert > Columns"
_NO_ROWS, _NO_COLUMNS = (
    "Choose Table > Delete > Delete Rows",
    "Choose Table > Delete > Delete Columns",
)
_OF_ALL = (
    "Choose Table > Properties...",
    "Choose Table > Header Rows Repeat",
    "Choose Table > Convert > Table to",
)
_AT_END = re.compile(
    r"\b(?:at|to) the (?:very )?(?:end|bottom|foot)\b|\blast (?:row )?in (?:the )?table\b|\bas (?:the )?last row\b",
    re.IGNORECASE,
)
_SELECTED = re.compile(
    r"Select (?:cells? (?P<first>[A-Z])(?P<top>\d+)(?: to (?P<last>[A-Z])(?P<end>\d+))? of )?table (?P<table>\d+)"
)
_TOTAL = re.compile(r"(?:grand )?(?:total|sum)\b", re.IGNORECASE)


def in_table(worded: str, way: Sequence[str], reading: Reading) -> str:
    """What ``way`` takes where ``worded`` selects cells of a table, or the table; other selections stay as they are."""
    found, table = _SELECTED.fullmatch(worded), _table(worded, reading)
    if not found or table is None:
        return worded
    last_letter = column_letters(table.columns - 1)
    if way[0] in {SORTS_TABLE, SORTS_LINES}:
        last = table.rows - int(bool(_TOTAL.match(_text(table, f"A{table.rows}"))))
        return _cells(table, "A2", f"{last_letter}{last}")
    if is_of_table(way):
        return f"Select table {table.number}"
    if way[0].startswith(_OF_ALL):
        return _cells(table, "A1", "A1")
    if not found["first"]:
        return worded
    top, end = int(found["top"]), int(found["end"] or found["top"])
    first, last_column = found["first"], found["last"] or found["first"]
    if way[0] == _BELOW:
        row = table.rows if _AT_END.search(reading.request) else end
        return _cells(table, f"A{row}", f"A{row}")
    taken = {
        _ABOVE: (f"A{top}", f"A{top}"),
        _NO_ROWS: (f"A{top}", f"{last_letter}{end}"),
        _NO_COLUMNS: (f"{first}1", f"{last_column}{table.rows}"),
        f"{_COLUMNS} After": (f"{last_column}1", f"{last_column}1"),
        f"{_COLUMNS} Before": (f"{first}1", f"{first}1"),
    }.get(way[0])
    if taken is None and first == last_column and {top, end} in ({1, table.rows}, {2, table.rows}):
        said = tops(reading.request)
        taken = (f"{first}{said[0]}", f"{first}{end}") if len(said) == 1 else None
    return _cells(table, *taken) if taken else worded


def empties_table(worded: str, way: Sequence[str], reading: Reading) -> bool:
    """Whether ``way`` deletes all rows, or all columns, of a table of which ``worded`` selects cells."""
    table = _table(worded, reading) if way[0] in {_NO_ROWS, _NO_COLUMNS} else None
    if table is None:
        return False
    return worded in {
        f"Select table {table.number}",
        _cells(table, "A1", f"{column_letters(table.columns - 1)}{table.rows}"),
    }


def _table(worded: str, reading: Reading) -> CanvasTable | None:
    """The table of which cells are selected, where it has several rows and at most 26 columns."""
    found = _SELECTED.fullmatch(worded)
    number = int(found["table"]) if found else 0
    table = next((one for one in reading.canvas.tables if one.number == number), None)
    return table if table and 0 < table.columns <= 26 and table.rows > 1 else None


def _text(table: CanvasTable, address: str) -> str:
    return next((cell.text for cell in table.cells if cell.address == address), "").strip()


def _cells(table: CanvasTable, first: str, last: str) -> str:
    return selection(Target(means="role", words="", table=table.number, cells=(first, last)))
