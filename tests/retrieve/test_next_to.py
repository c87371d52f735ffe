"""Lines that a request counts from a place."""

import pytest
from letters import paragraphs, table

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.next_to import next_to
from lamwright.retrieve.paragraphs import Reading

MENU = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "Harbour supper"),  # 1
        "Friday 6 June",  # 2
        "in the old net loft",  # 3
        "Dear guests,",  # 4
        "This year there is one long table and nobody has to carry anything up.",  # 5
        "Bring a coat.",  # 6
        "The stairs are steep, so please hold on to the rope on the left side.",  # 7
        ("Heading 2", "Fish"),  # 8
        "- herring",  # 9
        "- cod",  # 10
        "- plaice",  # 11
        ("Heading 2", "Sweet"),  # 12
        "- waffles",  # 13
        ("Heading 2", "Drinks"),  # 14
        "Tap water, and what you bring.",  # 15
    ),
    tables=(table([["Seat", "Name"], ["1", "Orla"]], after=11),),
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("centre both lines under the title", "Select paragraphs 2 to 3"),
        ("please justify the two long paragraphs right after the greeting", "Select paragraphs 5 and 7"),
        ("the three paragraphs following the greeting further in", "Select paragraphs 5 to 7"),
        ("dots gone from the two points under Fish", "Select paragraphs 9 to 10"),
        ("the two headings after the table in green", "Select paragraphs 12 and 14"),
        ("two lines before the greeting smaller", "Select paragraphs 2 to 3"),
        ("the five headings after the table in green", None),
        ("the words before the colon in both lines under the title", None),
        ("6 points below each heading", None),
        ("two lines under the parrot in bold", None),
    ],
)  # fmt: skip
def test_lines_counted_from_a_place(request_, named) -> None:
    found = dict(next_to(Reading(request_, MENU)))
    assert [*found] == ([named] if named else [])
