from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from lamwright.applications.writer.catalogue import catalogue
from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.checks.kinds import UnchangedExcept
from lamwright.applications.writer.templates import template_names, write_templates
from lamwright.documents.reader import read_document
from lamwright.instantiate.instantiate import Instantiation, instantiate
from lamwright.instantiate.splits import held_pair, held_phrasings, held_template
from lamwright.judge.checks import verdict_of
from lamwright.records.errors import UsageError
from lamwright.records.task import Task

CATALOGUE = catalogue()
FAMILIES = CATALOGUE.families
HELD = {family.name: held_phrasings(family) for family in FAMILIES}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    write_templates(folder, seed=0)
    return folder


@pytest.fixture(scope="module")
def train(templates: Path) -> Instantiation:
    return instantiate(CATALOGUE, templates, count=300, split="train", seed=1)


@pytest.fixture(scope="module")
def test(templates: Path) -> Instantiation:
    return instantiate(CATALOGUE, templates, count=160, split="test", seed=1)


def phrasings(task: Task) -> list[tuple[str, int]]:
    names = task.family.split("+")
    if len(names) == 1:
        return [(names[0], task.phrasing)]
    keys = ("first.phrasing", "second.phrasing")
    return [(name, int(task.parameters[key])) for name, key in zip(names, keys, strict=True)]


def novelties(task: Task) -> set[str]:
    new = set()
    if any(index in HELD[name] for name, index in phrasings(task)):
        new.add("phrasing")
    if held_template(task.template):
        new.add("template")
    if "+" in task.family and held_pair(*task.family.split("+")):
        new.add("composition")
    return new


def test_the_same_seed_gives_the_same_tasks(templates: Path, train: Instantiation):
    assert instantiate(CATALOGUE, templates, count=300, split="train", seed=1) == train


def test_another_seed_gives_other_tasks(templates: Path, train: Instantiation):
    other = instantiate(CATALOGUE, templates, count=60, split="train", seed=2)
    assert {task.task_id for task in other.tasks} - {task.task_id for task in train.tasks}


def test_fewer_tasks_are_the_beginning_of_more(templates: Path, train: Instantiation):
    assert (
        instantiate(CATALOGUE, templates, count=40, split="train", seed=1).tasks
        == (train.tasks[:40])
    )


def test_every_family_yields_tasks(train: Instantiation, test: Instantiation):
    names = {family.name for family in FAMILIES}
    assert {task.family for task in train.tasks} >= names
    assert {task.family for task in test.tasks} >= names


def test_training_tasks_use_nothing_that_is_held_out(train: Instantiation, templates: Path):
    validation = instantiate(CATALOGUE, templates, count=40, split="validation", seed=1)
    for task in (*train.tasks, *validation.tasks):
        assert not novelties(task) and task.axes == ()
    assert not {t.task_id for t in train.tasks} & {t.task_id for t in validation.tasks}
    assert len(validation.tasks) == 40


def test_a_test_task_says_what_is_new_in_it(test: Instantiation):
    for task in test.tasks:
        assert novelties(task) == set(task.axes) != set()
    assert {axis for task in test.tasks for axis in task.axes} == {
        "phrasing",
        "template",
        "composition",
    }


def test_no_two_tasks_ask_the_same_of_the_same_document(train: Instantiation, test: Instantiation):
    for tasks in (train.tasks, test.tasks):
        assert max(Counter((t.request, t.template) for t in tasks).values()) == 1
        assert max(Counter(t.task_id for t in tasks).values()) == 1


def test_every_task_checks_that_the_rest_is_unchanged(train: Instantiation):
    for task in train.tasks:
        last = task.checks[-1]
        assert isinstance(last, UnchangedExcept)
        assert sum(isinstance(check, UnchangedExcept) for check in task.checks) == 1
        assert len(task.checks) >= 2


def test_a_quarter_of_the_tasks_has_two_parts(train: Instantiation):
    two = [task for task in train.tasks if "+" in task.family]
    assert 0.2 <= len(two) / len(train.tasks) <= 0.3
    single = {task.family: len(task.reference) for task in train.tasks if "+" not in task.family}
    for task in two:
        first, second = task.family.split("+")
        assert len(task.reference) == single[first] + single[second]


def test_references_are_short(train: Instantiation):
    lengths = [len(task.reference) for task in train.tasks if "+" not in task.family]
    assert max(lengths) <= 6
    assert sum(lengths) / len(lengths) < 4


def test_doing_nothing_never_satisfies_the_checks(
    templates: Path, train: Instantiation, test: Instantiation, tmp_path: Path
):
    documents = {path.name: read_document(path) for path in templates.glob("*.odt")}
    for task in (*train.tasks, *test.tasks):
        still = documents[task.template]
        verdict = verdict_of(task, "idle", run_checks(task, Evidence(still, still, tmp_path)))
        assert verdict.complete == "no", task.request
        assert verdict.evidence[-1].passed, "what did not change fails no collateral check"


def test_about_a_fifth_of_the_templates_is_held_out():
    names = template_names()
    held = [name for name in names if held_template(Path(name).with_suffix(".odt").name)]
    assert 0.1 <= len(held) / len(names) <= 0.3


def test_a_family_that_fits_nowhere_is_rejected_with_a_reason(tmp_path: Path, templates: Path):
    bare = next(path for path in sorted(templates.iterdir()) if path.name.startswith("letter"))
    (tmp_path / "plain-x.odt").write_bytes(bare.read_bytes())
    tables = tuple(family for family in FAMILIES if family.name == "delete-table")
    only = replace(CATALOGUE, families=tables)
    found = instantiate(only, tmp_path, count=3, split="train", seed=0)
    assert found.tasks == ()
    assert {reject.reason for reject in found.rejects} == {"no-table"}


def test_a_folder_without_documents_is_a_usage_error(tmp_path: Path):
    with pytest.raises(UsageError, match="no template documents"):
        instantiate(CATALOGUE, tmp_path, count=1, split="train", seed=0)
