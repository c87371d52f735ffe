"""Phrasings, sources and splits of Calc's families, and what the templates offer them."""

import json
from pathlib import Path
from string import Formatter

import pytest

from lamwright.applications.calc.application import Calc
from lamwright.applications.calc.binding import Binding
from lamwright.applications.calc.scene import read_scene
from lamwright.applications.calc.templates import template_names, write_templates
from lamwright.documents.sheets import read_spreadsheet
from lamwright.instantiate.instantiate import instantiate
from lamwright.instantiate.splits import held_template
from lamwright.judge.judge import EpisodeFiles

CATALOGUE = Calc().catalogue()
FAMILIES = CATALOGUE.families
HELP = Path("/usr/share/libreoffice/help/en-US")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("templates")
    write_templates(path, seed=7)
    return path


def fields(phrasing):
    return {name for _, name, _, _ in Formatter().parse(phrasing) if name}


def test_there_are_many_of_different_names():
    assert len({family.name for family in FAMILIES}) == len(FAMILIES) >= 15


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_phrasing_contains_every_parameter(family):
    assert len(set(family.phrasings)) == len(family.phrasings) >= 8
    wanted = fields(family.phrasings[0])
    assert all(fields(phrasing) == wanted for phrasing in family.phrasings)
    assert wanted <= set(Binding.model_fields)


@pytest.mark.writer
def test_every_family_comes_from_a_help_page_that_is_installed():
    assert [f.source for f in FAMILIES if not (HELP / f.source).is_file()] == []


def test_templates_are_described_and_the_same_for_the_same_seed(folder, tmp_path):
    described = json.loads((folder / "description.json").read_text(encoding="utf-8"))
    assert set(described) == set(template_names()) and len(described) >= 12
    assert len(set(described.values())) >= len(described) - 4
    again = {path.name: path.read_bytes() for path in write_templates(tmp_path, seed=7)}
    assert again == {name: (folder / name).read_bytes() for name in again}
    assert any(map(held_template, template_names()))


@pytest.mark.parametrize("name", template_names())
def test_each_template_has_a_table_with_headings_and_numbers(folder, name):
    scene = read_scene(folder / name)
    table = scene.tables[0]
    assert 3 <= len(table.rows) <= 12 and table.columns >= 3
    assert any(table.is_number(column) for column in range(1, table.columns + 1))


def test_results_of_formulas_are_right(folder):
    sheet = read_spreadsheet(folder / "budget-a.ods").sheets[0]
    row = [float(sheet.at(f"{letter}2").value) for letter in "BCDE"]
    assert sheet.at("E2").formula == "=SUM(B2:D2)"
    assert sum(row[:3]) == pytest.approx(row[3])
    total = sheet.at("E9")
    assert total.formula == "=SUM(E2:E8)"
    assert float(total.value) == pytest.approx(
        sum(float(sheet.at(f"E{row}").value) for row in range(2, 9))
    )


def test_every_family_finds_tasks_and_the_same_for_the_same_seed(folder):
    count = 3 * len(FAMILIES)
    first = instantiate(CATALOGUE, folder, count=count, split="train", seed=2)
    assert first == instantiate(CATALOGUE, folder, count=count, split="train", seed=2)
    assert {family.name for family in FAMILIES} <= {task.family for task in first.tasks}
    assert {task.application for task in first.tasks} == {"calc"}
    assert not any(held_template(task.template) for task in first.tasks)


def test_doing_nothing_passes_no_task(folder):
    found = instantiate(CATALOGUE, folder, count=120, split="test", seed=3)
    check = Calc().check_runner()

    for task in found.tasks:
        template = folder / task.template
        results = check(task, EpisodeFiles(template, template, folder))
        assert not all(result.passed for result in results), task.request
        assert results[-1].passed, (task.request, results[-1].reason)


def test_two_parts_speak_of_cells_of_one_sheet(folder):
    found = instantiate(CATALOGUE, folder, count=160, split="train", seed=4)
    pairs = [task for task in found.tasks if "+" in task.family]
    assert pairs
    for task in pairs:
        cells = [step.action for step in task.reference if step.action.function == "select_range"]
        assert len({action.sheet for action in cells}) <= 1, task.request
