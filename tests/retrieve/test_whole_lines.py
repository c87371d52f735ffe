"""Lines that are taken out go with their paragraph marks."""

import pytest
from letters import TRIP, state

from lamwright.codec.whole_lines import with_marks
from lamwright.records.trajectory import Decision
from lamwright.retrieve.ways.ways import ways_of

LAST = len(TRIP.paragraphs)


@pytest.mark.parametrize(
    ("steps", "last"),
    [
        (["Select paragraph 2", 'Type "{DELETE}"'], 'Type "{DELETE}{DELETE}"'),
        (["Select paragraphs 2 to 4", 'Type "{DELETE}"'], 'Type "{DELETE}{DELETE}"'),
        ([f"Select paragraph {LAST}", 'Type "{DELETE}"'], 'Type "{DELETE}{BACKSPACE}"'),
        (["Select paragraphs 2 to the last", 'Type "{DELETE}"'], 'Type "{DELETE}{BACKSPACE}"'),
        (['Select the text "tent"', 'Type "{DELETE}"'], 'Type "{DELETE}"'),
        (["Select paragraphs 2, 4 and 6", 'Type "{DELETE}"'], 'Type "{DELETE}"'),
        (["Select paragraph 2", 'Type "Tent"'], 'Type "Tent"'),
        (["Select paragraph 2", 'Type "{DELETE}"', 'Click "Bold"'], 'Click "Bold"'),
    ],
)
def test_the_mark_goes_with_the_last_lines(steps: list[str], last: str) -> None:
    decision = Decision(thought=steps[0], plan=tuple(steps[1:]))
    done = with_marks(decision, state("out with it"))
    assert (done.thought, *done.plan) == (*steps[:-1], last)


def test_it_is_the_same_way() -> None:
    ways = [ways_of(["Select paragraph 2", f'Type "{keys}"']) for keys in
            ("{DELETE}", "{DELETE}{DELETE}", "{DELETE}{BACKSPACE}")]  # fmt: skip
    assert ways == [(('Type "{DELETE}"',),)] * 3
