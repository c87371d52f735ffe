import json

import pytest
from episodes import BEFORE, DESTROYED, DONE, SECRET, TASK, episode

from lamwright.judge.difference import describe_difference
from lamwright.judge.model import ModelJudge, judge_prompt
from lamwright.models.scripted import ScriptedModel
from lamwright.records.errors import ModelError

GOOD = {"reasons": "It is bold now.", "task_quality": "good", "task_complete": "yes"}


def _verdict(reply):
    return ModelJudge(ScriptedModel([reply])).judge(
        TASK, episode(), describe_difference(BEFORE, DONE)
    )


def test_a_usable_reply_becomes_a_verdict():
    verdict = _verdict(json.dumps(GOOD))
    assert (verdict.complete, verdict.quality) == ("yes", "good")
    assert verdict.reasons == ("It is bold now.",)
    assert verdict.judge == "model:scripted"
    assert _verdict("Sure!\n```json\n" + json.dumps(GOOD) + "\n```").complete == "yes"
    assert _verdict(json.dumps(GOOD | {"task_complete": "no"})).complete == "no"


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
def test_an_unusable_reply_is_an_abstention(reply):
    verdict = _verdict(reply)
    assert (verdict.complete, verdict.quality) == ("unsure", "unknown")


def test_a_model_that_cannot_be_asked_leaves_no_verdict():
    with pytest.raises(ModelError):
        ModelJudge(ScriptedModel([])).judge(TASK, episode(), describe_difference(BEFORE, DONE))


def test_the_model_sees_request_deeds_and_difference_but_no_checks():
    model = ScriptedModel([json.dumps(GOOD)])
    ModelJudge(model).judge(TASK, episode(), describe_difference(BEFORE, DONE))
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
