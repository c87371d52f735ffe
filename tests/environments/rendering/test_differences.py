"""What differs between two lists of lines: applied, it gives the new one, and it is no more than it must be."""

import random
from difflib import SequenceMatcher

import pytest

from lamwright.environments.rendering.differences import differences


def applied(old, new, **options):
    result, at = [], 0
    for gone, came in differences(old, new, **options):
        assert gone or came
        result += [*old[at : gone.start], *(new[position] for position in came)]
        at = gone.stop
    return [*result, *old[at:]]


def edited(lines, draw, kinds):
    """``lines`` with some deleted, exchanged and inserted."""
    result = list(lines)
    for _ in range(draw.randrange(12)):
        at = draw.randrange(len(result) + 1)
        result[at : at + draw.randrange(3)] = draw.choices(kinds, k=draw.randrange(3))
    return result


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("most_pairs", [0, 20, 100_000])
def test_applied_it_gives_the_new_lines(seed, most_pairs):
    draw = random.Random(seed)
    kinds = [f"line {number}" for number in range(draw.choice((1, 2, 5, 60)))]
    old = draw.choices(kinds, k=draw.randrange(40))
    for new in (edited(old, draw, kinds), draw.choices(kinds, k=draw.randrange(40))):
        assert applied(old, new, most_pairs=most_pairs) == new


@pytest.mark.parametrize("seed", range(40))
def test_it_is_never_more_than_the_standard_library_finds(seed):
    draw = random.Random(seed)
    kinds = [f"line {number}" for number in range(draw.choice((2, 5, 60)))]
    old = draw.choices(kinds, k=40)
    new = edited(old, draw, kinds)
    matched = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    most = len(old) + len(new) - 2 * sum(block.size for block in matched)
    assert sum(len(gone) + len(came) for gone, came in differences(old, new)) <= most


def test_places_are_told():
    assert list(differences("abcd", "abcd")) == []
    assert list(differences("abcd", "xbcyd")) == [
        (range(1), range(1)),
        (range(3, 3), range(3, 4)),
    ]
    assert list(differences("", "ab")) == [(range(0), range(2))]


def test_thousands_of_lines_that_repeat_between_changed_ones():
    old = [line for number in range(2000) for line in (f"{number} a", "same")]
    new = [line for number in range(2000) for line in (f"{number} b", "same")]
    assert applied(old, new) == new
