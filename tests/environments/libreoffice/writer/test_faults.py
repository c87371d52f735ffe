"""Everything that can break around a Writer is broken once: that attempt is lost, nothing else."""

import os
import random
import signal
import string
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from processes import command, is_alive
from soaking import below

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.libreoffice.environment import LibreOfficeEnvironment
from lamwright.environments.linux.desktop import wait_until
from lamwright.environments.linux.keeper import _pipes
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SelectParagraph, SelectText
from lamwright.records.errors import DocumentError, EnvironmentBroken, LamwrightError

pytestmark = [pytest.mark.writer, pytest.mark.timeout(400)]

DEADLINE = 15.0
ANY = SelectParagraph(start_index=1, end_index=1)


class Own:
    """A Writer that may be broken, and the processes that belong to it."""

    def __init__(self, folder):
        self._others = set(below(os.getpid()))
        self.environment = LibreOfficeEnvironment(folder, deadline=DEADLINE)

    def processes(self):
        return set(below(os.getpid())) - self._others

    def send(self, number, word):
        pids = [pid for pid in self.processes() if word in command(pid)]
        assert pids, f"no {word} runs"
        for pid in pids:
            os.kill(pid, number)


@pytest.fixture
def own(tmp_path):
    own = Own(tmp_path / "work")
    yield own
    own.environment.close()
    assert not own.processes()


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (signal.SIGKILL, "soffice.bin"),
        (signal.SIGSTOP, "soffice.bin"),
        (signal.SIGKILL, "uno_server"),
        (signal.SIGSTOP, "uno_server"),
        (signal.SIGKILL, "Xvfb"),
    ],
)
def test_broken_in_mid_step(own, document, number, word):
    environment = own.environment
    environment.reset(document)
    own.send(number, word)
    started = time.monotonic()
    with pytest.raises(EnvironmentBroken):  # noqa: PT012
        for _ in range(3):
            environment.perform(ANY)
            environment.observe()
    assert time.monotonic() - started < 3 * DEADLINE
    assert len(environment.reset(document).canvas.paragraphs) == 3
    assert environment.perform(ANY).delivered


@pytest.mark.parametrize("word", ["dbus-daemon", "at-spi2-registryd", "openbox"])
def test_a_helper_killed_costs_at_most_the_attempt(own, document, word):
    environment = own.environment
    environment.reset(document)
    own.send(signal.SIGKILL, word)
    try:
        environment.perform(ANY)
        environment.observe()
    except EnvironmentBroken:
        pass
    seen = environment.reset(document)
    assert len(seen.canvas.paragraphs) == 3
    assert len(seen.controls) > 30


def test_after_an_interrupted_call_no_answer_is_taken_for_another_s(own, document):
    """As Ctrl-C in ``edit``, which goes on."""
    own.environment.reset(document)
    own.send(signal.SIGSTOP, "soffice.bin")
    signal.signal(signal.SIGUSR1, signal.default_int_handler)
    main = threading.main_thread().ident
    threading.Timer(0.5, signal.pthread_kill, (main, signal.SIGUSR1)).start()
    with pytest.raises(KeyboardInterrupt):
        own.environment.perform(ANY)
    assert not own.processes()
    assert len(own.environment.reset(document).canvas.paragraphs) == 3


def test_named_sockets_of_a_killed_writer_go_too(own, document):
    own.environment.reset(document)
    pids = [pid for pid in own.processes() if "soffice.bin" in command(pid)]
    pipes = {pipe for pid in pids for pipe in _pipes(Path(f"/proc/{pid}"))}
    assert len(pipes) == 2
    time.sleep(1)  # the keeper looks twice a second
    own.send(signal.SIGKILL, "soffice.bin")
    with pytest.raises(EnvironmentBroken):
        own.environment.perform(ANY)
    own.environment.close()
    assert not [pipe for pipe in pipes if pipe.exists()]


def test_a_stopped_writer_is_replaced_at_reset(own, document):
    own.environment.reset(document)
    own.send(signal.SIGSTOP, "soffice.bin")
    assert len(own.environment.reset(document).canvas.paragraphs) == 3


def test_a_keeper_killed_takes_all_with_it_and_reset_recovers(own, document):
    own.environment.reset(document)
    own.send(signal.SIGKILL, "keeper.py")
    with pytest.raises(EnvironmentBroken):  # noqa: PT012
        for _ in range(3):
            own.environment.perform(ANY)
            own.environment.observe()
    assert len(own.environment.reset(document).canvas.paragraphs) == 3


OWNER = """
import sys, time
from pathlib import Path
from lamwright.environments.libreoffice.environment import open_writer

environment = open_writer()
environment.reset(Path(sys.argv[1]))
print("ready", flush=True)
time.sleep(600)
"""


@pytest.fixture
def place():
    with tempfile.TemporaryDirectory() as place:  # names of sockets must be short
        yield Path(place)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_an_owner_killed_leaves_neither_processes_nor_folders(place, document, number):
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(document)],
        env={**os.environ, "TMPDIR": str(place)},
        stdout=subprocess.PIPE,
    )
    try:
        assert owner.stdout.readline() == b"ready\n"
        processes = below(owner.pid)[1:]
        assert len(list(place.iterdir())) == 2  # the desktop's folder and the owner's own
        (number_file,) = place.glob("*/xvfb.out")
        display = Path(f"/tmp/.X11-unix/X{number_file.read_text().strip()}")
        assert display.exists()
    finally:
        owner.send_signal(number)
        owner.wait(timeout=DEADLINE)
        owner.stdout.close()
    assert wait_until(lambda: not list(place.iterdir()), DEADLINE, "The clean-up")
    assert wait_until(lambda: not any(map(is_alive, processes)), DEADLINE, "The end")
    assert not display.exists()


def test_an_owner_killed_does_not_leave_its_stopped_side_process(place, document):
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(document)],
        env={**os.environ, "TMPDIR": str(place)},
        stdout=subprocess.PIPE,
    )
    try:
        assert owner.stdout.readline() == b"ready\n"
        (side,) = [pid for pid in below(owner.pid) if "uno_server" in command(pid)]
        os.kill(side, signal.SIGSTOP)
    finally:
        owner.kill()
        owner.wait(timeout=DEADLINE)
        owner.stdout.close()
    try:
        assert wait_until(lambda: not is_alive(side), DEADLINE, "The end")
    finally:
        if is_alive(side):
            os.kill(side, signal.SIGKILL)


def test_a_dialog_that_an_action_opened_unasked_does_not_block(hands, document):
    hands.do(KeyboardInput(keys="{CTRL+F3}"))  # AutoText
    assert hands.seen.dialogs
    assert hands.do(SelectText(text="engine")).reason == "disabled"
    assert hands.open(document).dialogs == ()


def test_a_huge_document(hands, tmp_path):
    body = "".join(f"<text:p>{number}. paragraph</text:p>" for number in range(5000))
    seen = hands.open(write_odt(tmp_path / "huge.odt", OdtParts(body=body)))
    assert len(seen.canvas.paragraphs) + seen.canvas.truncated == 5000
    assert hands.do(SelectText(text="4999. paragraph")).delivered


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk(hands, document, small_disk):
    (small_disk / "filler").write_bytes(b"x" * 60_000)
    with pytest.raises(LamwrightError) as raised:
        hands.environment.save_copy(small_disk / "copy.pdf")
    assert not isinstance(raised.value, EnvironmentBroken)
    assert isinstance(raised.value, DocumentError)
    assert hands.do(SelectText(text="engine")).delivered
    assert len(hands.open(document).canvas.paragraphs) == 3


def test_a_document_that_does_not_fit_on_the_disk(document, small_disk, tmp_path):
    numbers = random.Random(0)
    noise = "".join(numbers.choice(string.ascii_letters) for _ in range(200_000))
    large = write_odt(tmp_path / "large.odt", OdtParts(body=f"<text:p>{noise}</text:p>"))
    environment = LibreOfficeEnvironment(small_disk, deadline=60)
    try:
        with pytest.raises(DocumentError, match="No space left"):
            environment.reset(large)
        assert len(environment.reset(document).canvas.paragraphs) == 3
    finally:
        environment.close()


def test_the_application_itself_writes_nowhere_else_not_even_as_root(hands, tmp_path):
    place = tmp_path / "other"
    place.mkdir()
    outcome = hands.environment._live.session.uno.save_as(place / "lamwright-test.odt")
    assert not outcome.delivered
    assert not list(place.iterdir())
    hands.click("Insert > Bookmark...")
    assert hands.seen.dialogs == ("Bookmark",)
