"""Several tries at one request vote for what they come to, and the best of them counts."""

import math

import pytest

from lamwright.agent.agent import Episode
from lamwright.agent.endings import Facts, conclude
from lamwright.agent.examining import Examined
from lamwright.agent.policies.reference import IdlePolicy
from lamwright.agent.tries import Tried, agreed, search
from lamwright.records.action import KeyboardInput
from lamwright.records.observation import Observation
from lamwright.records.trajectory import Decision, Outcome, Step

STEP = Step(
    index=1, observation=Observation(controls=()), decision=Decision(action=KeyboardInput(keys="x")),
    outcome=Outcome(delivered=True, changed=True),
)  # fmt: skip


class Wavering(IdlePolicy):
    """Knows another way for each number."""

    def __init__(self, number: int = 0) -> None:
        self.number = number

    def varied(self, number: int) -> "Wavering":
        return Wavering(number)


def tried(chance: float | None, difference: str, *steps: str) -> Tried[str]:
    thoughts = [STEP.decision.model_copy(update={"thought": step}) for step in steps]
    done = [STEP.model_copy(update={"decision": decision}) for decision in thoughts]
    episode = Episode(
        steps=tuple(done), ending="finished", why="", menu=(), final_observation=None, seconds=1.0
    )
    belief = None if chance is None else math.log(chance / (1 - chance))
    changed = (difference,) if difference else ()
    facts = Facts("make it bold", "finished", "", [STEP], differences=changed, belief=belief)
    return Tried(episode, Examined(conclude(facts), changed, belief, facts), "".join(steps))


def searched(most: int, *tries: Tried[str]) -> tuple[str, str, int]:
    """What is left of the best of these, what is said of it, and how many were made."""
    found = search(Wavering(), most, lambda policy: tries[policy.number])  # type: ignore[attr-defined]
    return found.best.left, found.best.examined.conclusion.said, len(found.tries)


def chances(*tries: Tried[str]) -> list[float]:
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


def test_the_first_that_convinces_ends_the_search():
    sure, other = tried(0.8, "bold", "a"), tried(0.9, "date", "b")
    assert searched(4, sure, other) == ("a", "finished", 1)


def test_one_that_another_one_speaks_for_is_kept():
    tries = tried(0.3, "date", "a"), tried(0.29, "bold", "b"), tried(0.28, "bold", "c")
    assert searched(2, *tries) == ("a", "unverified", 2)
    assert searched(3, *tries) == ("b", "finished", 3)


def test_one_that_changed_something_is_better_than_one_that_gave_up():
    idle, done = tried(None, "", "a"), tried(0.1, "bold", "b")
    gone = idle._replace(examined=Examined(conclude(Facts("x", "gave_up", "no way"))))
    assert searched(2, gone, done) == ("b", "unverified", 2)


def test_a_policy_that_knows_one_way_tries_once():
    found = search(IdlePolicy(), 8, lambda policy: tried(0.1, "bold", policy.name))
    assert len(found.tries) == 1
