"""Lines around paragraphs, cells and pages."""

import pytest

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.ways.bordering import (
    FRAMES,
    UNFRAMES,
    drawn_where,
    framed_together,
    with_borders,
)

BOLD = RankedWay(steps=('Click "Bold"',), score=3.0)
TABLE = "Select cells A1 to B3 of table 2"


def first(request: str) -> tuple[str, ...]:
    return with_borders([BOLD], request)[0].steps


@pytest.mark.parametrize(
    ("request_", "dialog", "preset"),
    [
        ("a thin frame around the opening hours", "Paragraph", "All Four Borders"),
        ("frame the warning please", "Paragraph", "All Four Borders"),
        ("put a box round the address", "Paragraph", "All Four Borders"),
        ("I'd like the quote framed", "Paragraph", "All Four Borders"),
        ("the first point needs a border", "Paragraph", "All Four Borders"),
        ("take the frame off", "Paragraph", "No Borders"),
        ("no border around the title any more", "Paragraph", "No Borders"),
        ("a border around the page", "Page Style", "All Four Borders"),
        ("the page frame can go", "Page Style", "No Borders"),
        (
            "lines around all cells of the price table",
            "Properties",
            "Outer Border and All Inner Lines",
        ),
        ("give the table a full grid", "Properties", "Outer Border and All Inner Lines"),
        ("a frame around the table", "Properties", "Outer Border Only"),
        ("could the fees table be without any lines", "Properties", "No Borders"),
        ("remove the borders of the table", "Properties", "No Borders"),
        (
            "delete the line about money and put a frame around the total",
            "Paragraph",
            "All Four Borders",
        ),
        ("take the last line and put a border around it", "Paragraph", "All Four Borders"),
        ("the border around the title has to go", "Paragraph", "No Borders"),
        ("the table has no borders, add some", "Properties", "Outer Border and All Inner Lines"),
        ("make the table borderless", "Properties", "No Borders"),
        ("put the warning in a box", "Paragraph", "All Four Borders"),
        ("I want a border on every page", "Page Style", "All Four Borders"),
    ],
)
def test_a_request_names_lines(request_: str, dialog: str, preset: str) -> None:
    way = first(request_)
    assert dialog in way[0] and way[2] == f'Click "{preset}"'


@pytest.mark.parametrize(
    "request_",
    [
        "the line about the frame in bold",
        "the rule about boxes in red",
        "delete the border crossing story",
        "a box of matches more, after the tea",
        "what comes in the box as a numbered list",
        "the section should be framed by more space",
        "delete the last two lines of the table",
        "put the lines in table 2 in italic",
        "sort the lines in the table",
        "make Doctors Without Borders bold",
        "change 'no frames' to 'no windows'",
        "set a time frame around the meeting",
        "put a border below the heading",
    ],
)
def test_other_lines_boxes_and_frames_are_none(request_: str) -> None:
    assert first(request_) == BOLD.steps


def test_a_frame_around_cells_is_drawn_by_the_table() -> None:
    assert drawn_where(FRAMES, "Select paragraph 3", "a frame around it") == FRAMES
    assert drawn_where(FRAMES, TABLE, "a frame around it")[2] == 'Click "Outer Border Only"'
    assert drawn_where(FRAMES, TABLE, "a border, please")[2].startswith('Click "Outer Border and')
    assert drawn_where(UNFRAMES, TABLE, "no frame")[0] == "Choose Table > Properties..."
    assert drawn_where(BOLD.steps, TABLE, "bold") == BOLD.steps


def test_a_frame_and_what_is_asked_for_beside_it_are_of_one_place() -> None:
    framing = RankedWay(steps=FRAMES, score=5.0)
    here, there = ([RankedSelection(selection=s, score=-0.1)] for s in ("here", "there"))
    assert framed_together([framing, BOLD], [there, here]) == [here, here]
    assert framed_together([framing], [there]) == [there]
    assert framed_together([BOLD], [here]) == [here]
