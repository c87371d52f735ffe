"""Columns and rows of tables that a request names."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.by_cells import named_by_cells
from lamwright.retrieve.outright.by_column import named_by_column
from lamwright.retrieve.outright.by_row import named_by_row
from lamwright.retrieve.outright.outright import named_outright
from lamwright.retrieve.paragraphs import Reading

FAIR = TextCanvas(
    paragraphs=paragraphs(("Heading 1", "Stalls at the fair"), "Bring your own tables."),
    tables=(
        table(
            [
                ["Stall", "Held by", "Until", "Rent", "Share"],
                ["Honey", "Ines", "3 May", "£12", "10 %"],
                ["Old books", "Bram", "9 May", "£8.50", "25 %"],
                ["Total", "", "", "£20.50", ""],
            ],
            after=1,
        ),
    ),
)
TWO = TextCanvas(
    paragraphs=paragraphs("Boats we own", "People who row"),
    tables=(
        table([["Boat", "Seats"], ["Gull", "4"]], after=1),
        table([["Name", "Seats"], ["Ada", "1"], ["Tom", "2"]], number=2, after=2),
    ),
)


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        ("dates column in bold, not its heading", ["C2 to C4"]),
        ("the money column flush right, title too", ["D1 to D4"]),
        ("can the percentages column be deleted", ["E1 to E4", "E2 to E4"]),
        ("italics for the stall names, not the word Stall", ["A2 to A4"]),
        ("rent and share centred, headers too", ["D1 to E4"]),
        ("rent and share columns centred", ["D1 to E4", "D2 to E4"]),
        ("last two columns in grey without the top row", ["D2 to E4"]),
        ("very last column out", ["E1 to E4", "E2 to E4"]),
        ("the middle column in red, including its title", ["C1 to C4"]),
        ("add a column Rent without a heading", []),
        ("sort it by the last column", []),
        ("the last column's head should be Part", []),
        ("the title in red, not the words below the title", []),
        ("nobody holds a seventh column", []),
    ],
)
def test_a_column_is_named_by_head_place_or_what_it_holds(request_: str, cells: list[str]) -> None:
    named = [selection for selection, _ in named_by_column(Reading(request_, FAIR))]
    assert named == [f"Select cells {ends} of table 1" for ends in cells]


def test_of_several_tables_the_one_is_meant_that_the_request_speaks_of() -> None:
    def named(request_: str) -> list[str]:
        return [selection for selection, _ in named_by_column(Reading(request_, TWO))]

    assert named("seats column of the boats bold, head too") == ["Select cells B1 to B2 of table 1"]
    assert named("seats column bold, head too") == []
    assert named("name column bold, head too") == ["Select cells A1 to A3 of table 2"]


@pytest.mark.parametrize(
    ("request_", "row"),
    [
        ("header row in light blue", 1),
        ("column titles slanted", 1),
        ("please underline the total row", 4),
        ("the honey row can be dropped", 2),
        ("row with the old books in green", 3),
        ("add a row for jam", 0),
        ("everything centred but the header row stays, without the top row", 0),
        ("the header row again on each page", 0),
        ("last row: Jam, Otto, 2 May", 0),
        ("the cheese row can be dropped", 0),
    ],
)
def test_a_row_is_named_by_place_or_what_it_holds(request_: str, row: int) -> None:
    named = [selection for selection, _ in named_by_row(Reading(request_, FAIR))]
    assert named == ([f"Select cells A{row} to E{row} of table 1"] if row else [])


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        ("so the total is £22 now", ["Select cell D4 of table 1"]),
        ("the sum comes to 22", ["Select cell D4 of table 1"]),
        ("new row: Total 2, £22", []),
        ("the total of it all", []),
    ],
)
def test_the_sum_stands_in_the_total_row(request_: str, cells: list[str]) -> None:
    assert [selection for selection, _ in named_by_row(Reading(request_, FAIR))] == cells


WEEK = TextCanvas(
    paragraphs=paragraphs("Who feeds the cats"),
    tables=(
        table(
            [
                ["Day", "Morning", "Evening"],
                ["Monday", "Cleo", "Cleo"],
                ["Monday", "Otto", "Ines"],
                ["Tuesday", "Ines", "Cleo"],
            ],
            after=1,
        ),
    ),
)


@pytest.mark.parametrize(
    ("request_", "cells"),
    [
        ("make one cell of the two for Monday", ["A2 to A3"]),
        ("Cleo's cells, the two in one row, as one", ["B2 to C2"]),
        ("merge the morning and evening cells on top", ["B1 to C1"]),
        ("join Otto's cell and that of Ines", []),
        ("both Mondays in bold", []),
        ("join the sentence about cats to the one before", []),
    ],
)
def test_cells_that_are_joined_are_neighbours_whose_texts_are_said(
    request_: str, cells: list[str]
) -> None:
    named = [selection for selection, _ in named_by_cells(Reading(request_, WEEK))]
    assert named == [f"Select cells {ends} of table 1" for ends in cells]


def test_both_count_as_named_outright() -> None:
    named = named_outright(Reading("honey row fat, last column in red with its head", FAIR))
    assert named["Select cells E1 to E4 of table 1"] > 0
