"""An action taken back in the real Writer: the document is what it was, or the answer is no."""

import pytest

from lamwright.agent.agent import Agent
from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.applications import find_application
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SaveAs, SelectCells, SelectTable, SelectText
from lamwright.records.task import ReferenceStep

pytestmark = [pytest.mark.writer, pytest.mark.timeout(400)]

ROWS = (("Product", "Price"), ("Tea", "4"), ("Coffee", "5"), ("Milk", "2"))
SECOND_ROW = SelectCells(table=1, first="A2")
DELETE_LINE = KeyboardInput(keys="{HOME}{SHIFT+END}{DEL}")
DELETE_ALL = KeyboardInput(keys="{CTRL+A}{CTRL+A}{CTRL+A}{DEL}")
CURSOR = {"cursor_paragraph", "cursor_place", "selection"}


def row(texts):
    cells = "".join(f"<table:table-cell><text:p>{t}</text:p></table:table-cell>" for t in texts)
    return f"<table:table-row>{cells}</table:table-row>"


@pytest.fixture
def document(tmp_path):
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    table = f'<table:table table:name="Prices">{columns}{"".join(map(row, ROWS))}</table:table>'
    other = f'<table:table table:name="Costs">{columns}{row(ROWS[0])}</table:table>'
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><text:p>A comment.</text:p></office:annotation>"
    section = '<text:section text:name="Terms"><text:p>Some terms.</text:p></text:section>'
    body = (
        f"<text:p>Noted{note} here.</text:p><text:p>Said{comment} there.</text:p>"
        f"{table}<text:p>Between.</text:p>{other}{section}<text:p>The end.</text:p>"
    )
    return write_odt(tmp_path / "a.odt", OdtParts(body=body))


def shown(hands):
    return hands.environment.observe().canvas.model_dump(exclude=CURSOR)


@pytest.mark.parametrize(
    ("actions", "gone"),
    [
        ((SECOND_ROW, "Table > Delete > Delete Rows"), '1 row of table "Prices"'),
        ((SECOND_ROW, "Delete Columns"), '1 column of table "Prices"'),
        ((SelectTable(number=1), "Table > Delete > Table"), 'table "Prices" (4 rows)'),
        ((SelectText(text="Noted"), DELETE_LINE), "1 footnote"),
        ((SelectText(text="Said"), DELETE_LINE), "1 comment"),
        ((DELETE_ALL,), 'section "Terms"'),
    ],
)
def test_what_went_is_there_again(hands, actions, gone):
    before = shown(hands)
    for action in actions:
        hands.environment.mark()
        outcome = hands.click(action) if isinstance(action, str) else hands.do(action)
    assert gone in outcome.deleted
    assert shown(hands) != before
    assert hands.environment.take_back()
    assert shown(hands) == before
    assert not hands.environment.take_back(), "only the last action is taken back, and once"


def test_what_was_written_to_a_file_is_not_taken_back(hands):
    hands.do(SelectText(text="Said"))
    hands.do(DELETE_LINE)
    hands.environment.mark()
    hands.do(SaveAs(file_name="x", file_ext=".odt"))
    after = shown(hands)
    assert not hands.environment.take_back()
    assert shown(hands) == after


def test_what_undoing_does_not_bring_back_stays_done(hands):
    """Undo, done as an action, leaves nothing that could be undone to what was before it."""
    hands.do(SelectText(text="Said"))
    hands.do(DELETE_LINE)
    hands.environment.mark()
    hands.click("Undo")
    undone = shown(hands)
    assert not hands.environment.take_back()
    assert shown(hands) == undone


def test_what_was_not_marked_stays_done(hands):
    hands.do(SelectText(text="Said"))
    hands.do(DELETE_LINE)
    after = shown(hands)
    assert not hands.environment.take_back()
    assert shown(hands) == after


def test_nothing_is_taken_back_while_a_dialog_shows(hands):
    hands.environment.mark()
    hands.click("Format > Character...")
    assert not hands.environment.take_back()
    assert hands.environment.observe().dialogs


def test_a_request_for_a_row_loses_no_row(environment, document):
    """A policy that chooses Delete Rows for it: the table is whole, and it is not called done."""
    actions = (
        SECOND_ROW,
        ClickInput(control=ControlRef(label=0, name="Table > Delete > Delete Rows")),
    )
    policy = ReferencePolicy([ReferenceStep(thought="", action=action) for action in actions])
    guard = find_application("writer").guard(policy=EffectPolicy(takes_back=True))
    episode = Agent(policy, environment, guard).run("Add a row to the table", document)
    assert episode.final_observation.canvas.tables[0].rows == len(ROWS)
    assert [table.name for table in episode.final_observation.canvas.tables] == ["Prices", "Costs"]
    outcome = episode.steps[1].outcome
    assert (outcome.delivered, outcome.reason) == (False, "taken_back")
    assert outcome.detail == (
        'Taken back: deleted 1 row of table "Prices", which the request does not ask for.'
    )
    assert episode.ending == "gave_up"
    assert "Twice a step was taken back" in episode.why
