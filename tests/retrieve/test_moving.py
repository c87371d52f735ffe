"""How far an item of a list is moved."""

import pytest
from letters import TRIP

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.belief import signs
from lamwright.retrieve.done_where import done_where
from lamwright.retrieve.moves.moving import DOWN, UP, moved
from lamwright.retrieve.paragraphs import Reading

BAG, JACKET, PEGS, STOVE = (f"Select paragraph {index}" for index in range(6, 10))


@pytest.mark.parametrize(
    ("request_", "chosen", "steps"),
    [
        ("the stove to the top of the list", STOVE, [UP, PEGS, UP, JACKET, UP]),
        ("the stove should come first", STOVE, [UP, PEGS, UP, JACKET, UP]),
        ("the sleeping bag goes last", BAG, [DOWN, JACKET, DOWN, PEGS, DOWN]),
        ("put the jacket at the end please", JACKET, [DOWN, PEGS, DOWN]),
        ("move the stove up one", STOVE, [UP]),
        ("stove two places up", STOVE, [UP, PEGS, UP]),
        ("the stove up by two", STOVE, [UP, PEGS, UP]),
        ("sleeping bag one down please, actually two down", BAG, [DOWN, JACKET, DOWN]),
        ("the pegs before the jacket", PEGS, [UP]),
        ("the jacket should stand below the tent pegs", JACKET, [DOWN]),
        ("the sleeping bag after the stove", BAG, [DOWN, JACKET, DOWN, PEGS, DOWN]),
        ("stove to the second place", STOVE, [UP, PEGS, UP]),
        ("the pegs, five places up", PEGS, [UP, JACKET, UP]),
    ],
)
@pytest.mark.parametrize("way", [UP, DOWN])
def test_an_item_is_moved_to_where_it_is_to_stand(
    request_: str, chosen: str, steps: list[str], way: str
) -> None:
    assert moved([way], chosen, Reading(request_, TRIP)) == tuple(steps)


@pytest.mark.parametrize(
    ("request_", "chosen", "way"),
    [
        ("swap the last two bullets round", STOVE, UP),
        ("the pegs a bit further down", PEGS, DOWN),
        ("the sleeping bag first", BAG, UP),  # it is
        ("from first to last, the pegs", PEGS, UP),
        ("the line with Lisbon to the top", "Select paragraph 2", UP),  # no item
        ("the stove to the top", "Select paragraphs 8 to 9", UP),
    ],
)
def test_it_is_moved_once_where_nothing_else_is_said(request_: str, chosen: str, way: str) -> None:
    assert moved([way], chosen, Reading(request_, TRIP)) == (way,)


def test_other_ways_stay_as_they_are() -> None:
    reading = Reading("the stove in bold, at the top", TRIP)
    assert done_where(RankedWay(steps=('Click "Bold"',), score=1.0), STOVE, reading).steps == (
        'Click "Bold"',
    )
    assert done_where(RankedWay(steps=(UP,), score=1.0), STOVE, reading).steps[-2:] == (JACKET, UP)


def test_where_an_item_was_moved_to_is_not_doubted() -> None:
    ways = [RankedWay(steps=(UP,), score=3.0)]
    known = [RankedSelection(selection=STOVE, score=-0.1)]
    found = signs([STOVE, UP, PEGS, UP, JACKET, UP], ways, known)
    assert found.places == pytest.approx(signs([STOVE, UP], ways, known).places)
    assert (found.ways_count, found.places_count) == (1.0, 1.0)
