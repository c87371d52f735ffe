"""The real Calc: opened, observed, operated, undone; success is read from the saved spreadsheet."""

import time
import zipfile

import pytest
from processes import late

from lamwright.environments.libreoffice.products.calc import CALC
from lamwright.environments.libreoffice.screen.sight import look
from lamwright.environments.rendering.outline import outline
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import (
    InsertTable,
    SaveAs,
    SelectParagraph,
    SelectTable,
    SelectText,
    SetFont,
)
from lamwright.records.errors import DocumentError

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


def cells(hands):
    (sheet,) = (s for s in hands.seen.canvas.sheets if s.number == hands.seen.canvas.current_sheet)
    return {cell.address: cell.text for cell in sheet.cells}


def content(hands, tmp_path):
    path = tmp_path / "final.ods"
    hands.environment.save_copy(path)
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def test_a_spreadsheet_is_opened_and_told(calc):
    canvas = calc.seen.canvas
    assert cells(calc) == {"A1": "Item", "B1": "Price", "A2": "Loom", "B2": "12.5", "B3": "25"}
    assert canvas.sheets[0].cells[-1].formula == "=SUM(B2:B2)*2"
    assert [sheet.name for sheet in canvas.sheets] == ["Costs", "Notes"]
    assert (canvas.current_sheet, canvas.cursor_cell, canvas.selection) == (1, "A1", "Costs.A1")
    assert len(calc.menu) > 400
    assert "    - B3 [=SUM(B2:B2)*2]: 25" in outline(calc.seen).splitlines()


def test_what_is_typed_goes_into_cells_and_formulas_follow(calc):
    calc.do(KeyboardInput(keys="{DOWN}{RIGHT}"))
    assert calc.seen.canvas.cursor_cell == "B2"
    assert calc.do(KeyboardInput(keys="20{ENTER}")).changed
    assert (cells(calc)["B2"], cells(calc)["B3"]) == ("20", "40")
    assert calc.seen.canvas.cursor_cell == "B3"


def test_what_is_typed_is_not_completed(calc):
    calc.do(KeyboardInput(keys="{DOWN}{DOWN}"))
    calc.do(KeyboardInput(keys="L{ENTER}"))
    assert cells(calc)["A3"] == "L"


def test_bold_of_the_current_cell(calc, tmp_path):
    assert "checked" not in calc.find("Bold").states
    assert calc.click("Bold").changed
    assert "checked" in calc.find("Bold").states
    assert 'fo:font-weight="bold"' in content(calc, tmp_path)
    calc.do(KeyboardInput(keys="{DOWN}"))
    assert "checked" not in calc.find("Bold").states


def test_the_name_box_selects_cells_and_typing_goes_to_them(calc):
    calc.fill("Formula Tool Bar", "A3:B4", "combo box")
    assert calc.seen.canvas.selection == "Costs.A3:B4"
    calc.do(KeyboardInput(keys="Sum{ENTER}"))
    assert cells(calc)["A3"] == "Sum"


def test_format_cells_dialog(calc, tmp_path):
    calc.click("Format > Cells...")
    assert calc.seen.dialogs == ("Format Cells",)
    calc.click("Font Effects", "page tab")
    calc.fill("Strikethrough", "Single", "combo box")
    calc.click("OK")
    assert calc.seen.dialogs == ()
    assert 'style:text-line-through-style="solid"' in content(calc, tmp_path)


def test_the_font_is_set_and_text_actions_are_refused_with_the_reason(calc, tmp_path):
    assert calc.do(SetFont(font_size=17)).delivered
    assert 'fo:font-size="17pt"' in content(calc, tmp_path)
    for action in (
        SelectText(text="Loom"),
        SelectParagraph(start_index=1, end_index=1),
        SelectTable(number=1),
        InsertTable(rows=2, columns=2),
    ):
        outcome = calc.do(action)
        assert (outcome.delivered, outcome.reason) == (False, "unsupported")
        assert "this is a spreadsheet" in outcome.detail


def test_another_sheet_is_chosen_by_its_tab(calc):
    calc.click("Notes", "page tab")
    assert calc.seen.canvas.current_sheet == 2
    calc.do(KeyboardInput(keys="1{ENTER}"))
    assert cells(calc) == {"A1": "1"}


def test_undoing_is_a_reset_also_from_within_a_cell(calc, spreadsheet):
    before = calc.seen.canvas
    window = calc.seen.window
    calc.do(KeyboardInput(keys="x{ENTER}"))
    calc.click("Bold")
    calc.click("Notes", "page tab")
    calc.do(KeyboardInput(keys="half a wo"))
    assert calc.environment._live.session.uno.undo_all()
    calc.open(spreadsheet)
    assert (calc.seen.canvas, calc.seen.window) == (before, window)
    assert calc.seen.dialogs == ()


@pytest.mark.parametrize("suffix", [s for s in CALC.store_filters if s != ".pdf"])
def test_every_format_is_saved_and_opened_again(calc, suffix):
    assert calc.do(SaveAs(file_name="copy", file_ext=suffix)).delivered
    path = (calc.environment.exports / f"copy{suffix}").rename(
        calc.environment.exports.parent / f"again{suffix}"
    )
    calc.open(path)
    assert cells(calc) == {"A1": "Item", "B1": "Price", "A2": "Loom", "B2": "12.5", "B3": "25"}


def test_pdf_is_saved_and_other_documents_are_not_opened(calc, letter):
    assert calc.do(SaveAs(file_name="copy", file_ext=".pdf")).delivered
    assert (calc.environment.exports / "copy.pdf").read_bytes().startswith(b"%PDF")
    outcome = calc.do(SaveAs(file_name="copy", file_ext=".docx"))
    assert (outcome.delivered, outcome.reason) == (False, "invalid")
    with pytest.raises(DocumentError, match="is not a spreadsheet"):
        calc.open(letter)


def facts(seen):
    return {(c.name, c.role, c.path, c.states, c.value) for c in seen.controls}


def test_what_is_observed_at_once_is_what_shows_later(calc):
    for action in (
        KeyboardInput(keys="{DOWN}"),
        KeyboardInput(keys="{CTRL+B}"),
        KeyboardInput(keys="abc{ENTER}"),
        SetFont(font_name="DejaVu Sans", font_size=14),
        KeyboardInput(keys="{CTRL+Z}"),
        KeyboardInput(keys="{CTRL+A}"),
    ):
        calc.do(action)
        time.sleep(1)  # what LibreOffice needs by itself, and then some
        assert facts(look(calc.environment._live.session.tree)) == facts(calc.seen), action


def test_the_print_preview_is_observed_and_gone_with_the_next_reset(calc, spreadsheet):
    first = calc.seen
    calc.click("File > Print Preview")
    assert "Close Preview" in {control.name for control in calc.seen.controls}
    again = calc.open(spreadsheet)
    assert facts(again) == facts(first)
    assert again.canvas == first.canvas


def test_the_pop_up_of_a_filter_is_told(calc):
    calc.do(KeyboardInput(keys="{CTRL+A}"))
    calc.click("Data > AutoFilter")
    calc.do(KeyboardInput(keys="{CTRL+HOME}"))
    calc.do(KeyboardInput(keys="{ALT+DOWN}"))
    shown = {(c.name, c.role) for c in calc.seen.controls}
    assert {("Search items...", "edit"), ("Show only the current item", "push button")} <= shown
    assert calc.seen.focus is not None
    loom = [c for c in calc.seen.controls if (c.name, c.role) == ("Loom", "table cell")]
    assert any("checked" in cell.states for cell in loom)
    calc.do(KeyboardInput(keys="{ESC}"))


def test_a_button_that_only_opens_a_list_opens_it(calc):
    calc.click("Row")
    calc.click("Insert Rows Above", "menu item")
    assert cells(calc) == {"A2": "Item", "B2": "Price", "A3": "Loom", "B3": "12.5", "B4": "25"}


@pytest.mark.parametrize("part", ["soffice.bin", "Xvfb", "openbox"])
def test_a_list_opens_also_where_a_part_of_the_desktop_is_late(calc, spreadsheet, tmp_path, part):
    another = tmp_path / "another.ods"
    another.write_bytes(spreadsheet.read_bytes())
    with late(part, 0.6):
        calc.open(another)
        calc.click("Row")
        calc.click("Insert Rows Above", "menu item")
    assert cells(calc)["A2"] == "Item"


def test_many_cells_are_typed_at_once(calc):
    keys = "".join(f"{number}{{TAB}}{number}.5{{ENTER}}" for number in range(1, 9))
    calc.do(KeyboardInput(keys=keys))
    rows = range(1, 9)
    left = {f"A{row}": str(row) for row in rows}
    assert cells(calc) == left | {f"B{row}": f"{row}.5" for row in rows}


def test_tab_and_enter_go_to_the_same_cells_after_undoing(calc, spreadsheet):
    for _ in range(2):
        calc.do(KeyboardInput(keys="1{TAB}2{ENTER}3"))
        calc.do(KeyboardInput(keys="{ENTER}"))
        assert cells(calc) == {"A1": "1", "B1": "2", "A2": "3", "B2": "12.5", "B3": "25"}
        calc.open(spreadsheet)


def test_cells_fill_the_screen_and_do_not_stop_anything(calc, spreadsheet):
    first = len(calc.seen.controls)
    calc.click("View > Full Screen")
    assert len(calc.seen.controls) < first
    calc.click("Full Screen", calc.seen.controls[0].role)
    assert len(calc.seen.controls) == first
    calc.click("View > Full Screen")
    assert len(calc.open(spreadsheet).controls) == first
