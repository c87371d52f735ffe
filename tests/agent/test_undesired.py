"""Steps that delete what the request does not ask to delete are taken back, where that is wanted and possible."""

import pytest

from lamwright.agent.agent import Agent
from lamwright.agent.doubts import doubts
from lamwright.agent.endings import Facts, conclude
from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.agent.undesired import undesired
from lamwright.environments.fake import FakeEnvironment
from lamwright.guard.guard import Guard
from lamwright.guard.policy import EffectPolicy
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SelectCells
from lamwright.records.task import ReferenceStep
from lamwright.records.trajectory import Decision
from lamwright.retrieve.retriever import Retriever
from lamwright.safety.tables import libreoffice

ROW = ('1 row of table "Prices"',)
ADD = "Add a row to the table"
SAID = 'deleted 1 row of table "Prices", which the request does not ask for'


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


SELECT, DELETE = SelectCells(table=1, first="A2"), click("Table > Delete > Delete Rows")


class Listed:
    """Does one action after the other, whatever comes of them."""

    name = "listed"

    def __init__(self, *actions):
        self._actions = actions
        self.seen = []

    def decide(self, state):
        self.seen.append(state)
        done = len(state.history)
        if done == len(self._actions):
            return Decision(status="FINISH")
        return Decision(action=self._actions[done])


class Unable(FakeEnvironment):
    """Cannot undo."""

    def take_back(self):
        return False


def run(folder, document, policy, *, kind=FakeEnvironment, takes_back=True):
    environment = kind(folder / "work")
    guard = Guard(EffectPolicy(takes_back=takes_back), libreoffice("writer"))
    episode = Agent(policy, environment, guard).run(ADD, document)
    return episode, environment.observe().canvas.tables[0].rows


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (ADD, SAID),
        ("Make the second row bold", SAID),
        ("Insert a drop cap", SAID),
        ("Put a new row into the table", SAID),
        ("Delete the second row", ""),
        ("please remvoe the tea row and make the rest bold", ""),
        ("Make the header bold, and the tea row goes", ""),
        ("we stopped doing beards", ""),
        ("I don't want tea, make the rest bold", ""),
        ("I dont want tea, make the rest bold", ""),
        ("Make the table have three rows", ""),
        ("Set the number of rows to 2", ""),
        ("Turn the table into a list with bullets", ""),
        ("Merge the first two columns and center them", ""),
    ],
)
def test_only_what_is_plainly_not_asked_for_is_undesired(request_, said):
    assert undesired(request_, ROW) == said
    assert not undesired(request_, ())


def test_filling_in_is_no_deletion():
    assert not undesired("Write Ada into the name field", ("1 placeholder to fill in",))


def test_a_step_is_taken_back_and_the_policy_sees_it(tmp_path, prices):
    policy = Listed(SELECT, DELETE, SELECT, click("Bold"))
    episode, rows = run(tmp_path, prices, policy)
    assert rows == 2
    outcome = policy.seen[2].history[1].outcome
    assert (outcome.delivered, outcome.reason) == (False, "taken_back")
    assert outcome.detail == f"Taken back: {SAID}."
    assert policy.seen[2].observation.canvas.tables[0].rows == 2
    assert episode.ending == "finished"
    facts = Facts(ADD, episode.ending, episode.why, episode.steps, None, ("bold on A2",))
    end = conclude(facts)
    assert (end.said, end.is_saved) == ("unverified", True)
    assert end.why == f"Step 2 was not what was asked for. Taken back: {SAID}."


def test_the_second_time_it_gives_up(tmp_path, prices):
    episode, rows = run(tmp_path, prices, Listed(SELECT, DELETE, SELECT, DELETE, SELECT))
    assert (episode.ending, len(episode.steps), rows) == ("gave_up", 4, 2)
    assert "Twice a step was taken back" in episode.why
    assert not conclude(Facts(ADD, episode.ending, episode.why, episode.steps)).is_saved


@pytest.mark.parametrize(
    ("kind", "takes_back"), [(FakeEnvironment, False), (Unable, True)], ids=["off", "unable"]
)
def test_what_is_not_taken_back_is_a_doubt(tmp_path, prices, kind, takes_back):
    steps = [ReferenceStep(thought="", action=action) for action in (SELECT, DELETE)]
    policy = ReferencePolicy(steps)
    episode, rows = run(tmp_path, prices, policy, kind=kind, takes_back=takes_back)
    assert (episode.ending, rows) == ("finished", 1)
    assert episode.steps[1].outcome.deleted == ROW
    facts = Facts(
        ADD, episode.ending, episode.why, episode.steps, differences=("table: 1 row less",)
    )
    assert doubts(facts, Retriever()) == (f"Step 2 {SAID}.",)
