"""A core for each instance.

The processes of an instance wait for each other all the time; on one core they wake each other faster
than across two, and the kernel, left to itself, often puts two instances on the same one.
"""

import itertools
import os
import socket
from collections.abc import Iterator


class Core:
    """A core that fewer instances of this user hold than any other; given back when closed.

    Who holds which is written nowhere: a claim is the name of a socket, which goes with its process.
    """

    def __init__(self, holders: str = "lamwright") -> None:
        """``holders``: among whom the cores are shared out."""
        claims = (_claimed(f"{holders}-{os.getuid()}", *place) for place in _places())
        self.number, self._claim = next(filter(None, claims))

    def take(self, pid: int) -> None:
        """Let a process just started, and all that it starts, run there only."""
        os.sched_setaffinity(pid, {self.number})

    def close(self) -> None:
        """Give it back. May be called twice."""
        self._claim.close()


def _places() -> Iterator[tuple[int, int]]:
    """Cores that this process may use: each one once, then each one a second time..."""
    cores = sorted(os.sched_getaffinity(0))
    return ((core, turn) for turn in itertools.count() for core in cores)


def _claimed(holders: str, core: int, turn: int) -> tuple[int, socket.socket] | None:
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0{holders}-core-{core}-{turn}")
    except OSError:  # it is taken
        claim.close()
        return None
    return core, claim
