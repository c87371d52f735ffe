"""The keeper alone, without a display or LibreOffice."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lamwright.environments.linux import keeper
from lamwright.environments.linux.keeper import _pipes


def test_names_of_sockets_may_be_any_bytes(tmp_path):
    pipe = tmp_path / "OSL_PIPE_test"
    with socket.socket(socket.AF_UNIX) as stranger, socket.socket(socket.AF_UNIX) as named:
        stranger.bind(b"\0\xff\xfe-%d" % os.getpid())
        named.bind(str(pipe))
        held = [named.fileno()]
        with subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=held) as holder:
            assert _pipes(Path(f"/proc/{holder.pid}")) == {pipe}


@pytest.mark.parametrize("farewell", [b"", b"null\n"])
def test_what_the_owner_started_ends_with_it_even_if_stopped(tmp_path, farewell):
    script = [
        sys.executable,
        "-I",
        "-S",
        keeper.__file__,
        str(tmp_path / "desktop"),
        str(tmp_path / "pipes"),
    ]
    kept = subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    gone, started = (subprocess.Popen(["sleep", "60"]) for _ in range(2))
    try:
        started.send_signal(signal.SIGSTOP)
        for process in (gone, started):
            kept.stdin.write(b"%d\n" % process.pid)
            kept.stdin.flush()
            assert int(kept.stdout.readline()) == process.pid
        gone.kill()
        gone.wait(timeout=20)
        kept.communicate(farewell, timeout=20)
        assert started.wait(timeout=20) == -signal.SIGKILL
        assert kept.returncode == 0
    finally:
        for process in (kept, gone, started):
            process.kill()
            process.wait(timeout=20)
