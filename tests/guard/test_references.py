"""The guard lets all reference solutions pass: it refuses what is harmless in under 1 of 100."""

import json
from pathlib import Path

import pytest

from lamwright.applications.registry import find_application
from lamwright.guard.guard import Guard
from lamwright.records.observation import Control, Observation
from lamwright.safety.tables import libreoffice

SCREENS = Path("recipes/base_model/data/writer_screens.jsonl")


def recorded():
    """Controls and menu entries by name as they were once shown, with the dialog they were in."""
    found = {}
    for line in SCREENS.read_text("utf-8").splitlines():
        screen = json.loads(line)
        for role, name in screen["menu"]:
            found.setdefault(name, []).append((role, "", ""))
        for role, name, path, *_ in screen["controls"]:
            is_inside = path.partition(" > ")[0] == screen["dialog"].partition(":")[0]
            found.setdefault(name, []).append((role, path, screen["dialog"] if is_inside else ""))
    return found


def shapes(action, shown):
    """The action with each kind of control that its name was shown for."""
    ref = getattr(action, "control", None)
    if ref is None:
        yield action, None, Observation(controls=())
        return
    for role, path, dialog in shown.get(ref.name, [("push button", "Dialog", "Dialog")])[:3]:
        control = Control(label=1, name=ref.name, role=role, path=path)
        yield action, control, Observation(controls=(), dialogs=(dialog,) if dialog else ())


def test_reference_solutions_pass(tmp_path):
    writer = find_application("writer")
    writer.write_templates(tmp_path, seed=0)
    count = 6 * len(writer.families())
    tasks = writer.tasks(tmp_path, split="train", count=count, seed=3).tasks
    shown, guard = recorded(), Guard(table=libreoffice("writer"))
    steps = [step for task in tasks for action in task.reference for step in shapes(action, shown)]
    verdicts = [(step[0], guard.decide(*step)) for step in steps]
    refused = [reported for reported in verdicts if reported[1].verdict != "allow"]
    assert len(verdicts) > 1000
    assert len(refused) < len(verdicts) / 100, refused[:10]


@pytest.mark.parametrize(("name", "least"), [("calc", 350), ("impress", 150)])
def test_reference_solutions_of_other_applications_pass(tmp_path, name, least):
    """Of these no screens are recorded: what is named by its path is an entry of a menu, all else a button."""
    application, guard = find_application(name), Guard(table=libreoffice(name))
    application.write_templates(tmp_path, seed=0)
    count = 3 * len(application.families())
    tasks = application.tasks(tmp_path, split="train", count=count, seed=3).tasks
    verdicts = [
        guard.decide(action, named(action), Observation(controls=()))
        for task in tasks
        for action in task.reference
    ]
    assert len(verdicts) > least
    assert [reported for reported in verdicts if reported.verdict != "allow"] == []


def named(action):
    ref = getattr(action, "control", None)
    if ref is None:
        return None
    is_entry = " > " in ref.name
    role = "menu item" if is_entry else "push button"
    return Control(label=1, name=ref.name, role=role, menu=is_entry)
