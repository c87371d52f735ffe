"""The guard on dialogs of the real Writer (``scripts/record_dialogs.py``): what lies in one is known to it."""

from pathlib import Path

import pytest

from lamwright.guard.guard import Guard
from lamwright.records.action import ClickInput, ControlRef
from lamwright.records.observation import Observation
from lamwright.safety.tables import libreoffice

SCREENS = Path(__file__).parent.parent / "golden" / "screens"


def verdict(screen, name, *, dialog):
    seen = Observation.model_validate_json((SCREENS / f"{screen}.json").read_bytes())
    choosers = seen.dialogs if screen == "save_as" else ()  # as a native one is seen
    seen = seen.model_copy(update={"choosers": choosers})
    control = next(c for c in seen.controls if c.name == name and bool(c.dialog) == dialog)
    click = ClickInput(control=ControlRef(label=control.label, name=name))
    return Guard(table=libreoffice("writer")).decide(click, control, seen).verdict


def test_a_new_tab_stop_is_no_new_document():
    assert verdict("paragraph_tabs", "New", dialog=True) == "allow"


@pytest.mark.parametrize("name", ["New", "Open", "Save", "Print"])
def test_the_tool_bar_beside_a_dialog_still_leaves_the_document(name):
    assert verdict("word_count", name, dialog=False) == "refuse"


def test_saving_in_the_dialog_that_saves_leaves_the_document():
    assert verdict("save_as", "Save", dialog=True) == "refuse"
