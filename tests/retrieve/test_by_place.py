"""What a request names by its place, level or first words, and what it counts that is not there."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.retrieve.beyond import beyond, unnumbered
from lamwright.retrieve.by_place import named_by_place
from lamwright.retrieve.paragraphs import Reading

POEM = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "The Ferry"),  # 1
        "",  # 2
        "It left at four,",  # 3
        "in rain, in rain.",  # 4
        "",  # 5
        "My father kept",  # 6
        "the timetable.",  # 7
        ("Heading 2", "Notes"),  # 8
        ("Heading 3", "Note on rain"),  # 9
        "Question one: who?",  # 10
        ("Heading 3", "Note on time"),  # 11
        "Question two: when?",  # 12
        "Ashdown, in May",  # 13
    ),
    tables=(
        table([["Day", "Time"], ["Mon", "4"]], after=7),
        table(
            [["Who", "What", "Fare"], ["Ann", "boat", "2"], ["Bo", "car", "9"]], number=2, after=9
        ),
    ),
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("the very last line in grey", ["Select paragraph 13"]),
        ("a table at the very end, two rows", ["Select paragraph 13"]),
        ("last line of the document bold", ["Select paragraph 13"]),
        ("last line of the second verse bold", ["Select paragraphs 6 to 7"]),
        ("the last line under Notes", []),
        ("second stanza 2 cm in", ["Select paragraphs 6 to 7"]),
        ("the fourth stanza in italics", []),
        ("third-level headings in italics", ["Select paragraphs 9 and 11"]),
        ("headings of level 3 in red", ["Select paragraphs 9 and 11"]),
        ("third level of the car park", []),
        ("all lines that begin wiht Question in 13 pt", ["Select paragraphs 10 and 12"]),
        ("every line starting with 'note on' in bold", ["Select paragraphs 9 and 11"]),
        ("all lines that begin with Answer in 13 pt", []),
        (
            "first row of every table bold please",
            ["Select cells A1 to B1 of table 1\nSelect cells A1 to C1 of table 2"],
        ),
        (
            "bottom row of both tables in red",
            ["Select cells A2 to B2 of table 1\nSelect cells A3 to C3 of table 2"],
        ),
        ("centre all the tables", ["Select table 1\nSelect table 2"]),
        ("first row of the table bold", []),
        ("everything a touch smaller", ["Select paragraphs 1 to the last"]),
        ("please make the whole document grey", ["Select paragraphs 1 to the last"]),
        ("everything under Notes in italics", []),
    ],
)
def test_a_place_says_what_is_meant(request_: str, named: list[str]) -> None:
    assert [selection for selection, _ in named_by_place(Reading(request_, POEM))] == named


NUMBERED = TextCanvas(
    paragraphs=tuple(
        CanvasParagraph(index=index, style="Text Body", text=text, list_label=label)
        for index, (label, text) in enumerate(
            (
                ("", "Rules"),
                ("", "Rule 2 stands alone."),
                ("1.", "Swim."),
                ("2.", "Rest."),
                ("3.", "Eat."),
                ("4.", "Sleep."),
            ),
            start=1,
        )
    )
)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("Rule 8 in italics", "The document has no rule 8."),
        ("strike out complaint number 7", "The document has no complaint number 7."),
        ("bold the fifth thing under Rules", "The document has no fifth thing."),
        ("Item 4 in bold.", ""),
        ("rule 2 in bold", ""),
        ("the third point in red", ""),
        ("items 5 cm in", ""),
        ("points 12 to 14", ""),
        ("clause 2.3 in bold", ""),
        ("the bold lines as Heading 2", ""),
        ("all points 14", ""),
    ],
)
def test_numbered_things_that_the_document_does_not_have_are_told(request_: str, said: str) -> None:
    assert list(unnumbered(request_, NUMBERED)) == ([said] if said else [])
    assert list(unnumbered(request_, NUMBERED.model_copy(update={"left_out": 5}))) == []


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("delete the last row of the third table", "The document has no table 3: it has 2."),
        ("the 4th table in red", "The document has no table 4: it has 2."),
        ("table 5 in the middle", "The document has no table 5: it has 2."),
        ("centre paragraph 94", "The document has no paragraph 94: it has 13."),
        ("second table in red", ""),
        ("text in the table 9 pt, all of it", ""),
        ("table 9 pt please", ""),
        ("a third table of contents", ""),
        ("third paragraph bold", ""),
    ],
)
def test_numbers_that_the_document_does_not_have_are_told(request_: str, said: str) -> None:
    assert list(beyond(request_, POEM)) == ([said] if said else [])
    assert list(beyond(request_, POEM.model_copy(update={"truncated": 50}))) == []


@pytest.mark.parametrize(
    ("request_", "is_whole"),
    [
        ("text in the table 9 pt, all of it", True),
        ("the whole table in grey", True),
        ("all numbers in the table bold", False),
        ("the second row of the table in grey", False),
    ],
)
def test_all_cells_of_the_only_table_are_meant(request_: str, is_whole: bool) -> None:
    one = POEM.model_copy(update={"tables": POEM.tables[:1]})
    named = [("Select cells A1 to B2 of table 1", 8.0)] if is_whole else []
    assert list(named_by_place(Reading(request_, one))) == named
    assert list(named_by_place(Reading(request_, POEM))) == []
