"""Tracked changes in files that cannot keep them are as if accepted; the open document keeps them."""

import re
from html import unescape

import pytest

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.documents.reader import read_document
from lamwright.records.document_action import SaveAs

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

WHO = "<office:change-info><dc:creator>B</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>"
REGION = '<text:changed-region xml:id="{0}" text:id="{0}">{1}</text:changed-region>'
KEY = 'text:protection-key="Hyh1tt5vKX+4Ir2HKqoEfoj4fuY="'


def tracked(path, *, settings="", gone="<text:p><text:s/>fortune</text:p>"):
    """New and deleted words, a deleted end of a paragraph, and what a private copy could spoil."""
    regions = {
        "c1": f"<text:insertion>{WHO}</text:insertion>",
        "c2": f"<text:deletion>{WHO}{gone}</text:deletion>",
        "c3": f"<text:deletion>{WHO}<text:p/><text:p>lost</text:p></text:deletion>",
        "c4": f"<text:deletion>{WHO}<text:p>missing</text:p></text:deletion>",
    }
    held = "".join(REGION.format(*item) for item in regions.items())
    body = (
        f"<text:tracked-changes {settings}>{held}</text:tracked-changes>"
        '<text:p>A<text:change-start text:change-id="c1"/> new<text:change-end text:change-id="c1"/>'
        '<text:change text:change-id="c2"/> house</text:p>'
        '<text:p>with<text:change text:change-id="c3"/></text:p><text:p>a garden</text:p>'
        '<text:p><text:a xlink:href="../plan.odt" xlink:type="simple">plan</text:a></text:p>'
        '<text:p><text:file-name text:display="full">x</text:file-name></text:p>'
        '<table:table table:name="T"><table:table-column/><table:table-row><table:table-cell>'
        '<text:p>cell<text:change text:change-id="c4"/></text:p></table:table-cell></table:table-row></table:table>'
    )
    return write_odt(path, OdtParts(body=body))


def words(path):
    held = path.read_text("utf-8-sig")
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s).*<body", "<body", held))).split()


@pytest.mark.parametrize(
    "settings", ['text:track-changes="false"', f'text:track-changes="true" {KEY}']
)
def test_deleted_text_is_left_out_and_new_text_stays(environment, tmp_path, settings):
    document = tracked(tmp_path / "house & garden.odt", settings=settings)
    seen = environment.reset(document)
    process = environment._live.session.office.pid
    for suffix in (".txt", ".html"):
        saved = tmp_path / f"out{suffix}"
        environment.save_copy(saved)
        assert " ".join(words(saved)) == f"A new house with a garden plan {document} cell"
    assert 'href="plan.odt"' in saved.read_text("utf-8")  # in a package it has one step more
    assert environment.observe() == seen
    environment.save_copy(tmp_path / "again.odt")
    assert read_document(tmp_path / "again.odt").tracked_changes == 4
    assert not list(tmp_path.glob("*settled*"))
    assert environment.reset(document) == seen
    assert environment._live.session.office.pid == process


def test_what_an_action_saves_is_settled_too_and_what_can_keep_changes_does(environment, tmp_path):
    environment.reset(tracked(tmp_path / "letter.odt"))
    assert environment.perform(SaveAs(file_name="copy", file_ext=".txt")).delivered
    assert {"fortune", "lost", "missing"}.isdisjoint(words(environment.exports / "copy.txt"))
    for suffix in (".odt", ".docx", ".rtf"):
        environment.save_copy(tmp_path / f"out{suffix}")
    assert read_document(tmp_path / "out.odt").tracked_changes == 4
    assert read_document(tmp_path / "out.docx").tracked_changes >= 4
    kept = (tmp_path / "out.rtf").read_text("utf-8")
    assert kept.count("\\deleted") >= 3 and "\\revised" in kept
