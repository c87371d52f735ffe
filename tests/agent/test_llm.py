"""The LLM expert: the paper's prompt, and replies of every kind."""

import json

import pytest

from lamwright.agent.policies.llm import LlmExpert
from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec.paper import PaperCodec
from lamwright.models.chat import USER_MARK
from lamwright.models.scripted import ScriptedModel
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.document_action import SelectText
from lamwright.records.errors import ModelError
from lamwright.records.observation import Control, Observation
from lamwright.records.trajectory import Decision, Outcome, State, Step

BOLD = Control(label=1, name="Bold", role="toggle button", states=("checked", "enabled"))
UNDO = Control(label=2, name="Undo", role="push button")
MENU = Control(
    label=1001, name="Format > Character...", role="menu item", states=("enabled",), menu=True
)
OFF = Control(label=1002, name="Table > Delete > Table", role="menu item", menu=True)
SEEN = Observation(
    controls=(BOLD, UNDO),
    canvas=TextCanvas(paragraphs=(CanvasParagraph(index=1, style="Title", text="Harbour"),)),
)


def step(index, action, outcome):
    return Step(index=index, observation=SEEN, decision=Decision(action=action), outcome=outcome)


STATE = State(
    request='Make "Harbour" bold',
    application="writer",
    observation=SEEN,
    menu=(MENU, OFF),
    history=(
        step(1, SelectText(text="Harbor"), Outcome(delivered=False, detail="It is not there.")),
        step(2, SelectText(text="Harbour"), Outcome(delivered=True)),
    ),
    plan=('Click "Bold"',),
)


def reply(**changes):
    keys = {
        "thought": "Make it bold.",
        "control_label": "1",
        "control_name": "Bold",
        "function": "click_input",
        "args": {},
        "status": "FINISH",
        "plan": [],
    }
    return json.dumps(keys | changes)


def decide(text):
    return LlmExpert(ScriptedModel([text]), PaperCodec(TextDialect())).decide(STATE)


def test_prompt_has_the_parts_of_the_paper():
    system, _, user = PaperCodec(TextDialect()).render_state(STATE).partition(USER_MARK)
    for word in ("You operate writer", "Control types", "select_paragraph(start_index, end_index"):
        assert word in system
    assert all(f'"{key}"' in system for key in json.loads(reply()))
    assert user == "\n".join((
        "<Available Controls>",
        "1 | toggle button | Bold [checked]",
        "2 | push button | Undo [disabled]",
        "1001 | menu item | Format > Character...",
        "<Document>",
        "1 Title: Harbour",
        "<User Request>",
        'Make "Harbour" bold',
        "<Previous Actions>",
        '1. Select the text "Harbor" -> not done: It is not there.',
        '2. Select the text "Harbour"',
        "<Previous Plans>",
        'Click "Bold"',
    ))


def test_reply_becomes_a_decision():
    decision = decide(reply())
    assert decision.action == ClickInput(control=ControlRef(label=1, name="Bold"))
    assert (decision.status, decision.valid, decision.thought) == ("FINISH", True, "Make it bold.")
    assert decision.prompt == PaperCodec(TextDialect()).render_state(STATE)


def test_talk_around_the_reply_is_ignored():
    assert decide(f"Sure!\n```json\n{reply()}\n```").valid


def test_document_function():
    text = reply(
        function="select_text", control_label="", control_name="", args={"text": "Harbour"}
    )
    assert decide(text).action == SelectText(text="Harbour")


def test_nothing_to_do():
    decision = decide(reply(function="", control_label="", control_name=""))
    assert (decision.action, decision.valid, decision.status) == (None, True, "FINISH")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot do that.",
        "{",
        reply(function="exec"),
        reply(status="DONE"),
        reply(function="select_text", args={"txt": "x"}),
        json.dumps({"thought": "x"}),
    ],
)
def test_unusable_reply_is_kept_and_marked(text):
    decision = decide(text)
    assert (decision.valid, decision.action, decision.reply) == (False, None, text)


def test_model_that_cannot_be_used():
    with pytest.raises(ModelError):
        LlmExpert(ScriptedModel([]), PaperCodec(TextDialect())).decide(STATE)
