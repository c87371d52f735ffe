"""Questions asked of accessible objects, and what their answers hold."""

import typing
from collections.abc import Sequence

from lamwright.environments.linux.atspi.bus import Bus, Call, Failure, Reply

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the screen."""

UNPLACED = (1, 1)
"""Width and height of what GTK has not laid out yet."""
ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
COLLECTION = "org.a11y.atspi.Collection"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_CANONICAL, _MATCH_ALL, _MATCH_ANY = 1, 1, 2
_RULE = "(aiia{ss}iaiiasib)uib"


def one(reply: Reply) -> object | None:
    """The first value of a reply, or None for a failure."""
    return None if isinstance(reply, Failure) or not reply else reply[0]


def paths_of(reply: Reply) -> list[str]:
    """The object paths in a reply of type ``a(so)``."""
    return [path for _, path in one(reply) or []]  # type: ignore[attr-defined]


def matches(path: str, state: int, *, roles: list[int], count: int) -> Call:
    """Objects below ``path`` that have ``state`` and one of ``roles``; at most ``count``, 0: all."""
    kind = _MATCH_ANY if roles else _MATCH_ALL
    rule: tuple[object, ...] = ([state, 0], _MATCH_ALL, [], _MATCH_ALL, roles, kind)
    values = ((*rule, [], _MATCH_ALL, False), _CANONICAL, count, True)
    return Call(path, COLLECTION, "GetMatches", _RULE, values)


def children(path: str) -> Call:
    """What an object holds directly."""
    return Call(path, ACCESSIBLE, "GetChildren")


def get(path: str, interface: str, name: str) -> Call:
    """A property of an object."""
    return Call(path, _PROPERTIES, "Get", "ss", (interface, name))


def extents(path: str) -> Call:
    """Where an object is on the screen."""
    return Call(path, COMPONENT, "GetExtents", "u", (0,))


def boxes_of(bus: Bus, paths: Sequence[str]) -> list[Box | None]:
    """Where objects say that they are; None for those that do not."""
    found = [one(reply) for reply in bus.calls([extents(path) for path in paths])]
    return [typing.cast("Box", box) if isinstance(box, tuple) else None for box in found]
