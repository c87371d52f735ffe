"""A process that owns an instance's processes, so that none of them outlives the instance.

Run as a script (standard library only, quick to start): ``python keeper.py DIRECTORY [PRIVATE...]``.
Each line on stdin is a JSON list ``[log name, environment, argv...]`` to start, or the pid of a process
that the owner started; the pid comes back as a line. When it is dismissed (``null``) or the owner is
gone, also after kill -9, it kills all descendants (it is their subreaper) and what the owner started,
and removes DIRECTORY; when the owner is gone without dismissing it, the folders PRIVATE too. Children
die with the keeper itself (PR_SET_PDEATHSIG).
"""

import ctypes
import errno
import json
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 36, 38
_KILL_SECONDS = 5.0
_ASK_SECONDS = 1.0
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_WRITES = 1 << 1 | sum(1 << bit for bit in range(4, 13))  # linux/landlock.h: write, remove, make
_REFER = 1 << 13  # move between folders, since the second version of Landlock
_PR_SET_SECCOMP, _FILTER = 22, 2
_LOAD, _IS_EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h: words, compared with a constant
_CALL, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # places in struct seccomp_data
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""linux/audit.h: what the kernel calls the machine; and the number of socket(2) there."""
_SYSTEM = {"bin", "boot", "etc", "lib", "lib32", "lib64", "libx32", "opt", "sbin", "sys", "usr"}
_SYSTEM_IN_VAR = {"backups", "cache", "log", "mail", "spool"}


def main() -> None:
    """Serve start requests until the owner goes, then clean up."""
    directory, *private = map(Path, sys.argv[1:])
    owner, is_orphan = os.getppid(), False
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    sockets: set[Path] = set()  # of those that died by themselves, too
    adopted: list[int] = []
    try:
        is_orphan = _serve(directory, owner, libc, sockets, adopted)
    finally:
        _kill_adopted(adopted)
        _kill_descendants(sockets)
        for folder in (directory, *(private if is_orphan else ())):
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

    is_office = name == "soffice"
    fence = _fence(libc) if is_office else -1

    def die_with_keeper() -> None:
        if is_office:
            libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            _leave_networks(libc)
        if fence >= 0:
            libc.syscall(_LANDLOCK_RESTRICT, fence, 0)
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

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
    if fence >= 0:
        os.close(fence)
    process.returncode = 0  # reaped by _reap, not by Popen
    return process.pid


def _fence(libc: ctypes.CDLL) -> int:
    """A set of Landlock rules under which system folders cannot be written; -1 without Landlock.

    LibreOffice run as root writes into its own installation (the themes of the Gallery) and
    below /var/spool (what it knows of extensions).
    """
    version = libc.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return -1
    handled = _WRITES | (_REFER if version > 1 else 0)
    rules = ctypes.c_uint64(handled)
    fence: int = libc.syscall(_LANDLOCK_CREATE, ctypes.byref(rules), 8, 0)
    for folder in _writable() if fence >= 0 else ():
        opened = os.open(folder, os.O_PATH)
        rule = ctypes.create_string_buffer(struct.pack("<Qi", handled, opened))
        libc.syscall(_LANDLOCK_ADD, fence, 1, rule, 0)
        os.close(opened)
    return fence


def _leave_networks(libc: ctypes.CDLL) -> None:
    """From now on this process and its children get no socket of a network, only local ones.

    A filter of the kernel (seccomp) refuses them as if there were no such kind of address. On a
    machine that is not in the list nothing is done.
    """
    if os.uname().machine not in _MACHINES:
        return
    machine, socket_call = _MACHINES[os.uname().machine]
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_IS_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _ERROR | errno.ENOSYS),  # calls of another machine's numbers
        (_LOAD, 0, 0, _CALL),
        (_IS_EQUAL, 0, 3, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IS_EQUAL, 2, 0, socket.AF_INET),
        (_IS_EQUAL, 1, 0, socket.AF_INET6),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _ERROR | errno.EAFNOSUPPORT),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(code))
    libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.create_string_buffer(program), 0, 0)


def _writable() -> list[Path]:
    """Folders below which it may write, as far as the system lets it."""
    top = [folder for folder in Path("/").iterdir() if folder.name not in {*_SYSTEM, "var"}]
    var = [folder for folder in Path("/var").glob("*") if folder.name not in _SYSTEM_IN_VAR]
    return [folder for folder in (*top, *var) if folder.is_dir()]


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
    """LibreOffice's named sockets, which it keeps in /tmp whatever TMPDIR says."""
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
