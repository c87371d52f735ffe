"""What a run made is gone after it was interrupted or terminated."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

CHILD = """
import sys, time
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

sys.exit(run_until_terminated(work))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nothing_is_left_behind(number):
    child = subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True)
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
