"""Looks that stay as they are."""

import math

import pytest

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.staying import without_staying

BOLD, RED, LINE = (
    ('Click "Bold"',),
    ("Set the text color to …",),
    ("Choose Format > Text > Single Underline",),
)


def ranked(*shares: tuple[tuple[str, ...], float]) -> list[RankedWay]:
    return [RankedWay(steps=steps, score=math.log(share / (1 - share))) for steps, share in shares]


@pytest.mark.parametrize(
    "request_",
    [
        "the fee in red, keep it bold",
        "the fee red; bold stays",
        "red for the fee, still bold of course",
        "colour the fee red, it remains bold",
    ],
)
def test_what_stays_is_not_asked_for(request_: str) -> None:
    found = without_staying(ranked((BOLD, 0.6), (RED, 0.3), (LINE, 0.05)), request_)
    assert [way.steps for way in found] == [RED, LINE, BOLD]
    assert found[0].score == pytest.approx(math.log(0.75 / 0.25))


@pytest.mark.parametrize(
    ("request_", "other"),
    [
        ("the fee red and bold", 0.3),
        ("the name not bold, all else stays bold", 0.04),
        ('type "keep it bold" over the fee', 0.3),
    ],
)
def test_else_ways_are_as_they_were(request_: str, other: float) -> None:
    ways = ranked((BOLD, 0.6), (RED, other))
    assert without_staying(ways, request_) == ways
