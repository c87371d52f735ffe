import pytest
from codec.scenes import ACTIONS, scene

from lamwright.agent.policies.lam import LamPolicy
from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.scripted import ScriptedModel
from lamwright.records.errors import ModelError
from lamwright.records.trajectory import Decision

CODEC = CompactCodec(TextDialect())


def test_a_reply_becomes_a_decision_with_what_was_seen_and_said() -> None:
    text = CODEC.render_reply(Decision(action=ACTIONS[0], status="CONTINUE", plan=("Go on",)))
    model = ScriptedModel([text, "nonsense"])
    policy = LamPolicy(model, CODEC)
    decision = policy.decide(scene())
    assert decision.action == ACTIONS[0] and decision.plan == ("Go on",)
    assert decision.prompt == model.prompts[0] == CODEC.render_state(scene())
    assert decision.reply == text
    assert not policy.decide(scene()).valid
    with pytest.raises(ModelError):
        policy.decide(scene())
