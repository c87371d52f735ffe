import pytest

from lamwright.ground.ground import ground
from lamwright.records.action import ClickInput, ControlRef, SetEditText
from lamwright.records.document_action import SelectText
from lamwright.records.observation import Control, Observation


def control(label, name, *, enabled=True, menu=False):
    states = ("enabled",) if enabled else ()
    role = "menu item" if menu else "push button"
    return Control(label=label, name=name, role=role, states=states, menu=menu)


def click(label, name):
    return ClickInput(control=ControlRef(label=label, name=name))


SCREEN = Observation(
    controls=(control(1, "Bold"), control(2, "OK"), control(3, "OK", enabled=False))
)
MENU = (
    control(51, "Format > Character...", menu=True),
    control(52, "Format > Text > Bold", menu=True),
)


@pytest.mark.parametrize(
    ("action", "label"),
    [
        (click(1, "Bold"), 1),
        (click(0, "Bold"), 1),
        (click(7, "bold"), 1),
        (click(3, "Bold"), 1),
        (click(0, "OK"), 2),
        (click(3, "OK"), 3),
        (click(0, "Format > Character"), 51),
        (click(0, "Character…"), 51),
    ],
)
def test_finds_the_control(action, label):
    found = ground(action, SCREEN, MENU)
    assert found.failure == ""
    assert found.control.label == label
    assert found.action.control.label == label


def test_a_wrong_label_without_such_a_name_is_stale_never_another_control():
    found = ground(click(1, "Italic"), SCREEN, MENU)
    assert (found.failure, found.control) == ("stale", None)


def test_an_unknown_name_is_not_found():
    assert ground(click(0, "Italic"), SCREEN, MENU).failure == "not_found"


def test_alike_controls_are_ambiguous():
    screen = Observation(controls=(control(1, "Up"), control(2, "Up")))
    found = ground(click(0, "Up"), screen)
    assert found.failure == "ambiguous"
    assert "1, 2" in found.detail


def test_actions_without_a_control_pass():
    action = SelectText(text="x")
    assert ground(action, SCREEN).action == action


def test_text_goes_into_the_field_and_a_click_onto_the_button_of_the_same_name():
    field = Control(label=5, name="Replace", role="combo box", states=("editable", "enabled"))
    screen = Observation(controls=(control(4, "Replace"), field))
    typed = SetEditText(control=ControlRef(label=0, name="Replace"), text="new")
    assert ground(typed, screen).control == field
    assert ground(click(0, "Replace"), screen).control == control(4, "Replace")
