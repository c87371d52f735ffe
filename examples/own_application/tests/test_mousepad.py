"""The example on the real Mousepad: the contract, every family's solution, and doing nothing."""

import shutil

import pytest
from own_application.application import CHECKS, KINDS, MousepadApplication
from own_application.environment import open_mousepad

from lamwright.agent.agent import Agent, Limits
from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.environments.contract import RULES, Subject, run_rule
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SelectText

pytestmark = pytest.mark.skipif(not shutil.which("mousepad"), reason="needs mousepad")
APPLICATION = MousepadApplication()


@pytest.fixture(scope="module")
def mousepad():
    environment = open_mousepad()
    yield environment
    environment.close()


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    APPLICATION.write_templates(folder, seed=0)
    return folder


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name.replace(" ", "-"))
def test_the_environment_keeps_the_contract(rule, mousepad, templates, tmp_path):
    subject = Subject(
        environment=mousepad,
        folder=tmp_path,
        document=templates / "letter.txt",
        damaged=b"\xff\xfe",
        changes=(SelectText(text="engine"), KeyboardInput(keys="motor")),
        closes=ClickInput(control=ControlRef(label=0, name="File > Quit")),
        text="engine",
        dialog="View > Select Font...",
        dismiss="Cancel",
    )
    run_rule(rule, subject)


def tasks(templates, split, count=60):
    return APPLICATION.tasks(templates, split=split, count=count, seed=2).tasks


def test_splits_share_no_task(templates):
    train, validation, test = (
        {(task.request, task.template) for task in tasks(templates, split, 20)}
        for split in ("train", "validation", "test")
    )
    assert train and validation and test and not train & test and not train & validation


def done(mousepad, task, templates, policy, folder):
    initial, final = templates / task.template, folder / "final.txt"
    agent = Agent(policy, mousepad, APPLICATION.guard(), limits=Limits(steps=20))
    episode = agent.run(task.request, initial)
    mousepad.save_copy(final)
    return CHECKS.run_all(task, EpisodeFiles(initial, final, None))[0].passed, episode


@pytest.mark.parametrize("family", KINDS)
def test_every_family_can_be_done_and_doing_nothing_does_not_count(
    family, mousepad, templates, tmp_path
):
    task = next(task for task in tasks(templates, "train") if task.family == family)
    solved, episode = done(mousepad, task, templates, ReferencePolicy(task.reference), tmp_path)
    assert solved, (task.request, [step.outcome for step in episode.steps])
    assert not done(mousepad, task, templates, IdlePolicy(), tmp_path)[0]


def test_two_edits_in_one_task(mousepad, templates, tmp_path):
    both = [task for task in tasks(templates, "train") if "+" in task.family]
    for task in both[:4]:
        solved = done(mousepad, task, templates, ReferencePolicy(task.reference), tmp_path)[0]
        assert solved, task.request
    for first, second in [task.checks[-1].model_dump()["edits"] for task in both]:
        assert first["old"] != second["old"] or not first["old"]
