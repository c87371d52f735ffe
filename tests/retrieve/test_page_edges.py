"""Text for headers and footers that are not there yet."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import CanvasPart, TextCanvas
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.ways.page_edges import at_page_edges, in_edges_there

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


def there(request: str, steps: tuple[str, ...], *places: str) -> tuple[str, ...]:
    parts = tuple(CanvasPart(place=place, text="old") for place in places)
    reading = Reading(request, TextCanvas(paragraphs=paragraphs("One."), parts=parts))
    way = in_edges_there([RankedWay(steps=steps, score=1.0)], reading)[0]
    return (way.place.selection if way.place else "", *way.steps)


def test_a_header_that_is_there_is_not_taken_away() -> None:
    header, footer = "header of Default Page Style", "footer of Default Page Style"
    chosen = f"Select all of {header}"
    assert there("header: Draft", MAKES, header) == (chosen, *TYPES)
    assert there("number the pages at the top", NUMBERS, header) == (
        chosen,
        'Type "{END}{ENTER}"',
        "Choose Insert > Page Number",
    )
    assert there("header: Draft", MAKES, footer) == ("", *MAKES)
    removes = (MAKES[0], 'Click "Yes"')
    assert there("no header please", removes, header) == ("", *removes)


@pytest.mark.parametrize(
    ("request_", "is_there"),
    [
        ("in the footer it should say Minutes of 6 February", True),
        ("the footer should now read Final version", True),
        ("the date in the footer is the 9th", False),
        ("write Minutes above the greeting", False),
    ],
)
def test_what_a_footer_should_say_is_typed_there(request_: str, is_there: bool) -> None:
    footer = "footer of Default Page Style"
    assert there(request_, TYPES, footer) == (f"Select all of {footer}" if is_there else "", *TYPES)
    assert there(request_, TYPES) == ("", *TYPES)
