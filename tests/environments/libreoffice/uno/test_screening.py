"""Documents are looked at before LibreOffice may touch them."""

import os
import zipfile

import pytest
from uno_documents import paragraphs, write_odt

from lamwright.environments.libreoffice.products import screening
from lamwright.environments.libreoffice.products.screening import SHEETS, SLIDES, TEXTS, screen
from lamwright.records.errors import DocumentError

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


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
    screen(written(tmp_path / "a.doc", OLE + "WordDocument".encode("utf-16-le")), TEXTS)
    screen(written(tmp_path / "a.rtf", b"{\\rtf1 x}"), TEXTS)
    screen(written(tmp_path / "a.TXT", b"plain"), TEXTS)
    screen(written(tmp_path / "a.html", b"<p>x"), TEXTS)


def test_missing_and_empty(tmp_path):
    refused(tmp_path / "none.odt", "does not exist")
    refused(tmp_path, "does not exist or is no file")
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
        file.truncate(screening.LARGEST_FILE + 1)
    refused(path, "the limit is 50 MiB")


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ("EncryptedPackage", "encrypted"),
        ("\tDRMContent", "rights-managed"),
        ("DRMEncryptedDataSpace", "rights-managed"),
    ],
)
def test_locked_office_files(tmp_path, stream, words):
    data = OLE + stream.encode("utf-16-le")
    refused(written(tmp_path / "a.docx", data), words)
    refused(written(tmp_path / "a.doc", data + "WordDocument".encode("utf-16-le")), words)


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
        ("a.docx", b"plain text", "damaged"),
        ("a.doc", b"plain text", "no text document of that type"),
        ("a.doc", b"{\\rtf1 x}", "name it .rtf"),
        ("a.rtf", b"plain text", "no rich text"),
        ("a.odt", OLE, "does not belong to its ending"),
        ("a.xlsx", b"PK", "not a known type"),
        ("a.exe", b"MZ", "not a known type"),
        ("noending", b"x", "not a known type"),
    ],
)
def test_not_what_it_says(tmp_path, name, data, words):
    refused(written(tmp_path / name, data), words)


def test_other_packages(tmp_path):
    refused(zipped(tmp_path / "a.odt", {"hello.txt": "x"}), "no text document")
    sheet = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    refused(zipped(tmp_path / "b.odt", sheet), "not a text document")


@pytest.mark.parametrize("xml", [b"", b"<w>", b"<w></v>", b"<w/><w/>", b"no xml"])
def test_xml_that_is_not_well_formed_never_reaches_libreoffice(tmp_path, xml):
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": xml}
    refused(zipped(tmp_path / "a.docx", members), "not well formed")
    if xml:
        refused(written(tmp_path / "a.fodt", xml), "not well formed")


@pytest.mark.parametrize(
    ("name", "kind", "types"),
    [("a.ods", "spreadsheet", SHEETS), ("a.odp", "presentation", SLIDES)],
)
def test_each_application_takes_its_own_packages_only(tmp_path, name, kind, types):
    media = f"application/vnd.oasis.opendocument.{kind}"
    path = zipped(tmp_path / name, {"mimetype": media, "content.xml": "<x/>"})
    screen(path, types)
    refused(path, "not a known type")
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
