"""The first or last few items of a list that a request names."""

import pytest

from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.retrieve.outright.first_few import first_few
from lamwright.retrieve.paragraphs import Reading


def item(index: int, text: str) -> CanvasParagraph:
    return CanvasParagraph(index=index, style="List", text=text, list_label="•")


def heading(index: int, text: str) -> CanvasParagraph:
    return CanvasParagraph(index=index, style="Heading 1", text=text)


BOAT = TextCanvas(
    paragraphs=(
        heading(1, "Tools for the boat"),
        *(item(number, f"tool {number}") for number in range(2, 6)),
        heading(6, "Costs"),
        *(item(number, f"cost {number}") for number in range(7, 10)),
    )
)


@pytest.mark.parametrize(
    ("request_", "named"),
    [
        ("first two tools in green", "Select paragraphs 2 to 3"),
        ("the last 3 tools in green please", "Select paragraphs 3 to 5"),
        ("last two bullets under Costs in green", "Select paragraphs 8 to 9"),
        ("first two bullets in green", None),  # of which list
        ("first nine tools in green", None),
        ("swap the first two tools", None),
        ("first two words of the tools in green", None),
    ],
)
def test_few_items_are_counted_from_an_end_of_their_list(request_: str, named: str | None) -> None:
    assert [one for one, _ in first_few(Reading(request_, BOAT))] == ([named] if named else [])
