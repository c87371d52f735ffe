"""Several looks for one thing."""

import math

import pytest

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.selections.one_place import in_one_place, names_one_place

BOLD, LEFT, TYPES = (
    RankedWay(steps=(step,), score=2.0)
    for step in ('Click "Bold"', "Choose Format > Align Text > Left", 'Type "…"')
)


@pytest.mark.parametrize(
    "request_",
    [
        "the motto left and bold",
        "the opening hours: red, underlined and a size bigger",
        "parking warning should be bold, 14 pt",
        "yellow off the fee, red letters on",
        "make the last verse italic and indent it 1 cm",
    ],
)
def test_one_thing_is_named(request_: str) -> None:
    assert names_one_place(request_)


@pytest.mark.parametrize(
    "request_",
    [
        "the motto bold",
        "the motto left and the address bold",
        "all in 12 point, then the motto bold",
        "the motto bold, the one below it red",
        "bold and red",
    ],
)
def test_else_several_or_none_are(request_: str) -> None:
    assert not names_one_place(request_)


def ranked(*shares: tuple[str, float]) -> list[RankedSelection]:
    return [RankedSelection(selection=name, score=math.log(share)) for name, share in shares]


FOUND = [
    ranked(("Select paragraph 7", 0.6), ("Select paragraph 2", 0.3)),
    ranked(("Select paragraph 2", 0.9), ("Select paragraph 7", 0.1)),
]


def test_what_all_ways_are_likely_done_to_comes_first() -> None:
    one, other, rest = in_one_place("the motto left and bold", [LEFT, BOLD], [*FOUND, FOUND[0]])
    assert one == other and one[0].selection == "Select paragraph 2" and rest == FOUND[0]
    assert sum(math.exp(place.score) for place in one) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("request_", "ways"),
    [
        ("the motto left, the address bold", [LEFT, BOLD]),
        ("the motto bold, and 7 May", [TYPES, BOLD]),
        ("the motto left and bold", [LEFT]),
    ],
)
def test_several_things_have_places_of_their_own(request_: str, ways: list[RankedWay]) -> None:
    assert in_one_place(request_, ways, FOUND) == FOUND
