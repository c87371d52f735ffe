"""One value of a line, where just that is meant."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections.value_alone import as_dated, value_alone

LINK, BOLD = ("Choose Insert > Hyperlink...",), ('Click "Bold"',)
LINES = (
    "a.webb@post.example · 0555 781 330",
    "It costs £40 until 30 April 2024, not £50.",
    "Call us.",
)


def chosen(request: str, number: int, way: tuple[str, ...]) -> str:
    reading = Reading(request, TextCanvas(paragraphs=paragraphs(*LINES)))
    return value_alone(f"Select paragraph {number}", way, reading)


@pytest.mark.parametrize(
    ("request_", "number", "way", "found"),
    [
        ("e-mail as a clickable link", 1, LINK, 'Select the text "a.webb@post.example"'),
        ("just the date in bold", 2, BOLD, 'Select the text "30 April 2024"'),
        ("only the phone number in bold", 1, BOLD, 'Select the text "0555 781 330"'),
        ("just the price in bold", 2, BOLD, "Select paragraph 2"),
        ("the line with the date in bold", 2, BOLD, "Select paragraph 2"),
        ("just the date in bold", 3, BOLD, "Select paragraph 3"),
    ],
)
def test_the_value_is_taken_where_there_is_one(
    request_: str, number: int, way: tuple[str, ...], found: str
) -> None:
    assert chosen(request_, number, way) == found


def test_a_part_of_an_address_becomes_the_whole() -> None:
    reading = Reading("my mail as a link", TextCanvas(paragraphs=paragraphs(*LINES)))
    whole = 'Select the text "a.webb@post.example"'
    assert value_alone('Select the text "webb@post.example"', LINK, reading) == whole
    assert value_alone('Select the text "0555"', LINK, reading) == 'Select the text "0555"'


@pytest.mark.parametrize(
    ("request_", "chosen", "typed_over"),
    [
        ("we meet on 9 June instead", "Monday 2 June", "2 June"),
        ("we meet on Monday, 9 June instead", "2 June", "Monday 2 June"),
        ("we meet on Monday, 9 June instead, just the date", "2 June", "2 June"),
        ("we meet on 9 June, not on Monday 2 June", "Monday 2 June", "Monday 2 June"),
        ("we meet on 9 June instead", "meet on Monday 2 June", "meet on Monday 2 June"),
        ("we meet a week later", "Monday 2 June", "Monday 2 June"),
    ],
)
def test_a_day_is_typed_over_as_the_new_one_is_said(
    request_: str, chosen: str, typed_over: str
) -> None:
    line = "Let us meet on Monday 2 June. Bye."
    reading = Reading(request_, TextCanvas(paragraphs=paragraphs(line)))
    assert as_dated(f'Select the text "{chosen}"', reading) == f'Select the text "{typed_over}"'
