"""What an episode switched, or left in LibreOffice's profile, is not there in the next one."""

import pytest

from lamwright.records.action import KeyboardInput, SelectParagraph

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


def statuses(hands, *commands):
    told = hands.environment._live.session.uno.statuses(commands)
    return {command: told[command].checked for command in commands}


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
    told = hands.find(entry).states
    hands.click(entry)
    assert statuses(hands, command) != first
    now = {control.name: control.states for control in hands.environment.menu()}
    assert ("checked" in now[entry]) != ("checked" in told)
    hands.open(document)
    assert statuses(hands, command) == first
    assert hands.find(entry).states == told
    assert pid(hands) == process
