import pytest

from lamwright.guard.guard import Guard
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import InsertTable, SaveAs
from lamwright.records.observation import Control


def pressed(name, path=""):
    action = ClickInput(control=ControlRef(label=1, name=name))
    return action, Control(label=1, name=name, role="push button", path=path)


@pytest.mark.parametrize(
    "action",
    [
        SaveAs(file_name="out", file_ext=".pdf"),
        SaveAs(file_dir="letters", file_name="out", file_ext=".docx"),
        InsertTable(rows=2, columns=2),
        KeyboardInput(keys="hello{ENTER}"),
    ],
)
def test_allows(action):
    assert Guard().decide(action, None).verdict == "allow"


@pytest.mark.parametrize(
    "action",
    [
        SaveAs(file_dir="/etc", file_name="passwd", file_ext=".txt"),
        SaveAs(file_dir="..", file_name="out", file_ext=".odt"),
        SaveAs(file_dir="a/../../b", file_name="out", file_ext=".odt"),
        SaveAs(file_dir="~", file_name="out", file_ext=".odt"),
        SaveAs(file_name="../out", file_ext=".odt"),
        SaveAs(file_name="a\\b", file_ext=".odt"),
        SaveAs(file_name="run", file_ext=".sh"),
        SaveAs(file_name=" ", file_ext=".odt"),
        KeyboardInput(keys="{CTRL+S}"),
        KeyboardInput(keys="x{ctrl+shift+s}"),
        KeyboardInput(keys="{ALT+F4}"),
    ],
)
def test_refuses(action):
    assert Guard().decide(action, None).verdict == "refuse"


@pytest.mark.parametrize(
    ("name", "path", "verdict"),
    [
        ("Bold", "tool bar", "allow"),
        ("File > Properties...", "", "allow"),
        ("File > Save As...", "", "refuse"),
        ("File > Exit LibreOffice", "", "refuse"),
        ("Tools > Macros > Run Macro...", "", "refuse"),
        ("Tools > Word Count...", "", "allow"),
        ("Print", "tool bar Standard", "refuse"),
        ("Open", "tool bar Standard", "refuse"),
        ("Insert > Image...", "", "refuse"),
    ],
)
def test_controls_that_leave_the_document_are_refused(name, path, verdict):
    assert Guard().decide(*pressed(name, path)).verdict == verdict


def test_a_person_may_allow_what_is_risky_but_not_a_path_outside():
    guard = Guard(confirm=lambda action, control, reason: True)
    assert guard.decide(*pressed("Print", "tool bar")).verdict == "allow"
    outside = SaveAs(file_dir="..", file_name="out", file_ext=".odt")
    assert guard.decide(outside, None).verdict == "refuse"


def test_the_name_field_of_a_new_section_is_no_new_document():
    field = Control(label=1, name="New Section", role="edit", path="Insert Section > New Section")
    typed = SetEditText(control=ControlRef(label=1, name=field.name), text="Notes")
    assert Guard().decide(typed, field).verdict == "allow"
