"""Which columns the cells of a new row go to."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.ways.new_rows import new_cells, with_cells

HEAD = ["Work", "Quantity", "Price", "Amount"]
ROWS = [HEAD, ["Worktops", "4 m", "£80.00", "£320.00"], ["Labour", "32 h", "£45.00", "£1,440.00"]]
CANVAS = TextCanvas(paragraphs=paragraphs("Prices"), tables=(table(ROWS),))
PLACE = RankedSelection(selection="Select cell A3 of table 1", score=-0.1)
WAYS = [
    RankedWay(steps=steps, score=1.0, place=PLACE)
    for steps in (("Choose Table > Insert > Rows Above",), ('Type "…"',))
]


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        (
            "add a row for door handles, 6 pieces at £12.00, £72.00 in total, right above the labour",
            {"A": "Door handles", "B": "6 pieces", "C": "£12.00", "D": "£72.00"},
        ),
        ("add a row for hinges, 8 pieces, £24.00", {"A": "Hinges", "B": "8 pieces", "C": "£24.00"}),
        ("add a row for paint, £20.00 and £60.00", {"A": "Paint", "C": "£20.00", "D": "£60.00"}),
        (
            "Put Glue under Worktops in the prices, £20.00 and £60.00",
            {"A": "Glue", "C": "£20.00", "D": "£60.00"},
        ),
        ("add a row for advice, none", {"A": "Advice", "B": "none"}),
    ],
)
def test_values_go_where_such_values_are(request_: str, cells: dict[str, str]) -> None:
    steps = with_cells(WAYS, request_, CANVAS)[0].steps[1:]
    typed = {
        cell.split()[2][0]: text[6:-1] for cell, text in zip(steps[::2], steps[1::2], strict=True)
    }
    assert typed == cells


SHOPS = table([
    ["No.", "Shop", "Opens", "Owner"],
    ["1", "Baker", "7.30", "Mo"],
    ["2", "Florist", "9.00", "nobody"],
])


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        (
            "add a third shop at the end: Optician, opens 8.30, owner Ms. Lund",
            ["3", "Optician", "8.30", "Ms. Lund"],
        ),
        ("new row: 2a / Bank, old town / 9.00 / Ada", ["2a", "Bank, old town", "9.00", "Ada"]),
        ("new row after the baker, 3, Butcher, 6.00, Lou", ["3", "Butcher", "6.00", "Lou"]),
        ("a row at the end: 3, Cobbler, nothing, at the mill", ["3", "Cobbler", "at the mill"]),
        (
            "the fishmonger is missing. Add it below the florist: 3, 5.30, Ole",
            ["fishmonger", "3", "5.30", "Ole"],
        ),
    ],
)
def test_cells_are_read_as_a_person_lists_them(request_: str, cells: list[str]) -> None:
    canvas = TextCanvas(paragraphs=paragraphs("Shops"), tables=(SHOPS,))
    steps = with_cells(WAYS, request_, canvas)[0].steps[2::2]
    assert [step[6:-1] for step in steps] == cells


def test_a_line_below_that_is_typed_is_the_row() -> None:
    ways = [WAYS[0], RankedWay(steps=('Type "{END}{ENTER}…"',), score=0.5, place=PLACE)]
    assert with_cells(ways, "one more row: Paint, 2 l, £9.00, £18.00", CANVAS)
    bold = RankedWay(steps=('Click "Bold"',), score=0.5, place=PLACE)
    assert with_cells([WAYS[0], bold], "one more row: Paint, 2 l", CANVAS) == []


def test_cells_of_a_new_row_are_no_places() -> None:
    steps = [
        "Select cell A3 of table 1",
        "Choose Table > Insert > Rows Above",
        "Select cell A3 of table 1",
        'Type "Paint"',
        "Select cell B3 of table 1",
        'Type "2 l"',
    ]
    assert new_cells(steps) == ["Select cell B3 of table 1"]
    assert new_cells(steps[2:]) == []
