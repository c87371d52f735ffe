"""Ways that usual words name surely."""

import pytest

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.said_plainly import SURE, count_of_said, said_plainly

_FOOTER, _HEADER = (
    f"Choose Insert > Header and Footer > {edge} > Default Page Style"
    for edge in ("Footer", "Header")
)
_CONTENTS = (
    "Choose Insert > Table of Contents and Index > Table of Contents, Index or Bibliography..."
)
WAYS = [
    RankedWay(steps=steps, score=-n)
    for n, steps in enumerate((
        ('Type "…"',),
        ("Choose Format > Text > UPPERCASE",),
        ("Choose Format > Text > lowercase",),
        ("Choose Format > Text > Sentence case",),
        ("Choose Format > Text > Capitalize Every Word",),
        ("Choose Format > Text > Single Underline",),
        ("Choose Format > Text > Double Underline",),
        ("Choose Format > Lists > Ordered List",),
        ("Choose Format > Lists > Unordered List",),
        ("Choose Format > Lists > No List",),
        ("Choose Tools > Line Numbering...", 'Click "Show numbering"', 'Click "OK"'),
        ("Choose Edit > Track Changes > Record",),
        ("Choose Table > Header Rows Repeat Across Pages",),
        (_FOOTER, "Choose Insert > Page Number"),
        (_HEADER, "Choose Insert > Page Number"),
        ('Type "{HOME}"', _CONTENTS, 'Click "OK"'),
        ('Type "{CTRL+HOME}"', _CONTENTS, 'Click "OK"'),
        ("Choose Format > Paragraph...", 'Click "Drop Caps"', 'Click "OK"'),
        ('Type "{END}{SPACE}"', "Choose Insert > Field > Date"),
        ('Type "{END}{ENTER}"', "Choose Insert > Horizontal Line"),
    ))
]


def first(request: str) -> str:
    return " / ".join(said_plainly(WAYS, request)[0].steps)


@pytest.mark.parametrize(
    ("request_", "way"),
    [
        ("the notice about the lift in sentence case", "Sentence case"),
        ("write the slogan in small letters with a capital at the start", "Sentence case"),
        ("ordinary writing for the headline, it is all capitals", "Sentence case"),
        ("every word of the shop's name with a capital letter", "Capitalize Every Word"),
        ("a drop cap for the second chapter", "Drop Caps"),
        ("bullets off the shopping list", "No List"),
        ("the duties without numbers", "No List"),
        ("the members shouldn't be numbered", "No List"),
        ("underline the sum twice", "Double Underline"),
        ("number all lines", "Line Numbering"),
        ("please track my changes", "Track Changes"),
        ("repeat the header row on each page", "Header Rows Repeat"),
        ("table of contents at the very beginning", "{CTRL+HOME}"),
        ("page numbers please", "Footer"),
        ("the page number in the header, right", "Header"),
        ("date as a field behind the town", "Field > Date"),
        ("a horizontal rule below the motto", "Horizontal Line"),
    ],
)
def test_usual_words_name_a_way(request_: str, way: str) -> None:
    assert way in first(request_)


@pytest.mark.parametrize(
    "request_",
    [
        "the duties with dots, no numbers",
        "delete the sentence about page numbers",
        "add a comment: please track changes here",
        'replace "sentence case" by "capitals"',
        "the bus timetable in bold",
        "add a line saying bullets off",
    ],
)
def test_other_words_name_none(request_: str) -> None:
    assert first(request_) == 'Type "…"'


def test_what_the_same_words_could_mean_is_unlikely() -> None:
    ranked = said_plainly(WAYS, "double underline for the total")
    assert ranked[0].score >= SURE
    assert "Single Underline" in ranked[-1].steps[0]


def test_a_way_that_is_not_known_is_not_found() -> None:
    assert said_plainly(WAYS[:1], "double underline for the total") == WAYS[:1]


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ("number all lines and record changes", 2),
        ("track changes please", 1),
        ("the bus timetable in bold", 0),
    ],
)
def test_as_many_as_are_named_are_asked_for(request_: str, count: int) -> None:
    assert count_of_said(said_plainly(WAYS, request_), request_) == count
