"""A process that owns an instance's processes, so that none of them outlives the instance.

Run as a script (standard library only, quick to start): ``python keeper.py DIRECTORY PIPES [PRIVATE...]``.
Each line on stdin is a JSON list ``[log name, environment, argv...]`` to start, or the pid of a process
that the owner started; the pid comes back as a line. When it is dismissed (``null``) or the owner is
gone, also after kill -9, it kills all descendants (it is their subreaper) and what the owner started,
and removes DIRECTORY and PIPES; when the owner is gone without dismissing it, the folders PRIVATE too. Children
die with the keeper itself (PR_SET_PDEATHSIG).
"""

import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_KILL_SECONDS = 5.0
_ASK_SECONDS = 1.0
_CLAIM = ".lamwright-owner"


def main() -> None:
    """Serve start requests until the owner goes, then clean up."""
    directory, pipes, *private = map(Path, sys.argv[1:])
    owner, is_orphan = os.getppid(), False
    libc = ctypes.CDLL(None)
    os.umask(0o077)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1) != 0:
        sys.exit("prctl: this kernel has no subreapers")
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    sockets: set[Path] = set()  # of those that died by themselves, too
    adopted: list[int] = []
    try:
        is_orphan = _serve(directory, owner, libc, sockets, adopted)
    finally:
        _kill_adopted(adopted)
        _kill_descendants(sockets)
        for folder in (directory, pipes, *(private if is_orphan else ())):
            _remove(folder)


def _remove(folder: Path) -> None:
    """What says whose it is goes last: what is left if this is killed can still be found."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if path.name != _CLAIM]:
            shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _serve(
    directory: Path, owner: int, libc: ctypes.CDLL, sockets: set[Path], adopted: list[int]
) -> bool:
    """Start what is asked for until the end; whether the owner went without a word."""
    pending = b""
    while os.getppid() == owner:
        _reap()
        sockets |= _all_pipes()
        ready, _, _ = select.select([0], [], [], 0.5)
        if not ready:
            continue
        chunk = os.read(0, 65536)
        if not chunk:
            return True
        *lines, pending = (pending + chunk).split(b"\n")
        for line in lines:
            request = json.loads(line)
            if request is None:
                return False
            if isinstance(request, int):
                adopted += _handles(request)
                pid = request
            else:
                pid = _start(directory, libc, request)
            os.write(1, b"%d\n" % pid)
    return True


def _handles(pid: int) -> list[int]:
    """A handle on that very process, for its number may be another's by the end."""
    try:
        return [os.pidfd_open(pid)]
    except (AttributeError, OSError):  # it ended already, or this system has no such handles
        return []


def _kill_adopted(handles: list[int]) -> None:
    for handle in handles:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(handle, signal.SIGKILL)


def _start(directory: Path, libc: ctypes.CDLL, request: list[object]) -> int:
    name, environment, *argv = request

    def die_with_keeper() -> None:
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) != 0:
            os._exit(1)

    with (
        (directory / f"{name}.out").open("wb") as out,
        (directory / f"{name}.log").open("wb") as log,
    ):
        process = subprocess.Popen(
            [str(part) for part in argv],
            env=environment if isinstance(environment, dict) else None,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=log,
            cwd=directory,
            start_new_session=True,
            preexec_fn=die_with_keeper,
        )
    process.returncode = 0  # reaped by _reap, not by Popen
    return process.pid


def _reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def _name(pid: str) -> str:
    return Path(f"/proc/{pid}/comm").read_text("utf-8", errors="replace").strip()


def _all_pipes() -> set[Path]:
    return {path for pid in _children() for path in _pipes(Path("/proc") / pid)}


def _kill_descendants(sockets: set[Path]) -> None:
    """Kill all; the display is asked first, for then it takes its socket away."""
    begun = time.monotonic()
    while (children := _children()) and time.monotonic() - begun < _KILL_SECONDS:
        for pid in children:
            sockets |= _pipes(Path("/proc") / pid)
            is_asked = _name(pid) == "Xvfb" and time.monotonic() - begun < _ASK_SECONDS
            os.kill(int(pid), signal.SIGTERM if is_asked else signal.SIGKILL)
        time.sleep(0.005)
        _reap()
    for path in sockets:
        path.unlink(missing_ok=True)


def _pipes(process: Path) -> set[Path]:
    """LibreOffice's named sockets; its lock against a second start lies in /tmp whatever TMPDIR says."""
    held = set()
    try:
        for descriptor in (process / "fd").iterdir():
            held.add(str(descriptor.readlink()).removeprefix("socket:[").removesuffix("]"))
    except OSError:  # it went meanwhile
        return set()
    listed = Path("/proc/net/unix").read_text("utf-8", errors="replace")  # names are any bytes
    rows = [line.split() for line in listed.splitlines()[1:]]
    named = {row[7] for row in rows if len(row) == 8 and row[6] in held}
    return {Path(path) for path in named if "/OSL_PIPE_" in path}


if __name__ == "__main__":
    main()
