"""A column that is added to a table, with the word that heads it: "another column at the right end called Notes"."""

import re
from collections.abc import Sequence

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.records.document_action import SelectCells
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.values.open_values import OPEN

_INSERTS = {"Choose Table > Insert > Columns Before": 0, "Choose Table > Insert > Columns After": 1}
_AFTER = "Choose Table > Insert > Columns After"
_TYPES = (f'Type "{OPEN}"',)
_CELL = re.compile(r"Select cells? ([A-Z])\d+(?: to \w+)? of table (\d+)")
_AT_END = re.compile(
    r"\b(?:far|very|right[ -]?(?:hand)?) (?:right|end|edge|side)\b|\bat the (?:very )?end\b|\b(?:on|at) the right\b"
    r"(?! of (?!the table|that table|this table))|\b(?:on|at) the right of (?:the |that |this )?(?P<what>\w{3,})",
    re.IGNORECASE,
)
_NTH = re.compile(r"\ba (third|fourth|fifth|sixth) column\b", re.IGNORECASE)
_NUMBERS = ("third", "fourth", "fifth", "sixth")
_HEADED = re.compile(
    r"\b(?:called|named|headed|titled|labelled|call it|head it|name it|heading|title|header)\b|\bon top\b",
    re.IGNORECASE,
)
_HEADLESS = re.compile(r"\b(?:no|without an?) (?:heading|title|header|name)\b", re.IGNORECASE)


def with_head(
    ways: Sequence[RankedWay],
    selections: Sequence[RankedSelection],
    request: str,
    canvas: TextCanvas,
) -> list[RankedWay]:
    """Where a column is inserted and headed, one way that does both; empty if that is not what is asked.

    ``ways``: those that are asked for; a single one has its place in ``selections``. A column "at the right end" comes
    behind the last one; its head is typed into its own cell, and never over that of another column.
    """
    inserts = next((way for way in ways if way.steps[0] in _INSERTS), None)
    place = inserts.place if inserts and inserts.place else next(iter(selections), None)
    if inserts is None or place is None or not _is_headed(ways, request):
        return []
    found = _CELL.fullmatch(place.selection)
    table = next((t for t in canvas.tables if found and t.number == int(found[2])), None)
    if not found or table is None:
        return []
    beside = _beside(found[1], inserts.steps[0], table, request)
    beside_cell = SelectCells(table=table.number, first=f"{column_letters(beside)}1").describe()
    head = SelectCells(
        table=table.number, first=f"{column_letters(beside + _INSERTS[inserts.steps[0]])}1"
    ).describe()
    return [
        inserts.model_copy(
            update={
                "steps": (inserts.steps[0], head, *_TYPES),
                "place": place.model_copy(update={"selection": beside_cell}),
            }
        )
    ]


def _is_headed(ways: Sequence[RankedWay], request: str) -> bool:
    """Whether the column gets a head and nothing else is asked for."""
    others = [way for way in ways if way.steps[0] not in _INSERTS]
    if others:
        return all(way.steps == _TYPES and _is_in_table(way.place) for way in others)
    return bool(_HEADED.search(request)) and not _HEADLESS.search(request)


def _is_in_table(place: RankedSelection | None) -> bool:
    return place is None or not place.selection or _CELL.fullmatch(place.selection) is not None


def _beside(letter: str, inserts: str, table: CanvasTable, request: str) -> int:
    """The column, counted from 0, beside which the new one comes."""
    said, counted = _AT_END.search(request), _NTH.search(request)
    what = (said["what"] or "").lower().rstrip("s") if said else ""
    heads = " ".join(cell.text.lower() for cell in table.cells if cell.address[1:] == "1")
    is_last = said is not None and not (what and what in heads)
    is_next = counted is not None and _NUMBERS.index(counted[1].lower()) + 2 == table.columns
    if inserts == _AFTER and (is_last or is_next):
        return table.columns - 1
    return ord(letter) - ord("A")
