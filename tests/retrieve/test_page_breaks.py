"""Headings before which new pages begin."""

import pytest
from letters import paragraphs

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.ways.page_breaks import begins_pages

LINES = (
    ("Title", "Our Recipes"),
    ("Heading 1", "Leek Soup"),
    ("Heading 2", "Ingredients"),
    "Leeks.",
    ("Heading 1", "Crumble"),
    ("Heading 2", "Ingredients"),
    "Plums.",
    ("Heading 1", "Day 1"),
    "Rest.",
    ("Heading 1", "Day 2"),
    "Rest.",
)


@pytest.mark.parametrize(
    ("request_", "chosen", "found"),
    [
        ("start every recipe on a new page", "Select paragraph 1", "Select paragraphs 2 and 5"),
        ("each day on its own page", "Select paragraph 1", "Select paragraphs 8 and 10"),
        ("all chapters on a new page", "Select paragraph 1", "Select paragraphs 2, 5, 8 and 10"),
        ("each chapter on a new page but the first", "x", "Select paragraphs 5, 8 and 10"),
        ("each chapter on its own page, from Crumble on", "x", "Select paragraphs 5, 8 and 10"),
        ("each section on a page, except Crumble", "x", "Select paragraphs 2, 8 and 10"),
        ("each verse on a new page", "Select paragraph 4", "Select paragraph 4"),
        ("number every page, days on a new one", "Select paragraphs 8 to 11", "Select paragraph 8"),
    ],
)
def test_new_pages_begin_before_each_of_a_kind(request_: str, chosen: str, found: str) -> None:
    reading = Reading(request_, TextCanvas(paragraphs=paragraphs(*LINES)))
    assert begins_pages(chosen, reading) == found
