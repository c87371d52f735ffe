from random import Random

import pytest

from lamwright.applications.writer.scene import Scene
from lamwright.instantiate.family import NoFit
from lamwright.records.document import (
    Cell,
    DocumentState,
    ParagraphFormat,
    ParagraphState,
    Run,
    TableState,
)

TEXTS = (
    "Methods",
    "We counted the red kites over the valley twice in every week of the spring.",
    "We counted the red kites over the ridge only once, on a clear day in autumn.",
    "",
    "The kites came back.",
)


def paragraph(index: int, text: str) -> ParagraphState:
    level = 1 if text == "Methods" else 0
    look = ParagraphFormat(style="Heading 1" if level else "Text Body", outline_level=level)
    return ParagraphState(index=index, text=text, format=look, runs=(Run(text=text),))


def scene(taken: frozenset[int] = frozenset()) -> Scene:
    rows = (("Bird", "Count"), ("Kite", "12"), ("Methods", "kites"))
    table = TableState(
        name="Table1",
        rows=tuple(tuple(Cell(text=text) for text in row) for row in rows),
        columns=2,
        after_paragraph=2,
    )
    paragraphs = tuple(paragraph(i, text) for i, text in enumerate(TEXTS, 1))
    return Scene(DocumentState(paragraphs=paragraphs, tables=(table,)), taken)


def test_a_span_occurs_once_in_the_whole_document():
    for seed in range(50):
        found = scene().span(Random(seed))
        assert scene().everything.count(found.text.lower()) == 1
        assert found.text in found.paragraph.text


def test_a_heading_that_a_cell_repeats_is_not_named_by_its_text():
    assert scene().names(scene().at(1)) == ("paragraph 1", "the first paragraph")


def test_a_long_paragraph_is_named_by_a_beginning_of_its_own_only():
    assert not any("We counted" in name for name in scene().names(scene().at(2)))


def test_after_an_empty_paragraph_nothing_is_counted():
    assert scene().names(scene().at(5)) == (
        'the line "The kites came back."',
        '"The kites came back."',
    )


def test_paragraphs_that_are_taken_are_left_alone():
    busy = scene(frozenset({1, 2, 3}))
    for seed in range(20):
        assert busy.span(Random(seed)).paragraph.index == 5
        assert busy.place(Random(seed)).paragraph.index == 5


def test_a_cell_that_is_drawn_occurs_once():
    spots = {scene().spot(Random(seed)).text for seed in range(40)}
    assert spots == {"Bird"}  # "Count" is in "counted", "Kite" in "kites", "12" is too short


def test_what_does_not_fit_says_why():
    with pytest.raises(NoFit) as miss:
        scene().span(Random(0), suits=lambda run: run.format.bold)
    assert miss.value.reason == "no-span"
    with pytest.raises(NoFit) as miss:
        scene().stretch(Random(0), lambda p: p.index in {1, 5})
    assert miss.value.reason == "no-paragraph"


def test_a_stretch_does_not_run_over_a_table():
    with pytest.raises(NoFit):
        scene().stretch(Random(0), lambda p: p.index in {2, 3})
