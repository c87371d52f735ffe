"""Text for headers and footers that are not there yet."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import CanvasPart, TextCanvas
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.page_edges import at_page_edges
from lamwright.retrieve.paragraphs import Reading

TYPES = ('Type "…"',)
MAKES = ("Choose Insert > Header and Footer > Header > Default Page Style", 'Type "…"')
NUMBERS = (MAKES[0], "Choose Insert > Page Number")
WAYS = [RankedWay(steps=s, score=n) for s, n in ((TYPES, 2.0), (NUMBERS, 0.0), (MAKES, -3.0))]


def first(request: str, *places: str) -> tuple[str, ...]:
    parts = tuple(CanvasPart(place=place, text="old") for place in places)
    canvas = TextCanvas(paragraphs=paragraphs("One."), parts=parts)
    return at_page_edges(WAYS, Reading(request, canvas))[0].steps


@pytest.mark.parametrize(
    "request_",
    [
        "header: Haugen, page two",
        "put Minutes in the header",
        "say in the header that it is a draft",
        "a page header saying Draft",
    ],
)
def test_a_header_is_made_where_there_is_none(request_: str) -> None:
    assert first(request_) == MAKES
    assert first(request_, "header of Default Page Style") == TYPES
    assert first(request_, "footer of Default Page Style") == MAKES


@pytest.mark.parametrize(
    "request_",
    ["write Points in the header row", "the header of the table is Item", "put Minutes in bold"],
)
def test_other_headers_are_left_alone(request_: str) -> None:
    assert first(request_) == TYPES


def test_the_two_ways_change_places() -> None:
    canvas = TextCanvas(paragraphs=paragraphs("One."))
    found = at_page_edges(WAYS, Reading("header: Draft", canvas))
    assert [(way.steps, way.score) for way in found] == [
        (MAKES, 2.0),
        (NUMBERS, 0.0),
        (TYPES, -3.0),
    ]
    assert at_page_edges(WAYS[:2], Reading("header: Draft", canvas)) == WAYS[:2]
