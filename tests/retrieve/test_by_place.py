"""What a request names by its place, level or first words, and what it counts that is not there."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.retrieve.outright.by_place import named_by_place
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.refusals.beyond import beyond, unnumbered

SHEET = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "Frost"),  # 1
        "",  # 2
        "The pond is glass,",  # 3
        "the ducks complain.",  # 4
        "",  # 5
        "One hare, one crow",  # 6
        "and no one else.",  # 7
        ("Heading 1", "Days"),  # 8
        ("Heading 2", "Day in bed"),  # 9
        "What to drink: tea",  # 10
        ("Heading 2", "Day in town"),  # 11
        "What to wear: wool",  # 12
        "Copied by Una",  # 13
    ),
    tables=(
        table([["Dish", "Cost"], ["Soup", "4"]], after=7),
        table(
            [["Name", "Wants", "Pays"], ["Ann", "pie", "2"], ["Bo", "ham", "9"]], number=2, after=9
        ),
    ),
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("very last line bigger, 11", ["Select paragraph 13"]),
        ("put a remark at the very end: see over", ["Select paragraph 13"]),
        ("underline the last line of the letter", ["Select paragraph 13"]),
        ("last line of the second verse fat", ["Select paragraphs 6 to 7"]),
        ("the last line under Days", []),
        ("whole second verse in dark blue", ["Select paragraphs 6 to 7"]),
        ("the sixth stanza smaller", []),
        ("second-level headings all green", ["Select paragraphs 9 and 11"]),
        ("space above the headings of level 2", ["Select paragraphs 9 and 11"]),
        ("second level of the garage", []),
        ("underline every line that starts wtih What please", ["Select paragraphs 10 and 12"]),
        ("each heading beginning with 'day in' in blue", ["Select paragraphs 9 and 11"]),
        ("underline every line that starts with Why please", []),
        (
            "light blue behind the header row of each table",
            ["Select cells A1 to B1 of table 1\nSelect cells A1 to C1 of table 2"],
        ),
        (
            "bottom row of both tables in red",
            ["Select cells A2 to B2 of table 1\nSelect cells A3 to C3 of table 2"],
        ),
        ("centre all the tables", ["Select table 1\nSelect table 2"]),
        ("light blue behind the header row of the table", []),
        ("everything a touch smaller", ["Select paragraphs 1 to the last"]),
        ("please make the whole document grey", ["Select paragraphs 1 to the last"]),
        ("everything below Days one size up", []),
    ],
)
def test_a_place_says_what_is_meant(request_: str, named: list[str]) -> None:
    assert [selection for selection, _ in named_by_place(Reading(request_, SHEET))] == named


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
        ("third table in italics", "The document has no table 3: it has 2."),
        ("the 4th table in red", "The document has no table 4: it has 2."),
        ("table 5 in the middle", "The document has no table 5: it has 2."),
        ("centre paragraph 94", "The document has no paragraph 94: it has 13."),
        ("second table in red", ""),
        ("words in the table 11 pt, thank you", ""),
        ("table 11 pt please", ""),
        ("a third table of contents", ""),
        ("third paragraph bold", ""),
    ],
)
def test_numbers_that_the_document_does_not_have_are_told(request_: str, said: str) -> None:
    assert list(beyond(request_, SHEET)) == ([said] if said else [])
    assert list(beyond(request_, SHEET.model_copy(update={"truncated": 50}))) == []


@pytest.mark.parametrize(
    ("request_", "is_whole"),
    [
        ("everything in the price table one size down", True),
        ("the whole table in grey", True),
        ("all numbers in the table bold", False),
        ("the second row of the table in grey", False),
    ],
)
def test_all_cells_of_the_only_table_are_meant(request_: str, is_whole: bool) -> None:
    one = SHEET.model_copy(update={"tables": SHEET.tables[:1]})
    named = [("Select cells A1 to B2 of table 1", 8.0)] if is_whole else []
    assert list(named_by_place(Reading(request_, one))) == named
    assert list(named_by_place(Reading(request_, SHEET))) == []


def test_lines_are_called_by_their_first_word() -> None:
    lines = paragraphs("Soup", "Tip: more salt.", "Stew", "Tip: less salt.", "tips are welcome")
    canvas = TextCanvas(paragraphs=lines)
    for request_, named in (
        ("all those Tip lines in italics", ["Select paragraphs 2 and 4"]),
        ('every "tip" line bold', ["Select paragraphs 2 and 4"]),
        ("all Soup lines bold", []),
        ("all lines bold", []),
    ):
        assert [one for one, _ in named_by_place(Reading(request_, canvas))] == named


@pytest.mark.parametrize(
    ("request_", "is_list"),
    [
        ("could the steps stand further apart", True),
        ("each step half a centimetre in", True),
        ("no numbers in front of the numbered lines", True),
        ("the first of the steps in bold", False),
        ("a line before the steps: You need a spade", False),
        ("the two steps about water in blue", False),
        ("make the tools a numbered list", False),
    ],
)
def test_steps_are_the_only_numbered_list(request_: str, is_list: bool) -> None:
    sheet = TextCanvas(
        paragraphs=(
            *paragraphs("Bulbs", "- spade", "- bulbs"),
            *(
                CanvasParagraph(index=n, style="List", text=text, list_label=f"{n - 3}.")
                for n, text in enumerate(("Dig.", "Plant.", "Water."), start=4)
            ),
        )
    )
    found = dict(named_by_place(Reading(request_, sheet)))
    assert ("Select paragraphs 4 to 6" in found) == is_list


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        ("all section headings in blue", "Select paragraphs 3 to 6"),
        ("every heading a size bigger", "Select paragraphs 3 to 6"),
        ("all main headings in blue", "Select paragraphs 3 and 6"),
        ("all the headings under Food in blue", None),
        ("all headings except the last in blue", None),
    ],
)
def test_headings_are_those_by_style(request_: str, lines: str | None) -> None:
    heads = [
        ("Heading 1", "Food"),
        ("Heading 2", "Hot"),
        ("Heading 2", "Cold"),
        ("Heading 1", "Drink"),
    ]
    sheet = TextCanvas(paragraphs=paragraphs(("Title", "Fair"), "**Bring cash", *heads))
    assert [*dict(named_by_place(Reading(request_, sheet)))] == ([lines] if lines else [])
