"""The real Impress: opened, observed, operated, undone."""

import zipfile

import pytest

from lamwright.environments.libreoffice.products.impress import IMPRESS
from lamwright.environments.rendering.outline import outline
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SaveAs, SelectParagraph, SelectText

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


def texts(hands, slide=1):
    return [shape.text for shape in hands.seen.canvas.slides[slide - 1].shapes]


def content(hands, tmp_path):
    path = tmp_path / "final.odp"
    hands.environment.save_copy(path)
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def test_a_presentation_is_opened_and_told(impress):
    canvas = impress.seen.canvas
    assert [slide.name for slide in canvas.slides] == ["Opening", "Closing"]
    assert texts(impress) == ["The engine", "weaves\nalgebra"]
    assert canvas.current_slide == 1
    assert len(impress.menu) > 400
    assert '    - shape 2 text "Words": weaves algebra' in outline(impress.seen).splitlines()


def test_an_empty_presentation_has_a_title_to_fill(impress):
    (slide,) = impress.open(None).canvas.slides
    assert [(shape.kind, shape.text) for shape in slide.shapes] == [("title", ""), ("subtitle", "")]


def test_tool_bars_are_told_as_they_lie_in_every_window(impress, presentation):
    reported = []
    for document in (presentation, None, presentation):
        seen = impress.open(document)
        bars = [c for c in seen.controls if c.path in {"Standard", "Presentation", "Drawing"}]
        reported.append([(c.path, c.name) for c in bars])
        assert [c.box[1] // 12 for c in bars] == sorted(c.box[1] // 12 for c in bars)
    assert reported[0] == reported[1] == reported[2]


def test_text_is_typed_into_a_shape(impress):
    impress.do(KeyboardInput(keys="{TAB}"))
    assert [s.selected for s in impress.seen.canvas.slides[0].shapes] == [True, False]
    impress.do(KeyboardInput(keys="{ENTER}"))
    impress.do(KeyboardInput(keys=" works"))
    assert texts(impress)[0] == "The engine works"


def test_a_selected_shape_is_formatted_from_the_tool_bar_and_by_a_dialog(impress, tmp_path):
    impress.do(KeyboardInput(keys="{TAB}"))
    impress.click("Bold")
    assert "checked" in impress.find("Bold").states
    assert 'fo:font-weight="bold"' in content(impress, tmp_path)
    impress.click("Format > Character...")
    assert impress.seen.dialogs == ("Character",)
    impress.click("Position", "page tab")
    impress.click("Superscript", "radio button")
    impress.click("OK")
    assert impress.seen.dialogs == ()
    assert "style:text-position=" in content(impress, tmp_path)


def test_a_slide_is_inserted_through_the_menu(impress):
    assert impress.click("Slide > New Slide").changed
    canvas = impress.seen.canvas
    assert (len(canvas.slides), canvas.current_slide) == (3, 2)


@pytest.mark.parametrize("view", ["Slide Sorter", "Notes", "Outline"])
def test_other_views_are_told_and_left_with_the_next_document(impress, presentation, view):
    before = len(impress.seen.controls)
    impress.click(f"View > {view}")
    impress.do(KeyboardInput(keys="{CTRL+A}"))
    assert [slide.name for slide in impress.seen.canvas.slides] == ["Opening", "Closing"]
    impress.open(presentation)
    assert len(impress.seen.controls) == before


def test_text_actions_are_refused_with_the_reason(impress):
    for action in (SelectText(text="engine"), SelectParagraph(start_index=1, end_index=1)):
        outcome = impress.do(action)
        assert (outcome.delivered, outcome.reason) == (False, "unsupported")
        assert "this is a presentation" in outcome.detail


def test_undoing_is_a_reset_also_from_within_a_shape(impress, presentation):
    before, window = impress.seen.canvas, impress.seen.window
    impress.click("Slide > New Slide")
    impress.do(KeyboardInput(keys="{PAGEUP}"))
    impress.do(KeyboardInput(keys="{TAB}"))
    impress.do(KeyboardInput(keys="{ENTER}"))
    impress.do(KeyboardInput(keys="and then"))
    assert impress.environment._live.session.uno.undo_all()
    impress.open(presentation)
    assert (impress.seen.canvas, impress.seen.window) == (before, window)


@pytest.mark.parametrize("suffix", [s for s in IMPRESS.store_filters if s != ".pdf"])
def test_every_format_is_saved_and_opened_again(impress, suffix):
    assert impress.do(SaveAs(file_name="copy", file_ext=suffix)).delivered
    path = (impress.environment.exports / f"copy{suffix}").rename(
        impress.environment.exports.parent / f"again{suffix}"
    )
    impress.open(path)
    assert texts(impress) == ["The engine", "weaves\nalgebra"]


def test_pdf_is_saved(impress):
    assert impress.do(SaveAs(file_name="copy", file_ext=".pdf")).delivered
    assert (impress.environment.exports / "copy.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("entry", ["Format > Text > Bold", "Insert > Form Control > Date Field"])
def test_what_was_set_where_nothing_is_selected_is_not_the_next_episode_s(
    impress, presentation, entry
):
    reported = impress.find(entry).states
    impress.click(entry)
    now = {control.name: control.states for control in impress.environment.menu()}
    assert now[entry] != reported
    impress.open(presentation)
    assert impress.find(entry).states == reported
    now = {control.name: control.states for control in impress.environment.menu()}
    assert now[entry] == reported


def test_what_a_list_of_pictures_does_not_show_is_not_told(impress):
    impress.click("Slide Transition")
    impress.click("Wheel", "list item")
    items = [c for c in impress.seen.controls if c.role == "list item"]
    assert len(items) > 10
    assert all(min(item.box[2:]) > 0 for item in items)
    assert "selected" in impress.find("Wheel", "list item").states
