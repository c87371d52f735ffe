"""A small editor that is not LibreOffice (Debian's mousepad), driven by the layer for any Linux program."""

import os
import shutil
import signal
from pathlib import Path

import pytest
from hands import Hands
from processes import below

from lamwright.environments.contract import RULES, Subject, run_rule
from lamwright.environments.linux.editor import TextEditor
from lamwright.records.action import (
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.document_action import SelectParagraph, SelectTable, SelectText
from lamwright.records.errors import DocumentError, EnvironmentBroken

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not shutil.which("mousepad"), reason="needs mousepad"),
]
LINES = "Dear Ada,\nthe engine works well.\nYours, Charles"


class Mousepad(TextEditor):
    name = "mousepad"

    def command(self, document):
        return ["mousepad", "--disable-server", *([str(document)] if document else [])]


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    environment = Mousepad(tmp_path_factory.mktemp("mousepad"), deadline=30)
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


def ref(control):
    return ControlRef(label=control.label, name=control.name)


def test_characters_that_gtk_takes_for_dead_keys_are_typed(hands):
    hands.do(KeyboardInput(keys="{CTRL+HOME}a\ufe5eb\uff20c\U0001f377d "))
    first = hands.seen.canvas.paragraphs[0].text
    assert first == "a\ufe5eb\uff20c\U0001f377d Dear Ada,"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name.replace(" ", "-"))
def test_it_keeps_the_contract(rule, editor, note, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    subject = Subject(
        environment=editor,
        folder=files,
        document=note,
        changes=(SelectText(text="engine"), KeyboardInput(keys="motor")),
        closes=ClickInput(control=ControlRef(label=0, name="File > Quit")),
        text="engine",
        dialog="View > Select Font...",
        dismiss="Cancel",
    )
    if "damaged" in rule.needs:
        pytest.skip("it opens any file")
    run_rule(rule, subject)


def test_the_text_is_the_canvas(hands):
    assert [paragraph.text for paragraph in hands.seen.canvas.paragraphs] == LINES.split("\n")
    assert hands.do(SelectParagraph(start_index=2, end_index=-1)).delivered
    assert hands.seen.canvas.selection == "the engine works well.\nYours, Charles"
    assert hands.do(SelectTable(number=1)).reason == "unsupported"


def test_keys_and_menus_change_it_and_say_so(hands):
    assert "enabled" not in hands.find("Edit > Undo").states
    assert not hands.do(WheelMouseInput(wheel_dist=-1)).changed
    assert hands.do(KeyboardInput(keys="{CTRL+END} Babbage")).changed
    assert hands.seen.canvas.paragraphs[2].text == "Yours, Charles Babbage"
    assert hands.click("Edit > Undo").changed
    assert hands.seen.canvas.paragraphs[2].text != "Yours, Charles Babbage"
    assert hands.do(KeyboardInput(keys="{CTRL+HOME}My ")).changed
    assert hands.seen.canvas.paragraphs[0].text == "My Dear Ada,"


def test_a_field_is_filled_and_read(hands):
    (field,) = [c for c in hands.seen.controls if c.role == "edit"]
    assert hands.do(SetEditText(control=ref(field), text="All anew")).delivered
    assert [paragraph.text for paragraph in hands.seen.canvas.paragraphs] == ["All anew"]
    (field,) = [c for c in hands.seen.controls if c.role == "edit"]
    assert field.value == "All anew"
    assert hands.do(Texts(control=ref(field))).detail == "All anew"


def test_find_and_replace_in_its_dialog(hands):
    hands.click("Search > Find and Replace...")
    assert len(hands.seen.dialogs) == 1
    inside = [control for control in hands.seen.controls if control.dialog]
    assert {"Replace", "Close"} <= {control.name for control in inside}
    assert all(control.window == hands.seen.dialogs[0] for control in inside)


def test_a_dialog_that_chooses_a_file_says_so(hands):
    hands.click("File > Open...")
    assert hands.seen.choosers == hands.seen.dialogs != ()
    assert {control.dialog for control in hands.seen.controls} == set(hands.seen.dialogs)


def test_saving_writes_the_private_copy_only(hands, editor, note):
    hands.do(KeyboardInput(keys="{CTRL+HOME}To "))
    hands.click("File > Save")
    assert editor.opened.read_text("utf-8").startswith("To Dear Ada,")
    assert note.read_text("utf-8") == LINES


def test_a_program_that_died_is_broken_and_one_that_quit_is_not(hands, editor, note):
    assert hands.environment.perform(ClickInput(control=ref(hands.find("File > Quit")))).changed
    with pytest.raises(DocumentError):
        editor.observe()
    assert editor.perform(SelectText(text="engine")).reason == "disabled"
    hands.open(note)
    (pid,) = [pid for pid in below(os.getpid()) if _name(pid) == "mousepad"]
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(EnvironmentBroken):
        editor.observe()
    assert hands.open(note).canvas.paragraphs


def test_nothing_is_left_after_closing(note, tmp_path):
    before = set(below(os.getpid()))
    editor = Mousepad(tmp_path / "own", is_own=True)
    editor.reset(note)
    assert set(below(os.getpid())) > before
    editor.close()
    assert set(below(os.getpid())) <= before
    assert not (tmp_path / "own").exists()


def _name(pid):
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
    except OSError:
        return ""
