"""Headers and footers that a request names as what is to look otherwise."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import CanvasPart, TextCanvas
from lamwright.retrieve.outright.by_edge import named_by_edge
from lamwright.retrieve.paragraphs import Reading

PLACE = "footer of Default Page Style"
NOTICE = TextCanvas(
    paragraphs=paragraphs("Swimming hours", "The pool is shut on Mondays."),
    parts=(CanvasPart(place=PLACE, text="Pool office, 2027"),),
)


@pytest.mark.parametrize(
    ("request_", "is_named"),
    [
        ("set the footer in grey", True),
        ("Footer ought to stand on the left side", True),
        ("header in grey", False),  # there is none
        ("the footer row of the hours in grey", False),
        ("switch off the footer", False),
        ("make the title as small as it is in the table footer", False),
        ("move that note from the footer", False),
        ("footer in grey and then the title in red", False),  # clause by clause
    ],
)
def test_a_header_or_footer_is_named_by_its_name(request_: str, is_named: bool) -> None:
    named = [selection for selection, _ in named_by_edge(Reading(request_, NOTICE))]
    assert named == ([f"Select all of {PLACE}"] if is_named else [])
