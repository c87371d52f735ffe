"""Planned control texts against live controls: what is near enough, and what is not."""

import pytest

from lamwright.models.encoder import HashingEncoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.action import ClickInput, ControlRef, SetEditText
from lamwright.records.observation import Control, Observation
from lamwright.retrieve.matching import Matcher, Thresholds


def control(label, name, role="push button", **more):
    return Control(label=label, name=name, role=role, states=("enabled",), **more)


def entry(label, name):
    return control(label, name, "menu item", menu=True)


BARS = (control(1, "Bold", "toggle button"), control(2, "Italic", "toggle button"))
MENU = (entry(10, "Format > Text > Bold"), entry(11, "Format > Align Text > Centered"),
        entry(12, "Insert > Field > More Fields..."))  # fmt: skip
DIALOG = tuple(
    each.model_copy(update={"dialog": "Page Style", "path": "Page Style"})
    for each in (
        control(3, "Width", "spin button"),
        control(4, "Width:", "label"),
        control(5, "OK"),
        control(6, "Cancel"),
    )  # fmt: skip
)


def click(name):
    return ClickInput(control=ControlRef(label=0, name=name))


def find(action, *, open_dialog=False, matcher=None):
    shown = (*BARS, *DIALOG) if open_dialog else BARS
    seen = Observation(controls=shown, dialogs=("Page Style",) if open_dialog else ())
    found = (matcher or Matcher()).find(action, seen, MENU)
    return found.match, found.control.label if found.control else None


@pytest.mark.parametrize(
    ("wanted", "label", "by"),
    [
        ("Bold", 1, "name"),
        ("bold", 1, "name"),
        ("Format > Text > Bold", 10, "name"),
        ("Format > Align text > Centred", 11, "text"),
        ("Insert > Field > More Fields", 12, "name"),
        ("Italics", 2, "text"),
    ],
)
def test_near_names_match_and_say_how(wanted, label, by):
    match, found = find(click(wanted))
    assert (found, match.by, match.wanted) == (label, by, wanted)
    assert match.score >= Thresholds().text


@pytest.mark.parametrize("wanted", ["Underline", "Insert > Chart...", "Apply", "B"])
def test_what_is_not_near_enough_is_no_match(wanted):
    match, found = find(click(wanted))
    assert found is None
    assert (match.by, match.matched) == ("none", "")
    assert match.score < Thresholds().text


def test_text_goes_into_a_field_and_never_onto_its_label():
    action = SetEditText(control=ControlRef(label=0, name="Width"), text="2 cm")
    assert find(action, open_dialog=True)[1] == 3


def test_in_a_dialog_what_lies_under_it_is_not_preferred():
    assert find(click("Ok"), open_dialog=True)[1] == 5
    assert find(click("Bold"), open_dialog=True)[1] == 1
    assert find(click("Centered"), open_dialog=True)[1] is None  # no menu under a dialog


def test_meaning_decides_among_names_that_share_letters():
    matcher = Matcher(
        CachedEncoder(HashingEncoder()), Thresholds(text=99.0, meaning=0.2, shared=40.0)
    )
    match, label = find(click("Italics"), matcher=matcher)
    assert (label, match.by) == (2, "meaning")
    assert find(click("Paste"), matcher=matcher)[1] is None
