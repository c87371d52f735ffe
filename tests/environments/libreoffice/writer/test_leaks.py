"""What an episode switched, or left in LibreOffice's profile, is not there in the next one."""

import pytest

from lamwright.applications.writer.handwritten.markup import document_parts
from lamwright.documents.odt import write_odt
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SelectCells, SelectParagraph

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


def statuses(hands, *commands):
    reported = hands.environment._live.session.uno.statuses(commands)
    return {command: reported[command].checked for command in commands}


def pid(hands):
    return hands.environment._live.session.office.pid


def test_overwriting_is_off_again(hands, document):
    hands.do(KeyboardInput(keys="{INSERT}"))
    hands.open(document)
    hands.do(SelectParagraph(start_index=1, end_index=1))
    hands.do(KeyboardInput(keys="{HOME}XY"))
    assert hands.seen.canvas.paragraphs[0].text == "XYDear Ada,"


@pytest.mark.parametrize(
    ("entry", "command"),
    [
        ("Edit > Direct Cursor Mode", ".uno:ShadowCursor"),
        ("Edit > Selection Mode > Block Area", ".uno:SelectionModeBlock"),
        ("Edit > Track Changes > Show", ".uno:ShowTrackedChanges"),
        ("Form > Automatic Control Focus", ".uno:AutoControlFocus"),
        ("Form > Design Mode", ".uno:SwitchControlDesignMode"),
        ("Form > Open in Design Mode", ".uno:OpenReadOnly"),
        ("Format > Clone Formatting", ".uno:FormatPaintbrush"),
        ("Insert > Header and Footer > Use header/footer menu", ".uno:UseHeaderFooterMenu"),
        ("Table > Number Recognition", ".uno:TableNumberRecognition"),
        ("Tools > Protect Document > Protect Bookmarks", ".uno:ProtectBookmarks"),
        ("Tools > Protect Document > Protect Fields", ".uno:ProtectFields"),
    ],
)
def test_what_a_menu_switched_is_switched_back(hands, document, entry, command):
    process, first = pid(hands), statuses(hands, command)
    reported = hands.find(entry).states
    hands.click(entry)
    assert statuses(hands, command) != first
    now = {control.name: control.states for control in hands.environment.menu()}
    assert ("checked" in now[entry]) != ("checked" in reported)
    hands.open(document)
    assert statuses(hands, command) == first
    assert hands.find(entry).states == reported
    assert pid(hands) == process


def test_a_default_template_is_not_the_next_episode_s(hands, document):
    hands.open(document)
    hands.click("File > Templates > Save as Template...")
    hands.fill("Enter Template Name", "mine")
    hands.click("My Templates")
    hands.click("Set as default template")
    hands.click("Save")
    hands.open(None)
    assert [paragraph.text for paragraph in hands.seen.canvas.paragraphs] == [""]


def test_words_that_were_typed_are_not_collected(hands, document):
    hands.do(KeyboardInput(keys="supercalifragilistic expialidocious "))
    hands.open(document)
    hands.click("Tools > AutoCorrect > AutoCorrect Options...")
    hands.click("Word Completion")
    assert "supercalifragilistic" not in [control.name for control in hands.seen.controls]


def test_replacements_are_not_the_next_episode_s(hands, document):
    def open_the_table():
        hands.click("Tools > AutoCorrect > AutoCorrect Options...")
        hands.click("Replace", "page tab")

    open_the_table()
    hands.fill("Replace", "--zq", "edit")
    hands.fill("With", "quick", "edit")
    hands.click("New")
    hands.click("OK")
    hands.open(document)
    open_the_table()
    assert "--zq" not in [control.name for control in hands.seen.controls]


def test_what_was_switched_and_switched_back_needs_no_new_process(hands, document):
    process = pid(hands)
    hands.click("Table > Number Recognition")
    hands.click("Table > Number Recognition")
    hands.open(document)
    assert pid(hands) == process


def test_favourite_characters_are_forgotten(hands, document):
    assert offers_to_add(hands, "0416")
    hands.click("Add to Favorites")
    hands.click("Cancel")
    assert not offers_to_add(hands, "0416")
    hands.open(document)
    assert offers_to_add(hands, "0416")


def offers_to_add(hands, code):
    """Whether the character is no favourite yet; leaves the dialog open."""
    hands.click("Insert > Special Character...")
    hands.fill("Hexadecimal", code)
    return any(control.name == "Add to Favorites" for control in hands.seen.controls)


def test_colours_used_last_are_forgotten_without_a_new_process(hands, document):
    process = pid(hands)
    first = recent_colours(hands)
    hands.open(document)
    hands.click("Format > Watermark...")
    hands.fill("Text", "DRAFT")
    hands.click("OK")
    assert recent_colours(hands) != first
    hands.open(document)
    assert recent_colours(hands) == first
    assert pid(hands) == process


def recent_colours(hands):
    """The colours that a pop-up offers; leaves the dialog open."""
    hands.do(SelectParagraph(start_index=1, end_index=1))
    hands.click("Format > Character...")
    hands.click("Font Effects")
    hands.click("Font color")
    colours = [control.name for control in hands.seen.controls if control.role == "list item"]
    assert "Yellow" in colours
    return colours


@pytest.mark.parametrize("opener", ["Tools > Spelling...", "Cross-reference"])
def test_what_a_window_remembers_of_a_dialog_needs_no_new_process(hands, document, opener):
    process = pid(hands)
    hands.click(opener)
    first = hands.seen
    for _ in range(2):
        hands.open(document)
        hands.click(opener)
        assert hands.seen == first
    assert pid(hands) == process


def test_what_was_searched_for_is_forgotten(hands, document):
    hands.click("Edit > Find and Replace...")
    hands.fill("Find", "engine")
    hands.click("Whole words only")
    hands.click("Find Next")
    hands.open(document)
    hands.click("Edit > Find and Replace...")
    assert hands.find("Find").value == ""
    assert "checked" not in hands.find("Whole words only").states


def test_how_rows_were_sorted_is_forgotten(hands, document, tmp_path):
    source = "about: prices\n---\nOne\n| a | 8 |\n| b | 10 |\n| c | 9 |\nEnd\n"
    priced = write_odt(tmp_path / "prices.odt", document_parts(source))
    hands.open(priced)
    hands.do(SelectCells(table=1, first="A1", last="B3"))
    hands.click("Table > Sort...")
    hands.fill("Column", "2")
    hands.click("Key type")
    hands.click("Numeric")
    hands.click("Descending")
    hands.click("OK")
    cells = [cell.text for cell in hands.seen.canvas.tables[0].cells]
    assert cells == ["b", "10", "c", "9", "a", "8"]
    hands.open(document)
    hands.open(priced)
    hands.do(SelectCells(table=1, first="A1", last="B3"))
    hands.click("Table > Sort...")
    assert hands.find("Column").value == "1" and hands.find("Column 2").value == "1"
    assert "checked" in hands.find("Ascending").states
    assert {hands.find(f"Key type{n}").role for n in ("", " 2", " 3")} == {"combo box"}


def test_the_special_character_chosen_is_not_the_next_episode_s(hands, document):
    def chosen():
        hands.click("Insert > Special Character...")
        cells = [c for c in hands.seen.controls if c.role == "table cell"]
        return [(c.name, c.box) for c in cells if "selected" in c.states]

    first = chosen()
    hands.click("&", "table cell")
    hands.click("Insert", "push button")
    hands.open(document)
    assert chosen() == first
