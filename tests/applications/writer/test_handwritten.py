"""Requests by hand: documents are read as written, meanings resolve, checks refuse doing nothing."""

from itertools import combinations

import pytest

from lamwright.applications.writer.application import Writer
from lamwright.applications.writer.checks import Evidence, run_checks
from lamwright.applications.writer.handwritten.inline import plain
from lamwright.applications.writer.handwritten.library import hand_tasks, requests, write_documents
from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.applications.writer.parts.compare import complaints, expected
from lamwright.applications.writer.parts.request import Part
from lamwright.documents.odt import write_odt
from lamwright.documents.reader import read_document

SOURCE = """about: a list
page: A5
header: Club
font: Carlito 11
---
{Title} Autumn hike
# Packing
- a **tent**
  - its pegs
- a stove
1. Walk
{right bold size=16} Lisbon, 3 May
{empty}
| Item | Price |
| Tent | 180.00 |
Bring *warm* clothes[^or borrow some] and a \\* star.
"""


@pytest.fixture(scope="module")
def hike(tmp_path_factory):
    path = tmp_path_factory.mktemp("hand") / "hike.odt"
    return read_document(write_odt(path, document_parts(SOURCE)))


def test_the_notation_is_read_as_it_is_meant(hike):
    by_text = {p.text: p for p in hike.paragraphs}
    assert by_text["Autumn hike"].format.style == "Title"
    assert by_text["Packing"].format.outline_level == 1
    assert by_text["a tent"].format.list_kind == "bullet"
    assert by_text["its pegs"].format.list_level == 2
    assert by_text["Walk"].format.list_kind == "number"
    assert [run.text for run in by_text["a tent"].runs if run.format.bold] == ["tent"]
    dated = by_text["Lisbon, 3 May"]
    assert (dated.format.alignment, dated.runs[0].format.size) == ("right", 16.0)
    assert hike.tables[0].texts == (("Item", "Price"), ("Tent", "180.00"))
    assert hike.notes[0].text == "or borrow some"
    assert "Bring warm clothes and a * star." in by_text
    assert (hike.page.width, hike.page.header_text) == (148.0, "Club")
    assert plain("a **b** *c* \\*[^d]") == "a b c *"


def part(op, target, **arguments):
    return Part.model_validate({"op": op, "target": target, **arguments})


def test_parts_in_order_make_the_expected_document(hike):
    parts = (
        part("bold", {"paragraph": "Lisbon"}),
        part("replace", {"document": True}, old="stove", new="kettle"),
        part("delete-row", {"cells": "A2:B2", "table": 1}),
    )
    draft = expected(hike, parts)
    assert [p.text for p in draft.paragraphs if "kettle" in p.text] == ["a kettle"]
    assert len(draft.tables[0].rows) == 1
    found = list(complaints(draft, hike))
    assert found and "kettle" in found[0]


def test_nothing_else_may_differ(hike):
    asked = (part("italic", {"paragraph": "Walk"}),)
    as_asked = expected(hike, asked)
    paragraphs = tuple(
        p.model_copy(
            update={
                "runs": tuple(
                    run.model_copy(
                        update={"format": run.format.model_copy(update={"italic": True})}
                    )
                    for run in p.runs
                )
            }
        )
        if p.text in {"Walk", "Packing"}
        else p
        for p in hike.paragraphs
    )
    one = tuple(
        new if new.text == "Walk" else old
        for new, old in zip(paragraphs, hike.paragraphs, strict=True)
    )
    assert list(complaints(as_asked, hike.model_copy(update={"paragraphs": one}))) == []
    both = list(complaints(as_asked, hike.model_copy(update={"paragraphs": paragraphs})))
    assert both == ["italic in “Packing” is True, not False"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shipped")
    found = {}
    for split in ("train", "validation", "test"):
        write_documents(folder / split, split)
        found[split] = (folder / split, hand_tasks(folder / split, split))
    return found


def test_there_are_enough_and_the_splits_share_no_document_and_no_request():
    held = {split: list(requests(split)) for split in ("train", "validation", "test")}
    assert len(held["train"]) >= 8000 and len(held["validation"]) >= 200
    assert len(held["test"]) >= 400
    for field in ("document", "request"):
        for one, other in combinations(held.values(), 2):
            ones, others = ({getattr(r, field).lower() for r in found} for found in (one, other))
            assert not ones & others
    none = sum(not r.parts for found in held.values() for r in found)
    assert 0.08 <= none / sum(map(len, held.values())) <= 0.12


def test_most_are_tasks_and_what_is_left_has_a_reason(shipped):
    for folder, found in shipped.values():
        assert len(found.tasks) >= 0.75 * (len(found.tasks) + len(found.left))
        assert all(left.reason for left in found.left)
        for task in found.tasks:
            assert (folder / task.template).exists() and task.reference and task.checks


def test_doing_nothing_is_refused(shipped):
    folder, found = shipped["validation"]
    states = {name: read_document(folder / name) for name in {t.template for t in found.tasks}}
    for task in found.tasks:
        state = states[task.template]
        results = run_checks(task, Evidence(state, state, folder / "none"))
        assert not all(result.passed for result in results), task.request


def test_a_run_draws_its_training_tasks_from_what_no_reader_has_learnt_from(tmp_path):
    writer = Writer()
    drawn = writer.people_tasks(tmp_path, None, split="train", count=40, seed=1).tasks
    assert drawn == writer.people_tasks(tmp_path, None, split="train", count=40, seed=1).tasks
    assert drawn != writer.people_tasks(tmp_path, None, split="train", count=40, seed=2).tasks
    assert len({task.request for task in drawn}) == 40
    assert {task.template.split("-")[0] for task in drawn} == {"errands", "offices", "writings"}
    assert all((tmp_path / task.template).exists() for task in drawn)
    tests = writer.people_tasks(tmp_path, None, split="test", count=1000, seed=1).tasks
    assert len(tests) >= 400
    assert len({task.template.split("-")[0] for task in tests[:50]}) == 2
