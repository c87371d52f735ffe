"""Sections, rows and lines that a request wants elsewhere."""

import math
from collections.abc import Sequence

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay, Retrieved
from lamwright.retrieve.moves.rearranging import DOWN, UP, Stretch, lines_moved
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.relocating import UNCLEAR, Relocation, relocation

MOVES = (RankedWay(steps=(UP,), score=3.0),)
TYPES = (RankedWay(steps=('Type "…"',), score=3.0),)
OFFER = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "Quotation 118"),  # 1
        "Dear Ms Lane,",  # 2
        "**Price",  # 3
        "The bench costs 400 pounds.",  # 4
        "**Delivery and parking",  # 5
        "We deliver on weekdays.",  # 6
        "Please keep a space free.",  # 7
        "**How long this offer is valid",  # 8
        "It holds for 30 days.",  # 9
        "**Tasks",  # 10
        "All of us help, Ann with the cakes.",  # 11
        "- the cakes",  # 12
        "- the cups",  # 13
        "- the lamps",  # 14
        "Kind regards,",  # 15
        "Tom",  # 16
    ),
    tables=(
        table([["Item", "Price"], ["Bench", "400"]], after=7, name="Prices"),
        table([["Task", "Who"], ["Food", "Ann"], ["Chairs", "Bob"], ["Music", "Cy"]], number=2, after=14),
    ),
)  # fmt: skip


def read(
    request: str, ways: Sequence[RankedWay] = (), line: str = "", share: float = 0.9
) -> Relocation | None:
    """What it comes to, where ``line`` is believed to be meant."""
    known = [RankedSelection(selection=line, score=math.log(share))] if line else []
    return relocation(Reading(request, OFFER), ways, lambda _way, _words: known)


@pytest.mark.parametrize(
    ("request_", "block", "before"),
    [
        ("section about delivery and parking after the one about validity", (5, 7), 10),
        ("the price section goes behind the section on deliveries please", (3, 4), 8),
        ("move Delivery and parking up, the whole section", (5, 7), 3),
        ("Tasks before Price", (10, 14), 3),
        ("the section with the weekdays to the end", (5, 7), 15),
        ("Price last please", (3, 4), 15),
        ("the tasks chapter should be the first one", (10, 14), 3),
    ],
)
def test_a_section_is_moved_with_all_under_its_heading(
    request_: str, block: tuple[int, int], before: int
) -> None:
    moved = read(request_)
    assert moved is not None
    assert moved.moved == lines_moved(Stretch(*block), before, OFFER)
    assert moved.is_sure


@pytest.mark.parametrize(
    ("request_", "cells", "cell"),
    [
        ("put 'Music' first in the task list, after the header row", "A4 to B4", "A2"),
        ("move the chairs up", "A3 to B3", "A2"),
        ("food row behind chairs", "A3 to B3", "A2"),
        ("Food last in the table", "A3 to B4", "A2"),
        ("the last row above the chairs", None, None),  # there are two tables
        ("Music before the header row", None, None),
    ],
)
def test_a_row_is_moved_below_the_header(
    request_: str, cells: str | None, cell: str | None
) -> None:
    found = read(request_)
    if cells is None:
        assert found is None
        return
    assert found is not None
    assert found.steps[0] == f"Select cells {cells} of table 2"
    assert found.steps[2] == f"Select cell {cell} of table 2"


@pytest.mark.parametrize("ways", [MOVES, TYPES])
def test_a_paragraph_goes_to_another_section(ways: Sequence[RankedWay]) -> None:
    moved = read("move the 30 days line to the end of Price", ways, "Select paragraph 9")
    assert moved is not None
    assert moved.moved == lines_moved(Stretch(9, 9), 5, OFFER)


def test_what_is_meant_stands_for_its_line() -> None:
    said = "the lamps to the top of the list"
    found = read(said, MOVES, 'Select the text "the lamps"')
    assert found is not None
    assert found.steps == ("Select paragraph 14", UP, "Select paragraph 13", UP)
    assert read(said, MOVES, "Select paragraph 14") is None  # others move it as far


def test_an_item_may_be_called_by_its_place() -> None:
    found = read("rules: the last one goes first", MOVES, "Select paragraph 1")
    assert found is not None
    assert found.steps == ("Select paragraph 14", UP, "Select paragraph 13", UP)


@pytest.mark.parametrize(
    ("request_", "line", "share"),
    [
        ("move that paragraph to the end of Price, after the bench", "Select paragraph 9", 0.9),
        ("move the section about parrots before the price", "Select paragraph 3", 0.9),
        ("move the days line before the parrots", "Select paragraph 9", 0.9),
        ("move the days to the end of Price", "Select paragraph 9", 0.2),
        ("move the picture of the bench I was sent above Tasks", "Select paragraph 4", 0.9),
    ],
)
def test_nothing_is_typed_where_it_is_not_clear(request_: str, line: str, share: float) -> None:
    found = read(request_, TYPES, line, share)
    assert found is not None
    assert found.steps == ()
    shown = found.found(Retrieved(), Reading(request_, OFFER), is_doubted=False)
    assert shown.doubt == UNCLEAR


@pytest.mark.parametrize(
    "request_",
    [
        "put a comma after Dear Ms Lane",
        "add a row after Bob",
        "make the title bold",
        "the party moved to the 6th, after the price",
        "a page break before Tasks",
        "write Price before Tasks",
        "from Price to the end of Tasks in italics",
        "the price chapter one level down",
    ],
)
def test_what_asks_for_something_else_is_left_alone(request_: str) -> None:
    assert read(request_, TYPES, "Select paragraph 4") is None


def test_what_is_read_as_typing_twice_is_one_move() -> None:
    said = "the 30 days are in the wrong place, move them to the end of Price"
    found = read(
        said, [*TYPES, RankedWay(steps=('Type "{END}…"',), score=3.0)], "Select paragraph 9"
    )
    assert found is not None
    assert found.moved == lines_moved(Stretch(9, 9), 5, OFFER)


@pytest.mark.parametrize(
    "request_", ["the thirty days before rule 4", "the holds up one, before the cakes"]
)
def test_a_number_or_two_places_say_too_little(request_: str) -> None:
    assert read(request_, MOVES, "Select paragraph 9") is None


def test_several_things_are_left_to_others() -> None:
    bold = RankedWay(steps=('Click "Bold"',), score=3.0)
    assert read("move the price section down and the title bold", [*MOVES, bold]) is None


def test_what_is_shown_is_the_move_alone() -> None:
    moved = read("Tasks before Price")
    assert moved is not None
    shown = moved.found(Retrieved(), Reading("Tasks before Price", OFFER), is_doubted=True)
    assert (shown.doubt, shown.parts, len(shown.ways), len(shown.selections)) == ("", 1, 1, 1)
    assert DOWN not in shown.ways[0].steps
