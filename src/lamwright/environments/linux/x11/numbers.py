"""A display number that no other X server on this machine takes.

A server looks for a free number by the name of its socket without a file (``@/tmp/.X11-unix/X1``). Ours
listen on files only, and two of them would take the same number, the second one the socket of the first.
So we hold that name ourselves, without listening: other servers pass the number by, and programs that
try it first are refused there and go on to the file.
"""

import socket
from collections.abc import Iterator
from contextlib import suppress

from lamwright.records.errors import EnvironmentBroken

_MOST = 1000
_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where X servers have them


class DisplayNumber:
    """The lowest free one; given back when closed, or when this process ends."""

    def __init__(self) -> None:
        self.number, self._held = next(_free())

    def close(self) -> None:
        """Give it back. May be called twice."""
        self._held.close()


def _free() -> Iterator[tuple[int, socket.socket]]:
    for number in range(_MOST):
        held = socket.socket(socket.AF_UNIX)
        try:
            held.bind(f"\0{_SOCKETS}{number}")
        except OSError:  # another server, or another of ours
            held.close()
            continue
        if _is_served(number):
            held.close()
            continue
        yield number, held
    raise EnvironmentBroken(f"No display number below {_MOST} is free.")


def _is_served(number: int) -> bool:
    """Whether a server answers on the file of its socket."""
    with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
        client.connect(f"{_SOCKETS}{number}")
        return True
    return False
