import json

import pytest
from rolling import roll, task

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.curate.leaks import HeldOut, refuse_held_templates
from lamwright.curate.samples import Remembering, action_samples, plan_samples, replay
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.document_action import SelectText
from lamwright.records.errors import StageError
from lamwright.records.plan import Source, TaskPlan


def samples_of(tmp_path, found, **options):
    trajectories, _ = roll(tmp_path, [found])
    return action_samples(trajectories[found.task_id], CompactCodec(TextDialect()), **options)


def test_steps_become_samples_in_hindsight(tmp_path, letter):
    first, second = samples_of(tmp_path, task(0), phase="imitate")
    assert json.loads(first.target)["plan"] == ['Click "Bold"']
    assert json.loads(first.target)["status"] == "CONTINUE"
    assert json.loads(second.target) | {"plan": []} == json.loads(second.target)
    assert json.loads(second.target)["status"] == "FINISH"
    assert 'Select the text "engine"' in second.prompt
    assert (first.group, first.task_id, first.expert) == (second.group, "task0", "demonstration")


def failing():
    absent = SelectText(text="absent")
    bold = ClickInput(control=ControlRef(label=0, name="Bold"))
    return task(0, absent, bold)


def test_what_was_not_done_is_no_target_of_imitation_but_of_reward(tmp_path, letter):
    assert samples_of(tmp_path / "a", failing(), phase="imitate") == []
    judged = samples_of(tmp_path / "b", failing(), phase="reward", reward=-1.0)
    assert [sample.reward for sample in judged] == [-1.0, -1.0]


@pytest.fixture(autouse=True)
def _documents(tmp_path, letter):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.odt").write_bytes(letter.read_bytes())


def test_replay_gives_the_states_the_policy_would_see(tmp_path, letter):
    trajectories, _ = roll(tmp_path, [task(0)])
    states = [state for state, _ in replay(trajectories["task0"])]
    assert [len(state.history) for state in states] == [0, 1]
    assert states[1].plan == ('Click "Bold"',)


def test_a_state_is_rendered_once(tmp_path, letter):
    asked = []

    class Counting(CompactCodec):
        def render_state(self, state):
            asked.append(state)
            return super().render_state(state)

    (trajectory,) = roll(tmp_path, [task(0)])[0].values()
    plain, remembering = CompactCodec(TextDialect()), Remembering(Counting(TextDialect()))
    for reward in (None, 1.0):
        given = {"phase": "reward", "reward": reward}
        assert action_samples(trajectory, remembering, **given) == action_samples(
            trajectory, plain, **given
        )
    assert len(asked) == 2


def test_plans_become_samples():
    source = Source(kind="documentation", name="help", location="x.html")
    pair = TaskPlan(
        task_id="p",
        task="Insert a table",
        plan=("Choose Table", "OK"),
        application="writer",
        source=source,
    )
    (sample,) = plan_samples([pair], CompactCodec(TextDialect()))
    assert CompactCodec(TextDialect()).parse_plan(sample.target) == ("Choose Table", "OK")
    assert "Insert a table" in sample.prompt


def test_a_leak_is_refused_by_task_and_by_request(tmp_path, letter):
    samples = samples_of(tmp_path, task(0), phase="imitate")
    other = task(1).model_copy(update={"request": "Something else"})
    assert HeldOut([other]).refuse(samples) == 2
    with pytest.raises(StageError, match="comes from held-out task"):
        HeldOut([task(0)]).refuse(samples)
    with pytest.raises(StageError, match="holds the request"):
        HeldOut([task(1)]).refuse(samples)


def test_a_leak_is_found_in_any_case_of_letters(tmp_path, letter):
    samples = samples_of(tmp_path, task(0), phase="imitate")
    loud = task(1).model_copy(update={"request": task(0).request.upper()})
    with pytest.raises(StageError, match="holds the request"):
        HeldOut([loud]).refuse(samples)


def test_a_trajectory_on_a_document_of_the_tests_is_refused(tmp_path, letter):
    trajectories, _ = roll(tmp_path, [task(0)])
    done = trajectories["task0"]
    refuse_held_templates([done], {"other.odt"})
    with pytest.raises(StageError, match="held-out template"):
        refuse_held_templates([done], {done.document})


def test_a_short_request_is_a_leak_only_as_a_whole_line(tmp_path, letter):
    (sample, *_) = samples_of(tmp_path, task(0), phase="imitate")
    word = task(0).request.split()[-1]
    held = HeldOut([task(1).model_copy(update={"request": word})])
    assert word in sample.prompt and held.leak(sample) == ""
    asked = sample.model_copy(update={"prompt": f"<|request|>{word}<|done|>"})
    assert held.leak(asked) == "holds the request of a held-out task"
