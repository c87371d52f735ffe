"""What can be operated: what was observed, shows, and nothing lies upon."""

import time

import pytest

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.rendering.outline import outline
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, WheelMouseInput
from lamwright.records.document_action import SelectParagraph, SelectText, SetFont
from lamwright.records.errors import DocumentError

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


def ref(control):
    return ControlRef(label=control.label, name=control.name)


def middle(box):
    return box[0] + box[2] // 2, box[1] + box[3] // 2


def test_a_click_into_a_number_gives_it_the_keyboard_and_no_enter(hands):
    hands.click("Format > Paragraph...")
    hands.click("Indents & Spacing")
    hands.click("Before text", role="spin button")
    assert hands.seen.dialogs == ("Paragraph",)
    assert hands.seen.controls[hands.seen.focus - 1].name == "Before text"


def test_what_lies_under_another_window_is_not_clicked(hands):
    hands.click("Edit > Find and Replace...")
    hands.click("Insert > Hyperlink...")
    tree = hands.environment._live.session.tree
    (upper,) = (window.box for window in tree.objects.windows() if window.name == "Hyperlink")
    covered = next(
        control
        for control in hands.seen.controls
        if control.path.startswith("Find and Replace")
        and upper[0] < middle(control.box)[0] < upper[0] + upper[2]
        and upper[1] < middle(control.box)[1] < upper[1] + upper[3]
    )
    for action in (
        ClickInput(control=ref(covered), button="right"),
        WheelMouseInput(control=ref(covered), wheel_dist=-2),
    ):
        outcome = hands.do(action)
        assert not outcome.delivered
        assert outcome.detail == '"Hyperlink" covers the control.'


def test_what_does_not_take_the_keyboard_is_not_typed_into(hands):
    hands.click("Format > Paragraph...")
    tab = hands.find("Borders", "page tab")
    outcome = hands.do(KeyboardInput(control=ref(tab), keys="abc"))
    assert (outcome.delivered, outcome.reason) == (False, "unsupported")


def test_labels_speak_of_what_was_observed_whatever_shows_since(hands):
    observed = hands.seen
    bold = next(control for control in observed.controls if control.name == "Bold")
    environment = hands.environment
    dialog = hands.find("Format > Paragraph...")
    assert environment.perform(ClickInput(control=ref(dialog))).delivered
    outcome = environment.perform(ClickInput(control=ref(bold)))
    assert (outcome.delivered, outcome.reason) == (False, "stale")
    ok = next(c for c in environment.observe().controls if c.name == "OK")
    assert environment.perform(ClickInput(control=ref(ok))).delivered
    assert environment.perform(ClickInput(control=ref(ok))).reason == "stale"
    assert environment.perform(SelectText(text="engine")).delivered
    hands.seen = environment.observe()
    for _ in range(2):  # the second time without another look
        assert environment.perform(ClickInput(control=ref(hands.find("Bold")))).delivered


def test_a_look_later_shows_what_came_by_itself(hands):
    hands.environment._live.session.uno.run(".uno:ParagraphDialog")
    time.sleep(0.6)
    assert hands.environment.observe().dialogs == ("Paragraph",)


def test_a_font_is_not_set_where_no_text_can_have_one(hands):
    hands.click("Insert > Chart...")
    outcome = hands.do(SetFont(font_name="DejaVu Sans"))
    assert not outcome.delivered


def test_long_lists_are_told_to_their_cap_each_and_the_rest_is_counted(hands):
    hands.click("Tools > Customize...")
    cells = [c for c in hands.seen.controls if c.role == "table cell"]
    assert len({c.box[0] for c in cells}) > 1 and len(cells) > 20  # of two lists, side by side
    assert hands.seen.left_out > 100
    assert f"- … {hands.seen.left_out} more cells of lists" in outline(hands.seen, limit=50_000)


def test_controls_are_where_they_are_told_to_be(hands):
    """LibreOffice's own widgets and GTK's stand in one tool bar, and the pointer finds both."""
    row = [middle(hands.find(name).box)[1] for name in ("Paragraph Style", "Font Name", "Bold")]
    assert max(row) - min(row) <= 3
    hands.do(SelectText(text="engine"))
    centre = hands.find("Center")
    assert "checked" not in centre.states
    assert hands.do(ClickInput(control=ref(centre), double=True)).delivered
    assert "checked" in hands.find("Center").states


def test_lists_of_pictures_are_told_and_chosen(hands):
    hands.do(SelectParagraph(start_index=1, end_index=1))
    hands.click("Format > Bullets and Numbering...")
    hands.click("Solid diamond bullets", "list item")
    hands.click("OK")
    hands.click("Format > Paragraph...")
    hands.click("Borders")
    hands.click("All Four Borders", "list item")
    hands.click("Area")
    hands.click("Color")
    hands.click("Yellow", "list item")
    hands.click("OK")
    first = hands.seen.canvas.paragraphs[0]
    assert first.list_label
    assert {"border", "background #ffff00"} <= set(first.attributes)


def test_special_characters_are_told_in_their_grid_and_inserted(hands):
    hands.click("Insert > Special Character...")
    assert "enabled" not in hands.find("Insert", "push button").states
    hands.click("&", "table cell")
    hands.click("Insert", "push button")
    assert hands.seen.canvas.paragraphs[0].text.startswith("&")


def test_templates_are_where_they_are_told_to_be(hands):
    hands.click("File > Templates > Manage Templates")
    hands.click("CV", "list item")
    assert "selected" in hands.find("CV", "list item").states
    hands.click("Close")


def test_entries_of_a_context_menu_open_the_next_one(hands):
    hands.do(SelectText(text="engine"))
    hands.do(KeyboardInput(keys="{SHIFT+F10}"))
    hands.click("Character", "menu")
    hands.click("Strong Emphasis", "radio menu item")
    runs = [run for paragraph in hands.seen.canvas.paragraphs for run in paragraph.runs]
    assert [(run.text, run.attributes) for run in runs] == [("engine", ("style Strong Emphasis",))]


def test_what_a_dialog_only_says_is_told(hands):
    hands.click("Tools > Word Count...")
    words = sum(len(p.text.split()) for p in hands.seen.canvas.paragraphs)
    said = dict(note.split(" | ", 1) for note in hands.seen.notes if " | " in note)
    assert int(said["Words"].split(" | ")[1]) >= words > 0  # cells count too
    assert f"  - text: Words | {said['Words']}" in outline(hands.seen)


def test_of_two_documents_the_one_with_the_keyboard_is_told_and_closed_with_the_next(
    hands, document
):
    before = [control.name for control in hands.seen.controls]
    hands.click("File > New > Text Document")
    assert [control.name for control in hands.seen.controls] == before
    hands.open(document)
    windows = hands.environment._live.session.tree.objects.windows()
    assert [window.role for window in windows] == ["frame"]


def test_menu_entries_of_a_window_behind_are_stale(hands):
    hands.click("File > New > Spreadsheet")
    entry = hands.find("Tools > Language > For Paragraph > More...")  # it crashed LibreOffice
    assert hands.do(ClickInput(control=ref(entry))).reason == "stale"
    hands.menu = hands.environment.menu()
    assert entry.name not in {control.name for control in hands.menu}
    hands.click("File > Properties...")
    assert hands.seen.dialogs


def test_closing_the_document_ends_the_episode_and_the_next_one_begins(hands, document):
    close = ClickInput(control=ref(hands.find("File > Close")))
    assert hands.environment.perform(close).delivered
    for _ in range(2):
        with pytest.raises(DocumentError, match="closed"):
            hands.environment.observe()
    with pytest.raises(DocumentError):
        hands.environment.save_copy(document.with_name("copy.odt"))
    assert hands.environment.perform(SelectText(text="engine")).reason == "disabled"
    assert hands.open(document).canvas.paragraphs


def test_the_buttons_of_a_tool_bar_that_floats_are_told_and_work(hands):
    before = len(hands.seen.controls)
    hands.click("View > Toolbars > Insert")
    assert len(hands.seen.controls) > before
    hands.click("Section", "push button")
    assert hands.seen.dialogs == ("Insert Section",)
    hands.click("Cancel")
    hands.click("View > Toolbars > Insert")
    assert len(hands.seen.controls) == before


def test_an_item_of_a_drawn_list_is_found_again_after_its_object_is_gone(hands):
    hands.click("Format > Bullets and Numbering...")
    item = hands.find("Solid diamond bullets", "list item")
    time.sleep(17)  # what nobody asks is dropped after 15 s
    assert hands.do(ClickInput(control=ref(item))).delivered
    assert "selected" in hands.find("Solid diamond bullets", "list item").states


def test_keys_for_a_button_of_a_tool_bar_do_not_go_to_a_field_beside_it(hands):
    before = hands.find("Font Size").value
    outcome = hands.do(KeyboardInput(control=ref(hands.find("Bold")), keys="2{ENTER}"))
    assert (outcome.delivered, outcome.reason) == (False, "unsupported")
    assert hands.find("Font Size").value == before


def test_a_button_that_only_opens_a_list_opens_it(hands):
    hands.click("Symbol")
    hands.click("More Characters…")
    assert hands.seen.dialogs == ("Special Characters",)


def test_a_check_box_in_a_row_is_told_once_and_works(hands):
    hands.click("Tools > AutoCorrect > AutoCorrect Options...")
    hands.click("Options", "page tab")
    boxes = [c for c in hands.seen.controls if c.name == "Correct TWo INitial CApitals [T]"]
    assert [box.states for box in boxes] == [("checked", "enabled")]
    hands.click(boxes[0].name)
    assert "checked" not in hands.find(boxes[0].name).states


def test_a_comment_is_edited_by_its_place(hands, tmp_path):
    """Also one at the very start, one of two alike, and one that the cursor was in before."""
    note = "<office:annotation><dc:creator>{}</dc:creator><text:p>{}</text:p></office:annotation>"
    said = [note.format("Ada", text) for text in ("alike", "alike", "other")]
    body = f"<text:p>{said[0]}One {said[1]}two.</text:p><text:p>Three {said[2]}four.</text:p>"
    hands.open(write_odt(tmp_path / "comments.odt", OdtParts(body=body)))
    for number, text in ((2, "second"), (1, "first"), (3, "third"), (3, "last")):
        hands.do(SelectText(text="", place=f"comment {number}"))
        hands.do(KeyboardInput(keys=text))
    hands.do(SelectParagraph(start_index=1, end_index=1))  # a comment is taken over when it is left
    comments = [part.text for part in hands.seen.canvas.parts]
    assert comments == ["first", "second", "last"]
    assert [p.text for p in hands.seen.canvas.paragraphs] == ["One two.", "Three four."]


def test_words_of_a_comment_are_selected_and_the_cursor_in_it_is_told(hands, tmp_path):
    lines = "<text:p>Ask the \U0001f339 treasurer,</text:p><text:p>please</text:p>"
    comment = f"<office:annotation>{lines}</office:annotation>"
    path = write_odt(tmp_path / "c.odt", OdtParts(body=f"<text:p>one{comment} two</text:p>"))
    hands.open(path)

    def told(action):
        assert hands.do(action).delivered
        canvas = hands.seen.canvas
        return canvas.cursor_place, canvas.selection

    assert told(SelectText(text="Treasurer")) == ("comment 1", "treasurer")
    assert told(KeyboardInput(keys="secretary")) == ("comment 1", "")
    whole = SelectText(text="", place="comment 1")
    assert told(SelectText(text="two")) == ("", "two")  # which takes over what was typed
    assert told(whole) == ("comment 1", "Ask the \U0001f339 secretary,\nplease")
    assert told(SelectText(text="\U0001f339", place="comment 1")) == ("comment 1", "\U0001f339")
    assert hands.do(SelectText(text="treasurer", place="comment 1")).reason == "not_found"
    assert hands.do(SelectText(text="treasurer")).reason == "not_found"


def test_keys_go_to_a_paragraph_selected_after_a_comment(hands):
    hands.click("Comment")
    hands.do(KeyboardInput(keys="a comment"))
    hands.do(SelectParagraph(start_index=1, end_index=1))
    assert "enabled" in hands.find("Image").states
    hands.do(KeyboardInput(keys="text"))
    assert [p.text for p in hands.seen.canvas.paragraphs][:2] == ["text", "the engine works well."]


def test_a_button_drawn_as_checked_says_so(hands):
    for opener in ("Track Changes Functions", "Menu"):
        hands.click(opener)
        assert "checked" in hands.find("Show").states
