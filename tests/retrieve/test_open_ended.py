"""Stretches of which a request names one end alone."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.open_ended import open_ended
from lamwright.retrieve.paragraphs import Reading

NOTE = TextCanvas(
    paragraphs=paragraphs(
        ("Title", "Moving day"),  # 1
        "Dear neighbours,",  # 2
        "The lorry comes at nine, and it may block the gate; please park elsewhere. Thank you for that.",  # 3
        ("Heading 2", "Keys"),  # 4
        "Leave yours in the box under the mat, but never on the sill.",  # 5
        "Kind regards",  # 6
        "Ulla Brandt",  # 7
        "PS The cat stays.",  # 8
        "- - - - - - - -",  # 9
        "Name: ........",  # 10
    )
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("everything from the postscript down a size smaller", "Select paragraphs 8 to 10"),
        ("smaller type from the dashed line on", "Select paragraphs 9 to 10"),
        ("all lines from the heading Keys to the end in blue", "Select paragraphs 4 to 10"),
        ("the slip on its own page, so from the dashes on", "Select paragraph 9"),
        ("everything below the signature in grey", "Select paragraphs 8 to 10"),
        ("italics for where keys go not, from but on", 'Select the text "but never on the sill"'),
        ("where keys go, from but on, out, with the comma", 'Select the text ", but never on the sill"'),
        ("cut the parking bit from the semicolon on", 'Select the text "; please park elsewhere"'),
        ("bold what comes after the semicolon", 'Select the text "please park elsewhere"'),
        ("underline it from the words thank you on", 'Select the text "Thank you for that."'),
        ("Ulla is called Ulla Holm from now on", None),
        ("everything from the greeting on except the last line in red", None),
        ("each line from the heading Keys on in its own colour", None),
        ("everything from the parrot on in bold", None),
        ("everything below the heading Keys in italics", None),
    ],
)  # fmt: skip
def test_what_is_named_by_where_it_begins(request_, named) -> None:
    found = dict(open_ended(Reading(request_, NOTE)))
    assert [*found] == ([named] if named else [])
