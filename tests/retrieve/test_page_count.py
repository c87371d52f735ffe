"""Page numbers with how many pages there are."""

import pytest

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.page_count import with_count
from lamwright.retrieve.ways.ways import ways_of

FOOTER = "Choose Insert > Header and Footer > Footer > Default Page Style"
NUMBER, COUNT = "Choose Insert > Page Number", "Choose Insert > Field > Page Count"
WAY = RankedWay(steps=(FOOTER, NUMBER), score=1.0)
NAMED = (FOOTER, 'Type "Page{SPACE}"', NUMBER, 'Type "{SPACE}of{SPACE}"', COUNT)


@pytest.mark.parametrize(
    ("request_", "steps"),
    [
        ("page x of y at the bottom please", NAMED),
        ("footer with 'Page 1 of 4' in the middle", NAMED),
        ("page numbers and how many pages there are", NAMED),
        ("page numbers with the total number of pages", NAMED),
        ("numbers at the bottom, 1/12 style", (FOOTER, NUMBER, 'Type "/"', COUNT)),
        ("numbers in the middle below, written 2 / 9", (FOOTER, NUMBER, 'Type "/"', COUNT)),
        ("page # of # in the footer", NAMED),
        ("page numbers, please", WAY.steps),
        ("page number 12/05/2024 in the footer", WAY.steps),
        ("page numbers on 1/2 inch from the edge", WAY.steps),
        ("page numbers without total pages", WAY.steps),
        ("page numbers, centre, not 1 of 3", WAY.steps),
        ("in the footer the number of the page", WAY.steps),
        ("page 3 of 5 and so on isn't needed, plain numbers bottom middle", WAY.steps),
        ("Page 1 of... simply a page number", WAY.steps),
    ],
)
def test_the_count_is_inserted_where_it_is_wanted(request_: str, steps: tuple[str, ...]) -> None:
    found = with_count(WAY, request_)
    assert found.steps == steps
    assert ways_of(found.steps) == (WAY.steps,)


def test_what_is_typed_for_other_reasons_stays_in_a_way() -> None:
    behind = RankedWay(steps=('Type "{END}{SPACE}"', NUMBER), score=1.0)
    assert ways_of(with_count(behind, "page x of y behind it").steps) == (behind.steps,)
    turned = ("Choose Landscape", *with_count(WAY, "page x of y").steps)
    assert set(ways_of(turned, {("Choose Landscape",), WAY.steps})) == {
        ("Choose Landscape",),
        WAY.steps,
    }


def test_other_ways_have_no_count() -> None:
    bold = RankedWay(steps=('Click "Bold"',), score=1.0)
    assert with_count(bold, "page x of y in bold") == bold
