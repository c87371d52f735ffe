"""Phrasings, sources and splits of Impress's families, and what the templates offer them."""

import json
from pathlib import Path
from string import Formatter

import pytest

from lamwright.applications.impress.application import Impress
from lamwright.applications.impress.binding import Binding
from lamwright.applications.impress.templates import template_names, write_templates
from lamwright.documents.slides import read_presentation
from lamwright.instantiate.instantiate import instantiate
from lamwright.instantiate.splits import held_template
from lamwright.judge.judge import EpisodeFiles

CATALOGUE = Impress().catalogue()
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
    assert len({family.name for family in FAMILIES}) == len(FAMILIES) >= 8


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
    assert set(described) == set(template_names()) and len(described) >= 8
    again = {path.name: path.read_bytes() for path in write_templates(tmp_path, seed=7)}
    assert again == {name: (folder / name).read_bytes() for name in again}
    assert any(map(held_template, template_names()))


@pytest.mark.parametrize("name", template_names())
def test_each_template_has_named_slides_with_titles_and_lists(folder, name):
    slides = read_presentation(folder / name).slides
    assert 4 <= len(slides) <= 6
    assert len({slide.name for slide in slides}) == len({s.title for s in slides}) == len(slides)
    assert slides[0].layout == "Title Slide"
    assert sum(slide.layout == "Title, Content" for slide in slides) >= 3
    lists = [shape for slide in slides for shape in slide.shapes if shape.kind == "outline"]
    assert all(p.level == 1 for shape in lists for p in shape.paragraphs)


def test_notes_and_looks_are_read(folder):
    slides = read_presentation(folder / "talk-a.odp").slides
    assert any(slide.notes for slide in slides)
    title = slides[0].shapes[0].paragraphs[0]
    assert (title.look.size, title.look.alignment, title.look.bold) == (44.0, "center", False)


def test_every_family_finds_tasks_and_the_same_for_the_same_seed(folder):
    count = 3 * len(FAMILIES)
    first = instantiate(CATALOGUE, folder, count=count, split="train", seed=2)
    assert first == instantiate(CATALOGUE, folder, count=count, split="train", seed=2)
    assert {family.name for family in FAMILIES} <= {task.family for task in first.tasks}
    assert {task.application for task in first.tasks} == {"impress"}


def test_doing_nothing_passes_no_task(folder):
    found = instantiate(CATALOGUE, folder, count=120, split="test", seed=3)
    check = Impress().check_runner()
    for task in found.tasks:
        template = folder / task.template
        results = check(task, EpisodeFiles(template, template, folder))
        assert not all(result.passed for result in results), task.request
        assert results[-1].passed, (task.request, results[-1].reason)
