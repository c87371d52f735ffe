"""Which columns the cells of a new row go to."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.ways.new_rows import with_cells

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
        ("add a row for advice, none", {"A": "Advice", "B": "none"}),
    ],
)
def test_values_go_where_such_values_are(request_: str, cells: dict[str, str]) -> None:
    steps = with_cells(WAYS, request_, CANVAS)[0].steps[1:]
    typed = {
        cell.split()[2][0]: text[6:-1] for cell, text in zip(steps[::2], steps[1::2], strict=True)
    }
    assert typed == cells
