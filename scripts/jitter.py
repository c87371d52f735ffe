"""Run a command with jitter: its child processes are stopped for moments.

``python scripts/jitter.py [--longest 0.3] [--seed 1] pytest -m writer tests/environments`` stops a
random one of LibreOffice, its display, its window manager, its message bus and its UNO side, for up to
``longest`` seconds each time. The exit status is the command's. What fails or flickers with it and not
without waits for a time where it should wait for an event.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from soaking import below

_PARTS = ("soffice.bin", "Xvfb", "openbox", "dbus-daemon", "uno_server")
_PAUSE = 0.15  # seconds between two stops, at most


def parts(pid: int) -> list[int]:
    """The processes of LibreOffice's desktops below one."""
    found = []
    for child in below(pid)[1:]:
        with suppress(OSError):  # it ended
            command = Path(f"/proc/{child}/cmdline").read_bytes().decode("utf-8", "replace")
            found += [child] * any(part in command for part in _PARTS)
    return found


def stop_now_and_then(process: subprocess.Popen[bytes], rng: random.Random, longest: float) -> int:
    """Stop and continue random parts until ``process`` ends; how often."""
    stops = 0
    while process.poll() is None:
        for pid in rng.sample(found, 1) if (found := parts(process.pid)) else []:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
                time.sleep(rng.uniform(0.01, longest))
                os.kill(pid, signal.SIGCONT)
                stops += 1
        time.sleep(rng.uniform(0.01, _PAUSE))
    return stops


def main() -> None:
    """Run the command, say how often a part was stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--longest", type=float, default=0.3, help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    process = subprocess.Popen(options.command)
    stops = stop_now_and_then(process, random.Random(options.seed), options.longest)
    print(f"{stops} stops")
    sys.exit(process.returncode)


if __name__ == "__main__":
    main()
