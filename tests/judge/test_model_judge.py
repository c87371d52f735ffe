import json

import pytest
from episodes import BEFORE, DESTROYED, DONE, SECRET, TASK, episode

from lamwright.judge.difference import describe_difference
from lamwright.judge.model import Evidence, ModelJudge, judge_prompt
from lamwright.models.desk import Desk
from lamwright.models.ledger import Budget, Ledger
from lamwright.models.model import Completion
from lamwright.models.scripted import ScriptedModel
from lamwright.records.errors import ModelError
from lamwright.records.observation import Control, Observation
from lamwright.store.shelf import Shelf

GOOD = {"reasons": "It is bold now.", "task_quality": "good", "task_complete": "yes"}


EVIDENCE = Evidence(describe_difference(BEFORE, DONE))


@pytest.fixture
def judged(tmp_path):
    """The verdict of a model that gives these replies, and the model."""

    def judge(*replies, seen=None, evidence=EVIDENCE):
        model = ScriptedModel(replies)
        ledger = Ledger(
            model, Shelf(tmp_path / str(len(list(tmp_path.iterdir()))), Completion), Budget()
        )
        return ModelJudge(Desk(ledger)).judge(TASK, seen or episode(), evidence), model

    return judge


def test_a_usable_reply_becomes_a_verdict(judged):
    verdict, _ = judged(json.dumps(GOOD))
    assert (verdict.complete, verdict.quality) == ("yes", "good")
    assert verdict.reasons == ("It is bold now.",)
    assert verdict.judge == "model:scripted"
    assert judged("Sure!\n```json\n" + json.dumps(GOOD) + "\n```")[0].complete == "yes"
    assert judged(json.dumps(GOOD | {"task_complete": "no"}))[0].complete == "no"


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "yes",
        "{",
        "}{",
        json.dumps(GOOD)[:-5],
        json.dumps(GOOD | {"task_complete": "maybe"}),
        json.dumps(GOOD | {"extra": 1}),
        json.dumps({"task_complete": "yes"}),
        json.dumps([GOOD, GOOD]),
    ],
)
def test_a_model_that_keeps_giving_unusable_replies_abstains(judged, reply):
    verdict, model = judged(reply, reply, reply)
    assert len(model.prompts) == 3
    assert (verdict.complete, verdict.quality) == ("unsure", "unknown")


def test_a_model_that_cannot_be_asked_leaves_no_verdict(judged):
    with pytest.raises(ModelError):
        judged()


def test_the_model_sees_request_deeds_and_difference_but_no_checks(judged):
    _, model = judged(json.dumps(GOOD))
    (prompt,) = model.prompts
    assert TASK.request in prompt
    assert '1. Select the text "old mill" (done)' in prompt
    assert "(failed: timeout)" in prompt
    assert "3. no action" in prompt
    assert "bold was False, is True" in prompt
    for hidden in (SECRET, "unchanged_except", "text_format", "fair.odt"):
        assert hidden not in prompt


def test_an_unchanged_document_is_said_to_be_so():
    assert describe_difference(BEFORE, BEFORE) == ()
    assert "(nothing)" in judge_prompt("x", episode(), ())


def test_difference_tells_what_came_and_went_and_is_capped():
    assert describe_difference(BEFORE, DESTROYED)[-1] == "- paragraph 2 “Apples are sold”"
    lines = describe_difference(BEFORE, DESTROYED, most=1)
    assert len(lines) == 2
    assert "more differences" in lines[1]
    numbered = BEFORE.model_copy(update={"line_numbering": True})
    assert describe_difference(BEFORE, numbered) == ("line numbering was False, is True",)


def test_the_model_sees_controls_in_another_state_and_open_dialogs(judged):
    def look(*states, dialogs=()):
        bold = Control(label=1, name="Bold", role="toggle button", states=("enabled", *states))
        same = Control(label=2, name="Italic", role="toggle button", states=("enabled",))
        return Observation(controls=(bold, same), dialogs=dialogs)

    seen = episode()
    first = seen.steps[0].model_copy(update={"observation": look()})
    after = look("pressed", dialogs=("Page Style",))
    seen = seen.model_copy(update={"steps": (first, *seen.steps[1:]), "final_observation": after})
    _, model = judged(json.dumps(GOOD), seen=seen)
    (prompt,) = model.prompts
    assert "Bold (toggle button): off -> pressed" in prompt
    assert "open dialog: Page Style" in prompt
    assert "Italic" not in prompt


def test_a_model_that_can_see_is_shown_the_screenshots(judged):
    _, model = judged(json.dumps(GOOD), evidence=Evidence((), (b"before", b"after")))
    assert model.images == [(b"before", b"after")]
