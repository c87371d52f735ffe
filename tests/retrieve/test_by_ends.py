"""Stretches that a request names by their two ends, in words of the document."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.by_ends import named_by_ends
from lamwright.retrieve.paragraphs import Reading

LETTER = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "What she carried"),  # 1
        "She had a clock, a hen and her little brother, and two maps.",  # 2
        "If it rains we go in. It made us run, because of the dog, to the hall.",  # 3
        ("Heading 2", "To bring"),  # 4
        "Tent",  # 5
        "Stove",  # 6
        "Rope and a knife",  # 7
        ("Heading 2", "Hours"),  # 8
        "We open from ten to six.",  # 9
    )
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("underline it all, from a clock to little brother", 'Select the text "a clock, a hen and her little brother"'),
        ("bold from It made to hall", 'Select the text "It made us run, because of the dog, to the hall."'),
        ("delete from because to the dog, with the comma", 'Select the text ", because of the dog"'),
        ("cut everything from the comma to the dog", 'Select the text ", because of the dog"'),
        ("from She had to maps in red", "Select paragraph 2"),
        ("please indent from the tent down to rope", "Select paragraphs 5 to 7"),
        ("from 'Tent' to 'Stove' as a list", "Select paragraphs 5 to 6"),
        ("all headings from To bring to Hours in blue", None),
        ("we open from ten to two now", None),
        ("change it from red to blue", None),
        ("from the parrot to the stove in bold", None),
        ("from the comma to the full stop", None),
    ],
)  # fmt: skip
def test_ends_that_stand_in_the_document(request_, named) -> None:
    found = dict(named_by_ends(Reading(request_, LETTER)))
    assert [*found] == ([named] if named else [])
