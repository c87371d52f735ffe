"""Lengths, numbers and paper formats in words and figures."""

import pytest

from lamwright.retrieve.values.measures import counts, lengths, numbers, paper, usual


@pytest.mark.parametrize(
    ("request_", "values"),
    [
        ("just their opening lines, half a centimetre", ["0.5 cm"]),
        ("a centimetre and a half between the two", ["1.5 cm"]),
        ("24 pt of air over each one", ["24 pt"]),
        ("margins 1.2 all round", ["1.2 cm"]),
        ("six points below, two and a half cm in", ["6 pt", "2.5 cm"]),
        ("2pt above", ["2 pt"]),
        ("5 mm in", ["0.5 cm"]),
        ("1,5 cm", ["1.5 cm"]),
        (".3 cm under each", ["0.3 cm"]),
        ("at 9:45 on platform 2a", []),
        ("in with the recipe on page 4 by 2 cm", ["2 cm"]),
        ("left 2, right 3 cm", ["2 cm", "3 cm"]),
        ("a bit of space", []),
    ],
)
def test_lengths_come_with_their_unit(request_: str, values: list[str]) -> None:
    assert [one.value for one in lengths(request_, "cm")] == values


def test_a_number_without_a_unit_takes_the_one_that_is_usual_there() -> None:
    assert [one.value for one in lengths("12 above it", "pt")] == ["12 pt"]


def test_each_value_says_where_it_is_named() -> None:
    request = "Left tab at 5 cm, right tab at 10"
    found = lengths(request, "cm")
    assert [request[one.start : one.end] for one in found] == ["5 cm", "10"]


def test_numbers_in_words_are_numbers() -> None:
    assert [one.value for one in numbers("3 rows and two columns")] == ["3", "2"]
    assert [one.value for one in numbers("a table", articles=False)] == []


@pytest.mark.parametrize(
    ("request_", "rows", "columns"),
    [
        ("a grid of five columns and 3 rows", ["3"], ["5"]),
        ("a 2 by 6 table: two empty columns, six rows", ["6"], ["2"]),
        ("a 2 by 6 table", ["2", "6"], ["2", "6"]),
    ],
)
def test_rows_and_columns_of_a_new_table_have_their_own_numbers(
    request_: str, rows: list[str], columns: list[str]
) -> None:
    found = [one.value for one in counts(request_, "Insert a table with … rows and _ columns")]
    assert [one for one in found if one != "1"] == rows
    found = [one.value for one in counts(request_, "Insert a table with _ rows and … columns")]
    assert [one for one in found if one != "1"] == columns


@pytest.mark.parametrize(
    ("request_", "width", "height"),
    [
        ("on A5 please", "14.8 cm", "21 cm"),
        ("A5, sideways", "21 cm", "14.8 cm"),
        ("US letter", "21.59 cm", "27.94 cm"),
    ],
)
def test_paper_has_two_sides(request_: str, width: str, height: str) -> None:
    assert [one.value for one in paper(request_, is_width=True)] == [width]
    assert [one.value for one in paper(request_, is_width=False)] == [height]


def test_a_letter_is_not_a_paper_format() -> None:
    assert paper("the letter to my aunt", is_width=True) == []


@pytest.mark.parametrize(
    ("request_", "control", "values"),
    [
        ("the poem shouldn't be set in, get rid of that", "Before text", ["0 cm"]),
        ("no gap over the map", "Above paragraph", ["0 cm"]),
        ("set the poem in from the edge", "Before text", ["1 cm"]),
        ("wider on the left hand", "Left", []),
    ],
)
def test_where_no_length_is_named_it_is_none_or_a_usual_one(
    request_: str, control: str, values: list[str]
) -> None:
    assert [one.value for one in usual(request_, control, "cm")] == values
