"""A figure or letters of a word that are raised or lowered."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.ways.ways import ways_of
from lamwright.retrieve.ways.within_word import part_of_word, word_with_part

LOWERS, RAISES = ("Choose Format > Text > Subscript",), ("Choose Format > Text > Superscript",)
LINES = ("The hall has 18 m2.", "A cup is 240 ml of H2O.", "On the 1st it opens.")


def done(request: str, way: tuple[str, ...]) -> tuple[str, ...]:
    reading = Reading(request, TextCanvas(paragraphs=paragraphs(*LINES)))
    chosen = word_with_part("Select paragraph 2", way, reading)
    return (chosen, *part_of_word(way, chosen, request))


@pytest.mark.parametrize(
    ("request_", "way", "steps"),
    [
        ("Make m2 right, the 2 should be up high", RAISES, ('Select the text "2"', *RAISES)),
        ("raise the st of 1st", RAISES, ('Select the text "st"', *RAISES)),
        (
            "the 2 in H2O lowered",
            LOWERS,
            ('Select the text "H2O"', 'Type "{LEFT}{LEFT}{SHIFT+RIGHT}"', *LOWERS),
        ),
        ("the 2 in CO2 lowered", LOWERS, ("Select paragraph 2", *LOWERS)),
        ("the 2 of m2 and H2O", RAISES, ("Select paragraph 2", *RAISES)),
    ],
)
def test_the_part_of_that_word_is_meant(
    request_: str, way: tuple[str, ...], steps: tuple[str, ...]
) -> None:
    assert done(request_, way) == steps


def test_keys_that_select_a_part_are_no_way_of_their_own() -> None:
    plan = ['Select the text "H2O"', 'Type "{LEFT}{LEFT}{SHIFT+RIGHT}"', *LOWERS]
    assert ways_of(plan) == (LOWERS,)
    reading = Reading("the 2 in H2O bold", TextCanvas(paragraphs=paragraphs(*LINES)))
    assert word_with_part("Select paragraph 1", ('Click "Bold"',), reading) == "Select paragraph 1"
