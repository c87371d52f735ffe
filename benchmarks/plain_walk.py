"""The accessible tree read node by node, one call after the other, as OSWorld does it with pyatspi.

Same facts as our observation has: role, name, states, box, text, and where it hangs. Not handicapped:
the same lean D-Bus client, on the application's own socket.
"""

from typing import NamedTuple

from lamwright.environments.linux.atspi.bus import Bus, Call, Reply
from lamwright.environments.linux.atspi.objects import ROOT, TEXT
from lamwright.environments.linux.atspi.queries import ACCESSIBLE, COMPONENT, one

_PROPERTIES = "org.freedesktop.DBus.Properties"
_MOST_CHILDREN = 1000
_SHOWING = 1 << 25


class Walked(NamedTuple):
    """One node as found."""

    role: str
    name: str
    is_showing: bool
    box: object
    text: str


def walk(bus: Bus) -> list[Walked]:
    """Every node of the application, depth first."""
    found: list[Walked] = []
    pending = [ROOT]
    while pending:
        path = pending.pop()
        found.append(_node(bus, path))
        pending += reversed(_children(bus, path))
    return found


def _node(bus: Bus, path: str) -> Walked:
    role = one(bus.call(Call(path, ACCESSIBLE, "GetRoleName")))
    name = one(bus.call(_property(path, ACCESSIBLE, "Name")))
    states = one(bus.call(Call(path, ACCESSIBLE, "GetState"))) or [0]
    faces = one(bus.call(Call(path, ACCESSIBLE, "GetInterfaces"))) or []
    box = text = None
    if COMPONENT in faces:  # type: ignore[operator]
        box = one(bus.call(Call(path, COMPONENT, "GetExtents", "u", (0,))))
    if TEXT in faces:  # type: ignore[operator]
        text = one(bus.call(Call(path, TEXT, "GetText", "ii", (0, -1))))
    is_showing = bool(states[0] & _SHOWING)  # type: ignore[index]
    return Walked(str(role), str(name or ""), is_showing, box, str(text or ""))


def _children(bus: Bus, path: str) -> list[str]:
    count = one(bus.call(_property(path, ACCESSIBLE, "ChildCount")))
    size = min(count, _MOST_CHILDREN) if isinstance(count, int) else 0
    replies = [
        bus.call(Call(path, ACCESSIBLE, "GetChildAtIndex", "i", (index,))) for index in range(size)
    ]
    return [found for found in map(_path, replies) if found]


def _path(reply: Reply) -> str:
    child = one(reply)
    path = str(child[1]) if isinstance(child, tuple) else ""
    return "" if path.endswith("/null") else path


def _property(path: str, interface: str, name: str) -> Call:
    return Call(path, _PROPERTIES, "Get", "ss", (interface, name))
