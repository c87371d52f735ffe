"""Sections that are taken out."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections.sections import whole_section

LINES = (
    ("Title", "Curriculum Vitae"),
    ("Heading 1", "Hobbies"),
    "Choir, hiking.",
    ("Heading 2", "Old ones"),
    "Chess.",
    ("Heading 1", "Referees"),
    "Mr Krogh.",
)


@pytest.mark.parametrize(
    ("request_", "chosen", "taken"),
    [
        ("drop the Hobbies section", "Select paragraph 2", "Select paragraphs 2 to 5"),
        ("the part about hobbies can go", "Select paragraphs 3 to 5", "Select paragraphs 2 to 5"),
        ("drop the section about referees", "Select paragraph 7", "Select paragraphs 6 to 7"),
        ("drop the heading of the Hobbies section", "Select paragraph 2", "Select paragraph 2"),
        ("drop Hobbies", "Select paragraph 2", "Select paragraph 2"),
        (
            "drop the last sentence of that section",
            'Select the text "Chess."',
            'Select the text "Chess."',
        ),
    ],
)
def test_a_section_goes_with_its_text(request_: str, chosen: str, taken: str) -> None:
    reading = Reading(request_, TextCanvas(paragraphs=paragraphs(*LINES)))
    assert whole_section(chosen, reading) == taken
