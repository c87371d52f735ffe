"""What controls are called and where they are told to be, in the real Writer."""

from collections import Counter

import pytest

from lamwright.records.action import ClickInput, ControlRef, KeyboardInput, SetEditText
from lamwright.records.document_action import SelectParagraph

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


def named(hands, role, path=""):
    return [c.name for c in hands.seen.controls if c.role == role and c.path.startswith(path)]


def inside(box, outer):
    x, y, width, height = box
    left, top, wide, high = outer
    return left <= x and top <= y and x + width <= left + wide and y + height <= top + high


def window_box(hands, name):
    windows = hands.environment._live.session.tree.objects.windows()
    return next(window.box for window in windows if window.name == name)


def test_the_side_bar_is_told_by_deck_section_and_tool_tip(hands):
    hands.click("Properties", "toggle button")
    combos = named(hands, "combo box", "Properties")
    assert combos == ["Set Paragraph Style", "Font Name", "Font Size"]
    (size,) = (c for c in hands.seen.controls if c.name == "Font Size" and c.label > 60)
    assert size.path == "Properties > Character"
    assert {"Increase Indent", "Increase Paragraph Spacing", "Menu: Font Color"} <= {
        c.name for c in hands.seen.controls
    }
    assert "icon" not in {c.role for c in hands.seen.controls}
    hands.click("Styles", "toggle button")
    styles = named(hands, "toggle button", "Styles")
    assert {"Paragraph Styles", "Character Styles", "Page Styles", "Fill Format Mode"} <= {*styles}
    hands.click("Navigator", "toggle button")
    assert "Navigate By" in named(hands, "combo box", "Navigator")
    buttons = Counter((c.name, c.role) for c in hands.seen.controls if c.path == "Navigator")
    assert max(buttons.values()) == 1
    assert ("Properties", "push button") not in buttons


def test_rows_that_fold_say_so_and_lie_within_their_list(hands):
    hands.click("Navigator", "toggle button")
    tables = hands.find("Tables", "table cell")
    assert "expandable" not in tables.states
    hands.click("Navigator", "toggle button")
    hands.do(SelectParagraph(start_index=1, end_index=1))
    hands.do(KeyboardInput(keys="{CTRL+1}"))  # Heading 1
    hands.click("Navigator", "toggle button")
    headings = [c for c in hands.seen.controls if c.name == "Headings"]
    assert [set(c.states) & {"expandable"} for c in headings] == [{"expandable"}]
    tree = hands.environment._live.session.tree
    listed = [c for c in hands.seen.controls if c.role == "table cell"]
    paths = tree.interface(tree.frame())
    (table,) = (n for n in tree.nodes(paths) if n.role == "tree table")
    assert all(inside(c.box, (*table.box[:3], 2000)) for c in listed)
    assert (
        min(c.box[0] for c in listed) <= table.box[0] + 48
    )  # behind the sign that unfolds, and a picture
    assert max(Counter(c.name for c in listed).values()) == 1
    hands.click("Tables", "table cell")
    assert "selected" in hands.find("Tables", "table cell").states


def test_a_field_without_a_name_is_told_by_what_it_shows(hands):
    hands.click("Help > Search Commands")
    focused = hands.seen.controls[hands.seen.focus - 1]
    assert (focused.name, focused.role) == ("Search command", "edit")
    field = ControlRef(label=focused.label, name=focused.name)
    assert hands.do(SetEditText(control=field, text="word count")).delivered
    assert hands.find("Search command").value == "word count"
    hands.do(KeyboardInput(keys="{ESC}"))


def test_underlines_of_the_pop_up_are_told(hands):
    hands.click("Properties", "toggle button")
    hands.click("Menu: Underline")
    assert {"(Without)", "Single", "Double", "Dash", "Wave"} <= set(named(hands, "push button"))
    hands.do(KeyboardInput(keys="{ESC}"))


def test_colour_buttons_are_called_like_their_labels_and_hold_the_colour(hands):
    hands.click("Format > Character...")
    hands.click("Font Effects", "page tab")
    values = {c.name: c.value for c in hands.seen.controls if c.role == "toggle button"}
    assert {"Font color", "Overlining", "Underlining"} <= values.keys()
    assert values["Font color"] == "Automatic"
    hands.click("Cancel")


def test_lines_of_borders_are_where_they_are_drawn(hands):
    hands.click("Format > Paragraph...")
    hands.click("Borders", "page tab")
    dialog = window_box(hands, "Paragraph")
    lines = [c for c in hands.seen.controls if c.name.endswith("border line")]
    assert len(lines) == 4 and all(inside(line.box, dialog) for line in lines)
    left = hands.find("Left border line")
    press = ClickInput(control=ControlRef(label=left.label, name=left.name), double=True)
    assert hands.do(press).delivered
    lines = [c for c in hands.seen.controls if c.name.endswith("border line")]
    assert [c.name for c in lines if "selected" in c.states] == ["Left border line"]
    hands.click("Cancel")


def test_fields_above_which_a_label_stands_are_called_so(hands):
    hands.click("Tools > Customize...")
    assert "Search" in named(hands, "edit")
    assert {"Scope", "Target", "Category"} <= set(named(hands, "combo box"))
    dialog = window_box(hands, "Customize")
    cells = [c for c in hands.seen.controls if c.role == "table cell"]
    assert all(c.box[0] + c.box[2] <= dialog[0] + dialog[2] for c in cells)
    assert "Menus" not in {c.name for c in cells}
    hands.click("Cancel")


def test_check_cells_are_called_by_row_and_column_and_labels_by_place(hands):
    hands.click("Tools > AutoCorrect > AutoCorrect Options...")
    hands.click("Options", "page tab")
    cells = set(named(hands, "table cell"))
    assert {"Correct TWo INitial CApitals [M]", "Correct TWo INitial CApitals [T]"} <= cells
    hands.click("Word Completion", "page tab")
    spins = {c.name: c.value for c in hands.seen.controls if c.role == "spin button"}
    assert spins == {"Min. word length": "8", "Max. entries": "1000"}
    hands.click("Cancel")
