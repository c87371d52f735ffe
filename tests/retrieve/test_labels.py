"""What is typed over a line with a label, and what is taken out of a section."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.values.labels import behind_label

LINES = ("Minutes", "Apologies: Mr Webb.", "We met at noon.")


@pytest.mark.parametrize(
    ("request_", "chosen", "taken"),
    [
        ("put none behind Apologies", "Select paragraph 2", 'Select the text "Mr Webb"'),
        ("put none behind Apologies", 'Select the text "Apologies"', 'Select the text "Mr Webb"'),
        ("put none behind Apologies", "Select paragraph 3", "Select paragraph 3"),
        ("it should read Apologies: none", "Select paragraph 2", "Select paragraph 2"),
        ("the apologies line is now Nobody", "Select paragraph 2", "Select paragraph 2"),
        (
            "write Excuses for Apologies",
            'Select the text "Apologies"',
            'Select the text "Apologies"',
        ),
    ],
)
def test_the_label_stays(request_: str, chosen: str, taken: str) -> None:
    reading = Reading(request_, TextCanvas(paragraphs=paragraphs(*LINES)))
    assert behind_label(chosen, reading) == taken
