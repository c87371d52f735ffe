"""Nothing of a person or of the system comes into what is saved, and nothing is asked of a network."""

import socket
import zipfile
from pathlib import Path

import pytest
from canaries import MAKERS, came_in, places

from lamwright.documents.inventory import foreign, inventory
from lamwright.records.errors import DocumentError

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]


@pytest.fixture
def known(tmp_path):
    folder = tmp_path / "person"
    folder.mkdir()
    found = places(folder, Path.home())
    yield found
    for place in found[:2]:
        Path(place.path).unlink()


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize("suffix", MAKERS)
def test_no_canary_comes_in(hands, known, listener, tmp_path, suffix):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/a.png"
    hrefs = (
        [f"file://{place.path}" for place in known]
        + [place.path for place in known[5:7]]
        + [address]
    )
    document = tmp_path / f"letter{suffix}"
    assert MAKERS[suffix](document, hrefs) >= 10 * 10
    hands.open(document)
    uno = hands.environment._live.session.uno
    for command in (".uno:UpdateAllLinks", ".uno:UpdateAll", ".uno:UpdateFields"):
        try:
            uno.dispatch(command)
        except DocumentError:
            continue
    before = inventory(document)
    for kind in (".odt", ".docx", ".html", ".rtf", ".pdf"):
        saved = tmp_path / f"out{kind}"
        hands.environment.save_copy(saved)
        assert came_in(saved, known) == [], kind
        brought = [
            item for item in foreign(before, inventory(saved)) if item.kind in {"picture", "object"}
        ]
        assert brought == [], kind
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_the_suite_would_see_a_canary(known, tmp_path):
    """The search itself: each canary is found where it lies in the open, packed, or in base 64."""
    for place in known:
        held = (
            Path(place.path).read_bytes() if place.name != "proc" else b"DBUS_SESSION_BUS_ADDRESS=x"
        )
        packed = tmp_path / "packed.odt"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("Pictures/a", held)
        assert place.name in came_in(packed, known)
