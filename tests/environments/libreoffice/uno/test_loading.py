"""What a document that is being loaded waits for is seen, and broken parts that nobody needs stop nothing."""

import time
import zipfile
from types import SimpleNamespace

import pytest

from lamwright.environments.libreoffice.products.copies import drop_parts
from lamwright.environments.libreoffice.products.screening import TEXTS, screened
from lamwright.environments.libreoffice.settling.loading import Loading
from lamwright.records.errors import DocumentError, EnvironmentBroken


class Idle:
    """A session that loads something: what it uses and shows is set from outside."""

    def __init__(self):
        self.used, self.modal, self.waits, self.keys = 0.0, False, True, []
        self.office = SimpleNamespace(
            processor_seconds=lambda: self.used, has_nothing_to_do=lambda: self.waits
        )
        self.display = SimpleNamespace(is_modal=lambda: self.modal, press_keys=self.keys.append)


@pytest.fixture
def idle():
    return Idle()


def test_a_question_is_answered_only_when_nothing_else_is_done(idle):
    loading = Loading(idle)
    idle.modal, idle.used = True, 5.0
    loading()
    assert not idle.keys
    loading()
    assert len(idle.keys) == 1
    idle.waits = False
    loading()
    assert len(idle.keys) == 1


def test_an_application_that_does_nothing_for_long_is_broken(idle):
    now = [0.0]
    loading = Loading(idle, lambda: now[0])
    for second in range(0, 200, 10):  # slow, but at work
        now[0], idle.used = float(second), second / 20
        loading()
    now[0] += 25
    loading()
    now[0] += 10
    with pytest.raises(EnvironmentBroken, match="neither loads"):
        loading()


def changed(path, target, replace):
    """A copy of a package with other parts; ``replace`` gives the new bytes of one, None for what it was."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            archive.writestr(name, replace(name, data) or data)
    return target


@pytest.fixture
def word(session, letter, tmp_path):
    """A Word file that LibreOffice wrote."""
    session.uno.open(letter)
    session.uno.save_copy(tmp_path / "letter.docx")
    return tmp_path / "letter.docx"


@pytest.mark.writer
def test_a_question_of_a_filter_ends_the_load(session, word, letter, tmp_path):
    def undeclared(name, data):
        return name == "word/document.xml" and data.replace(b"</w:body>", b"<foo:bar/></w:body>")

    odd = changed(word, tmp_path / "odd.docx", undeclared)
    start, mine = time.monotonic(), tmp_path / "mine.docx"
    with pytest.raises(DocumentError, match="mine.docx cannot be opened") as raised:
        session.uno.open(odd, ".docx", called=mine, meanwhile=Loading(session))
    assert time.monotonic() - start < 30 and str(odd) not in str(raised.value)
    session.uno.open(letter)
    assert session.uno.canvas().paragraphs


RELATION = (
    b'<Relationship Id="x1" Type="http://schemas.microsoft.com/office/2011/relationships/people" '
    b'Target="people.xml"/>'
    b'<Relationship Id="x2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/webSettings" '
    b'Target="webSettings.xml"/></Relationships>'
)


@pytest.mark.writer
def test_a_package_opens_without_its_broken_parts(session, word, tmp_path):
    def related(name, data):
        return name == "word/_rels/document.xml.rels" and data.replace(
            b"</Relationships>", RELATION
        )

    path = changed(word, tmp_path / "broken.docx", related)
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("word/people.xml", "word/webSettings.xml", "word/embeddings/data.xml"):
            archive.writestr(name, "<broken")
    found = screened(path, TEXTS)
    assert len(found.left_out) == 3
    drop_parts(path, found.left_out)
    session.uno.open(path, found.suffix, meanwhile=Loading(session))
    assert session.uno.canvas().paragraphs
