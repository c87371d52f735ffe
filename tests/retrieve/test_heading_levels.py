"""Headings that go up or down from the level they have."""

import pytest

from lamwright.records.canvas import CanvasParagraph
from lamwright.retrieve.ways.heading_levels import a_level_on

READ = ("Choose Styles > Heading 1",)


def lines(*styles: str) -> list[CanvasParagraph]:
    return [CanvasParagraph(index=n, style=style, text="Tides") for n, style in enumerate(styles)]


@pytest.mark.parametrize(
    ("request_", "styles", "steps"),
    [
        ("Tides has to be one level deeper", ["Heading 2"], ("Choose Styles > Heading 3",)),
        ("the tide heads a level up", ["Heading 3", "Heading 3"], ("Choose Styles > Heading 2",)),
        ("promote the tide heads by one level", ["Heading 2"], ("Choose Styles > Heading 1",)),
        ("demote Tides one level", ["Heading 1"], ("Choose Styles > Heading 2",)),
        ("one level up for Tides", ["Heading 1"], READ),  # there is none
        ("one level up for Tides", ["Text Body"], READ),
        ("one level up for both", ["Heading 2", "Heading 3"], READ),
        ("Tides should be a first level heading", ["Heading 3"], READ),
    ],
)
def test_a_level_is_counted_from_the_one_that_is_there(
    request_: str, styles: list[str], steps: tuple[str, ...]
) -> None:
    assert a_level_on(READ, request_, lines(*styles)) == steps
