"""What requests say of moves."""

import pytest

from lamwright.retrieve.moves.move_words import Said, asks_to_move, moves_said


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("education before work experience", Said("education", "before", "work experience")),
        ("the section on prices should come after the one about dates, please",
         Said("the section on prices", "behind", "the one about dates")),
        ("could you move Education above Work experience?", Said("Education", "before", "Work experience")),
        ("after the intro, put the section on costs", Said("the section on costs", "behind", "the intro")),
        ("the stove to the top of the list", Said("the stove", "first", "the list")),
        ("the lamps on top of her list", Said("the lamps", "first", "her list")),
        ("the lamps on top of the cups", Said("the lamps", "before", "the cups")),
        ("the lamps after the cups in the list of tasks", Said("the lamps", "behind", "the cups")),
        ("rules: the last one goes first", Said("the last", "first")),
        ("Skills should go to the very end of the document", Said("Skills", "last", "the document")),
        ("I'd like the costs section to be the last one", Said("the costs section", "last")),
        ("move the Lima row up two rows", Said("the Lima row", "by", far=-2)),
        ("Methods down one section", Said("Methods", "by", far=1)),
        ("move the pegs up", Said("the pegs", "by", far=-1)),
        ("the stove to the third place", Said("the stove", "nth", far=3)),
    ],
)  # fmt: skip
def test_what_is_moved_and_where_to(request_: str, said: Said) -> None:
    assert moves_said(request_) == [said]


def test_a_place_may_be_said_twice() -> None:
    said = moves_said("put 'Music' first in the task list, after the header row")
    assert [(one.what, one.place, one.words) for one in said] == [
        ("'Music'", "first", "the task list"),
        ("'Music'", "behind", "the header row"),
    ]


@pytest.mark.parametrize(
    "request_",
    [
        "make the title bold",
        "delete the first item",
        "the last row in red",
        "it has to start on a new sheet",
    ],
)
def test_elsewhere_nothing_is_said(request_: str) -> None:
    assert moves_said(request_) == []


@pytest.mark.parametrize(
    ("request_", "asks"),
    [
        ("please move the stove up", True),
        ("the costs should be moved to the end", True),
        ("News first. Move it before the dates", True),
        ("we have moved to number 5", False),
        ("Mr Abara moved out before June", False),
    ],
)
def test_to_move_something_is_asked_for_in_so_many_words(request_: str, asks: bool) -> None:  # noqa: FBT001
    assert asks_to_move(request_) is asks
