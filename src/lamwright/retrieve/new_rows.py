"""A row that is added to a table, with what a request lists for its cells."""

import re
from collections.abc import Sequence

from lamwright.records.action import KeyboardInput
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import TextCanvas
from lamwright.records.document_action import SelectCells
from lamwright.records.retrieved import RankedWay

_INSERTS = {"Choose Table > Insert > Rows Above": 0, "Choose Table > Insert > Rows Below": 1}
_TYPES = ('Type "…"',)
_CELL = re.compile(r"Select cells? [A-Z]+(\d+)(?: to \w+)? of table (\d+)")
_BETWEEN = re.compile(r"\s*(?:,(?:\s+and)?|;|\||\s/|\s[–-])\s+")
_LEAST = 2


def with_cells(ways: Sequence[RankedWay], request: str, canvas: TextCanvas) -> list[RankedWay]:
    """Where a row is inserted and something typed, one way that does both; empty if that is not what is asked.

    The texts are what stands behind a colon, between commas or strokes; fewer than columns fill the first cells.
    """
    inserts = next((way for way in ways if way.steps[0] in _INSERTS and way.place), None)
    if inserts is None or not any(way.steps == _TYPES for way in ways):
        return []
    assert inserts.place is not None
    found = _CELL.fullmatch(inserts.place.selection)
    table = next((t for t in canvas.tables if found and t.number == int(found[2])), None)
    if not found or table is None:
        return []
    texts = listed(request, table.columns)
    row = int(found[1]) + _INSERTS[inserts.steps[0]]
    steps = [inserts.steps[0]]
    for place, text in enumerate(texts):
        cell = SelectCells(table=table.number, first=f"{column_letters(place)}{row}")
        steps += [cell.describe(), KeyboardInput(keys=text).describe()]
    return [inserts.model_copy(update={"steps": tuple(steps)})] if texts else []


def listed(request: str, columns: int) -> list[str]:
    """What a request lists for the cells of a row; empty where it is not as many as there may be."""
    _, colon, behind = request.partition(": ")
    parts = [part.strip().strip("\"'“”") for part in _BETWEEN.split(behind.strip().rstrip("."))]
    parts = [part for part in parts if part]
    return parts if colon and _LEAST <= len(parts) <= columns else []
