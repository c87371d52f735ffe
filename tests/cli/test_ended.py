"""`act` and `edit` on a real Writer, ended from outside in the middle: nothing of them is left."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from processes import command, is_alive, wait_until
from soaking import below

from lamwright.documents.odt import OdtParts, write_odt
from lamwright.environments.claims import PIPES, sweep

pytestmark = [pytest.mark.writer, pytest.mark.timeout(300)]

MAIN = "import signal; signal.signal(2, signal.default_int_handler); from lamwright.cli import main; main()"
SECONDS, SOON = 120, 20
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)
PROBE_TOKENS = 48
STEP = {
    "thought": 'Select the text "engine"',
    "function": "select_text",
    "control_name": "",
    "control_label": "",
    "args": {"text": "engine"},
    "status": "CONTINUE",
    "plan": [],
}


class Model(ThreadingHTTPServer):
    """A model behind a server that takes one step, and never answers for the second."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.steps = 0
        self.acted, self.ended = threading.Event(), threading.Event()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply({"data": [{"id": "steps", "owned_by": "lamwright"}]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.steps += body["max_tokens"] > PROBE_TOKENS
        if self.server.steps > 1:
            self.server.acted.set()
            self.server.ended.wait()
        text = json.dumps(STEP, separators=(",", ":"))
        said = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        self.reply({"choices": [said]})

    def reply(self, body):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Started:
    """A command in a process and a temporary directory of its own."""

    def __init__(self, place, model, name):
        self.documents, self.private = place / "documents", place / "tmp"
        for folder in (self.documents, self.private):
            folder.mkdir()
        body = "<text:p>the engine works</text:p>"
        self.letter = write_odt(self.documents / "letter.odt", OdtParts(body=body))
        self.original = self.letter.read_bytes()
        options = {
            "--save-as": self.documents / "out.odt",
            "--runs": place / "runs",
            "--model": f"http://127.0.0.1:{model.server_port}/v1",
        }
        arguments = [str(part) for option in options.items() for part in option]
        asked = {"act": ["act", "Make the engine bold", "--document"], "edit": ["edit"]}[name]
        self.process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *asked, str(self.letter), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "TMPDIR": str(self.private)},
        )  # fmt: skip
        self.process.stdin.write("Make the engine bold\n")
        self.process.stdin.flush()

    def wait_for(self, word):
        """Wait until a process with ``word`` in its command is there."""
        pid = self.process.pid
        wait_until(lambda: any(word in _command(p) for p in below(pid)), SECONDS, word)

    def end(self, number):
        """Send the signal; the exit status, once it has ended, and what it had started."""
        started = below(self.process.pid)[1:]
        self.process.send_signal(number)
        return self.process.wait(timeout=SECONDS), started

    def processes(self):
        """All that have its temporary directory in their environment."""
        wanted = f"TMPDIR={self.private}".encode()
        return [p for p in Path("/proc").glob("[0-9]*") if wanted in _environment(p)]


def _command(pid):
    try:
        return command(pid)
    except OSError:  # it went meanwhile
        return ""


def _environment(process):
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def several():
    """A function that starts a command several times at once, for one signal each."""
    with ExitStack() as stack:

        def start(name, signals):
            found = []
            for number in signals:
                model = stack.enter_context(Model())
                stack.callback(model.shutdown)
                stack.callback(model.ended.set)
                threading.Thread(target=model.serve_forever, args=(0.01,)).start()
                place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                child = Started(place, model, name)
                stack.enter_context(child.process)
                stack.callback(child.process.kill)
                found.append((child, model, number))
            return found

        yield start


def expect_nothing_left(child, number):
    folders = [path.name for path in child.private.iterdir()]
    status, started = child.end(number)
    assert status == (-9 if number == signal.SIGKILL else 130)
    wait_until(lambda: not any(map(is_alive, started)), SOON, "the end of what it had started")
    wait_until(lambda: not child.processes(), SOON, "the end of all processes")
    if number == signal.SIGKILL:
        sweep(child.private)  # as the next run does
    assert list(child.private.iterdir()) == []
    assert not [name for name in folders if any(PIPES.glob(f"OSL_PIPE_*_{name}"))]
    assert [path.name for path in child.documents.iterdir()] == ["letter.odt"]
    assert child.letter.read_bytes() == child.original


def test_act_while_the_application_starts(several):
    for child, _, number in several("act", SIGNALS):
        child.wait_for("soffice.bin")
        expect_nothing_left(child, number)


@pytest.mark.parametrize(("name", "signals"), [("act", SIGNALS), ("edit", SIGNALS[:2])])
def test_while_it_acts(several, name, signals):
    for child, model, number in several(name, signals):
        assert model.acted.wait(SECONDS)
        expect_nothing_left(child, number)
