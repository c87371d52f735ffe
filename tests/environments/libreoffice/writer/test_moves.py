"""Sections, items and rows put elsewhere by the steps that a request is read as, in the real Writer."""

import pytest

from lamwright.codec.guided import selecting
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.records.action import KeyboardInput
from lamwright.retrieve.moves.rearranging import Stretch, lines_moved
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.relocating import relocation

pytestmark = [pytest.mark.writer, pytest.mark.timeout(400)]

LINE = '<text:p text:style-name="Standard">{}</text:p>'.format
HEAD = '<text:h text:style-name="Heading_20_1" text:outline-level="1">{}</text:h>'.format
BODY, HEADING = "Default Paragraph Style", "Heading 1"
COSTS, PLACES, NOTES = (
    [(f"Costs {'of all that we do ' * 8}".strip(), HEADING), ("none", BODY)],
    [("Places", HEADING), ("two halls", BODY), ("one yard", BODY)],
    [("Notes", HEADING), ("bring", BODY), ("a cup", BODY), ("a plate", BODY)],
)


def table(name, *rows):
    cells = [
        "".join(f"<table:table-cell>{LINE(c)}</table:table-cell>" for c in row) for row in rows
    ]
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f'<table:table table:name="{name}">{columns}{lines}</table:table>'


@pytest.fixture
def document(tmp_path):
    """Three sections: the second holds a table, the last one ends with a list."""
    items = "".join(
        f"<text:list-item>{LINE(text)}</text:list-item>" for text in ("a cup", "a plate")
    )
    who = table("Who", ["Task", "Who"], ["Food", "Ann"], ["Chairs", "Bob"], ["Music", "Cy"])
    parts = (
        LINE("Our day"),
        HEAD(COSTS[0][0]),
        LINE("none"),
        HEAD("Places"),
        LINE("two halls"),
        who,
        LINE("one yard"),
        HEAD("Notes"),
        LINE("bring"),
        f"<text:list>{items}</text:list>",
    )
    return write_odt(tmp_path / "day.odt", OdtParts(body="".join(parts)))


def done(hands, moved):
    """Perform the steps."""
    for step in (moved.selection, *moved.steps):
        if step.startswith("Choose "):
            hands.click(step.removeprefix("Choose "))
            continue
        keys = step.removeprefix('Type "').removesuffix('"')
        action = KeyboardInput(keys=keys) if step.startswith("Type ") else selecting(step)
        assert hands.do(action).delivered, step


def lines(hands):
    return [(one.text.strip(), one.style) for one in hands.seen.canvas.paragraphs]


def rows(hands):
    (held,) = hands.seen.canvas.tables
    return held.after_paragraph, [cell.text for cell in held.cells if cell.address[0] == "A"]


@pytest.mark.parametrize(
    ("request_", "sections", "after"),
    [
        ("places before costs", [PLACES, COSTS, NOTES], 3),
        ("the section with the halls should come last", [COSTS, NOTES, PLACES], 9),
        ("notes before costs", [NOTES, COSTS, PLACES], 9),
    ],
)
def test_a_section_goes_with_all_that_it_holds(hands, request_, sections, after):
    done(hands, relocation(Reading(request_, hands.seen.canvas), (), lambda *_: ()).moved)
    assert lines(hands) == [("Our day", BODY), *(line for one in sections for line in one)]
    assert rows(hands) == (after, ["Task", "Food", "Chairs", "Music"])
    assert [p.text for p in hands.seen.canvas.paragraphs if p.list_label] == ["a cup", "a plate"]


def test_a_line_and_an_item_pass_others(hands):
    done(hands, lines_moved(Stretch(10, 10), 9, hands.seen.canvas))
    done(hands, lines_moved(Stretch(6, 6), 5, hands.seen.canvas))
    assert [text for text, _ in lines(hands)][3:] == [
        "Places", "one yard", "two halls", "Notes", "bring", "a plate", "a cup",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "after"),
    [
        ("put 'Music' first in the task list, after the header row", ["Music", "Food", "Chairs"]),
        ("the food row to the end of the table", ["Chairs", "Music", "Food"]),
    ],
)
def test_a_row_is_moved_under_the_header(hands, request_, after):
    before = lines(hands)
    done(hands, relocation(Reading(request_, hands.seen.canvas), (), lambda *_: ()).moved)
    assert rows(hands)[1] == ["Task", *after]
    assert lines(hands) == before
