"""Several stretches selected at once in the real Writer, and what is done to all of them."""

import pytest

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import (
    SelectParagraphs,
    SelectText,
    SetColor,
    SetFont,
)

pytestmark = [pytest.mark.writer, pytest.mark.timeout(400)]

TEXTS = ("Costs", "Acme pays. Acme signs.", "", "Costs", "It rains.", "Last of Acme")


def cell(text):
    return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"


@pytest.fixture
def document(tmp_path):
    lines = [f'<text:p text:style-name="Standard">{text}</text:p>' for text in TEXTS]
    table = f'<table:table table:name="T"><table:table-row>{cell("Acme")}{cell("b")}</table:table-row></table:table>'
    return write_odt(tmp_path / "a.odt", OdtParts(body="".join([*lines[:5], table, *lines[5:]])))


def formatted(hands, attribute):
    return [
        item.index
        for item in hands.seen.canvas.paragraphs
        if any(attribute in run.attributes for run in item.runs) or attribute in item.attributes
    ]


def test_paragraphs_apart_are_formatted_together(hands):
    assert hands.do(SelectParagraphs(indexes=(1, 5, 6))).delivered
    assert hands.seen.canvas.selection == "Costs … It rains. … Last of Acme"
    hands.click("Bold")
    assert formatted(hands, "bold") == [1, 5, 6]
    hands.click("Format > Align Text > Centered")
    assert formatted(hands, "centered") == [1, 5, 6]
    hands.click("Styles > Heading 2")
    assert [p.index for p in hands.seen.canvas.paragraphs if p.style == "Heading 2"] == [1, 5, 6]


def test_the_second_of_two_equal_paragraphs(hands):
    assert hands.do(SelectParagraphs(indexes=(4, 6))).delivered
    assert hands.seen.canvas.selection == "Costs … Last of Acme"
    assert hands.do(SetFont(font_size=20)).delivered
    assert hands.do(SetColor(color="#0000ff")).delivered
    assert formatted(hands, "20 pt") == [4, 6]


def test_paragraphs_apart_go_through_dialogs_and_lists(hands):
    hands.do(SelectParagraphs(indexes=(2, 5)))
    hands.click("Format > Paragraph...")
    hands.click("Alignment")
    hands.click("Right")
    hands.click("OK")
    assert formatted(hands, "right") == [2, 5]
    hands.click("Format > Text > UPPERCASE")
    hands.click("Format > Lists > Unordered List")
    shown = hands.seen.canvas.paragraphs
    assert [item.index for item in shown if item.list_label] == [2, 5]
    assert shown[1].text == "ACME PAYS. ACME SIGNS." and shown[4].text == "IT RAINS."


def test_paragraphs_apart_are_deleted_and_come_back(hands):
    hands.do(SelectParagraphs(indexes=(1, 5, 6)))
    hands.do(KeyboardInput(keys="{DELETE}"))
    assert [item.text for item in hands.seen.canvas.paragraphs] == ["", *TEXTS[1:4], "", ""]
    hands.do(KeyboardInput(keys="{CTRL+Z}"))
    assert [item.text for item in hands.seen.canvas.paragraphs] == [*TEXTS]


def test_every_occurrence_in_body_and_cells(hands):
    assert hands.do(SelectText(text="Acme", every=True)).delivered
    assert hands.seen.canvas.selection.split(" … ") == ["Acme"] * 4
    hands.click("Bold")
    assert formatted(hands, "bold") == [2, 6]
    hands.do(SelectText(text="Acme", place="table 1 A1"))
    assert "checked" in hands.find("Bold").states


def test_every_occurrence_in_one_paragraph(hands):
    assert hands.do(SelectText(text="Acme", place="paragraph 2", every=True)).delivered
    assert hands.seen.canvas.selection == "Acme … Acme"
    hands.click("Italic")
    assert formatted(hands, "italic") == [2]


def test_what_cannot_be_selected_at_once_says_so(hands):
    hands.do(SelectText(text="rains"))
    outcome = hands.do(SelectParagraphs(indexes=(1, 99)))
    assert (outcome.delivered, outcome.detail) == (False, "The document has 6 paragraphs.")
    outcome = hands.do(SelectParagraphs(indexes=(2, 3)))
    assert outcome.detail == "Paragraph 3 is empty; select it by itself."
    assert not hands.do(SelectText(text="nowhere", every=True)).delivered
    assert hands.seen.canvas.selection == "rains"


def test_paragraphs_are_counted_as_they_are_when_it_is_done(hands):
    hands.do(SelectText(text="Costs"))
    hands.environment.perform(KeyboardInput(keys="{HOME}New{ENTER}"))  # not observed
    assert hands.do(SelectParagraphs(indexes=(1, 6))).delivered
    assert hands.seen.canvas.selection == "New … It rains."
