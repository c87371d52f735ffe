"""How a table is to be sorted."""

import numpy as np
import pytest
from letters import table

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.sort_words import SORTS_LINES, SORTS_TABLE, with_sorting
from lamwright.retrieve.ways.sorting import sorting

LIFTS = table([
    ["No.", "Lift", "Built", "Price", "Load in kg"],
    ["1", "Tower", "1987", "34.00", "1,000"],
    ["2", "Annex", "2003", "9.50", "640"],
    ["3", "Mill", "1995", "120.00", "-"],
])  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        ("lifts a to z please", (2, False, False)),
        ("sort the table by lift", (2, False, False)),
        ("sort by the year it was built, newest first", (3, True, True)),
        ("cheapest on top", (4, True, False)),
        ("could the table be sorted by price, dearest first", (4, True, True)),
        ("prices from high to low", (4, True, True)),
        ("order it by the fifth column, largest first", (5, True, True)),
        ("by lift from z to a", (2, False, True)),
        ("newest first would be better but just alphabetically by lift", (2, False, False)),
        ("sort by the load please, the biggest at the top", (5, True, True)),
        ("sort by the year it was built, oldest first", (3, True, False)),
        ("in decreasing order of price", (4, True, True)),
        ("sort by column 4", (4, True, False)),
        ("sort by the 3rd column", (3, True, False)),
        ("by column E, please", (5, True, False)),
        ("sort by the ninth column", (1, True, False)),
    ],
)
def test_column_type_and_direction_are_read(request_: str, key: tuple[int, bool, bool]) -> None:
    assert tuple(sorting(request_, LIFTS)) == key


def test_the_nearest_head_decides_between_columns_of_amounts() -> None:
    def encode(texts):
        return np.array([[1.0, 0.0], *([0.0, 1.0] for _ in texts[2:]), [1.0, 0.0]])

    assert sorting("the strongest on top", LIFTS, encode).column == 5


def test_amounts_with_a_currency_are_sorted_as_words() -> None:
    prices = table([["What", "Cost"], ["Tea", "£3"], ["Bun", "£2"]])
    assert tuple(sorting("dearest first", prices)) == (2, False, True)


@pytest.mark.parametrize(
    "cells", [["2021-03-05", "2021-01-02"], ["09:30", "09:10"], ["12 Elm Street", "9 Oak Lane"]]
)
def test_days_times_and_addresses_are_no_numbers(cells: list[str]) -> None:
    held = table([["What", "When"], *(["x", cell] for cell in cells)])
    assert not sorting("sort by when", held).is_numeric


def test_a_table_without_cells_is_no_fault() -> None:
    empty = table([["What", "Cost"]]).model_copy(update={"columns": 0, "rows": 0, "cells": ()})
    assert sorting("cheapest first", empty).column == 1


@pytest.mark.parametrize(
    ("request_", "first"),
    [
        ("newest version first in the history", SORTS_TABLE),
        ("the two clubs alphabetically, please", SORTS_TABLE),
        ("sort out the margins", "Move"),
        ("Papers in alphabetical order? No: put the notes one place higher", "Move"),
        ("the oldest line in bold", "Move"),
        ("put them in order of size", SORTS_TABLE),
        ("in ascending order please", SORTS_TABLE),
        ("rank them by score", SORTS_TABLE),
        ("let's sort the table by price", SORTS_TABLE),
        ("put the most recent job first in my CV", "Move"),
        ("make the largest heading at the top smaller", "Move"),
        ("put the guest list first", "Move"),
        ("best regards at the top should be gone", "Move"),
        ("make the a to z guide bold", "Move"),
        ("add a line 'Names in alphabetical order'", "Move"),
        ("can you just sort the margins", "Move"),
    ],
)
def test_what_is_called_sorting_is_sorted(request_: str, first: str) -> None:
    steps = (("Move",), (SORTS_TABLE, "OK"), (SORTS_LINES, "OK"))
    ways = [RankedWay(steps=one, score=1.0 - at) for at, one in enumerate(steps)]
    assert with_sorting(ways, request_)[0].steps[0] == first
