"""Addresses that LibreOffice wrote from a private copy lead where the document's own led."""

import io
import zipfile
from pathlib import Path

import pytest

from lamwright.environments.libreoffice.addresses import Private, put_back

FOLDER = Path("/tmp/work-x/open/tmpy/d/d/d")
PRIVATE = Private(FOLDER, 3, Path("/home/ada & co"))
URI = FOLDER.as_uri()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f'Target="{URI}/pic.png"', 'Target="pic.png"'),
        (f'Target="{URI}/pictures/a%20b.png"', 'Target="pictures/a%20b.png"'),
        (f'Target="{FOLDER.parent.as_uri()}/up.png"', 'Target="../up.png"'),
        (f'Target="{FOLDER.parents[1].as_uri()}/up.png"', 'Target="../../up.png"'),
        ('href="../notes.odt"', 'href="../notes.odt"'),
        ('href="../../../notes.odt"', 'href="../../../notes.odt"'),
        ('href="../../../../../../home/x/y.odt"', 'href="file:///tmp/home/x/y.odt"'),
        ('href="../../../../../../../home/x/y.odt"', 'href="file:///home/x/y.odt"'),
        (
            'href="http://example.org/../../../../../a"',
            'href="http://example.org/../../../../../a"',
        ),
        (f"<t>{FOLDER}/letter.odt</t>", "<t>/home/ada &amp; co/letter.odt</t>"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_addresses_of_files(written, meant, suffix):
    if "http:" in written:
        meant = written
    held = (
        package(written, "word/_rels/document.xml.rels") if suffix == ".docx" else written.encode()
    )
    reported = put_back(held, suffix, PRIVATE)
    assert (unpacked(reported) if suffix == ".docx" else reported) == meant.encode()
    if written == meant:
        assert reported == held


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('href="../pic.png"', 'href="../pic.png"'),
        (f'href="{URI}/pic.png"', 'href="../pic.png"'),
        ('href="../../../../pic.png"', 'href="../../../../pic.png"'),
        ('href="../../../../../../../../home/y.odt"', 'href="file:///home/y.odt"'),
    ],
)
def test_addresses_inside_a_package_start_one_level_below(written, meant):
    assert unpacked(put_back(package(written), ".odt", PRIVATE)) == meant.encode()


def test_what_is_no_text_stays_as_it_is():
    data = f"%PDF {URI}/a.png".encode()
    assert put_back(data, ".pdf", PRIVATE) == data
    held = package(f"{URI}/a", "Pictures/a.png")
    assert put_back(held, ".odt", PRIVATE) == held


def test_the_order_and_kind_of_the_parts_stay():
    held = package(f"{URI}/a", "content.xml")
    with zipfile.ZipFile(io.BytesIO(put_back(held, ".odt", PRIVATE))) as archive:
        first, second = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert second.compress_type == zipfile.ZIP_DEFLATED


def package(text, name="content.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/x", zipfile.ZIP_STORED)
        archive.writestr(name, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(archive.namelist()[-1])
