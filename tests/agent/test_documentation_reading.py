"""Reading requests."""

import pytest

from lamwright.agent.policies.documentation.reading import read_request
from lamwright.agent.policies.documentation.values import values
from lamwright.records.canvas import CanvasParagraph, CanvasTable, TextCanvas
from lamwright.records.document_action import SelectParagraph, SelectTable, SelectText

TEXTS = ["The Harbour", "Ships leave at dawn.", "Ropes", "The crew sleeps.", "Ships return."]
STYLES = ["Title", "Text Body", "Heading 1", "Text Body", "Text Body"]
CANVAS = TextCanvas(
    paragraphs=tuple(
        CanvasParagraph(index=index, style=style, text=text)
        for index, (style, text) in enumerate(zip(STYLES, TEXTS, strict=True), 1)
    ),
    tables=(CanvasTable(number=1, name="Table1", rows=2, columns=2, after_paragraph=2),),
)


def paragraphs(first, last=None):
    return SelectParagraph(start_index=first, end_index=last or first)


@pytest.mark.parametrize(
    ("request_", "target"),
    [
        ('Make "at dawn" bold', SelectText(text="at dawn")),
        ("Center paragraph 2", paragraphs(2)),
        ("Center the second paragraph", paragraphs(2)),
        ("Center the last paragraph", paragraphs(5)),
        ("Add bullets to paragraphs 2 through 4", paragraphs(2, 4)),
        ('Center the heading "Ropes"', paragraphs(3)),
        ('Indent the paragraph that starts with "The crew"', paragraphs(4)),
        ("Underline the title", paragraphs(1)),
        ("Center the first heading", paragraphs(1)),
        ("Indent the first line of paragraph 4 by 1 cm", paragraphs(4)),
        ("Make all text bold", SelectParagraph(start_index=1, end_index=-1)),
        ("Delete table 1", SelectTable(number=1)),
        ("Delete the table", SelectTable(number=1)),
        ("Insert a table with 2 rows and 3 columns", None),
        ('Add a row below "Berlin" in the table', SelectText(text="Berlin")),
        ('In the table, write "Rome" instead of "Berlin"', SelectText(text="Berlin")),
        ("Turn on track changes", None),
        ("Center paragraph", None),
    ],
)
def test_target(request_, target):
    (goal,) = read_request(request_, CANVAS)
    assert goal.target == target


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ('Make "dawn" bold, then center paragraph 2', 2),
        ('Make "dawn" bold and center paragraph 2', 2),
        ('Make "dawn" bold and also make "crew" italic', 2),
        ("First center paragraph 2; then save it as x.odt", 2),
        ('Replace "crew and captain" with "men, then boys"', 1),
        ("After paragraph 3, insert a table with 2 rows and 2 columns", 1),
        ("Set paragraph 2 in Arial and size 12", 1),
    ],
)
def test_parts(request_, count):
    assert len(read_request(request_, CANVAS)) == count


def test_it_is_the_object_of_the_part_before():
    goals = read_request('Make "dawn" bold, then underline it', CANVAS)
    assert goals[1].target == SelectText(text="dawn")


def test_relation():
    goal = read_request("Insert a page break before paragraph 2", CANVAS)[0]
    assert (goal.relation, goal.words) == ("before", "Insert a page break before")


@pytest.mark.parametrize(
    ("request_", "given"),
    [
        ("Indent paragraph 2 by 1.5 cm", ("1.5 cm",)),
        ('Set the margin to 1 inch and the title to "A b"', ("A b", '1"')),
        ("Set the page to 2 columns", ("2",)),
        ('Link "dawn" to https://example.org/a', ("https://example.org/a",)),
    ],
)
def test_values(request_, given):
    goals = read_request(request_, CANVAS)
    assert tuple(value for goal in goals for value in sorted(values(goal))) == tuple(sorted(given))


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (
            'First, make "dawn" bold; second, please center paragraph 2',
            ["make bold", "please center"],
        ),
        ("The second paragraph should be centered", ["should be centered"]),
        ("I no longer need table 1, remove it", ["I no longer need table, remove it"]),
    ],
)
def test_words(request_, words):
    assert [goal.words for goal in read_request(request_, CANVAS)] == words
