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
