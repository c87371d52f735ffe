"""Bad files give one clear sentence."""

import zipfile

import pytest
from odt_pieces import BAND, edited, p, state_of

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.documents.reader import read_document
from lamwright.records.errors import DocumentError


def _zip(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return path


def _fails(path, word):
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    message = str(caught.value)
    assert word in message
    assert "\n" not in message
    assert message.endswith(".")


def test_missing_folder_and_empty(tmp_path):
    _fails(tmp_path / "none.odt", "no document")
    _fails(tmp_path, "no regular file")
    (tmp_path / "empty.odt").write_bytes(b"")
    _fails(tmp_path / "empty.odt", "empty")


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "rights-managed"),
        (b"just some text", "not an OpenDocument"),
        (b"PK\x03\x04 torn", "damaged"),
    ],
)
def test_other_kinds_of_file(tmp_path, head, word):
    path = tmp_path / "odd.odt"
    path.write_bytes(head)
    _fails(path, word)


def test_other_packages(tmp_path):
    _fails(_zip(tmp_path / "a.odt", word__document_xml="<w/>"), "no text")
    sheet = "application/vnd.oasis.opendocument.spreadsheet"
    _fails(_zip(tmp_path / "b.odt", mimetype=sheet), "not an OpenDocument text")
    _fails(_zip(tmp_path / "c.odt", content_xml="<a/>"), "no styles.xml")
    _fails(_zip(tmp_path / "d.odt", content_xml="<a>", styles_xml="<a/>"), "well-formed")
    _fails(_zip(tmp_path / "e.odt", content_xml="<a/>", styles_xml="<a/>"), "not a text document")


def test_encrypted(tmp_path):
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    path = _zip(tmp_path / "locked.odt", **{"META-INF__manifest_xml": manifest})
    _fails(path, "encrypted")


def test_bombs_and_entities_are_not_opened(tmp_path):
    bomb = _zip(tmp_path / "bomb.odt", content_xml="<a>" + " " * (8 << 20) + "</a>")
    _fails(bomb, "bomb")
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    _fails(_zip(tmp_path / "xxe.odt", content_xml=entity, styles_xml="<a/>"), "entities")


def test_cut_off_anywhere_is_an_error_not_a_crash(tmp_path):
    whole = write_odt(tmp_path / "whole.odt", edited()).read_bytes()
    path = tmp_path / "cut.odt"
    for share in range(1, 20):
        path.write_bytes(whole[: len(whole) * share // 20])
        with pytest.raises(DocumentError):
            read_document(path)


def test_numbers_that_are_none_are_an_error(tmp_path):
    body = '<text:p>a<text:s text:c="many"/></text:p>'
    _fails(write_odt(tmp_path / "odd.odt", OdtParts(body=body)), "make no sense")


def test_white_space_collapses_as_the_format_says(tmp_path):
    body = "<text:p>  one\n  two <text:s/><text:span> three</text:span><text:tab/>4</text:p>"
    state = read_document(write_odt(tmp_path / "white.odt", OdtParts(body=body)))
    assert state.paragraphs[0].text == "one two   three\t4"


def test_style_loops_end(tmp_path):
    loop = (
        '<style:style style:name="a" style:family="paragraph" style:parent-style-name="b"/>'
        '<style:style style:name="b" style:family="paragraph" style:parent-style-name="a"/>'
    )
    state = state_of(edited((p(BAND), p(BAND, "a")), common=loop), tmp_path)
    assert state.paragraphs[1].format.style == "a"


def test_paragraphs_are_counted_without_cells(tmp_path):
    state = state_of(edited(), tmp_path)
    assert [paragraph.index for paragraph in state.paragraphs] == list(range(1, 8))
    assert state.tables[0].after_paragraph == 6
    assert state.paragraphs[-1].text == "See you next autumn."


def test_a_list_may_come_from_the_paragraph_style_alone(tmp_path):
    common = (
        '<style:style style:name="Steps" style:family="paragraph" '
        'style:list-style-name="Ordered_1"/>'
        '<text:list-style style:name="Ordered_1"><text:list-level-style-number '
        'text:level="1" style:num-format="1"/></text:list-style>'
    )
    off = (
        '<style:style style:name="off" style:family="paragraph" '
        'style:parent-style-name="Steps" style:list-style-name=""/>'
    )
    body = p("one", "Steps") + p("two", "off")
    state = read_document(
        write_odt(tmp_path / "a.odt", OdtParts(body=body, common=common, automatic=off))
    )
    kinds = [(held.format.list_kind, held.format.list_level) for held in state.paragraphs]
    assert kinds == [("number", 1), ("none", 0)]
