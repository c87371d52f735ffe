"""Selections and ways that come to the same, and ways that undo each other."""

import math

import numpy as np
import pytest
from letters import TRIP, table

from lamwright.models.encoder import Vectors
from lamwright.records.canvas import CanvasRun, TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.done_where import done_where
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections.adjusting import adjusted
from lamwright.retrieve.selections.alike import only_one
from lamwright.retrieve.selections.looking_so import UNMARKS
from lamwright.retrieve.selections.placing import going_together
from lamwright.retrieve.ways.ways import Ways, ways_of

CANVAS = TRIP.model_copy(update={"tables": (table([["A", "B"], ["c", "d"], ["e", "f"]]),)})
CENTRED, RIGHT = ("Choose Format > Align Text > Centered",), ("Choose Format > Align Text > Right",)
CORNER = "Select cell A1 of table 1"
BOLD, KEYS = ('Click "Bold"',), ('Type "{CTRL+E}"',)


def ranked(*selections: str) -> list[RankedSelection]:
    return [RankedSelection(selection=one, score=-0.5 * n) for n, one in enumerate(selections)]


def shared(way: tuple[str, ...], *selections: str) -> list[str]:
    even = [RankedSelection(selection=one, score=-math.log(len(selections))) for one in selections]
    found = adjusted(even, way, Reading("", CANVAS))
    assert sum(math.exp(one.score) for one in found) == pytest.approx(1.0)
    return [one.selection for one in found]


def test_any_cell_of_a_row_or_column_is_as_good_where_one_is_added() -> None:
    cells = [f"Select cell {address} of table 1" for address in ("B2", "B1", "A2")]
    assert shared(("Choose Table > Insert > Columns After",), *cells) == [cells[1], CORNER]
    assert shared(("Choose Table > Insert > Rows Below",), *cells) == [cells[2], CORNER]
    assert shared(("Choose Table > Delete > Table",), *cells, "Select table 1") == [cells[0]]
    assert shared(BOLD, *cells) == cells


def test_words_of_a_line_are_centred_with_it() -> None:
    words = ['Select the text "rain jacket"', "Select paragraph 7", "Select paragraph 8"]
    assert shared(CENTRED, *words) == words[1:]
    assert shared(BOLD, *words) == words


def test_a_highlight_is_taken_from_where_one_is() -> None:
    marked = CanvasRun(text="stove", attributes=("background #ffff00",))
    lines = [
        line.model_copy(update={"runs": (marked,)}) if line.index == 9 else line
        for line in TRIP.paragraphs
    ]
    reading = Reading("", TextCanvas(paragraphs=tuple(lines)))
    listed = ranked("Select paragraph 8", "Select paragraph 9")
    assert adjusted(listed, UNMARKS, reading)[0].selection == 'Select the text "stove"'
    assert adjusted(listed, BOLD, reading)[0].selection == "Select paragraph 8"
    assert adjusted(listed, UNMARKS, Reading("", TRIP))[0].selection == "Select paragraph 8"


class Nothing:
    """An encoder that says nothing."""

    name, dimension = "nothing", 1

    def encode(self, texts: list[str]) -> Vectors:
        return np.zeros((len(texts), 1), dtype=np.float32)


def test_a_way_of_keys_and_that_of_the_menu_are_one() -> None:
    bias = np.log(np.array([0.3, 0.4, 0.3], dtype=np.float32))
    ways = Ways([CENTRED, BOLD, KEYS], np.zeros((3, 1), dtype=np.float32), bias, Nothing())
    first, second = ways.ranked_all("in the middle")
    assert (first.steps, second.steps) == (CENTRED, BOLD) and first.score == pytest.approx(
        0.405, abs=0.01
    )
    assert ways_of(["Select paragraph 2", *KEYS]) == (CENTRED,)
    way = RankedWay(steps=CENTRED, score=1.0)
    assert done_where(way, "Select cells A1 to B1 of table 1", Reading("", CANVAS)).steps == KEYS
    assert done_where(way, "Select paragraph 2", Reading("", CANVAS)).steps == CENTRED


def test_lines_that_stand_differently_are_aligned_by_keys() -> None:
    way, lines = RankedWay(steps=CENTRED, score=1.0), list(TRIP.paragraphs)
    lines[1] = lines[1].model_copy(update={"attributes": ("right",)})
    reading = Reading("", TextCanvas(paragraphs=tuple(lines)))
    for chosen, steps in (
        ("Select paragraphs 1 to the last", KEYS),
        ("Select paragraphs 2, 5 and 7", KEYS),
        ("Select paragraphs 3 to 5", CENTRED),
        ("Select paragraph 2\nSelect paragraph 5", CENTRED),
    ):
        assert done_where(way, chosen, reading).steps == steps
    after = CANVAS.tables[0].model_copy(update={"after_paragraph": 4})
    tabled = Reading("", CANVAS.model_copy(update={"tables": (after,)}))
    assert done_where(way, "Select paragraphs 3 to 5", tabled).steps == KEYS
    assert done_where(way, "Select paragraphs 5 to 7", tabled).steps == CENTRED


def test_of_two_ways_that_undo_each_other_one_is_done_in_one_place() -> None:
    assert only_one(CENTRED, RIGHT) and not only_one(CENTRED, BOLD)
    ways = [
        RankedWay(steps=way, score=score)
        for way, score in ((CENTRED, 2.0), (RIGHT, 0.5), (BOLD, 0.2))
    ]
    title, rest = "Select paragraph 1", "Select paragraph 2"
    unsure = RankedSelection(selection=rest, score=-4.0)
    places = [[*ranked(title), unsure]] * 3
    assert going_together(ways, places, 2, Reading("", TRIP)) == (0, 2)
    apart = [ranked(title, rest), ranked(rest, title), ranked(title, rest)]
    assert going_together(ways, apart, 2, Reading("", TRIP)) == (0, 1)
    assert going_together(ways[:2], places[:2], 2, Reading("", TRIP)) == (0, 1)
