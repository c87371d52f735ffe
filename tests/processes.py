"""Processes below this one, found in proc(5), and stopped for a while."""

import os
import signal
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from soaking import below


def is_alive(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def wait_until(holds, seconds, what):
    """Look again and again until ``holds()``; fails after so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.02)


def command(pid):
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace")


@contextmanager
def late(word, seconds):
    """Within it, every process below this one with ``word`` in its command is stopped so long at first."""
    pids = [pid for pid in below(os.getpid()) if word in command(pid)]
    assert pids, f"no {word} runs"

    def go_on():
        for pid in pids:
            os.kill(pid, signal.SIGCONT)

    timer = threading.Timer(seconds, go_on)
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    timer.start()
    try:
        yield
    finally:
        timer.join()
