"""Quoted words that the document does not hold."""

import pytest
from letters import TRIP

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.refusals.quoted_nowhere import quoted_nowhere

BOLD = ('Click "Bold"',)


@pytest.mark.parametrize(
    ("request_", "steps", "words"),
    [
        ('Make the text "old lease" bold', BOLD, "old lease"),
        ("make 'old lease' bold", BOLD, "old lease"),
        ('Make "sleeping bag" bold', BOLD, ""),
        ('Make "sleping bags" bold', BOLD, ""),  # a slip
        ('"Sleeping bag" in bold, not "old lease"', BOLD, ""),  # one of them is there
        ('write "old lease" there', ('Type "…"',), ""),
        ('the style "Heading 2" for the title', ("Choose Styles > Heading 2",), ""),
        ("it's Ada's bag and Tom's stove: bold", BOLD, ""),
        ("make the bag bold", BOLD, ""),
    ],
)
def test_what_is_quoted_and_nowhere(request_: str, steps: tuple[str, ...], words: str) -> None:
    found = next(quoted_nowhere(request_, TRIP, [RankedWay(steps=steps, score=1.0)]), "")
    assert found == (f"“{words}” is nowhere in the document." if words else "")


def test_nothing_is_said_of_a_part_of_a_document() -> None:
    cut = TRIP.model_copy(update={"truncated": 3})
    way = RankedWay(steps=BOLD, score=1.0)
    assert not [*quoted_nowhere('make "old lease" bold', cut, [way])]
