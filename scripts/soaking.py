"""What a soak watches from outside: processes, sockets, network attempts, files written, locks.

As root it sees everything: files through fanotify, with the process that wrote them, and
attempts to reach a network by the kernel's own counters, in a network of its own that leads nowhere.
Without root only sockets (looked for after each step) and times of files are left to go by.
"""

import ctypes
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_NEW_NETWORK, _NEW_MOUNTS = 0x40000000, 0x00020000  # CLONE_NEWNET, CLONE_NEWNS
_PRIVATE_BELOW = 0x40000 | 0x4000  # MS_PRIVATE, MS_REC
_NONBLOCK_CLOEXEC_UNLIMITED = 0x2 | 0x1 | 0x10  # fanotify_init: FAN_CLASS_NOTIF and these
_ADD_FILESYSTEM = 0x1 | 0x100  # fanotify_mark: FAN_MARK_ADD, FAN_MARK_FILESYSTEM
_CLOSE_WRITE = 0x8
_HERE = -100  # AT_FDCWD
_EVENT = struct.Struct("=IBBHQii")  # struct fanotify_event_metadata
_FAMILIES = ("tcp", "tcp6", "udp", "udp6")
_ATTEMPTS = ("OutRequests", "OutNoRoutes", "ActiveOpens", "OutDatagrams")
_NOISE = {".git", ".cache", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


def below(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for number in found:
        for task in Path(f"/proc/{number}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text(encoding="ascii").split()]
            except OSError:  # it ended meanwhile
                continue
    return found


def resident(pid: int) -> int:
    """Bytes of memory that a process has; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * 4096
    except OSError:
        return 0


class Sockets(NamedTuple):
    """Sockets of some processes: rows of network ones, names of local ones."""

    network: set[str]
    local: set[Path]


def sockets(pids: Iterable[int]) -> Sockets:
    """What the kernel's tables say of the processes now."""
    held = set()
    for pid in pids:
        try:
            held |= {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir()}
        except OSError:  # it ended meanwhile
            continue
    rows = set()
    for family in _FAMILIES:
        for columns in _table(family):
            if f"socket:[{columns[9]}]" in held:
                rows.add(f"{family} {columns[1]} {columns[2]}")
    local = {Path(c[7]) for c in _table("unix") if len(c) == 8 and f"socket:[{c[6]}]" in held}
    return Sockets(rows, {path for path in local if path.is_absolute()})


def _table(name: str) -> list[list[str]]:
    lines = Path(f"/proc/self/net/{name}").read_text("utf-8", errors="replace").splitlines()
    return [line.split() for line in lines[1:]]


def leave_network() -> bool:
    """Move this process and its children into a network without a way out; False if not allowed.

    A display finds out by the network which numbers are free, so the folder of displays is new too.
    """
    libc = ctypes.CDLL(None)
    if libc.unshare(_NEW_NETWORK | _NEW_MOUNTS) != 0:
        return False
    libc.mount(b"none", b"/", None, _PRIVATE_BELOW, None)
    Path("/tmp/.X11-unix").mkdir(exist_ok=True)
    return bool(libc.mount(b"displays", b"/tmp/.X11-unix", b"tmpfs", 0, b"mode=1777") == 0)


def network_attempts() -> int:
    """How often something in this network tried to reach an address, also in vain."""
    rows = Path("/proc/self/net/snmp").read_text(encoding="ascii").splitlines()
    named = [
        pair
        for names, values in zip(rows[::2], rows[1::2], strict=True)
        for pair in zip(names.split(), values.split(), strict=True)
    ]
    six = Path("/proc/self/net/snmp6").read_text(encoding="ascii").splitlines()
    named += [(line.split()[0], line.split()[1]) for line in six]
    return sum(int(value) for name, value in named if name.endswith(_ATTEMPTS))


class Written:
    """Files that were closed after writing, on all of the disk, by process."""

    def __init__(self) -> None:
        """Begin to watch; ``is_watching`` is False if that is not allowed."""
        libc = ctypes.CDLL(None)
        self._events = libc.fanotify_init(_NONBLOCK_CLOEXEC_UNLIMITED, os.O_RDONLY)
        places = [b"/", b"/tmp", b"/var", b"/home", b"/root", b"/dev/shm"]
        marked = [
            libc.fanotify_mark(
                self._events, _ADD_FILESYSTEM, ctypes.c_uint64(_CLOSE_WRITE), _HERE, place
            )
            for place in places
        ]
        self.is_watching = self._events >= 0 and marked[0] == 0

    def by(self, pids: set[int]) -> set[str]:
        """Files written since the last call by one of ``pids`` (or what descends from them)."""
        return {path for pid, path in self._read() if pid in pids} if self.is_watching else set()

    def _read(self) -> Iterator[tuple[int, str]]:
        while True:
            try:
                data = os.read(self._events, 65536)
            except BlockingIOError:
                return
            for start in range(0, len(data), _EVENT.size):
                *_, opened, pid = _EVENT.unpack_from(data, start)
                if opened >= 0:
                    path = str(Path(f"/proc/self/fd/{opened}").readlink())
                    os.close(opened)
                    yield pid, path.removesuffix(" (deleted)")


def changed_since(start: float, allowed: Iterable[Path]) -> list[str]:
    """Files changed since ``start`` where LibreOffice is known to have put some, but must not."""
    skipped = set(allowed)
    found = []
    for place in (Path.home(), Path("/var/tmp"), Path("/usr/lib/libreoffice")):
        for folder, inner, files in os.walk(place):
            inner[:] = [d for d in inner if Path(folder, d) not in skipped and d not in _NOISE]
            found += [Path(folder, name) for name in files]
    return [str(path) for path in found if path.is_file() and path.stat().st_mtime >= start]
