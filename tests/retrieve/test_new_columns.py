"""A column that is added to a table, with its head."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.ways.new_columns import with_head

AFTER = ("Choose Table > Insert > Columns After",)
BEFORE = ("Choose Table > Insert > Columns Before",)
TYPES = ('Type "…"',)
CANVAS = TextCanvas(
    paragraphs=paragraphs("Tours"),
    tables=(table([["Date", "Tour", "Leader"], ["1 May", "A", "B"]]),),
)


def way(steps: tuple[str, ...], place: str) -> RankedWay:
    chosen = RankedSelection(selection=place, score=-0.5)
    return RankedWay(steps=steps, score=1.0, place=chosen)


def headed(request: str, *ways: RankedWay) -> list[str]:
    found = with_head(ways, [], request, CANVAS)
    return [one.place.selection for one in found if one.place] + [s for o in found for s in o.steps]


@pytest.mark.parametrize(
    ("request_", "inserts", "place", "beside", "head"),
    [
        ("another column at the right end called Level", AFTER, "cell A2", "C1", "D1"),
        ("a column on the right of the plans called Level", AFTER, "cell A2", "C1", "D1"),
        ("a fourth column called Level", AFTER, "cell A2", "C1", "D1"),
        ("a column called Level after the date", AFTER, "cell A1", "A1", "B1"),
        ("a column called Level on the right of the date", AFTER, "cells A1 to A2", "A1", "B1"),
        ("a column headed Level before the leader", BEFORE, "cell C2", "C1", "C1"),
    ],
)
def test_the_head_is_typed_into_the_new_column(
    request_: str, inserts: tuple[str, ...], place: str, beside: str, head: str
) -> None:
    ways = way(inserts, f"Select {place} of table 1"), way(TYPES, "Select cell C1 of table 1")
    assert headed(request_, *ways) == [
        f"Select cell {beside} of table 1",
        *inserts,
        f"Select cell {head} of table 1",
        *TYPES,
    ]
    assert headed(request_, ways[0]) == headed(request_, *ways)


def test_other_texts_are_left_alone() -> None:
    inserts = way(AFTER, "Select cell A1 of table 1")
    assert not headed(
        "a column after the date, and the title is Tours", inserts, way(TYPES, "Select paragraph 1")
    )
    assert not headed("an empty column after the date", inserts)
    assert not headed("bold", way(('Click "Bold"',), "Select cell A1 of table 1"))
