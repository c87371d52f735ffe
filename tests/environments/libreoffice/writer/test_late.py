"""On a busy machine parts get their turn late; what is told and done is the same."""

import pytest
from processes import late

from lamwright.records.action import KeyboardInput

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

SECONDS = 0.6


@pytest.mark.parametrize("part", ["soffice.bin", "Xvfb", "openbox"])
def test_keys_typed_into_a_document_just_opened(hands, document, tmp_path, part):
    other = tmp_path / "other.odt"
    other.write_bytes(document.read_bytes())
    with late(part, SECONDS):
        hands.open(other)
        hands.do(KeyboardInput(keys="one{ENTER}two{ENTER}{CTRL+B}three"))
    shown = [paragraph.text for paragraph in hands.seen.canvas.paragraphs]
    assert shown == ["one", "two", "threeDear Ada,", "the engine works well.", "Yours, Charles"]
    assert hands.seen.canvas.paragraphs[2].runs


@pytest.mark.parametrize("part", ["soffice.bin", "Xvfb", "openbox"])
def test_keys_typed_into_a_dialog_just_opened(hands, part):
    with late(part, SECONDS):
        hands.click("Table > Insert Table...")
        assert hands.seen.dialogs == ("Insert Table",)
        hands.do(KeyboardInput(keys="{CTRL+A}Looms{ENTER}"))
    assert hands.seen.dialogs == ()
    assert [table.name for table in hands.seen.canvas.tables] == ["Looms"]
