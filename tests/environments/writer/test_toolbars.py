"""Commands stand in for tool bars that lag, and only for those that were proved to agree."""

import time

import pytest

from lamwright.environments.libreoffice.applications.writer import WRITER
from lamwright.environments.libreoffice.sight import Sight, look
from lamwright.environments.libreoffice.toolbars import ToolBars
from lamwright.environments.libreoffice.uno_bridge import Status
from lamwright.records.action import (
    InsertTable,
    KeyboardInput,
    SelectParagraph,
    SelectText,
    SetFont,
)
from lamwright.records.observation import Control


class Commands:
    """Stands in for the UNO side: says of every command the same, but for what is told."""

    def __init__(self, **told):
        self.told = told

    def statuses(self, commands):
        known = {f".uno:{name}": status for name, status in self.told.items()}
        return {c: known.get(c, Status(enabled=True, checked=False, value="")) for c in commands}


def sight(*controls):
    return Sight(tuple(controls), {}, None, "letter", (), is_modal=False)


def button(name, *states, path="Formatting", value=None):
    return Control(label=1, name=name, role="toggle button", states=states, path=path, value=value)


BOLD = Status(enabled=True, checked=True, value="")


def test_what_the_command_says_is_told():
    bars = ToolBars(Commands(Bold=BOLD), WRITER)
    seen = bars.now(sight(button("Bold", "enabled"), button("Italic", "checked", "enabled")))
    assert [c.states for c in seen.controls] == [("checked", "enabled"), ("enabled",)]


def test_fields_hold_what_the_command_says():
    bars = ToolBars(Commands(FontHeight=Status(enabled=True, checked=False, value="20 pt")), WRITER)
    field = button("Font Size", "enabled", path="Formatting > Font Size", value="12 pt")
    assert bars.now(sight(field)).controls[0].value == "20 pt"


def test_controls_of_other_places_are_left_alone_and_not_covered():
    bars = ToolBars(Commands(), WRITER)
    other = button("Bold", "checked", path="Table")
    assert bars.now(sight(other)).controls == (other,)
    assert not bars.covers(sight(other))
    assert bars.covers(sight(button("Bold"), button("Gallery", path="Properties > Gallery")))


def test_a_button_that_never_agrees_is_waited_for():
    bars = ToolBars(Commands(Bold=BOLD), WRITER)
    shown = sight(button("Bold", "enabled"))
    assert not bars.is_proved(shown)
    assert not bars.agree(shown)
    bars.prove(shown)
    assert bars.is_proved(shown)
    assert not bars.covers(shown)
    bars.trust()
    assert bars.covers(shown)
    bars.prove(bars.now(shown))
    bars.prove(shown)  # late, not wrong: it agreed before
    assert bars.covers(shown)


def facts(seen):
    return {(c.name, c.role, c.path, c.states, c.value) for c in seen.controls}


@pytest.mark.writer
@pytest.mark.timeout(300)
def test_what_is_observed_at_once_is_what_shows_later(hands):
    for action in (
        SelectParagraph(start_index=2, end_index=2),
        KeyboardInput(keys="{CTRL+B}"),
        SelectText(text="engine"),
        SetFont(font_name="DejaVu Sans", font_size=10.5),
        KeyboardInput(keys="{CTRL+Z}"),
        KeyboardInput(keys="{CTRL+A}"),
        KeyboardInput(keys="x{ENTER}"),
        InsertTable(rows=2, columns=2),
        SelectParagraph(start_index=1, end_index=1),
    ):
        hands.do(action)
        time.sleep(1)  # what LibreOffice needs by itself, and then some
        assert facts(look(hands.environment._live.session.tree)) == facts(hands.seen), action
