"""The example on the real FeatherPad: every family's solution, and doing nothing."""

import shutil

import pytest
from qt_application.application import CHECKS, KINDS, FeatherPadApplication
from qt_application.environment import open_featherpad

from lamwright.agent.agent import Agent, Limits
from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.judge.judge import EpisodeFiles

pytestmark = pytest.mark.skipif(not shutil.which("featherpad"), reason="needs featherpad")
APPLICATION = FeatherPadApplication()


@pytest.fixture(scope="module")
def featherpad():
    environment = open_featherpad()
    yield environment
    environment.close()


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    APPLICATION.write_templates(folder, seed=0)
    return folder


def tasks(templates, split, count=60):
    return APPLICATION.tasks(templates, split=split, count=count, seed=2).tasks


def is_done(featherpad, task, templates, policy, folder):
    initial, final = templates / task.template, folder / "final.list"
    agent = Agent(policy, featherpad, APPLICATION.guard(), limits=Limits(steps=20))
    agent.run(task.request, initial)
    featherpad.save_copy(final)
    return CHECKS.run_all(task, EpisodeFiles(initial, final, None))[0]


@pytest.mark.parametrize("family", KINDS)
def test_every_family_can_be_done_and_doing_nothing_does_not_count(
    family, featherpad, templates, tmp_path
):
    task = next(task for task in tasks(templates, "train") if task.family == family)
    solved = is_done(featherpad, task, templates, ReferencePolicy(task.reference), tmp_path)
    assert solved.passed, (task.request, solved.reason)
    assert not is_done(featherpad, task, templates, IdlePolicy(), tmp_path).passed


def test_two_changes_in_one_task_and_test_tasks(featherpad, templates, tmp_path):
    both = [task for task in tasks(templates, "train") if "+" in task.family]
    for task in (*both[:4], *tasks(templates, "test", 6)):
        solved = is_done(featherpad, task, templates, ReferencePolicy(task.reference), tmp_path)
        assert solved.passed, (task.request, solved.reason)
