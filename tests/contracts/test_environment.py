"""What every environment must do; the fake here, the real Writer where it is installed."""

import pytest

from lamwright.documents.reader import read_document
from lamwright.environments.fake import FakeEnvironment
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.records.action import (
    ClickInput,
    ControlRef,
    ReadText,
    SaveAs,
    SelectCells,
    SelectParagraph,
    SelectText,
    SetEditText,
)
from lamwright.records.errors import DocumentError, EnvironmentBroken


@pytest.fixture(scope="module")
def writer(tmp_path_factory):
    environment = LibreOfficeEnvironment(tmp_path_factory.mktemp("writer"), deadline=60)
    yield environment
    environment.close()


@pytest.fixture(
    params=["fake", pytest.param("writer", marks=[pytest.mark.writer, pytest.mark.timeout(300)])]
)
def environment(request, tmp_path):
    if request.param == "writer":
        return request.getfixturevalue("writer")
    return FakeEnvironment(tmp_path / "fake")


def control(environment, observation, name):
    shown = (*observation.controls, *environment.menu())
    return next(c for c in shown if c.name == name)


def click(environment, observation, name):
    found = control(environment, observation, name)
    ref = ControlRef(label=found.label, name=found.name)
    outcome = environment.perform(ClickInput(control=ref))
    assert outcome.delivered, outcome
    return environment.observe()


def fill(environment, observation, name, text):
    found = control(environment, observation, name)
    ref = ControlRef(label=found.label, name=found.name)
    outcome = environment.perform(SetEditText(control=ref, text=text))
    assert outcome.delivered, outcome
    return environment.observe()


def test_reset_shows_the_document_and_labels_count_from_one(environment, letter):
    seen = environment.reset(letter)
    texts = [paragraph.text for paragraph in seen.canvas.paragraphs]
    assert texts == ["Dear Ada,", "the engine works well.", "Yours, Charles"]
    assert [c.label for c in seen.controls] == list(range(1, len(seen.controls) + 1))
    assert all(c.name and c.role for c in seen.controls)
    assert seen.dialogs == ()


def test_looking_twice_shows_the_same(environment, letter):
    environment.reset(letter)
    assert environment.observe() == environment.observe()


def test_menu_entries_are_paths_with_labels_from_1001(environment, letter):
    environment.reset(letter)
    menu = environment.menu()
    assert [c.label for c in menu] == list(range(1001, 1001 + len(menu)))
    assert all(" > " in c.name for c in menu)


def test_an_action_changes_what_the_document_holds(environment, letter, tmp_path):
    environment.reset(letter)
    assert environment.perform(SelectText(text="engine")).delivered
    seen = environment.observe()
    assert seen.canvas.selection == "engine"
    before, after = tmp_path / "before.odt", tmp_path / "after.odt"
    environment.save_copy(before)
    click(environment, seen, "Bold")
    environment.save_copy(after)
    assert before.read_bytes() != after.read_bytes()


def test_a_dialog_is_opened_filled_and_closed(environment, letter):
    seen = click(environment, environment.reset(letter), "Edit > Find and Replace...")
    assert len(seen.dialogs) == 1
    seen = fill(environment, seen, "Find", "engine")
    seen = fill(environment, seen, "Replace", "machine")
    seen = click(environment, click(environment, seen, "Replace All"), "Close")
    assert seen.dialogs == ()
    assert seen.canvas.paragraphs[1].text == "the machine works well."


def test_saving_a_copy_changes_nothing(environment, letter, tmp_path):
    seen = environment.reset(letter)
    environment.save_copy(tmp_path / "copy.odt")
    assert (tmp_path / "copy.odt").stat().st_size > 0
    assert environment.observe() == seen


def test_reset_drops_everything_and_the_original_is_never_touched(environment, letter):
    original = letter.read_bytes()
    first = environment.reset(letter)
    environment.perform(SelectText(text="engine"))
    click(environment, environment.observe(), "Bold")
    click(environment, environment.observe(), "Edit > Find and Replace...")
    assert environment.reset(letter) == first
    assert letter.read_bytes() == original


@pytest.mark.parametrize(
    ("first", "last", "bold"),
    [
        ("A1", "C1", ["One", "Two", "Three"]),
        ("B2", "", ["Five"]),
        ("C2", "B1", ["Two", "Three", "Five", "Six"]),
    ],
)
def test_cells_of_a_table_are_selected(environment, prices, tmp_path, first, last, bold):
    seen = environment.reset(prices)
    assert [(t.number, t.rows, t.columns) for t in seen.canvas.tables] == [(1, 2, 3)]
    assert environment.perform(SelectCells(table=1, first=first, last=last)).delivered
    click(environment, environment.observe(), "Bold")
    environment.save_copy(tmp_path / "bold.odt")
    cells = [cell for row in read_document(tmp_path / "bold.odt").tables[0].rows for cell in row]
    assert [cell.text for cell in cells if cell.bold] == bold


def test_paragraphs_are_read_in_full_and_nothing_changes(environment, letter):
    seen = environment.reset(letter)
    outcome = environment.perform(ReadText(start_index=2))
    assert outcome.detail == "the engine works well.\nYours, Charles"
    assert environment.perform(ReadText(start_index=1, end_index=1)).detail == "Dear Ada,"
    assert environment.perform(ReadText(start_index=4)).reason == "invalid"
    assert environment.observe().canvas == seen.canvas


def test_text_is_selected_in_a_named_place(environment, letter):
    environment.reset(letter)
    assert environment.perform(SelectText(text="engine", place="body")).delivered
    assert environment.observe().canvas.selection == "engine"
    assert environment.perform(SelectText(text="engine", place="nowhere")).reason == "invalid"


@pytest.mark.parametrize(
    ("table", "first", "last"), [(2, "A1", ""), (1, "A3", ""), (1, "A1", "D1"), (1, "first", "A1")]
)
def test_cells_that_are_not_there_are_not_selected(environment, prices, table, first, last):
    environment.reset(prices)
    outcome = environment.perform(SelectCells(table=table, first=first, last=last))
    assert (outcome.delivered, outcome.reason) == (False, "invalid")


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        (SelectParagraph(start_index=9, end_index=9), "invalid"),
        (SelectText(text="not in there"), "not_found"),
        (ClickInput(control=ControlRef(label=1, name="No such name")), "stale"),
        (ClickInput(control=ControlRef(label=987, name="Bold")), "not_found"),
        (ClickInput(control=ControlRef(label=9999, name="File > Nothing")), "not_found"),
        (SaveAs(file_name="a\0"), "invalid"),
        (SaveAs(file_name="a" * 256), "invalid"),
        (SaveAs(file_name="../a"), "refused"),
        (SaveAs(file_dir="/tmp", file_name="a"), "refused"),
    ],
)
def test_what_cannot_be_done_is_an_outcome(environment, letter, action, reason):
    environment.reset(letter)
    outcome = environment.perform(action)
    assert (outcome.delivered, outcome.reason) == (False, reason)


def test_files_are_saved_below_exports(environment, letter):
    environment.reset(letter)
    assert environment.perform(SaveAs(file_name="kept", file_ext=".odt")).delivered
    assert (environment.exports / "kept.odt").is_file()


def test_a_missing_or_damaged_document(environment, letter, tmp_path):
    with pytest.raises(DocumentError):
        environment.reset(tmp_path / "none.odt")
    with pytest.raises(DocumentError):
        environment.reset(tmp_path / f"{'a' * 256}.odt")
    bad = tmp_path / "bad.odt"
    bad.write_bytes(b"PK not a document")
    with pytest.raises(DocumentError):
        environment.reset(bad)
    assert len(environment.reset(letter).canvas.paragraphs) == 3


def test_screenshot_is_a_png(environment, letter, tmp_path):
    environment.reset(letter)
    environment.screenshot(tmp_path / "shot.png")
    assert (tmp_path / "shot.png").read_bytes().startswith(b"\x89PNG")


def test_closed_means_broken_until_reset(environment, letter):
    environment.reset(letter)
    environment.close()
    environment.close()
    with pytest.raises(EnvironmentBroken):
        environment.observe()
    with pytest.raises(EnvironmentBroken):
        environment.perform(SelectText(text="engine"))
