"""Objects on dialogs of the real Writer (``scripts/record_dialogs.py``): a dialog's button is no tool."""

import json
from pathlib import Path

from lamwright.evaluate.equality import acceptable
from lamwright.records.observation import Control, Observation

SCREENS = Path(__file__).parent.parent / "golden" / "screens"


def shown(screen, name):
    seen = Observation.model_validate_json((SCREENS / f"{screen}.json").read_bytes())
    return next(control for control in seen.controls if control.name == name)


def entry(name):
    rows = json.loads((SCREENS / "menu.json").read_bytes())
    return next(Control.model_validate(row) for row in rows if row["name"] == name)


def test_closing_a_dialog_is_not_closing_the_document():
    assert not acceptable(entry("File > Close"), shown("find_and_replace", "Close"))
    assert not acceptable(entry("File > Save"), shown("save_as", "Save"))


def test_a_tool_beside_a_dialog_does_what_its_menu_entry_does():
    assert acceptable(entry("File > Save"), shown("word_count", "Save"))
    assert acceptable(entry("Format > Text > Bold"), shown("find_and_replace", "Bold"))
