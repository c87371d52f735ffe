"""The bridge against a real LibreOffice."""

import os
import re
import signal
import time
import zipfile

import pytest
from uno_documents import paragraphs, table, write_odt

from lamwright.environments.libreoffice.products.writer import WRITER
from lamwright.environments.libreoffice.uno_bridge import UnoBridge
from lamwright.records.errors import DocumentError, EnvironmentBroken, UsageError

pytestmark = pytest.mark.writer


def test_canvas_tells_what_the_document_holds(bridge, letter):
    bridge.open(letter)
    canvas = bridge.canvas()
    assert [item.index for item in canvas.paragraphs] == [1, 2, 3, 4, 5, 6]
    assert canvas.paragraphs[3].text == "Fourth, with a word: apple."
    assert canvas.paragraphs[0].style == "Default Paragraph Style"
    assert [(t.number, t.name, t.rows, t.columns, t.after_paragraph) for t in canvas.tables] == [
        (1, "Prices", 3, 2, 2),
        (2, "Names", 2, 4, 5),
    ]
    assert (canvas.page_style, canvas.cursor_paragraph) == ("Default Page Style", 1)
    assert (canvas.selection, canvas.truncated) == ("", 0)


def test_empty_document(bridge):
    bridge.open(None)
    canvas = bridge.canvas()
    assert [item.text for item in canvas.paragraphs] == [""]
    assert canvas.cursor_paragraph == 1


def test_a_long_document_is_capped_and_the_rest_counted(bridge, tmp_path):
    texts = [f"Paragraph {number} " + 100 * "x" for number in range(5030)]
    bridge.open(write_odt(tmp_path / "long.odt", paragraphs(*texts)))
    canvas = bridge.canvas()
    assert (len(canvas.paragraphs), canvas.truncated) == (5000, 30)
    assert canvas.paragraphs[0].text == texts[0]
    assert len(canvas.paragraphs[-1].text) == 80 and canvas.paragraphs[-1].text.endswith("…")
    assert bridge.document.select_paragraph(5025, 5025, False).delivered
    assert bridge.canvas().selection.startswith("Paragraph 5024 ")
    assert bridge.canvas().cursor_paragraph == 5025


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_cursor_paragraph_follows_the_selection(bridge, letter, number):
    bridge.open(letter)
    assert bridge.document.select_paragraph(number, number, False).delivered
    canvas = bridge.canvas()
    assert canvas.cursor_paragraph == number
    assert canvas.selection == canvas.paragraphs[number - 1].text


def test_cursor_paragraph_behind_a_table_at_the_top_and_line_breaks(bridge, tmp_path):
    body = (
        table("Top", 2, 2)
        + "<text:p>one<text:line-break/>line more<text:note text:note-class='footnote'>"
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p>"
        "</text:note-body></text:note></text:p><text:p/>"
        + "<text:section text:name='S'><text:p>in a section</text:p></text:section>"
        + table("Second", 1, 1)
        + paragraphs("two")
    )
    bridge.open(write_odt(tmp_path / "mixed.odt", body))
    texts = [item.text for item in bridge.canvas().paragraphs]
    assert texts == ["one\nline more", "", "in a section", "two"]
    for number in range(1, 5):
        assert bridge.document.select_paragraph(number, number, False).delivered
        assert bridge.canvas().cursor_paragraph == number


def test_select_several_paragraphs(bridge, letter):
    bridge.open(letter)
    assert bridge.document.select_paragraph(4, 5, False).delivered
    assert bridge.canvas().selection == "Fourth, with a word: apple.\nFifth."
    assert bridge.document.select_paragraph(1, -1, False).delivered
    assert bridge.canvas().selection.startswith("Dear reader\nThis is the second")


def test_select_only_paragraphs_that_hold_text(bridge, letter):
    bridge.open(letter)
    assert bridge.document.select_paragraph(3, 3, True).delivered
    assert bridge.canvas().selection == "Fourth, with a word: apple."


@pytest.mark.parametrize("span", [(0, 1), (2, 1), (7, 7), (1, 7), (-1, -1)])
def test_paragraphs_out_of_range(bridge, letter, span):
    bridge.open(letter)
    outcome = bridge.document.select_paragraph(*span, False)
    assert (outcome.delivered, outcome.reason) == (False, "invalid")
    assert "6 paragraphs" in outcome.detail


def test_select_text_prefers_the_exact_case(bridge, letter):
    bridge.open(letter)
    assert bridge.document.select_text("Apple").delivered
    assert bridge.canvas().cursor_paragraph == 6
    assert bridge.document.select_text("DEAR").delivered
    assert bridge.canvas().selection == "Dear"
    missing = bridge.document.select_text("pear")
    assert (missing.delivered, missing.reason) == (False, "not_found")
    assert bridge.document.select_text("").reason == "invalid"


def test_a_command_applies_to_the_selected_text(bridge, letter, tmp_path):
    bridge.open(letter)
    bridge.document.select_text("second")
    bridge.dispatch(".uno:Bold")
    bridge.save_copy(tmp_path / "bold.fodt")
    saved = (tmp_path / "bold.fodt").read_text()
    assert 'fo:font-weight="bold"' in saved and ">second</text:span>" in saved


def test_a_command_applies_to_all_cells_of_the_selected_table(bridge, letter, tmp_path):
    bridge.open(letter)
    assert bridge.document.select_table(2).delivered
    assert bridge.canvas().cursor_paragraph == 0
    bridge.dispatch(".uno:DeleteTable")
    assert [item.name for item in bridge.canvas().tables] == ["Prices"]
    assert bridge.document.select_table(1).delivered
    bridge.dispatch(".uno:Bold")
    bridge.save_copy(tmp_path / "cells.fodt")
    cells = (tmp_path / "cells.fodt").read_text().split("<table:table ")[1]
    bold = re.findall(r'<text:p text:style-name="(P\d)">cell', cells)
    assert len(bold) == 6
    assert bridge.document.select_table(2).reason == "invalid"


@pytest.mark.parametrize("size", [(1, 1), (1, 3), (30, 5)])
def test_tables_of_any_size_are_selected(bridge, tmp_path, size):
    bridge.open(write_odt(tmp_path / "t.odt", table("T", *size)))
    assert bridge.document.select_table(1).delivered
    bridge.dispatch(".uno:Bold")
    bridge.save_copy(tmp_path / "t.fodt")
    saved = (tmp_path / "t.fodt").read_text()
    assert len(re.findall(r'<text:p text:style-name="P\d">cell', saved)) == size[0] * size[1]


def test_insert_table(bridge, letter):
    bridge.open(letter)
    bridge.document.select_paragraph(1, 1, False)
    assert bridge.document.insert_table(4, 3).delivered
    inserted = [item for item in bridge.canvas().tables if item.name not in {"Prices", "Names"}]
    assert [(item.rows, item.columns) for item in inserted] == [(4, 3)]
    assert bridge.document.insert_table(0, 3).reason == "invalid"


def test_set_font(bridge, letter, tmp_path):
    bridge.open(letter)
    bridge.document.select_paragraph(2, 2, False)
    assert bridge.set_font("Liberation Mono", 20.0).delivered
    assert bridge.set_font(None, 0.0).reason == "invalid"
    bridge.save_copy(tmp_path / "font.fodt")
    saved = (tmp_path / "font.fodt").read_text()
    assert 'fo:font-size="20pt"' in saved and 'style:font-name="Liberation Mono"' in saved


def test_undo_all_restores_what_was_opened(bridge, letter):
    bridge.open(letter)
    bridge.ask("note")
    before = bridge.canvas()
    bridge.document.select_paragraph(4, 5, False)
    bridge.set_font("Liberation Mono", 20.0)
    bridge.dispatch(".uno:DefaultBullet")
    bridge.dispatch(".uno:Delete")
    bridge.document.insert_table(2, 2)
    assert bridge.canvas() != before
    assert bridge.undo_all()
    assert bridge.canvas() == before


def test_what_one_episode_copied_cannot_be_pasted_in_the_next(bridge, letter):
    bridge.open(letter)
    before = bridge.canvas()
    for reset in (lambda: bridge.undo_all(), lambda: bridge.open(letter)):
        bridge.document.select_text("apple")
        bridge.dispatch(".uno:Copy")
        reset()
        bridge.dispatch(".uno:Paste")
        assert bridge.canvas() == before


def test_undo_all_admits_what_undo_cannot_restore(bridge, letter):
    """LibreOffice brings a deleted table back under another name."""
    bridge.open(letter)
    bridge.ask("note")
    bridge.document.select_table(1)
    bridge.dispatch(".uno:DeleteTable")
    assert not bridge.undo_all()


def test_undo_all_admits_that_the_history_was_too_short(bridge, letter):
    bridge.open(letter)
    bridge.ask("note")
    bridge.document.select_text("Fifth")
    for number in range(110):
        bridge.set_font(None, 10.0 + number % 7)
    assert not bridge.undo_all()


def test_fingerprint_changes_with_content_selection_and_undo(bridge, letter):
    bridge.open(letter)
    seen = [bridge.fingerprint()]
    assert bridge.fingerprint() == seen[0]
    steps = [
        lambda: bridge.document.select_text("Fifth"),
        lambda: bridge.dispatch(".uno:Bold"),
        lambda: bridge.dispatch(".uno:Undo"),
        lambda: bridge.document.select_table(1),
        lambda: bridge.dispatch(".uno:Delete"),
        lambda: bridge.open(letter),
    ]
    for step in steps:
        step()
        seen.append(bridge.fingerprint())
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("suffix", WRITER.store_filters)
def test_save_copy_in_every_format(bridge, letter, tmp_path, suffix):
    bridge.open(letter)
    bridge.save_copy(tmp_path / f"copy{suffix}")
    assert (tmp_path / f"copy{suffix}").stat().st_size > 20
    if suffix not in {".pdf"}:
        bridge.open(tmp_path / f"copy{suffix}")
        assert any("apple" in item.text for item in bridge.canvas().paragraphs)


def test_save_refuses_unknown_endings_and_folders(bridge, letter, tmp_path):
    bridge.open(letter)
    assert bridge.save_as(tmp_path / "copy.exe").reason == "invalid"
    assert bridge.save_as(tmp_path / "nowhere" / "copy.odt").reason == "invalid"
    with pytest.raises(UsageError):
        bridge.save_copy(tmp_path / "copy")
    for name in ("a\0.odt", 256 * "a" + ".odt", 256 * "a" + "/a.odt"):
        with pytest.raises(UsageError, match="under that name"):
            bridge.save_copy(tmp_path / name)
    (tmp_path / "folder.odt").mkdir()
    assert not bridge.save_as(tmp_path / "folder.odt").delivered


def test_the_original_is_never_written(bridge, letter, tmp_path):
    before = letter.read_bytes()
    bridge.open(letter)
    bridge.dispatch(".uno:SelectAll")
    bridge.dispatch(".uno:Delete")
    assert bridge.save_as(tmp_path / "other.odt").delivered
    assert letter.read_bytes() == before


def test_only_uno_commands_are_dispatched(bridge, letter):
    bridge.open(letter)
    for command in ("macro:///Standard.Module1.Main", "vnd.sun.star.script:x", ".uno:A?B:string=c"):
        with pytest.raises(UsageError):
            bridge.dispatch(command)


def test_a_document_closed_by_an_action_is_no_broken_machine(bridge, letter, tmp_path):
    bridge.open(letter)
    bridge.dispatch(".uno:CloseDoc")
    assert bridge.canvas().paragraphs == ()
    assert bridge.fingerprint() == "closed"
    assert not bridge.document.select_text("Dear").delivered
    assert not bridge.document.select_paragraph(1, 1, False).delivered
    assert not bridge.set_font(None, 12.0).delivered
    assert not bridge.save_as(tmp_path / "late.odt").delivered
    assert not bridge.undo_all()
    bridge.open(letter)
    assert len(bridge.canvas().paragraphs) == 6


@pytest.mark.timeout(400)
@pytest.mark.slow
def test_open_and_close_many_times(bridge, letter, tmp_path):
    bridge.open(letter)
    bridge.save_copy(tmp_path / "copy.docx")
    for number in range(12):
        bridge.open(letter if number % 2 else tmp_path / "copy.docx")
        assert len(bridge.canvas().tables) == 2


BAD = {
    "broken content": lambda p: write_odt(p / "a.odt", "", content="<office:document-con"),
    "no content": lambda p: write_odt(p / "b.odt", "", content="<x/>"),
    "truncated": lambda p: truncated(p / "c.odt"),
    "password": lambda p: write_odt(
        p / "d.odt", paragraphs("x"), extra="<manifest:encryption-data/>"
    ),
    "missing": lambda p: p / "none.odt",
    "broken docx": lambda p: broken_docx(p / "e.docx"),
    "broken doc": lambda p: broken_doc(p / "f.doc"),
    "broken fodt": lambda p: text_file(p / "g.fodt", "<?xml version='1.0'?><office:document"),
}


def truncated(path):
    write_odt(path, paragraphs(*(f"line {number}" for number in range(500))))
    path.write_bytes(path.read_bytes()[:-200])
    return path


def broken_docx(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("word/document.xml", "<w:document")
    return path


def broken_doc(path):
    magic = bytes.fromhex("d0cf11e0a1b11ae1")
    path.write_bytes(magic + bytes(3000) + "WordDocument".encode("utf-16-le") + bytes(1000))
    return path


def text_file(path, text):
    path.write_text(text)
    return path


@pytest.mark.parametrize("suffix", [".doc", ".odt"])
def test_documents_with_a_password_are_refused(bridge, lock, letter, tmp_path, suffix):
    bridge.open(letter)
    locked = tmp_path / f"locked{suffix}"
    lock(letter, locked, WRITER.store_filters[suffix].name)
    with pytest.raises(DocumentError):
        bridge.open(locked)
    assert len(bridge.canvas().paragraphs) == 6


@pytest.mark.parametrize("kind", BAD)
def test_bad_documents_are_refused_and_the_open_one_stays(bridge, letter, tmp_path, kind):
    bridge.open(letter)
    begun = time.monotonic()
    with pytest.raises(DocumentError):
        bridge.open(BAD[kind](tmp_path))
    assert time.monotonic() - begun < 8
    assert len(bridge.canvas().paragraphs) == 6
    bridge.open(letter)


def test_no_office_on_the_pipe():
    begun = time.monotonic()
    with pytest.raises(EnvironmentBroken, match="did not answer on pipe"):
        UnoBridge("nobody-listens-here", WRITER, deadline=0.5)
    assert time.monotonic() - begun < 5


def test_killed_office(fresh_session, letter):
    bridge = fresh_session.uno
    bridge.open(letter)
    os.kill(fresh_session.office.pid, signal.SIGKILL)
    begun = time.monotonic()
    with pytest.raises(EnvironmentBroken):
        bridge.canvas()
    with pytest.raises(EnvironmentBroken):
        bridge.open(letter)
    assert time.monotonic() - begun < 5
    bridge.close()
    bridge.close()
    with pytest.raises(EnvironmentBroken):
        bridge.fingerprint()


def test_stopped_office_costs_one_deadline(fresh_session, letter):
    bridge = UnoBridge(fresh_session.office.pipe, WRITER, patience=0.3)
    assert bridge.canvas().paragraphs == ()
    assert bridge.document.select_text("x").reason == "disabled"
    bridge.open(letter)
    os.kill(fresh_session.office.pid, signal.SIGSTOP)
    begun = time.monotonic()
    with pytest.raises(EnvironmentBroken, match="did not answer in time"):
        bridge.canvas()
    assert time.monotonic() - begun < 9
    bridge.close()
