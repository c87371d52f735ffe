"""Words that are meant by the look that they have."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import CanvasRun, TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections.looking_so import UNMARKS, as_it_looks, look_of, looks_otherwise
from lamwright.retrieve.values.taking_out import TAKES_OUT

YELLOW, STRUCK = ("background #ffff00",), ("strikethrough",)


def reading(*runs: CanvasRun) -> Reading:
    lines = paragraphs("Notes", "1.2 The goat stays. It eats the hedge, and nobody minds. Ever.")
    held = [*lines[:1], lines[1].model_copy(update={"runs": runs})]
    return Reading("", TextCanvas(paragraphs=tuple(held)))


@pytest.mark.parametrize(
    ("chosen", "runs", "meant"),
    [
        ("Select paragraph 2", [("eats the hedge", YELLOW)], 'Select the text "eats the hedge"'),
        ('Select the text "hedge"', [("The goat stays.", YELLOW)], 'Select the text "The goat stays."'),
        (
            'Select the text "hedge"',
            [("It eats the hed…", YELLOW)],
            'Select the text "It eats the hedge, and nobody minds."',
        ),
        ('Select the text "hedge"', [("The goat…", YELLOW), ("Ever.", YELLOW)], 'Select the text "hedge"'),
        ('Select the text "hedge"', [("eats", STRUCK)], 'Select the text "hedge"'),
        ("Select paragraph 1", [("eats", YELLOW)], "Select paragraph 1"),
        ("Select cell A1 of table 1", [("eats", YELLOW)], "Select cell A1 of table 1"),
    ],
)  # fmt: skip
def test_a_highlight_says_which_words_are_meant(
    chosen: str, runs: list[tuple[str, tuple[str, ...]]], meant: str
) -> None:
    held = [CanvasRun(text=text, attributes=look) for text, look in runs]
    assert as_it_looks(chosen, look_of(UNMARKS, ""), reading(*held)) == meant


def test_what_is_crossed_out_is_taken_out() -> None:
    look = look_of(TAKES_OUT, "the crossed out goat can leave")
    held = reading(CanvasRun(text="The goat stays.", attributes=STRUCK))
    assert as_it_looks("Select paragraph 2", look, held) == 'Select the text "The goat stays."'
    assert looks_otherwise("Select paragraph 1", look, held)
    assert not looks_otherwise("Select paragraph 2", look, held)
    assert not look_of(TAKES_OUT, "the goat can leave")
    assert not look_of(('Click "Bold"',), "crossed out")
