"""The main proof: each reference solution satisfies its checks in the real Writer, idling does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lamwright.agent.agent import Agent, Episode
from lamwright.agent.policies.reference import IdlePolicy, ReferencePolicy
from lamwright.agent.policy import Policy
from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.checks import run_task_checks
from lamwright.applications.writer.templates import write_templates
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.guard.guard import Guard
from lamwright.instantiate.instantiate import instantiate
from lamwright.judge.checks import verdict_of
from lamwright.judge.judge import EpisodeFiles
from lamwright.records.task import Task
from lamwright.records.verdict import Verdict
from lamwright.safety.tables import libreoffice

CATALOGUE = catalogue()
FAMILIES = CATALOGUE.families
PAIRS = 8

pytestmark = pytest.mark.writer


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    write_templates(folder, seed=0)
    return folder


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOfficeEnvironment]:
    environment = LibreOfficeEnvironment(tmp_path_factory.mktemp("writer"))
    yield environment
    environment.close()


@pytest.fixture(scope="module")
def tasks(templates: Path) -> dict[str, Task]:
    found = instantiate(CATALOGUE, templates, count=4 * len(FAMILIES), split="train", seed=5)
    return {task.family: task for task in found.tasks}


def attempt(
    task: Task, policy: Policy, templates: Path, writer: LibreOfficeEnvironment, folder: Path
) -> tuple[Episode, Verdict]:
    template = templates / task.template
    episode = Agent(policy, writer, Guard(table=libreoffice("writer"))).run(task.request, template)
    final = folder / "final.odt"
    writer.save_copy(final)
    evidence = run_task_checks(task, EpisodeFiles(template, final, writer.exports))
    verdict = verdict_of(task, "proof", evidence)
    return episode, verdict


@pytest.mark.parametrize("name", [family.name for family in FAMILIES])
def test_the_reference_passes(
    name: str,
    tasks: dict[str, Task],
    templates: Path,
    writer: LibreOfficeEnvironment,
    tmp_path: Path,
):
    task = tasks[name]
    episode, verdict = attempt(task, ReferencePolicy(task.reference), templates, writer, tmp_path)
    reported = [step.outcome.detail for step in episode.steps if step.outcome]
    assert episode.ending == "finished", (task.request, reported)
    assert verdict.complete == "yes", (task.request, verdict.reasons, reported)
    assert len(episode.steps) == len(task.reference)


@pytest.mark.timeout(900)
def test_two_part_references_pass(
    tasks: dict[str, Task], templates: Path, writer: LibreOfficeEnvironment, tmp_path: Path
):
    pairs = [task for task in tasks.values() if "+" in task.family][:PAIRS]
    assert len(pairs) == PAIRS
    for task in pairs:
        _, verdict = attempt(task, ReferencePolicy(task.reference), templates, writer, tmp_path)
        assert verdict.complete == "yes", (task.request, verdict.reasons)


def test_an_idle_episode_fails_but_changes_nothing(
    tasks: dict[str, Task], templates: Path, writer: LibreOfficeEnvironment, tmp_path: Path
):
    for name in ("bold-text", "add-row-below", "header-text"):
        _, verdict = attempt(tasks[name], IdlePolicy(), templates, writer, tmp_path)
        assert verdict.complete == "no"
        assert verdict.evidence[-1].passed, verdict.reasons
