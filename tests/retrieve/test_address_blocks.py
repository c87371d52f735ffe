"""Address blocks at the top of a letter."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.address_blocks import address_blocks
from lamwright.retrieve.paragraphs import Reading

LETTER = TextCanvas(
    paragraphs=paragraphs(
        "Una Storr",  # 1
        "3 Kelp Lane",  # 2
        "Skerry SK4 2QT",  # 3
        "Tel. 01632 960 771",  # 4
        "Harbour Office",  # 5
        "1 Long Pier",  # 6
        "SKERRY SK1 1AA",  # 7
        "4 March 2027",  # 8
        "Dear Sir or Madam,",  # 9
        "My boat has gone.",  # 10
    )
)


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        ("my address to the right", "Select paragraphs 1 to 4"),
        ("put our address block in grey", "Select paragraphs 1 to 4"),
        ("the office's address in small caps", "Select paragraphs 5 to 7"),
        ("the customer's address block in small caps", "Select paragraphs 5 to 7"),
        ("my e-mail address in grey", None),
        ("my address and the date in grey", None),
        ("only the postcode of my address in bold", None),
        ("write Storr-Lund in my address", None),
        ("my address is wrong, 5 Kelp Lane", None),
    ],
)
def test_a_block_is_named_by_whose_it_is(request_: str, lines: str | None) -> None:
    assert [*dict(address_blocks(Reading(request_, LETTER)))] == ([lines] if lines else [])


def test_what_is_no_letter_has_no_blocks() -> None:
    notes = TextCanvas(paragraphs=paragraphs("Una Storr", "3 Kelp Lane", "Nothing else."))
    assert not [*address_blocks(Reading("my address to the right", notes))]
