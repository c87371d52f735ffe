"""What a way wants of what it is done to."""

import numpy as np
import pytest
from letters import TRIP, paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.done_where import done_where
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.references import resolve
from lamwright.retrieve.selection_words import NOTHING
from lamwright.retrieve.selections.adjusting import adjusted
from lamwright.retrieve.values.taking_out import TAKES_OUT
from lamwright.retrieve.ways.sort_words import SORTS_LINES, SORTS_TABLE
from lamwright.retrieve.ways.ways import ways_of

CAKES = table([["Cake", "Who"], ["Apple", "Bo"], ["Plum", "Al"], ["Total", ""]])
BOLD = ('Click "Bold"',)
BELOW = ("Choose Table > Insert > Rows Below",)


def wanted(request: str, selection: str, way: tuple[str, ...], *lines: str) -> str:
    reading = Reading(request, TextCanvas(paragraphs=paragraphs(*lines), tables=(CAKES,)))
    return adjusted([RankedSelection(selection=selection, score=0.0)], way, reading)[0].selection


def test_all_rows_of_a_table_are_sorted() -> None:
    for menu in (SORTS_TABLE, SORTS_LINES):
        for chosen in (
            "Select cells A1 to A4 of table 1",
            "Select table 1",
            "Select cell B2 of table 1",
        ):
            found = wanted("cakes a to z", chosen, (menu, 'Click "OK"'), "x")
            assert found == "Select cells A2 to B3 of table 1"


def test_a_row_at_the_end_is_added_behind_the_last() -> None:
    cell = "Select cell A2 of table 1"
    assert wanted("new row at the end: Nut, Cy", cell, BELOW, "x") == "Select cell A4 of table 1"
    assert wanted("new row after apple: Nut, Cy", cell, BELOW, "x") == cell


@pytest.mark.parametrize(
    ("chosen", "way", "found"),
    [
        ("cell B3", "Delete > Delete Rows", "cells A3 to B3"),
        ("cells A2 to A3", "Delete > Delete Rows", "cells A2 to B3"),
        ("cells B2 to B4", "Delete > Delete Columns", "cells B1 to B4"),
        ("cell B3", "Insert > Rows Below", "cell A3"),
        ("cells A2 to B3", "Insert > Rows Above", "cell A2"),
        ("cell A3", "Insert > Columns After", "cell A1"),
        ("cell B3", "Properties...", "cell A1"),
        ("cell B3", "Merge Cells", "cell B3"),
    ],
)
def test_rows_columns_and_tables_are_taken_as_wholes(chosen: str, way: str, found: str) -> None:
    selection = f"Select {chosen} of table 1"
    assert wanted("", selection, (f"Choose Table > {way}",), "x") == f"Select {found} of table 1"


def test_not_all_rows_of_a_table_are_deleted() -> None:
    reading = Reading("row out", TextCanvas(paragraphs=paragraphs("x"), tables=(CAKES,)))
    listed = [
        RankedSelection(selection=f"Select {cells} of table 1", score=score)
        for cells, score in (("cells A1 to A4", -0.5), ("cell A3", -1.0))
    ]
    best = adjusted(listed, ("Choose Table > Delete > Delete Rows",), reading)[0]
    assert best.selection == "Select cells A3 to B3 of table 1"


@pytest.mark.parametrize(
    ("request_", "chosen", "menu"),
    [
        ("I don't want the plum in there", "cell A3", "Rows"),
        ("plum is off", "cells A3 to B3", "Rows"),
        ("we don't need Who", "cell B1", "Columns"),
        ("empty the cell of the plum", "cell A3", ""),
        ("no plum and no total", "cells A3 to A4", ""),
    ],
)
def test_what_is_taken_out_of_a_table_goes_with_its_row(
    request_: str, chosen: str, menu: str
) -> None:
    reading = Reading(request_, TextCanvas(paragraphs=paragraphs("x"), tables=(CAKES,)))
    way = RankedWay(steps=TAKES_OUT, score=1.0)
    done = done_where(way, f"Select {chosen} of table 1", reading).steps
    assert done == ((f"Choose Table > Delete > Delete {menu}",) if menu else TAKES_OUT)


@pytest.mark.parametrize(
    ("words", "line", "taken"),
    [
        ("who was stung twice", "Ask Elif, who was stung twice.", ", who was stung twice"),
        ("mostly", "It is fine, mostly", ", mostly"),
        ("pears", "apples, pears, and plums", ", pears"),
        ("It was late.", "We left, It was late.", " It was late."),
        ("and cold", "It was wet, and cold enough.", " and cold"),
    ],
)
def test_a_clause_is_taken_out_with_its_comma(words: str, line: str, taken: str) -> None:
    found = wanted("take it out", f'Select the text "{words}"', TAKES_OUT, line)
    assert found == f'Select the text "{taken}"'


@pytest.mark.parametrize(
    ("request_", "chosen", "taken"),
    [
        ("no hat any more, comma too", "a hat", ", a hat"),
        ("no hat any more", "a hat", " a hat"),
        ("no hat any more but keep the comma", "a hat", " a hat"),
        ("out with the rope, keep the full stop", "and rope.", " and rope"),
    ],
)
def test_marks_go_or_stay_as_the_request_says(request_: str, chosen: str, taken: str) -> None:
    line = "Bring boots, a hat and rope. Or stay."
    words = f'Select the text "{chosen}"'
    assert wanted(request_, words, TAKES_OUT, "x", line) == f'Select the text "{taken}"'


@pytest.mark.parametrize(
    ("words", "line", "taken"),
    [
        ("The neighbours had a rooster.", "5) The neighbours had a rooster.", "Select paragraph 2"),
        (
            " The neighbours had a rooster.",
            "5) The neighbours had a rooster.",
            "Select paragraph 2",
        ),
        ("All of it.", "All of it.", "Select paragraph 2"),
        ("All of it.", "All of it. And more.", 'Select the text "All of it. "'),
    ],
)
def test_no_empty_number_is_left_of_a_line_that_is_taken_out(
    words: str, line: str, taken: str
) -> None:
    assert wanted("", f'Select the text "{words}"', TAKES_OUT, "x", line) == taken


def test_words_grow_to_those_that_the_request_says() -> None:
    chosen, line = 'Select the text "bouzouki"', "Live bouzouki, Friday"
    grown = 'Select the text "Live bouzouki"'
    assert wanted("live bouzouki in bold", chosen, ('Click "Bold"',), line) == grown
    assert wanted("not live bouzouki but fado", chosen, ('Type "…"',), line) == chosen


@pytest.mark.parametrize(
    ("request_", "is_line"),
    [
        ("that whole paragraph in italics", True),
        ("mark the entire packing item", True),
        ("mark the entire sentence in that whole line", False),
        ("the whole thing about the tent", False),
    ],
)
def test_a_whole_line_is_more_than_its_words(request_: str, is_line: bool) -> None:
    chosen = 'Select the text "a tent"'
    line = "Select paragraph 2"
    assert wanted(request_, chosen, BOLD, "x", "Bring a tent.") == (line if is_line else chosen)


def test_a_page_has_no_place_in_the_text() -> None:
    way = ("Choose Insert > Header and Footer > Header > Default Page Style", 'Type "…"')
    assert wanted("header: Draft", "Select paragraph 1", way, "x") == NOTHING


def test_what_becomes_the_same_shares_its_belief() -> None:
    reading = Reading("sort", TextCanvas(paragraphs=paragraphs("x"), tables=(CAKES,)))
    halves = [
        RankedSelection(selection=f"Select cells A{n} to B4 of table 1", score=float(np.log(0.5)))
        for n in (1, 2)
    ]
    found = adjusted(halves, (SORTS_TABLE,), reading)
    assert [round(one.score, 6) for one in found] == [0.0]


def test_lines_are_sorted_by_one_menu_and_tables_by_another() -> None:
    way = RankedWay(steps=(SORTS_TABLE, 'Click "OK"'), score=1.0)
    reading = Reading("cakes z to a", TextCanvas(paragraphs=paragraphs("x"), tables=(CAKES,)))
    settings = ('Set "Column" to "1"', 'Click "Key type"', 'Click "Alphanumeric"')
    rest = (*settings, 'Click "Descending"', 'Click "OK"')
    for chosen, menu in (
        ("Select paragraphs 3 to 5", SORTS_LINES),
        ("Select cells A2 to B3 of table 1", SORTS_TABLE),
    ):
        assert done_where(way, chosen, reading).steps == (menu, *rest)
        known = {(menu, 'Click "OK"'), BOLD}
        assert ways_of([chosen, menu, *rest], known) == ((menu, 'Click "OK"'),)
        assert set(ways_of([chosen, *BOLD, menu, *rest], known)) == known
    below = way.model_copy(update={"steps": BELOW})
    assert done_where(below, "Select paragraph 3", reading).steps == BELOW


@pytest.mark.parametrize(
    ("request_", "paragraph"),
    [
        ("subject line in bold", 3),
        ("big heading in the middle", 1),
        ("sub title to the right", 2),
    ],
)
def test_parts_of_a_letter_are_known_by_their_place(request_: str, paragraph: int) -> None:
    letter = TextCanvas(
        paragraphs=paragraphs(
            ("Title", "Nadia Okonjo"),
            "19 Tannery Lane",
            "Damp in the bedroom",
            "Dear Mr Grint,",
            "Hello.",
        )
    )
    reading = Reading(request_, letter)
    found = resolve(request_, letter, reading.structure, reading.content)
    assert found[0].paragraphs == (paragraph,)


def test_a_letter_without_subject_has_none() -> None:
    reading = Reading("subject in bold", TRIP)
    assert not [
        one
        for one in resolve("subject in bold", TRIP, reading.structure, reading.content)
        if one.paragraphs == (2,)
    ]
