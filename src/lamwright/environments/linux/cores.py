"""CPU cores: one for each instance.

The processes of an instance wait for each other all the time; on one core they wake each other faster
than across two, and the kernel, left to itself, often puts two instances on the same one.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress

_MOST_TURNS = 100


class Core:
    """A core that fewer instances of this user hold than any other; given back when closed.

    Who holds which is written nowhere: a claim is the name of a socket, which disappears with its process.
    """

    def __init__(self, holders: str = "lamwright") -> None:
        """``holders``: among whom the cores are shared out."""
        claims = (_claimed(f"{holders}-{os.getuid()}", *place) for place in _places())
        self._held = next(filter(None, claims), None)

    @property
    def number(self) -> int | None:
        """Which one; None where names of sockets cannot be had, then nothing is bound."""
        return self._held[0] if self._held else None

    def take(self, pid: int) -> None:
        """Let a process just started, and all that it starts, run there only, if the system allows it."""
        if self._held:
            with suppress(OSError):
                os.sched_setaffinity(pid, {self._held[0]})

    def close(self) -> None:
        """Give it back. May be called twice."""
        if self._held:
            self._held[1].close()


def _places() -> Iterator[tuple[int, int]]:
    """Cores that this process may use: each one once, then each one a second time..."""
    cores = sorted(os.sched_getaffinity(0))
    return ((core, turn) for turn in range(_MOST_TURNS) for core in cores)


def _claimed(holders: str, core: int, turn: int) -> tuple[int, socket.socket] | None:
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0{holders}-core-{core}-{turn}")
    except OSError:  # it is taken
        claim.close()
        return None
    return core, claim
