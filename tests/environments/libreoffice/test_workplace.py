"""The private folders, without an application: what is copied, stored, moved, left."""

import pytest

from lamwright.environments.libreoffice.workplace import Workplace
from lamwright.records.errors import DocumentError
from lamwright.records.trajectory import Outcome


@pytest.fixture
def workplace(tmp_path):
    place = Workplace(tmp_path / "work")
    place.clear_exports()
    return place


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "docs" / "letter.html"
    path.parent.mkdir()
    path.write_text("<p>mine</p>")
    path.chmod(0o640)
    return path


def saving(text, companions=()):
    def save(path):
        path.write_text(text)
        for name in companions:
            path.with_name(name).write_bytes(b"picture")
        return Outcome(delivered=True)

    return save


def test_a_copy_is_private_and_the_one_before_is_gone(workplace, document):
    first = workplace.copy(document)
    assert first.read_bytes() == document.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600
    second = workplace.copy(document)
    assert not first.exists() and second.exists()
    workplace.clear()
    assert not second.exists()


def test_folders_stay_the_same_for_the_fences_that_know_them(workplace, document):
    folders = workplace.confinement(is_fenced=True).folders
    before = [folder.stat().st_ino for folder in folders]
    (workplace.exports / "old").mkdir()
    (workplace.exports / "old.odt").write_bytes(b"")
    workplace.clear_exports()
    workplace.copy(document)
    assert [folder.stat().st_ino for folder in folders] == before
    assert not list(workplace.exports.iterdir())


def test_what_is_stored_is_moved_with_its_companions_and_mode(workplace, document, tmp_path):
    workplace.copy(document)
    target = tmp_path / "out.html"
    assert workplace.store(target, saving("<p>new</p>", ["out_html_1.png"])).delivered
    assert target.read_text() == "<p>new</p>"
    assert target.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "out_html_1.png").read_bytes() == b"picture"
    again = workplace.copy(document)
    assert [path.name for path in again.parent.iterdir()] == ["letter.html"]


def test_a_result_of_the_same_name_does_not_touch_the_copy(workplace, document, tmp_path):
    copy = workplace.copy(document)
    assert workplace.store(tmp_path / "letter.html", saving("<p>new</p>")).delivered
    assert copy.read_text() == "<p>mine</p>"


def test_a_companion_replaces_no_other_file(workplace, document, tmp_path):
    workplace.copy(document)
    other = tmp_path / "out_html_1.png"
    other.write_bytes(b"mine")
    outcome = workplace.store(tmp_path / "out.html", saving("<p>new</p>", [other.name]))
    assert not outcome.delivered
    assert other.read_bytes() == b"mine"
    assert not (tmp_path / "out.html").exists()


def test_a_link_that_the_application_left_is_not_followed(workplace, document, tmp_path):
    workplace.copy(document)
    secret = tmp_path / "secret"
    secret.write_bytes(b"a person's own")

    def save(path):
        path.symlink_to(secret)
        return Outcome(delivered=True)

    assert not workplace.store(tmp_path / "out.html", save).delivered
    assert not (tmp_path / "out.html").exists()


def test_what_is_no_regular_file_is_not_opened(workplace, tmp_path):
    link = tmp_path / "link.odt"
    link.symlink_to("/etc/passwd")
    with pytest.raises(DocumentError, match="link"):
        workplace.copy(link)


def test_where_nothing_can_be_written_is_said_before(workplace, document, tmp_path):
    workplace.copy(document)
    outcome = workplace.store(tmp_path / "nowhere" / "out.html", saving("x"))
    assert (outcome.delivered, outcome.reason) == (False, "invalid")


def test_a_later_state_has_the_name_mode_and_place_of_the_document_also_once_it_is_gone(
    workplace, document, tmp_path
):
    state = tmp_path / "looks" / "after-1.odt"
    state.parent.mkdir()
    state.write_bytes(b"x")
    workplace.always_stands_for(document)
    document.unlink()
    copy = workplace.copy(state)
    assert copy.name == "letter.odt"
    target = tmp_path / "out.html"
    assert workplace.store(target, lambda path: saving(f"<p>{copy}</p>")(path)).delivered
    assert target.read_text() == f"<p>{document.parent}/letter.odt</p>"
    assert target.stat().st_mode & 0o777 == 0o640
    workplace.always_stands_for(None)
    assert workplace.copy(state).name == "after-1.odt"
