"""Documents are looked at before LibreOffice may touch them."""

import os
import zipfile

import pytest
from compound_files import compound
from uno_documents import paragraphs, write_odt

from lamwright.documents import limits
from lamwright.environments.libreoffice.products.copies import drop_parts
from lamwright.environments.libreoffice.products.screening import (
    SHEETS,
    SLIDES,
    TEXTS,
    screen,
    screened,
)
from lamwright.records.errors import DocumentError

WORD_97 = {"WordDocument": bytes(512), "1Table": b"x"}


def refused(path, words, types=TEXTS):
    with pytest.raises(DocumentError, match=words):
        screen(path, types)


def written(path, data):
    path.write_bytes(data)
    return path


def zipped(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_good_documents_pass(tmp_path):
    screen(write_odt(tmp_path / "a.odt", paragraphs("x")), TEXTS)
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
    screen(zipped(tmp_path / "a.docx", members), TEXTS)
    screen(written(tmp_path / "a.doc", compound(WORD_97)), TEXTS)
    screen(written(tmp_path / "a.rtf", b"{\\rtf1 x}"), TEXTS)
    screen(written(tmp_path / "a.TXT", b"plain"), TEXTS)
    screen(written(tmp_path / "a.html", b"<p>x"), TEXTS)


def test_missing_and_empty(tmp_path):
    refused(tmp_path / "none.odt", "does not exist")
    refused(tmp_path, "is no regular file")
    refused(written(tmp_path / "a.odt", b""), "is empty")


def test_what_the_system_does_not_let_us_read(tmp_path):
    refused(tmp_path / f"{256 * 'a'}.odt", "cannot be read: File name too long")


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_without_the_right_to_read(tmp_path):
    path = written(tmp_path / "a.txt", b"plain")
    path.chmod(0)
    refused(path, "cannot be read: Permission denied")


def test_too_large(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    refused(path, "the limit is 500 MiB")


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("EncryptedPackage", "encrypted"),
        ("\tDRMContent", "rights-managed"),
        ("encryptioninfo", "encrypted"),
    ],
)
def test_locked_office_files(tmp_path, stream, words):
    refused(written(tmp_path / "a.docx", compound({stream: b"x"})), words)
    refused(written(tmp_path / "a.doc", compound({**WORD_97, stream: b"x"})), words)


def test_an_encrypted_word_file_is_called_so(tmp_path):
    flags = bytes(10) + (0x0100).to_bytes(2, "little") + bytes(500)
    refused(written(tmp_path / "a.doc", compound({**WORD_97, "WordDocument": flags})), "encrypted")


def test_an_encrypted_workbook_is_called_so(tmp_path):
    records = bytes.fromhex("0908 0400 00060500 2f00 0200 0000".replace(" ", "")) + bytes(100)
    refused(written(tmp_path / "a.xls", compound({"Workbook": records})), "encrypted", SHEETS)


def test_words_of_a_document_are_not_taken_for_streams(tmp_path):
    said = "The EncryptionInfo of an EncryptedPackage".encode("utf-16-le")
    path = written(tmp_path / "a.doc", compound({**WORD_97, "WordDocument": bytes(512) + said}))
    assert screen(path, TEXTS) == ".doc"


def test_encrypted_odf(tmp_path):
    extra = "<manifest:encryption-data/>"
    refused(write_odt(tmp_path / "a.odt", paragraphs("x"), extra=extra), "encrypted")


def test_zip_bombs(tmp_path):
    content = "<a>" + " " * (9 * 2**20)
    refused(zipped(tmp_path / "a.odt", {"content.xml": content}), "far too large")
    many = {f"part{number}": "" for number in range(10_001)}
    refused(zipped(tmp_path / "b.odt", {"content.xml": "<a/>", **many}), "far too large")


def test_entities(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    refused(zipped(tmp_path / "a.odt", {"content.xml": bomb}), "entities")
    refused(zipped(tmp_path / "a.docx", {"word/document.xml": bomb}), "entities")
    refused(written(tmp_path / "a.fodt", bomb.encode()), "entities")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.odt", b"PK\x03\x04 nonsense", "damaged"),
        ("a.docx", compound({"Workbook": b"x"}), "it is a spreadsheet"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "damaged"),
        (
            "a.fodt",
            b"<?xml version='1.0'?><document xmlns='urn:opendocument'/>",
            "is not a text document",
        ),
    ],
)
def test_not_what_it_says(tmp_path, name, data, words):
    refused(written(tmp_path / name, data), words)


@pytest.mark.parametrize(
    ("name", "data", "content"),
    [
        ("a.docx", b"plain text", ".txt"),
        ("a.doc", b"plain text", ".txt"),
        ("a.rtf", b"plain text", ".txt"),
        ("README", "r\u00e9sum\u00e9".encode("cp1252"), ".txt"),
        ("a.txt", "x".encode("utf-16"), ".txt"),
        ("a.doc", b"{\\rtf1 x}", ".rtf"),
        ("a.odt", b"\xef\xbb\xbf {\\rtf1 x}", ".rtf"),
        ("a.doc", b"<!-- x --><HTML><p>x", ".html"),
        ("a.html", b"<p>x", ".html"),
        ("a.docx", compound(WORD_97), ".doc"),
        ("a.dot", compound(WORD_97), ".dot"),
        ("a.doc", compound({"worddocument": bytes(512), "1TABLE": b"x"}), ".doc"),
        ("a.doc", compound({"WordDocument": bytes(512)}), ".doc6"),
        ("a.wps", compound({"CONTENTS": b"x"}), ""),
        ("a.doc", b"\xdb\xa5\x2d\x00" + bytes(60), ""),
        ("a.wpd", b"\xffWPC" + bytes(60), ""),
        ("a.xml", b"<?xml version='1.0'?><w:wordDocument xmlns:w='w'/>", ""),
    ],
)
def test_a_file_is_what_it_holds_whatever_it_is_called(tmp_path, name, data, content):
    assert screen(written(tmp_path / name, data), TEXTS) == content


def test_packages_are_what_they_hold_whatever_they_are_called(tmp_path):
    word = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
    assert screen(zipped(tmp_path / "a.odt", word), TEXTS) == ".docx"
    assert screen(zipped(tmp_path / "a.dotx", word), TEXTS) == ".dotx"
    odf = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
    assert screen(zipped(tmp_path / "a.docx", odf), TEXTS) == ".odt"
    old = {"mimetype": "application/vnd.sun.xml.writer", "content.xml": "<x/>"}
    assert screen(zipped(tmp_path / "a.sxw", old), TEXTS) == ""
    assert screen(zipped(tmp_path / "a.pages", {"index.xml": "<x/>"}), TEXTS) == ""


def test_other_packages(tmp_path):
    refused(zipped(tmp_path / "a.odt", {"hello.txt": "x"}), "no text document")
    sheet = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    refused(zipped(tmp_path / "b.odt", sheet), "not a text document")


@pytest.mark.parametrize("xml", [b"", b"<w>", b"<w></v>", b"<w/><w/>", b"no xml"])
def test_xml_that_is_not_well_formed_never_reaches_libreoffice(tmp_path, xml):
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": xml}
    refused(zipped(tmp_path / "a.docx", members), "not well formed")
    refused(zipped(tmp_path / "a.odt", {"content.xml": xml}), "not well formed")
    flat = b"<office:document xmlns:office='opendocument.text'>" + xml
    refused(written(tmp_path / "a.fodt", flat), "not well formed")


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def related(**kinds):
    held = "".join(
        f'<Relationship Id="r{number}" Type="x/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{held}</Relationships>'


def word_package(path, parts, **kinds):
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related(officeDocument="word/document.xml"),
        "word/document.xml": "<w/>",
        "word/_rels/document.xml.rels": related(**kinds),
    }
    return zipped(path, members | parts)


def test_a_prefix_without_a_declaration_makes_a_word_package_damaged(tmp_path):
    for xml in ("<w><foo:bar/></w>", "<w foo:bar='1'/>"):
        path = word_package(tmp_path / "a.docx", {"word/document.xml": xml})
        refused(path, "not well formed")
    screen(zipped(tmp_path / "a.odt", {"content.xml": "<x><foo:bar/></x>"}), TEXTS)


def test_namespaces_are_bounded_where_they_are_resolved(tmp_path):
    for xml in (
        f"<w xmlns='{'n' * (limits.LONGEST_NAMESPACE + 1)}'/>",
        "<w " + " ".join(f"xmlns:a{n}='n'" for n in range(limits.MOST_ATTRIBUTES + 1)) + "/>",
    ):
        path = word_package(tmp_path / "a.docx", {"word/document.xml": xml})
        refused(path, "more elements")


BROKEN = "<broken"


def test_broken_parts_that_say_nothing_of_the_content_are_left_out(tmp_path):
    parts = {f"word/{name}.xml": BROKEN for name in ("webSettings", "people", "embeddings/data")}
    path = word_package(
        tmp_path / "a.docx", parts, webSettings="webSettings.xml", people="people.xml"
    )
    found = screened(path, TEXTS)
    assert found == (".docx", "", tuple(parts))
    drop_parts(path, found.left_out)
    with zipfile.ZipFile(path) as archive:
        assert (
            set(archive.namelist()).isdisjoint(parts) and "word/document.xml" in archive.namelist()
        )
    assert screened(path, TEXTS) == (".docx", "", ())


def test_broken_parts_that_are_read_are_damage_and_all_are_looked_through_for_entities(tmp_path):
    path = word_package(tmp_path / "a.docx", {"word/fonts.xml": BROKEN}, fontTable="fonts.xml")
    refused(path, "not well formed .word/fonts.xml")
    bomb = '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'
    refused(word_package(tmp_path / "b.docx", {"word/people.xml": bomb}), "entities")
    refused(
        zipped(tmp_path / "c.odt", {"content.xml": "<x/>", "Object 1/content.xml": bomb}),
        "entities",
    )


def test_broken_objects_of_an_open_document_are_left_out(tmp_path):
    members = {"content.xml": "<x/>", "Object 1/content.xml": BROKEN, "Object 1/styles.xml": "<x/>"}
    found = screened(path := zipped(tmp_path / "a.odt", members), TEXTS)
    assert found.left_out == ("Object 1/content.xml",)
    refused(zipped(path, members | {"styles.xml": BROKEN}), "not well formed")


@pytest.mark.parametrize(
    "part",
    [
        "Configurations2/accelerator/current.xml",
        "styles.xml",
        "settings.xml",
        "meta.xml",
    ],
)
def test_empty_parts_are_as_good_as_none(tmp_path, part):
    assert screen(zipped(tmp_path / "a.odt", {"content.xml": "<x/>", part: ""}), TEXTS) == ".odt"


@pytest.mark.parametrize("part", ["docProps/core.xml", "customXml/item1.xml"])
def test_parts_that_libreoffice_passes_by_may_be_broken(tmp_path, part):
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", part: "<a>"}
    assert screen(zipped(tmp_path / "a.docx", members), TEXTS) == ".docx"


@pytest.mark.parametrize("part", ["word/header1.xml", "word/_rels/document.xml.rels"])
def test_parts_that_libreoffice_reads_may_not(tmp_path, part):
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", part: "<a>"}
    refused(zipped(tmp_path / "a.docx", members), f"not well formed .{part}")


@pytest.mark.parametrize(
    ("name", "kind", "types"),
    [("a.ods", "spreadsheet", SHEETS), ("a.odp", "presentation", SLIDES)],
)
def test_each_application_takes_its_own_packages_only(tmp_path, name, kind, types):
    media = f"application/vnd.oasis.opendocument.{kind}"
    path = zipped(tmp_path / name, {"mimetype": media, "content.xml": "<x/>"})
    assert screen(path, types) == name[1:]
    refused(path, "is not a text document")
    text = zipped(
        tmp_path / f"b{name[1:]}", {"mimetype": "opendocument.text", "content.xml": "<x/>"}
    )
    refused(text, f"it is not a {kind}", types)


def test_office_packages_are_told_apart_by_what_they_hold(tmp_path):
    members = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}
    screen(zipped(tmp_path / "a.xlsx", members), SHEETS)
    refused(zipped(tmp_path / "a.docx", members), "holds no text document")
    refused(zipped(tmp_path / "a.pptx", members), "holds no presentation", SLIDES)
    screen(written(tmp_path / "a.csv", b"a,b"), SHEETS)


def test_the_private_copy_has_no_empty_parts(tmp_path):
    part = "Configurations2/accelerator/current.xml"
    members = {"mimetype": "opendocument.text", "content.xml": "<x/>", "Pictures/": "", part: ""}
    drop_parts(copy := zipped(tmp_path / "a.odt", members))
    with zipfile.ZipFile(copy) as archive:
        assert archive.namelist() == ["mimetype", "content.xml", "Pictures/"]
        assert archive.read("content.xml") == b"<x/>"


def test_the_private_copy_of_anything_else_stays(tmp_path):
    word = zipped(tmp_path / "c.docx", {"word/document.xml": "<w/>", "word/empty.xml": ""})
    whole = zipped(tmp_path / "d.odt", {"content.xml": "<x/>"})
    text, old = (
        written(tmp_path / "a.txt", b"plain"),
        written(tmp_path / "b.doc", compound(WORD_97)),
    )
    for path in (word, whole, text, old):
        before = path.read_bytes()
        drop_parts(path)
        assert path.read_bytes() == before
