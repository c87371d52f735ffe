import pytest

from lamwright.documents.inventory import Inventory, Item
from lamwright.guard.outgoing import objections
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, GuardDecision, Outcome, Step

NOTHING = Inventory()


def held(kind, name):
    return Inventory(items=frozenset({Item(kind=kind, name=name)}))


def step(action, *, rule="effect-edits", delivered=True):
    return Step(
        index=1,
        observation=Observation(controls=()),
        decision=Decision(action=action),
        guard=GuardDecision(verdict="allow", rule=rule),
        outcome=Outcome(delivered=delivered),
    )


REF = ControlRef(label=1, name="URL")
CLICK = ClickInput(control=REF)
LINK = held("link", "https://example.org/a")


@pytest.mark.parametrize("kind", ["picture", "object", "source", "link", "code"])
def test_what_nobody_brought_in_does_not_go_out(kind):
    found = objections(NOTHING, held(kind, "https://example.org/a"), [step(CLICK)])
    assert len(found) == 1
    assert "that the document did not hold" in found[0]
    assert objections(held(kind, "x"), held(kind, "x"), []) == ()
    assert objections(held(kind, "x"), NOTHING, []) == ()


@pytest.mark.parametrize(
    "action",
    [
        SetEditText(control=REF, text="https://example.org/a"),
        SetEditText(control=REF, text="example.org/a"),
        KeyboardInput(keys="https://example.org/a{ENTER}"),
    ],
)
def test_a_link_that_the_request_typed_goes_out(action):
    assert objections(NOTHING, LINK, [step(action)]) == ()
    assert objections(NOTHING, LINK, [step(action, delivered=False)])
    assert objections(NOTHING, held("source", "https://example.org/a"), [step(action)])


@pytest.mark.parametrize("text", ["http", "https://", "www.", "example", "example.org", "org/a"])
def test_typing_a_part_of_an_address_lets_no_link_out(text):
    typed = step(SetEditText(control=REF, text=text))
    assert objections(NOTHING, held("link", "https://www.example.org/a"), [typed])


def test_a_link_inside_the_document_goes_out():
    assert objections(NOTHING, held("link", "#Heading|outline"), [step(CLICK)]) == ()


def test_a_picture_goes_out_when_a_step_that_reads_was_allowed():
    picture, reading = held("picture", "0" * 64), step(CLICK, rule="effect-reads")
    assert objections(NOTHING, picture, [reading]) == ()
    assert objections(NOTHING, picture, [step(CLICK, rule="effect-reads", delivered=False)])
    refusing = EffectPolicy(answers={"reads": "refuse"})
    assert objections(NOTHING, picture, [reading], refusing)
    assert objections(NOTHING, held("code", "Module1"), [reading])


def test_what_cannot_be_looked_into_does_not_go_out():
    assert objections(None, NOTHING, [])
    assert objections(NOTHING, None, [])
