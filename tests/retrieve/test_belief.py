"""What speaks for steps: shares of belief in their ways and places."""

import math

import pytest

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.belief import signs

OVER = RankedWay(steps=('Type "…"',), score=3.0)


@pytest.mark.parametrize(
    ("other", "typed", "share"),
    [
        ('Select the text "9"', "12 euros", 0.7),  # the same comes of it
        ('Select the text "9" in paragraph 4', "12 euros", 0.7),
        ('Select the text "9"', "12 pounds", 0.4),  # all of the words are other ones
        ('Select the text "euros"', "12 euros", 0.4),
        ('Select the text "for 9 euros"', "12 euros", 0.4),  # other words go too
        ("Select paragraph 4", "12 euros", 0.4),
    ],
)
def test_places_that_come_to_the_same_are_believed_together(
    other: str, typed: str, share: float
) -> None:
    chosen = 'Select the text "9 euros"'
    places = [
        RankedSelection(selection=chosen, score=math.log(0.4)),
        RankedSelection(selection=other, score=math.log(0.3)),
    ]
    steps = [chosen, f'Type "{typed}"']
    assert signs(steps, [OVER], places).places == pytest.approx(share)
