"""Several tries at one request vote for what they come to."""

import math

import pytest

from lamwright.agent.endings import Facts, conclude
from lamwright.agent.examining import Examined
from lamwright.agent.tries import Tried, agreed
from lamwright.records.action import KeyboardInput
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, Outcome, Step

STEP = Step(
    index=1, observation=Observation(controls=()), decision=Decision(action=KeyboardInput(keys="x")),
    outcome=Outcome(delivered=True, changed=True),
)  # fmt: skip


def tried(chance: float | None, difference: str, *steps: str) -> Tried:
    belief = None if chance is None else math.log(chance / (1 - chance))
    changed = (difference,) if difference else ()
    facts = Facts("make it bold", "finished", "", [STEP], differences=changed, belief=belief)
    return Tried(steps, Examined(conclude(facts), changed, belief, facts))


def chances(*tries: Tried) -> list[float]:
    return [1 / (1 + math.exp(-(one.belief or 0.0))) for one in agreed(tries)]


def test_other_steps_to_the_same_document_add_up() -> None:
    tries = tried(0.4, "title bold", "a"), tried(0.3, "title bold", "b"), tried(0.35, "date", "c")
    assert chances(*tries) == pytest.approx([0.7, 0.7, 0.35])
    assert [one.conclusion.said for one in agreed(tries)] == ["finished", "finished", "unverified"]
    assert tries[0].examined.conclusion.said == "unverified"


def test_the_same_steps_again_say_nothing_more() -> None:
    assert chances(tried(0.4, "bold", "a"), tried(0.4, "bold", "a")) == pytest.approx([0.4, 0.4])


def test_what_changes_nothing_or_is_not_known_is_left_as_it_is() -> None:
    nothing, unknown = tried(0.4, "", "a"), tried(None, "bold", "b")
    assert agreed([nothing, tried(0.4, "", "c")])[0] == nothing.examined
    assert agreed([unknown, tried(0.4, "bold", "c")])[0] == unknown.examined


def test_no_try_alone_is_likelier_than_the_first() -> None:
    first, sampled = tried(0.4, "title bold", "a"), tried(0.8, "all bold", "b")
    assert chances(first, sampled) == pytest.approx([0.4, 0.4])
    assert [one.conclusion.said for one in agreed([first, sampled])] == ["unverified"] * 2


def test_no_number_of_tries_is_certain() -> None:
    tries = [tried(0.6, "bold", name) for name in "abcd"]
    assert chances(*tries)[0] == pytest.approx(0.99)
