"""Where a line is added to a list."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections.list_ends import ADDS_BELOW, behind_last

KIT = TextCanvas(
    paragraphs=paragraphs(
        ("Heading 2", "Bring"),  # 1
        "- boots",  # 2
        "- a lamp",  # 3
        "- string",  # 4
        "See you there.",  # 5
    )
)


@pytest.mark.parametrize(
    ("request_", "chosen", "behind"),
    [
        ("we also need a hat, add that", "Select paragraph 2", "Select paragraph 4"),
        ("add a hat as the last thing", 'Select the text "lamp"', "Select paragraph 4"),
        ("a hat at the end of what to bring", "Select paragraph 1", "Select paragraph 4"),
        ("add a hat to bring", "Select paragraph 1", "Select paragraph 1"),
        ("add a hat after the boots", "Select paragraph 2", "Select paragraph 2"),
        ("a hat, between lamp and string", "Select paragraph 3", "Select paragraph 3"),
        ("a line at the end: Bye", "Select paragraph 5", "Select paragraph 5"),
    ],
)
def test_a_line_goes_behind_the_last_item(request_: str, chosen: str, behind: str) -> None:
    reading = Reading(request_, KIT)
    assert behind_last(chosen, ADDS_BELOW, reading) == behind
    assert behind_last(chosen, ('Type "…"',), reading) == chosen
