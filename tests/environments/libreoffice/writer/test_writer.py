"""The real Writer does what its controls promise; success is read from the saved document."""

import os
import re
import signal
import zipfile
from pathlib import Path

import pytest
from soaking import below

from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.records.action import (
    ClickInput,
    ControlRef,
    KeyboardInput,
    SetEditText,
    Texts,
    WheelMouseInput,
)
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectParagraph,
    SelectText,
    SetFont,
)
from lamwright.records.errors import DocumentError, EnvironmentBroken

pytestmark = [pytest.mark.writer, pytest.mark.timeout(400)]


def content(hands, tmp_path):
    path = tmp_path / "final.odt"
    hands.environment.save_copy(path)
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def paragraph(number):
    return SelectParagraph(start_index=number, end_index=number)


def test_bold_of_a_selected_paragraph(hands, tmp_path):
    hands.do(paragraph(2))
    assert "checked" not in hands.find("Bold").states
    assert hands.click("Bold").changed
    assert "checked" in hands.find("Bold").states
    assert 'fo:font-weight="bold"' in content(hands, tmp_path)


def test_tool_bar_follows_the_selection(hands):
    hands.do(paragraph(2))
    hands.click("Bold")
    hands.do(paragraph(1))
    assert "checked" not in hands.find("Bold").states
    hands.do(paragraph(2))
    assert "checked" in hands.find("Bold").states


def test_paragraph_dialog_aligns(hands, tmp_path):
    hands.do(paragraph(1))
    assert hands.click("Format > Paragraph...").changed
    assert hands.seen.dialogs == ("Paragraph",)
    hands.click("Alignment", "page tab")
    hands.click("Center")
    hands.click("OK")
    assert hands.seen.dialogs == ()
    assert 'fo:text-align="center"' in content(hands, tmp_path)


def test_the_canvas_tells_what_is_formatted_and_how_the_page_is_set_up(hands):
    page = hands.seen.canvas.page
    assert (page.width, page.height, page.landscape, page.columns) == (210, 297, False, 1)
    assert not any(p.runs or p.attributes for p in hands.seen.canvas.paragraphs)
    hands.do(SelectText(text="engine"))
    hands.click("Bold")
    hands.do(SetFont(font_name="DejaVu Sans", font_size=10.5))
    hands.click("Center")
    (_, second, _) = hands.seen.canvas.paragraphs
    assert second.attributes == ("centered",)
    (run,) = second.runs
    assert run.text == "engine"
    assert set(run.attributes) == {"bold", "10.5 pt", "font DejaVu Sans"}
    hands.click("Format > Page Style...")
    hands.click("Page", "page tab")
    hands.click("Landscape")
    hands.click("OK")
    page = hands.seen.canvas.page
    assert (page.width, page.height, page.landscape) == (297, 210, True)


def test_the_canvas_tells_recorded_changes(hands):
    before = hands.seen.canvas.paragraphs[1].text
    hands.click("Edit > Track Changes > Record")
    hands.do(paragraph(2))
    hands.do(KeyboardInput(keys="new"))
    second = hands.seen.canvas.paragraphs[1]
    assert second.text == f"{before}new"  # it shows, struck out
    runs = [(run.text, *run.attributes) for run in second.runs]
    assert runs == [(before, "deleted"), ("new", "inserted")]


def test_paragraph_dialog_takes_numbers_with_units_and_list_choices(hands, tmp_path):
    hands.do(paragraph(1))
    hands.click("Format > Paragraph...")
    hands.click("Indents & Spacing")
    hands.fill("Before text", "2 cm")
    hands.fill("Line Spacing", "Double", "combo box")
    hands.click("OK")
    saved = content(hands, tmp_path)
    assert re.search(r'fo:margin-left="0\.7[78]\d*in"', saved)
    assert 'fo:line-height="200%"' in saved


def test_a_choice_that_is_not_in_the_list_is_refused(hands):
    hands.click("Format > Paragraph...")
    hands.click("Indents & Spacing")
    control = hands.find("Line Spacing", "combo box")
    ref = ControlRef(label=control.label, name=control.name)
    outcome = hands.do(SetEditText(control=ref, text="Threefold"))
    assert (outcome.delivered, outcome.reason) == (False, "invalid")
    assert "Double" in outcome.detail
    hands.click("Cancel")


def test_list_choice_by_clicks(hands, tmp_path):
    hands.do(paragraph(1))
    hands.click("Format > Paragraph...")
    hands.click("Indents & Spacing")
    hands.click("Line Spacing", "combo box")
    hands.click("1.5 Lines")
    hands.click("OK")
    assert 'fo:line-height="150%"' in content(hands, tmp_path)


def test_character_dialog(hands, tmp_path):
    hands.do(SelectText(text="engine"))
    hands.click("Format > Character...")
    hands.click("Font Effects")
    hands.fill("Case", "UPPERCASE")
    hands.click("OK")
    assert 'fo:text-transform="uppercase"' in content(hands, tmp_path)


def test_insert_table_dialog(hands):
    hands.click("Table > Insert Table...")
    hands.fill("Name", "Costs")
    hands.fill("Columns", "4")
    hands.fill("Rows", "3")
    hands.click("Insert")
    (table,) = hands.seen.canvas.tables
    assert (table.name, table.rows, table.columns) == ("Costs", 3, 4)


def test_controls_of_a_table_appear_and_work(hands):
    hands.do(InsertTable(rows=2, columns=2))
    assert not any(c.name == "A1" for c in hands.seen.controls)
    hands.click("Table > Insert > Rows Below")
    assert hands.seen.canvas.tables[0].rows == 3


def test_a_dialog_that_holds_its_caller_blocks_nothing(hands):
    hands.do(InsertTable(rows=2, columns=2))
    hands.click("Table Styles")
    hands.click("Add")
    assert hands.seen.dialogs == ("AutoFormat", "Add AutoFormat")
    hands.click("Cancel")
    assert hands.seen.dialogs == ("AutoFormat",)
    hands.click("Cancel")
    assert hands.seen.dialogs == ()


def test_find_and_replace_all(hands):
    hands.click("Edit > Find and Replace...")
    hands.fill("Find", "engine")
    hands.fill("Replace", "machine", "combo box")
    hands.click("Replace All")
    hands.click("Close")
    assert hands.seen.canvas.paragraphs[1].text == "the machine works well."


def test_undo_is_disabled_until_there_is_something_to_undo(hands):
    control = hands.find("Edit > Undo")
    ref = ControlRef(label=control.label, name=control.name)
    outcome = hands.do(ClickInput(control=ref))
    assert (outcome.delivered, outcome.reason) == (False, "disabled")
    hands.do(paragraph(1))
    hands.click("Bold")
    hands.click("Edit > Undo")
    assert "checked" not in hands.find("Bold").states


def test_typing_with_keys_and_characters_that_no_keyboard_has(hands):
    hands.do(paragraph(3))
    assert hands.do(KeyboardInput(keys="Größe ☃ €5{ENTER}{{}x{}}{TAB}end")).changed
    texts = [p.text for p in hands.seen.canvas.paragraphs]
    assert texts == ["Dear Ada,", "the engine works well.", "Größe ☃ €5", "{x}\tend"]


def test_typing_more_such_characters_than_there_are_spare_keys(hands):
    text = "Съешь же ещё этих мягких булок, ξεσκεπάζω την ψυχοφθόρα βδελυγμία, 天地玄黄宇宙洪荒日月"
    assert len({character for character in text if ord(character) > 0xFF}) > 50
    hands.do(paragraph(3))
    assert hands.do(KeyboardInput(keys=f"{text}{{ENTER}}{text[::-1]}")).delivered
    texts = [p.text for p in hands.seen.canvas.paragraphs]
    assert texts == ["Dear Ada,", "the engine works well.", text, text[::-1]]


def test_typing_them_into_a_dialog(hands):
    text = "Съешь же ещё этих мягких булок"
    hands.click("Insert > Bookmark...")
    hands.do(KeyboardInput(keys=f"{{CTRL+A}}{text}"))
    assert text in [control.value for control in hands.seen.controls]
    hands.click("Close")


def test_shortcuts(hands):
    hands.do(paragraph(1))
    hands.do(KeyboardInput(keys="{CTRL+B}"))
    assert "checked" in hands.find("Bold").states


def test_tool_bar_fields_apply_to_the_selection(hands, tmp_path):
    hands.do(SelectText(text="engine"))
    hands.fill("Font Size", "20")
    hands.fill("Font Name", "DejaVu Sans")
    hands.fill("Paragraph Style", "Heading 2")
    saved = content(hands, tmp_path)
    assert 'fo:font-size="20pt"' in saved
    assert "DejaVu Sans" in saved
    assert hands.seen.canvas.paragraphs[1].style == "Heading 2"


def test_a_button_that_was_told_to_be_enabled_can_be_pressed_at_once(hands):
    hands.do(SelectText(text="engine"))
    hands.click("Cut")
    assert "engine" not in hands.seen.canvas.paragraphs[1].text


def test_a_field_reads_as_it_was_told_at_once(hands, document):
    hands.do(SelectText(text="engine"))
    hands.do(SetFont(font_name="DejaVu Sans", font_size=20))
    hands.open(document)
    control = hands.find("Font Name")
    ref = ControlRef(label=control.label, name=control.name)
    assert hands.do(Texts(control=ref)).detail == control.value == "Liberation Serif"


def test_texts_and_wheel(hands):
    control = hands.find("Font Name")
    ref = ControlRef(label=control.label, name=control.name)
    assert hands.do(Texts(control=ref)).detail == control.value
    assert hands.do(WheelMouseInput(wheel_dist=-3)).delivered


def test_stale_and_missing_labels(hands):
    bold = hands.find("Bold")
    wrong = ClickInput(control=ControlRef(label=bold.label, name="Italic"))
    assert hands.do(wrong).reason == "stale"
    assert hands.do(ClickInput(control=ControlRef(label=900, name="x"))).reason == "not_found"
    assert hands.do(ClickInput(control=ControlRef(label=4000, name="x"))).reason == "not_found"
    cut = hands.find("Cut")
    outcome = hands.do(ClickInput(control=ControlRef(label=cut.label, name="Cut")))
    assert outcome.reason == "disabled"


def test_a_label_of_a_button_that_does_something_else_meanwhile_is_stale(hands):
    hands.click("Insert > Special Character...")
    hands.fill("Hexadecimal", "0041")
    adds = hands.find("Add to Favorites")
    pressed = ClickInput(control=ControlRef(label=adds.label, name=adds.name))
    hands.environment.perform(pressed)
    outcome = hands.environment.perform(pressed)
    assert (outcome.reason, "Remove from Favorites" in outcome.detail) == ("stale", True)
    hands.seen = hands.environment.observe()
    hands.click("Remove from Favorites")


def test_menus_and_document_wait_behind_a_modal_dialog(hands):
    hands.click("Format > Character...")
    control = hands.find("Format > Paragraph...")
    ref = ControlRef(label=control.label, name=control.name)
    assert hands.do(ClickInput(control=ref)).reason == "disabled"
    assert hands.do(paragraph(1)).reason == "disabled"
    hands.click("Cancel")


def test_menu_is_the_whole_bar(hands):
    names = [c.name for c in hands.menu]
    assert len(names) == len(set(names)) > 500
    assert all(control.menu for control in hands.menu)
    assert len({c.label for c in (*hands.seen.controls, *hands.menu)}) == len(
        hands.seen.controls
    ) + len(names)
    assert {"Format > Character...", "View > Rulers > Rulers", "Edit > Undo"} < set(names)
    assert "checked" in hands.find("View > Rulers > Rulers").states


def test_files_are_saved_below_the_work_directory_only(hands):
    assert hands.do(SaveAs(file_name="copy", file_ext=".docx")).delivered
    assert (hands.environment.exports / "copy.docx").stat().st_size > 1000
    for action in (
        SaveAs(file_dir="..", file_name="x"),
        SaveAs(file_dir="/tmp", file_name="x"),
        SaveAs(file_name="../x"),
    ):
        assert hands.do(action).reason == "refused"


def test_the_original_stays_as_it_was(hands, document):
    before = document.read_bytes()
    hands.do(paragraph(1))
    hands.do(KeyboardInput(keys="gone{CTRL+S}"))
    assert document.read_bytes() == before


def test_reset_brings_back_document_view_and_no_dialog(hands, document):
    first = hands.environment.reset(document)
    hands.open(document)
    hands.do(paragraph(1))
    hands.do(KeyboardInput(keys="changed"))
    hands.click("View > Rulers > Rulers")
    hands.click("Format > Page Style...")
    again = hands.open(document)
    assert again.controls == first.controls
    assert again == first
    assert "checked" in hands.find("View > Rulers > Rulers").states


def test_another_document_after_a_damaged_one(hands, document, tmp_path):
    bad = tmp_path / "bad.odt"
    bad.write_bytes(b"PK not a document")
    with pytest.raises(DocumentError):
        hands.environment.reset(bad)
    with pytest.raises(DocumentError):
        hands.environment.reset(tmp_path / "missing.odt")
    assert [p.text for p in hands.open(document).canvas.paragraphs][0] == "Dear Ada,"


@pytest.fixture
def own(tmp_path):
    writer = LibreOfficeEnvironment(tmp_path / "work", deadline=60)
    yield writer
    writer.close()


def test_killed_in_mid_step_and_closed_without_a_trace(own, document):
    others = set(below(os.getpid()))
    own.reset(document)
    started = set(below(os.getpid())) - others
    os.kill(
        max(p for p in started if "soffice" in Path(f"/proc/{p}/comm").read_text(encoding="utf-8")),
        signal.SIGKILL,
    )
    with pytest.raises(EnvironmentBroken):
        own.perform(paragraph(1))
    with pytest.raises(EnvironmentBroken):
        own.observe()
    assert len(own.reset(document).canvas.paragraphs) == 3
    started |= set(below(os.getpid())) - others
    own.close()
    own.close()
    left = {pid for pid in started if Path(f"/proc/{pid}").exists()}
    assert not left


def test_reset_after_a_chart_was_edited_in_place(hands, document):
    enabled = [c.name for c in hands.menu if "enabled" in c.states]
    hands.click("Insert > Chart...")
    again = hands.open(document)
    assert again.dialogs == ()
    assert [c.name for c in hands.menu if "enabled" in c.states] == enabled
    hands.click("Insert > Bookmark...")
    assert hands.seen.dialogs == ("Bookmark",)


def test_enter_in_a_dialog_has_pressed_its_button(hands):
    hands.click("Table > Insert Table...")
    assert hands.do(KeyboardInput(keys="{CTRL+A}Looms{ENTER}")).changed
    assert (hands.seen.dialogs, hands.seen.canvas.tables[0].name) == ((), "Looms")
    hands.click("Table > Insert Table...")
    cancel = hands.find("Cancel")
    hands.do(KeyboardInput(control=ControlRef(label=cancel.label, name="Cancel"), keys="{SPACE}"))
    assert (hands.seen.dialogs, len(hands.seen.canvas.tables)) == ((), 1)
