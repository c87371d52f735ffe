"""Evolved pairs keep the rules, name their parents, and stay on their side of the split."""

import pytest

from lamwright.applications.office.help import LIBREOFFICE, default_help
from lamwright.collect import CollectConfig, collect
from lamwright.collect.evolving import evolve
from lamwright.collect.evolving.interface import OK, Interface
from lamwright.collect.evolving.rules import MOST_WORDS, violation
from lamwright.collect.manual import Manual
from lamwright.collect.splits import assign_splits, crossing
from lamwright.records.plan import Source, TaskPlan


def pair(task, *steps, page="p", name=None):
    source = Source(kind="documentation", name="n", location=page)
    return TaskPlan(
        task_id=name or task, task=task, plan=steps, application="editor", source=source
    )


DIALOG = ("Choose Format > Columns", 'Click the "Size" tab')
PAIRS = [
    pair("Enter the number of columns", *DIALOG, 'Set "Columns"', OK),
    pair("Select the line between columns", *DIALOG, 'Select "Line"', OK),
    pair("Insert a picture from a file", "Choose Insert > Picture", 'Click "Open"'),
    pair("Crop a picture at its edges", "Choose Format > Crop", "Press Enter"),
]
SPLITS = {each.task_id: "train" for each in PAIRS}


@pytest.fixture(scope="module")
def evolution():
    return evolve(PAIRS, SPLITS, per_plan=3, seed=0)


def test_a_control_of_the_same_dialog_is_a_constraint(evolution):
    (child,) = [
        p for p in evolution.plans if p.method == "constrain" and p.parent == PAIRS[0].task_id
    ]
    assert child.task == "Enter the number of columns, and select the line between columns"
    assert child.plan == (*DIALOG, 'Set "Columns"', 'Select "Line"', OK)
    assert child.partner == PAIRS[1].task_id


def test_a_related_task_follows(evolution):
    found = {p.task: p.plan for p in evolution.plans if p.method == "compose"}
    task = "Insert a picture from a file, then crop a picture at its edges"
    assert found[task] == (*PAIRS[2].plan, *PAIRS[3].plan)


def test_same_seed_same_children(evolution):
    assert evolve(PAIRS, SPLITS, per_plan=3, seed=0) == evolution


def test_partners_come_from_the_same_split():
    splits = SPLITS | {PAIRS[1].task_id: "test", PAIRS[3].task_id: "test"}
    for child in evolve(PAIRS, splits, per_plan=3, seed=0).plans:
        assert splits[child.parent] == splits[child.partner]


@pytest.mark.parametrize(
    ("task", "steps", "reason"),
    [
        ("Insert a picture from a file, then crop it", ('Click "Open"', "Press Enter"), None),
        ("Insert a picture", ('Click "Open"', "Press Enter"), "not_harder"),
        ("Insert a picture from a file at once", (), "not_harder"),
        ("Insert a picture from a file " + "so " * 21, ('Click "Open"', "x"), "too_many_words"),
        ("Sort the rows of a table by their first column", ("Press Enter",), "unfaithful"),
        ("Insert a picture from a file and frame it", ('Click "Frame"',), "unknown_control"),
        ("Insert a picture from a file in bold", ("Press F5", "Press F5"), "contradiction"),
        ("Insert a picture from a file in bold", ("Press Enter",) * 21, "too_long"),
    ],
)
def test_rules(task, steps, reason):
    parent = PAIRS[2]
    child = parent.model_copy(update={"task": task, "plan": (*parent.plan, *steps)})
    if reason is None:
        child = child.model_copy(update={"plan": (parent.plan[0], *steps)})
    assert violation(parent, child, Interface(PAIRS), Manual()) == reason


def test_near_texts_and_pages_stay_together():
    plans = [
        pair(f"Insert the thing number {i} here", "Choose A > B", page=f"p{i % 50}", name=str(i))
        for i in range(200)
    ]
    splits = assign_splits(plans)
    assert set(splits.values()) <= {"train", "test"}
    for page in range(50):
        assert len({splits[str(i)] for i in range(page, 200, 50)}) == 1
    assert crossing(plans, splits) == []


@pytest.mark.skipif(default_help() is None, reason="libreoffice-help-en-us is missing")
def test_the_help_evolves():
    plans = collect(
        [default_help()], config=CollectConfig(application="writer"), manual=LIBREOFFICE
    ).plans
    splits = assign_splits(plans)
    evolution = evolve(plans, splits, per_plan=3, seed=0, manual=LIBREOFFICE)
    parents = {plan.task_id: plan for plan in plans}
    assert len(evolution.plans) > 2000
    for child in evolution.plans:
        parent = parents[child.parent]
        assert len(child.task.split()) - len(parent.task.split()) <= MOST_WORDS
        assert len(child.plan) > len(parent.plan)
    everything = [*plans, *evolution.plans]
    sides = splits | {child.task_id: splits[child.parent] for child in evolution.plans}
    assert len({plan.task_id for plan in everything}) == len(everything)
    assert crossing(everything, sides) == []
