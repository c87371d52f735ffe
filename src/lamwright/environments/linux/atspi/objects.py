"""Accessible objects of a program: what they are, hold and show, read in few round trips."""

from collections.abc import Sequence
from typing import NamedTuple

from lamwright.environments.linux.atspi.bus import Bus, Call, Failure, Reply
from lamwright.environments.linux.atspi.queries import (
    ACCESSIBLE,
    COLLECTION,
    children,
    extents,
    get,
    matches,
    one,
    paths_of,
)

ROOT = "/org/a11y/atspi/accessible/root"
ACTION = "org.a11y.atspi.Action"
EDITABLE = "org.a11y.atspi.EditableText"
SELECTION = "org.a11y.atspi.Selection"
TEXT = "org.a11y.atspi.Text"

STATES = {
    "active": 1,
    "checked": 4,
    "collapsed": 5,
    "defunct": 6,
    "editable": 7,
    "enabled": 8,
    "expandable": 9,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "modal": 16,
    "multi-line": 17,
    "pressed": 20,
    "selectable": 22,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
    "read-only": 43,
}
"""AtspiStateType, the ones that matter (at-spi2-core, atspi-constants.h)."""

_SHOWING = 1 << STATES["showing"]
_LABELLED_BY = 2  # AtspiRelationType
_MOST_WALKED = 4000
LONGEST_TEXT = 200
"""Characters of a value that are shown."""


class Node(NamedTuple):
    """One accessible object."""

    path: str
    role: str
    name: str
    states: int
    parent: str
    box: tuple[int, int, int, int]
    interfaces: frozenset[str]
    reported: tuple[int, int] = (0, 0)
    """Where the application says it is, which orders the controls of dialogs."""

    def has(self, state: str) -> bool:
        """Whether ``state`` (a key of STATES) is set."""
        return bool(self.states >> STATES[state] & 1)


class Fixed(NamedTuple):
    """What hardly ever changes while an object lives."""

    role: str
    parent: str
    interfaces: frozenset[str]
    name: str


class Objects:
    """Reads objects; remembers what cannot change. Calls raise ``EnvironmentBroken`` when the program died."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self._fixed: dict[str, Fixed] = {}
        self._labels: dict[str, str] = {}

    def forget(self) -> None:
        """Drop what is remembered (a new document has new objects)."""
        self._fixed.clear()
        self._labels.clear()

    def windows(self) -> list[Node]:
        """Top-level windows and dialogs that show."""
        return [node for node in self.nodes(self.children(ROOT)) if node.has("showing")]

    def children(self, path: str) -> list[str]:
        """Paths of the children; empty when the object is gone."""
        return paths_of(self.bus.call(children(path)))

    def descendants(self, window: str, *, state: int = _SHOWING) -> list[str]:
        """Paths of all showing (``state=0``: of all) objects below ``window``, in tree order."""
        reply = self.bus.call(matches(window, state, roles=[], count=0))
        if isinstance(reply, Failure) and not self._searches(window):
            return self._walk(window, state)
        return paths_of(reply)

    def nodes(self, paths: Sequence[str]) -> list[Node]:
        """Facts about ``paths`` as the program reports them, without those that disappeared meanwhile."""
        known = list(self.fixed(paths))
        replies = self.bus.calls([call for path in known for call in _changing(path)])
        found = []
        for index, path in enumerate(known):
            node = _node(path, self._fixed[path], replies[3 * index : 3 * index + 3])
            if node is not None:
                found.append(node)
        return found

    def states(self, paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Of ``paths``: 'checked' and 'enabled' (sensitive), where set."""
        replies = self.bus.calls([Call(path, ACCESSIBLE, "GetState") for path in paths])
        wanted = {"checked": STATES["checked"], "enabled": STATES["sensitive"]}
        found = {}
        for path, reply in zip(paths, replies, strict=True):
            low = (one(reply) or [0, 0])[0]  # type: ignore[index]
            found[path] = tuple(name for name, bit in wanted.items() if low >> bit & 1)
        return found

    def texts(self, paths: Sequence[str]) -> dict[str, str]:
        """Content of objects with a Text interface, capped."""
        calls = [Call(path, TEXT, "GetText", "ii", (0, LONGEST_TEXT + 1)) for path in paths]
        held = {p: one(r) for p, r in zip(paths, self.bus.calls(calls), strict=True)}
        short = [
            path for path, text in held.items() if not text
        ]  # Qt has none of texts that end before
        calls = [Call(path, TEXT, "GetText", "ii", (0, -1)) for path in short]
        held |= {p: one(r) for p, r in zip(short, self.bus.calls(calls), strict=True)}
        return {path: _cap(str(text)) for path, text in held.items() if text}

    def descriptions(self, paths: Sequence[str]) -> dict[str, str]:
        """What describes ``paths``, most often a tool tip, of those that have something."""
        replies = self.bus.calls([get(path, ACCESSIBLE, "Description") for path in paths])
        found = zip(paths, (one(reply) for reply in replies), strict=True)
        return {path: str(reported) for path, reported in found if reported}

    def text(self, path: str) -> str:
        """All text of an object with a Text interface."""
        return str(one(self.bus.call(Call(path, TEXT, "GetText", "ii", (0, -1)))) or "")

    def unselect(self, paths: Sequence[str]) -> None:
        """Drop the selection within the texts of ``paths``; it shows also where the keyboard is not."""
        self.bus.calls([Call(path, TEXT, "RemoveSelection", "i", (0,)) for path in paths])

    def labels(self, paths: Sequence[str]) -> dict[str, str]:
        """Names of the objects that label ``paths`` (labelled-by relation); asks once."""
        new = [path for path in paths if path not in self._labels]
        if new:
            self._labels |= dict.fromkeys(new, "") | self._labels_of(new)
        return {path: self._labels[path] for path in paths if self._labels[path]}

    def fixed(self, paths: Sequence[str]) -> dict[str, Fixed]:
        """What is known for ever about ``paths``; asks only for new ones."""
        self._learn([path for path in paths if path not in self._fixed])
        return {path: self._fixed[path] for path in paths if path in self._fixed}

    def _searches(self, path: str) -> bool:
        """Whether an object lists what is below it by itself; those of Qt 5 do not."""
        known = self.fixed([path]).get(path)
        return known is None or COLLECTION in known.interfaces

    def _walk(self, top: str, state: int) -> list[str]:
        """What is below ``top`` in tree order, asked for level by level, the first objects of many."""
        held: dict[str, list[str]] = {}
        level = [top]
        while level and len(held) < _MOST_WALKED:
            replies = self.bus.calls([children(path) for path in level])
            for path, reply in zip(level, replies, strict=True):
                held[path] = self._having(state, paths_of(reply)[:_MOST_WALKED])
            level = [child for path in level for child in held[path] if child not in held]
        found, stack = [], held[top][::-1]
        while stack:
            found.append(stack.pop())
            stack += held.pop(found[-1], [])[::-1]
        return found

    def _having(self, state: int, paths: Sequence[str]) -> list[str]:
        replies = self.bus.calls([Call(path, ACCESSIBLE, "GetState") for path in paths])
        masks = [_mask(reply) for reply in replies]
        return [path for path, mask in zip(paths, masks, strict=True) if mask & state == state]

    def _labels_of(self, paths: Sequence[str]) -> dict[str, str]:
        calls = [Call(path, ACCESSIBLE, "GetRelationSet") for path in paths]
        targets = {}
        for path, reply in zip(paths, self.bus.calls(calls), strict=True):
            for kind, objects in one(reply) or []:  # type: ignore[attr-defined]
                if kind == _LABELLED_BY and objects:
                    targets[path] = objects[0][1]
        names = self.bus.calls([get(target, ACCESSIBLE, "Name") for target in targets.values()])
        return {path: str(one(name) or "") for path, name in zip(targets, names, strict=True)}

    def _learn(self, paths: Sequence[str]) -> None:
        calls = []
        for path in paths:
            calls.append(Call(path, ACCESSIBLE, "GetRoleName"))
            calls.append(get(path, ACCESSIBLE, "Parent"))
            calls.append(Call(path, ACCESSIBLE, "GetInterfaces"))
            calls.append(get(path, ACCESSIBLE, "Name"))
        replies = self.bus.calls(calls)
        for index, path in enumerate(paths):
            role, parent, faces, name = (one(r) for r in replies[4 * index : 4 * index + 4])
            if role is not None and parent is not None and faces is not None:
                names = frozenset(str(face) for face in faces)  # type: ignore[attr-defined]
                above = str(parent[1])  # type: ignore[index]
                self._fixed[path] = Fixed(str(role), above, names, str(name or ""))


def _mask(reply: Reply) -> int:
    """The states in an answer of GetState, as one number."""
    states = one(reply)
    return states[0] | states[1] << 32 if isinstance(states, list) else 0


def _cap(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _changing(path: str) -> tuple[Call, Call, Call]:
    return (
        get(path, ACCESSIBLE, "Name"),
        Call(path, ACCESSIBLE, "GetState"),
        extents(path),
    )


def _node(path: str, fixed: Fixed, replies: Sequence[Reply]) -> Node | None:
    name, states, box = (one(reply) for reply in replies)
    if name is None or not isinstance(states, list):
        return None
    low, high = states
    size = box if isinstance(box, tuple) else (0, 0, 0, 0)
    bits = low | high << 32
    return Node(path, fixed.role, str(name), bits, fixed.parent, size, fixed.interfaces, size[:2])
