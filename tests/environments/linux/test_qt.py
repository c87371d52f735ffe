"""A small editor of Qt (Debian's featherpad): found, read and operated as programs of GTK are."""

import shutil

import pytest
from hands import Hands

from lamwright.environments.contract import RULES, Subject, run_rule
from lamwright.environments.linux.editor import TextEditor
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import SelectParagraph, SelectText

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not shutil.which("featherpad"), reason="needs featherpad"),
]
LINES = "tea\nbread\nmilk"


class FeatherPad(TextEditor):
    name = "featherpad"

    def command(self, document):
        return ["featherpad", "--standalone", *([str(document)] if document else [])]


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    environment = FeatherPad(tmp_path_factory.mktemp("featherpad"), deadline=30)
    yield environment
    environment.close()


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.fixture
def hands(editor, note):
    hands = Hands(editor)
    hands.open(note)
    return hands


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name.replace(" ", "-"))
def test_it_keeps_the_contract(rule, editor, note, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    subject = Subject(
        environment=editor,
        folder=files,
        document=note,
        changes=(SelectText(text="bread"), KeyboardInput(keys="butter")),
        closes=ClickInput(control=ControlRef(label=0, name="File > Quit")),
        text="bread",
        dialog="Options > Font",
        dismiss="Cancel",
    )
    if "damaged" in rule.needs:
        pytest.skip("it opens any file")
    run_rule(rule, subject)


def test_menus_are_paths_of_what_can_be_chosen(hands):
    entries = {entry.name: entry for entry in hands.environment.menu()}
    assert {"Edit > Sort Lines", "Options > Encoding > Unicode > UTF-8"} <= set(entries)
    assert not {"Edit", "Options > Encoding", "File > Document Properties"} & set(entries)
    assert "enabled" not in entries["Edit > Undo"].states
    assert "checked" in entries["Options > Wrap Lines"].states
    assert not {"File", "Edit"} & {control.name for control in hands.seen.controls}


def test_short_texts_show_as_values_and_marked_up_tips_as_words(hands):
    (field,) = [control for control in hands.seen.controls if control.role == "edit"]
    assert field.value == LINES
    names = {control.name for control in hands.seen.controls}
    assert "Calculate number of words" in names
    assert not any("<" in name for name in names)


def test_a_selection_is_what_menus_act_on(hands):
    assert hands.do(SelectParagraph(start_index=1, end_index=-1)).delivered
    assert hands.seen.canvas.selection == LINES
    assert hands.click("Edit > Sort Lines").changed
    assert [p.text for p in hands.seen.canvas.paragraphs] == ["bread", "milk", "tea"]


def test_a_field_is_filled(hands):
    (field,) = [control for control in hands.seen.controls if control.role == "edit"]
    ref = ControlRef(label=field.label, name=field.name)
    assert hands.do(SetEditText(control=ref, text="All anew")).delivered
    assert [p.text for p in hands.seen.canvas.paragraphs] == ["All anew"]


def test_a_dialog_that_is_modal_is_all_that_can_be_reached(hands):
    hands.click("Options > Font")
    assert hands.seen.dialogs == ("Select Font",)
    assert {control.dialog for control in hands.seen.controls} == {"Select Font"}
    entry = next(e for e in hands.environment.menu() if e.name == "Edit > Select All")
    ref = ControlRef(label=entry.label, name=entry.name)
    assert hands.environment.perform(ClickInput(control=ref)).reason == "disabled"


def test_a_question_is_a_dialog_and_gone_once_it_is_answered(hands):
    hands.do(KeyboardInput(keys="{CTRL+HOME}more "))
    hands.click("File > Quit")
    assert len(hands.seen.dialogs) == 1
    assert {"Save", "Cancel"} <= {control.name for control in hands.seen.controls}
    hands.click("Cancel")  # a button of Qt acts a moment after it is pressed
    assert hands.seen.dialogs == ()
    assert hands.seen.canvas.paragraphs[0].text == "more tea"


@pytest.mark.parametrize("entry", ["File > Open", "File > Save As"])
def test_a_dialog_that_chooses_a_file_says_so(entry, hands):
    hands.click(entry)
    assert hands.seen.choosers == hands.seen.dialogs != ()
    hands.click("Cancel")
    hands.click("Options > Font")
    assert hands.seen.dialogs and not hands.seen.choosers


def test_the_panel_that_replaces_is_filled_and_used(hands):
    hands.click("Search > Replace")
    for name, text in (("To be replaced", "bread"), ("Replacing text", "rolls")):
        control = hands.find(name)
        ref = ControlRef(label=control.label, name=control.name)
        assert hands.do(SetEditText(control=ref, text=text)).delivered
    hands.click("Replace all (F10)")
    assert [p.text for p in hands.seen.canvas.paragraphs] == ["tea", "rolls", "milk"]
