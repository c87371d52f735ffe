"""What a run made is gone after it was interrupted or terminated."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

CHILD = """
import signal, sys, time
from pathlib import Path
from lamwright.cli import run_until_terminated
from lamwright.environments.fake import open_fake

def work():
    environment = open_fake()
    try:
        print(environment.exports.parent, flush=True)
        while True:
            time.sleep(60)
    finally:
        environment.close()

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored below a shell's `&`
signal.signal(signal.SIGHUP, signal.{hup})  # ignored below `nohup`
sys.exit(run_until_terminated(work))
"""


def started(hup="SIG_DFL"):
    command = [sys.executable, "-c", CHILD.format(hup=hup)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nothing_is_left_behind(number):
    child = started()
    try:
        folder = Path(child.stdout.readline().strip())
        assert folder.is_dir()
        assert folder.is_relative_to(tempfile.gettempdir())
        os.kill(child.pid, number)
        assert child.wait(timeout=60) == 130
        assert not folder.exists()
    finally:
        child.kill()
        child.wait(timeout=60)
        child.stdout.close()


def test_what_nohup_started_outlives_its_terminal():
    child = started("SIG_IGN")
    try:
        child.stdout.readline()
        os.kill(child.pid, signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=1)
        os.kill(child.pid, signal.SIGTERM)
        assert child.wait(timeout=60) == 130
    finally:
        child.kill()
        child.wait(timeout=60)
        child.stdout.close()


def test_a_model_server_that_never_answers_holds_nothing_up(letter, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        command = ["act", "x", "--document", str(letter), "--application", "fake"]
        child = subprocess.Popen(
            [sys.executable, "-c", "from lamwright.cli import main; main()", *command,
             "--model", address, "--runs", str(tmp_path / "runs")],
        )  # fmt: skip
        try:
            silent.settimeout(60)
            with silent.accept()[0]:
                os.kill(child.pid, signal.SIGTERM)
                assert child.wait(timeout=30) == 130
        finally:
            child.kill()
            child.wait(timeout=60)
