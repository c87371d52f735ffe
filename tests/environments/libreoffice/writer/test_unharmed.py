"""Opening and saving without an action leaves a document as it was."""

import base64
import io
import re
import zipfile

import pytest
from PIL import Image
from unharmed import lost, pairs_of
from unharmed_files import everything

from lamwright.documents.inventory import inventory
from lamwright.documents.odt import OdtParts, write_odt
from lamwright.documents.reader import read_document
from lamwright.judge.difference import describe_difference

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

FRAME = '<text:p><draw:frame svg:width="1cm" svg:height="1cm" text:anchor-type="as-char">{}</draw:frame></text:p>'
LINK = 'xlink:href="{}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'


def linked(folder):
    """A document with relative and absolute targets, and a field that shows its name."""
    Image.new("RGB", (20, 20), "red").save(folder / "pic.png")
    Image.new("RGB", (20, 20), "green").save(folder.parent / "up.png")
    hrefs = ("../pic.png", "../../up.png", f"file://{folder}/pic.png", "http://192.0.2.1/x.png")
    body = "".join(FRAME.format(f"<draw:image {LINK.format(href)}/>") for href in hrefs)
    body += (
        f'<text:section text:name="S"><text:section-source {LINK.format("../other.odt")}/>'
        "<text:p>old</text:p></text:section>"
    )
    for href in (
        "../notes.odt",
        "../../up/notes.odt",
        "http://example.org/a",
        "file:///home/x/y.odt",
    ):
        body += f'<text:p><text:a xlink:href="{href}" xlink:type="simple">a</text:a></text:p>'
    body += '<text:p><text:file-name text:display="full">x</text:file-name></text:p>'
    return write_odt(folder / "letter.odt", OdtParts(body=body))


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "a" / "docs"
    place.mkdir(parents=True)
    return place


@pytest.mark.parametrize("suffix", [".odt", ".docx", ".html", ".rtf"])
def test_targets_stay_as_they_were(hands, folder, suffix):
    document = linked(folder)
    hands.open(document)
    saved = folder / f"again{suffix}"
    hands.environment.save_copy(saved)
    had, has = inventory(document), inventory(saved)
    allowed = had.of("source") | had.of("link")
    assert has.of("source") | has.of("link") <= allowed | {"letter.odt"}
    if suffix in {".odt", ".docx"}:
        assert has.of("link") == had.of("link")
    if suffix == ".odt":
        assert has.of("source") == had.of("source")
    assert not _names_of_private_folders(saved)


def test_the_field_that_shows_the_file_shows_the_document_s_own(hands, folder):
    document = linked(folder)
    hands.open(document)
    saved = folder / "again.odt"
    hands.environment.save_copy(saved)
    with zipfile.ZipFile(saved) as archive:
        content = archive.read("content.xml").decode()
    shown = re.search(r"<text:file-name[^>]*>([^<]*)<", content)
    assert shown[1] == str(document)


def test_pictures_of_an_html_export_come_along(hands, folder):
    picture = io.BytesIO()
    Image.effect_noise((20, 20), 90).save(picture, "PNG")
    held = base64.b64encode(picture.getvalue()).decode()
    inside = f"<draw:image><office:binary-data>{held}</office:binary-data></draw:image>"
    hands.open(write_odt(folder / "letter.odt", OdtParts(body=FRAME.format(inside))))
    saved = folder / "page.html"
    hands.environment.save_copy(saved)
    named = re.findall(r'<img src="([^"]+)"', saved.read_text("utf-8", errors="replace"))
    assert len(named) == 1
    assert named[0].startswith("data:") or (folder / named[0]).is_file()


@pytest.mark.parametrize("number", [0, 1])
def test_a_document_with_everything_stays_as_it_was(hands, folder, number):
    """``scripts/unharmed.py`` does it with sixty."""
    everything(folder / f"{number:02}.odt", number)
    for pair in pairs_of(number):
        assert lost(hands.environment, folder, number, pair) == {}, pair


@pytest.fixture
def standing(hands):
    """The environment; what it opens stands for itself again after the test."""
    yield hands.environment
    hands.environment.stand_for(None)


def test_a_later_state_stands_for_the_document_also_once_that_is_gone(standing, folder):
    """As in ``edit``: the second request goes on from a private copy."""
    document, environment = linked(folder), standing
    environment.stand_for(document)
    environment.reset(document)
    state = folder.parent / "looks" / "after-1.odt"
    state.parent.mkdir()
    environment.save_copy(state)
    document.chmod(0o640)
    document.unlink()
    environment.reset(state)
    saved = folder / "again.odt"
    environment.save_copy(saved)
    with zipfile.ZipFile(saved) as archive:
        content = archive.read("content.xml").decode()
    assert re.search(r"<text:file-name[^>]*>([^<]*)<", content)[1] == str(document)
    assert inventory(saved).of("link") == inventory(state).of("link")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_the_mode_of_the_document_is_kept(hands, document, tmp_path, mode):
    document.chmod(mode)
    hands.open(document)  # the same once more: it is undone, not opened
    saved = tmp_path / "out.odt"
    hands.environment.save_copy(saved)
    assert saved.stat().st_mode & 0o777 == mode


def test_a_companion_replaces_no_file(hands, folder):
    document = linked(folder)
    hands.open(document)
    saved = folder / "letter.odt"
    assert describe_difference(read_document(document), read_document(saved)) == ()
    hands.environment.save_copy(saved)
    assert describe_difference(read_document(document), read_document(saved)) == ()


def test_a_file_chooser_is_known_as_one(hands):
    hands.click("Insert > Image...")
    assert hands.seen.choosers == hands.seen.dialogs != ()
    hands.click("Cancel")
    hands.click("Format > Character...")
    assert hands.seen.dialogs and not hands.seen.choosers


def _names_of_private_folders(saved):
    contents = [saved.read_bytes()]
    if zipfile.is_zipfile(saved):
        with zipfile.ZipFile(saved) as archive:
            contents = [archive.read(name) for name in archive.namelist()]
    return [held for held in contents if b"/d/d/d/d" in held]
