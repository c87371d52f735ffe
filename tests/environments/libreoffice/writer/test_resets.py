"""Documents of all kinds are reset by undoing, and are then what they were; what undoing spoils is opened again."""

import random
from contextlib import closing
from itertools import cycle
from threading import Event, Thread

import pytest
from field_open_text import write_open_text
from field_rich import write_rich
from field_word import write_word
from field_words_made import Drawn
from hands import Hands

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.libreoffice.uno_bridge import UnoBridge
from lamwright.environments.linux.x11.display import Display
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SelectParagraph, SelectText

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

MAKERS = {".odt": write_open_text, ".docx": write_word, ".rtf": write_rich}

BOLD = "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
NOTE = (
    '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>See the lease.</text:p></text:note-body></text:note>"
)


@pytest.fixture
def opened(monkeypatch):
    """What is opened from here on."""
    paths, really = [], UnoBridge.open

    def noted(self, path, content, **further):
        paths.append(path)
        return really(self, path, content, **further)

    monkeypatch.setattr(UnoBridge, "open", noted)
    return paths


def made(folder, suffix, seed):
    drawn = Drawn(random.Random(seed), {"body": [], "table": []})
    path = folder / f"made{suffix}"
    MAKERS[suffix](path, drawn)
    return path, drawn.words


@pytest.mark.parametrize(
    ("suffix", "seed"), [(".docx", 1), (".docx", 2), (".odt", 1), (".odt", 2), (".rtf", 1)]
)
def test_typing_into_made_documents_is_undone(environment, opened, tmp_path, suffix, seed):
    path, words = made(tmp_path, suffix, seed)
    seen = environment.reset(path).canvas
    texts = [part.text for part in seen.parts if "header" in part.place or "footer" in part.place]
    assert all(any(word in text for text in texts) for word in words["edge"])
    opened.clear()
    for _ in range(2):
        environment.perform(SelectParagraph(start_index=2, end_index=2))
        environment.perform(KeyboardInput(keys="Changed.{ENTER}"))
        assert environment.observe().canvas != seen
        assert environment.reset(path).canvas == seen
    assert opened == []


def test_a_cursor_in_a_note_goes_back_to_the_start(environment, opened, tmp_path):
    path = write_odt(
        tmp_path / "a.odt",
        OdtParts(body=f"<text:p>Rent{NOTE} is due.</text:p><text:p>Soon.</text:p>"),
    )
    hands = Hands(environment)
    first = hands.open(path)
    opened.clear()
    assert hands.environment.perform(SelectText(text="lease", place="footnote 1")).delivered
    there = environment.observe().canvas
    assert there.selection == "lease" and there.cursor_paragraph != 1
    assert environment.reset(path).canvas == first.canvas and opened == []


FIELDS = 'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
TEXT = 'field:type="vnd.oasis.opendocument.field.FORMTEXT"'
SPOILT = {
    "the looks of a note's anchor": f'<text:span text:style-name="B">Bold rent</text:span>{NOTE} is due.',
    "what a form field is called": (
        f'Name: <field:fieldmark-start {FIELDS} text:name="Tenant" {TEXT}><field:param '
        'field:name="Description" field:value="Who pays"/></field:fieldmark-start>Ada'
        f"<field:fieldmark-end {FIELDS}/>."
    ),
    "a bookmark around a heading": (
        '<text:bookmark-start text:name="_Toc54557939"/>Rent'
        '<text:bookmark-end text:name="_Toc54557939"/> due'
    ),
    "a bookmark at a place": f'Rent{NOTE} <text:s/><text:bookmark text:name="section"/>is due.',
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_undoing_spoils_is_mended(environment, opened, tmp_path, name):
    body = f"<text:p>{SPOILT[name]}</text:p><text:p>Soon.</text:p>"
    path = write_odt(tmp_path / "a.odt", OdtParts(body=body, automatic=BOLD))
    seen = environment.reset(path).canvas
    opened.clear()
    environment.perform(SelectParagraph(start_index=1, end_index=1))
    environment.perform(KeyboardInput(keys="Changed."))
    assert environment.reset(path).canvas == seen and opened == []


def test_a_new_process_waits_for_the_next_document(tmp_path):
    first, second = (
        write_odt(tmp_path / name, OdtParts(body=f"<text:p>{name}</text:p>"))
        for name in ("a.odt", "b.odt")
    )
    environment = LibreOfficeEnvironment(tmp_path / "work", resets_per_process=2)
    try:
        pids = []
        for path in (first, first, first, second):
            environment.reset(path)
            pids.append(environment._live.session.office.pid)
            environment.perform(KeyboardInput(keys="Changed."))
        assert pids[0] == pids[1] == pids[2] != pids[3]
    finally:
        environment.close()


@pytest.fixture
def crowded(environment, monkeypatch):
    """While a document is opened the pointer moves, so that events wait for LibreOffice all the time."""
    environment.reset(None)
    desktop, really, is_over = environment._live.session.desktop, UnoBridge.open, Event()

    def move(display):
        steps = cycle(range(300, 500))
        while not is_over.wait(0.001):
            display._fake(6, 0, next(steps), 300)

    def crowd(self, path, content, **further):
        is_over.clear()
        with closing(Display(desktop.display, desktop.cookie, deadline=10)) as display:
            mover = Thread(target=move, args=(display,))
            mover.start()
            try:
                return really(self, path, content, **further)
            finally:
                is_over.set()
                mover.join()

    monkeypatch.setattr(UnoBridge, "open", crowd)


def test_pictures_that_are_laid_out_late_are_waited_for(environment, crowded, opened, tmp_path):
    drawn = Drawn(random.Random("0 open-005.odt 5"), {"body": [], "table": []})
    write_open_text(tmp_path / "made.odt", drawn)
    environment.reset(tmp_path / "made.odt")
    path = tmp_path / "made.rtf"
    environment.save_copy(path)
    seen = environment.reset(path).canvas
    opened.clear()
    environment.perform(SelectParagraph(start_index=1, end_index=1))
    environment.perform(KeyboardInput(keys="Changed.{ENTER}"))
    assert environment.reset(path).canvas == seen and opened == []
