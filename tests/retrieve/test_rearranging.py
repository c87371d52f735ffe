"""Steps that put lines and rows before others."""

import pytest
from letters import TRIP, paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.moves.rearranging import DOWN, UP, Stretch, lines_moved, rows_moved

CUTS, PASTES = 'Type "{CTRL+SHIFT+UP}{CTRL+X}"', 'Type "{CTRL+UP}{CTRL+V}"'


@pytest.mark.parametrize(
    ("block", "before", "steps"),
    [
        ((3, 3), 2, ["Select paragraph 3", UP]),
        ((4, 4), 2, ["Select paragraph 4", UP, UP]),
        ((2, 2), 4, ["Select paragraph 2", DOWN]),
        ((5, 9), 4, ["Select paragraphs 5 to 9", UP]),
        ((3, 4), 10, ["Select paragraphs 5 to 9", UP, UP]),  # what is shorter is passed
        ((10, 12), 5, ["Select paragraphs 5 to 9", DOWN, DOWN, DOWN]),
    ],
)
def test_lines_pass_others_by_the_menu(
    block: tuple[int, int], before: int, steps: list[str]
) -> None:
    moved = lines_moved(Stretch(*block), before, TRIP)
    if block == (10, 12):  # a table stands behind it and goes with it
        assert moved is None  # before a blank line nothing is pasted
        return
    assert moved is not None
    assert [moved.selection, *moved.steps] == steps


@pytest.mark.parametrize(("block", "before"), [((3, 5), 3), ((3, 5), 4), ((3, 5), 6), ((3, 3), 17)])
def test_nothing_is_done_for_where_it_stands(block: tuple[int, int], before: int) -> None:
    assert lines_moved(Stretch(*block), before, TRIP) is None


def with_table(*texts: str, after: int) -> TextCanvas:
    return TextCanvas(
        paragraphs=paragraphs(*texts),
        tables=(table([["a", "b"], ["c", "d"]], after=after, name="T"),),
    )


def test_past_a_table_what_holds_none_is_cut() -> None:
    canvas = with_table("A", "a", "B", "b", "C", after=4)
    up, down = lines_moved(Stretch(3, 4), 1, canvas), lines_moved(Stretch(1, 2), 5, canvas)
    assert up == down
    assert up is not None
    assert up.selection == "Select paragraphs 1 to 3"
    assert up.steps == (CUTS, "Select paragraph 3", PASTES)


def test_at_the_end_of_the_document_a_last_line_is_made_and_goes() -> None:
    moved = lines_moved(Stretch(4, 5), 1, with_table("A", "a", "a", "B", "b", after=2))
    assert moved is not None
    assert (moved.selection, moved.steps[0]) == ("Select paragraph 5", 'Type "{END}{ENTER}."')
    assert moved.steps[1:5] == ("Select paragraphs 4 to 6", CUTS, "Select paragraph 1", PASTES)
    assert moved.steps[5:] == ("Select paragraph 5", 'Type "{END}{DELETE}{DELETE}"')


def test_a_blank_last_line_keeps_its_look() -> None:
    moved = lines_moved(Stretch(3, 4), 1, with_table("A", "a", "B", "b", "", after=4))
    assert moved is not None
    assert (moved.steps[0], moved.steps[-1]) == ('Type "."', 'Type "{CTRL+END}{BACKSPACE}"')


def test_blank_lines_still_part_what_they_parted() -> None:
    canvas = TextCanvas(paragraphs=paragraphs("A", "", "B"))
    moved = lines_moved(Stretch(3, 3), 1, canvas)
    assert moved is not None
    assert [moved.selection, *moved.steps] == [
        "Select paragraph 3",
        UP,
        UP,
        "Select paragraph 2",
        DOWN,
    ]


def test_many_lines_are_cut_rather_than_moved_one_by_one() -> None:
    canvas = TextCanvas(paragraphs=paragraphs(*map(str, range(1, 31))))
    moved = lines_moved(Stretch(1, 12), 26, canvas)
    assert moved is not None
    assert moved.steps[0] == CUTS


@pytest.mark.parametrize(
    ("row", "before", "cells", "cell"),
    [
        (4, 2, "A4 to C4", "A2"),
        (2, 5, "A3 to C4", "A2"),
        (3, 2, "A3 to C3", "A2"),
        (2, 4, "A3 to C3", "A2"),
    ],
)
def test_rows_are_cut_and_pasted_above(row: int, before: int, cells: str, cell: str) -> None:
    moved = rows_moved(TRIP.tables[0], row, before)
    assert moved is not None
    assert moved.selection == f"Select cells {cells} of table 1"
    assert moved.steps[1] == f"Select cell {cell} of table 1"


@pytest.mark.parametrize(("row", "before"), [(2, 2), (2, 3), (2, 6), (5, 2)])
def test_rows_that_stand_there_or_are_not_there_stay(row: int, before: int) -> None:
    assert rows_moved(TRIP.tables[0], row, before) is None
