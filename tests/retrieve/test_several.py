"""Words at several places as one candidate, and words that are taken out with a blank."""

import pytest
from letters import paragraphs

from lamwright.codec.found import each
from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.outright.several import several
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.values.taking_out import with_blank, without_blank

BILL = TextCanvas(
    paragraphs=paragraphs(
        "**Offer",  # 1
        "Valid until: 3 May 2026",  # 2
        "Contact: Ana Pires (front desk)",  # 3
        "Cleaning costs £40 on Monday, ironing £12.50 on Friday.",  # 4
        "We use no bleach. We never did. Ask Ana Pires.",  # 5
    )
)


def found(request: str) -> list[str]:
    return list(several(request, Reading(request, BILL).structure, [4, 5, 2]))


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("every price in bold", ["£40", "£12.50"]),
        ("both days underlined", ["Monday", "Friday"]),
        ("the labels before the colons in bold", ["Valid until", "Contact"]),
        ("cleaning and ironing in italics", ["Cleaning", "ironing"]),
    ],
)
def test_words_of_a_kind_are_one_candidate(request_: str, words: list[str]) -> None:
    assert each([f'Select the text "{one}"' for one in words]) in found(request_)


def test_one_thing_is_not_several() -> None:
    assert found("make it bold") == []


@pytest.mark.parametrize(
    ("selection", "wider"),
    [
        ('Select the text "We never did."', 'Select the text " We never did."'),
        ('Select the text "We use no bleach."', 'Select the text "We use no bleach. "'),
        ('Select the text "£12.50" in paragraph 4', 'Select the text " £12.50" in paragraph 4'),
        ('Select the text "bleach"', 'Select the text " bleach"'),
        ("Select paragraph 3", "Select paragraph 3"),
    ],
)
def test_words_that_are_taken_out_go_with_a_blank(selection: str, wider: str) -> None:
    assert with_blank(selection, Reading("", BILL).structure) == wider
    assert without_blank(wider) == selection
