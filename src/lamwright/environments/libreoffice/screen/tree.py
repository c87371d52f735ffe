"""The accessible tree of LibreOffice, read in few round trips."""

from collections.abc import Sequence
from typing import NamedTuple

from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.environments.libreoffice.screen.drawn_lists import DrawnLists
from lamwright.environments.libreoffice.screen.islands import Islands
from lamwright.environments.libreoffice.screen.misplaced import Misplaced
from lamwright.environments.libreoffice.screen.places import Places
from lamwright.environments.libreoffice.screen.tips import Tips
from lamwright.environments.linux.atspi.bus import Bus, Call, Reply
from lamwright.environments.linux.atspi.queries import (
    ACCESSIBLE,
    children,
    extents,
    get,
    matches,
    one,
    paths_of,
)
from lamwright.records.errors import EnvironmentBroken

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
_SEVERAL = 2
_MOMENT = 0.25  # most actions are over within 5 ms
LONGEST_TEXT = 200
"""Characters of a value that are told."""


class Node(NamedTuple):
    """One accessible object."""

    path: str
    role: str
    name: str
    states: int
    parent: str
    box: tuple[int, int, int, int]
    interfaces: frozenset[str]
    told: tuple[int, int] = (0, 0)
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


class Tree:
    """Reads nodes; remembers what cannot change. Calls raise ``EnvironmentBroken`` when it died."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self._acting: list[Bus] = []
        self._fixed: dict[str, Fixed] = {}
        self._labels: dict[str, str] = {}
        self._combos: dict[str, tuple[str, ...]] = {}
        self.tips = Tips(self)
        self._islands = Islands(self)
        self._places = Places(self)
        self._drawn = DrawnLists(self, 1 << STATES["sensitive"])
        self._misplaced = Misplaced(self)

    def act(self, path: str, number: int = 0) -> bool:
        """Invoke an action of an object and wait a moment until it is done; False if it was not.

        Some actions open a dialog and last until it is closed. They are answered before, but their
        connection is deaf until then; so actions have one of their own, and get a new one then.
        """
        for deaf in self._acting[:-1]:
            if deaf.is_answered(0.0):
                self._acting.remove(deaf)
                deaf.close()
        if not self._acting or not self._acting[-1].is_answered(0.0):
            self._acting.append(self.bus.again())
        acting = self._acting[-1]
        over = get(ROOT, ACCESSIBLE, "Name")  # answered when the action is over
        acting.send(Call(path, ACTION, "DoAction", "i", (number,)), over)
        acting.is_answered(_MOMENT)
        return acting.first_answer is None or bool(one(acting.first_answer))

    def close(self) -> None:
        """Close all connections."""
        for bus in (self.bus, *self._acting):
            bus.close()

    def windows(self) -> list[Node]:
        """Top-level windows and dialogs that show."""
        return [node for node in self.nodes(self.children(ROOT)) if node.has("showing")]

    def frame(self) -> str:
        """The document window."""
        frames = self.documents(self.windows())
        if not frames:
            raise EnvironmentBroken("The application has no document window.")
        return frames[-1].path

    def documents(self, windows: Sequence[Node]) -> list[Node]:
        """The windows of documents; an action may have opened another one.

        Tool bars that float have no menu; where a document fills the screen it has none either.
        """
        frames = [window for window in windows if window.role == "frame"]
        if len(frames) < _SEVERAL:
            return frames
        with_menu = [frame for frame in frames if self.menu_bars(frame.path)]
        return with_menu or [max(frames, key=lambda frame: frame.box[2] * frame.box[3])]

    def has_another(self) -> bool:
        """Whether a second document window is open."""
        return len(self.documents(self.windows())) >= _SEVERAL

    def children(self, path: str) -> list[str]:
        """Paths of the children; empty when the object is gone."""
        return paths_of(self.bus.call(children(path)))

    def descendants(self, window: str, *, state: int = _SHOWING) -> list[str]:
        """Paths of all showing (``state=0``: of all) objects below ``window``, in tree order."""
        return paths_of(self.bus.call(matches(window, state, roles=[], count=0)))

    def interface(self, frame: str) -> list[str]:
        """Paths of the showing objects of a document window, but for the document and the menus."""
        return self._drawn.searched(lambda: self._islands.paths(frame))

    def contents(self, window: str) -> list[str]:
        """Paths of the showing objects of a dialog or pop-up, items of drawn lists included."""
        return self._drawn.searched(lambda: self.descendants(window))

    def has_unplaced(self) -> bool:
        """Whether what was searched last holds a list without a place."""
        return self._drawn.has_unplaced

    def is_drawn(self, path: str) -> bool:
        """Whether an object is an item of a list that LibreOffice draws: only a pointer chooses it."""
        return self._drawn.holds(path)

    def menu_bars(self, frame: str) -> list[str]:
        """The two menu bars of a document window."""
        return self._islands.menu_bars(frame)

    def nodes(self, paths: Sequence[str]) -> list[Node]:
        """Facts about ``paths``, without those that disappeared meanwhile."""
        known = list(self.fixed(paths))
        calls = [call for path in known for call in _changing(path)]
        replies = self.bus.calls(calls)
        found = []
        for index, path in enumerate(known):
            node = _node(path, self._fixed[path], replies[3 * index : 3 * index + 3])
            if node is not None:
                found.append(node)
        offsets = self._places.offsets(node.path for node in found)
        moved = (_moved(node, offsets.get(node.path, (0, 0))) for node in found)
        told = [self._drawn.corrected(node) for node in moved]
        right = self._misplaced.boxes(told)
        return [n._replace(box=right[n.path]) if n.path in right else n for n in told]

    def states(self, paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Of ``paths``: 'checked' and 'enabled' (sensitive), where set."""
        replies = self.bus.calls([Call(path, ACCESSIBLE, "GetState") for path in paths])
        found = {}
        for path, reply in zip(paths, replies, strict=True):
            low = (one(reply) or [0, 0])[0]  # type: ignore[index]
            told = {"checked": STATES["checked"], "enabled": STATES["sensitive"]}
            found[path] = tuple(name for name, bit in told.items() if low >> bit & 1)
        return found

    def node(self, path: str) -> Node | None:
        """Facts about one object, or None when it is gone."""
        found = self.nodes([path])
        return found[0] if found and not found[0].has("defunct") else None

    def texts(self, paths: Sequence[str]) -> dict[str, str]:
        """Content of objects with a Text interface, capped."""
        calls = [Call(path, TEXT, "GetText", "ii", (0, LONGEST_TEXT + 1)) for path in paths]
        told = {p: one(r) for p, r in zip(paths, self.bus.calls(calls), strict=True)}
        return {path: cap(str(text), LONGEST_TEXT) for path, text in told.items() if text}

    def unselect(self, paths: Sequence[str]) -> None:
        """Drop the selection within the texts of ``paths``; it shows also where the keyboard is not."""
        self.bus.calls([Call(path, TEXT, "RemoveSelection", "i", (0,)) for path in paths])

    def labels(self, paths: Sequence[str]) -> dict[str, str]:
        """Names of the objects that label ``paths`` (labelled-by relation); asks once."""
        new = [path for path in paths if path not in self._labels]
        if new:
            self._labels |= dict.fromkeys(new, "") | self._labels_of(new)
        return {path: self._labels[path] for path in paths if self._labels[path]}

    def holds_combo(self, parent: str) -> bool:
        """Whether ``parent`` is a LibreOffice combo box (an entry, a button, a hidden real one)."""
        if parent not in self._combos:
            children = self.children(parent)
            roles = [item.role for item in self.fixed(children).values()]
            self._combos[parent] = tuple(children) if "combo box" in roles else ()
        return bool(self._combos[parent])

    def label_of_combo(self, parent: str) -> str:
        """The label of any part of a LibreOffice combo box."""
        parts = [parent, *self._combos.get(parent, ())]
        return next(iter(self.labels(parts).values()), "")

    def _labels_of(self, paths: Sequence[str]) -> dict[str, str]:
        calls = [Call(path, ACCESSIBLE, "GetRelationSet") for path in paths]
        targets = {}
        for path, reply in zip(paths, self.bus.calls(calls), strict=True):
            for kind, objects in one(reply) or []:  # type: ignore[attr-defined]
                if kind == _LABELLED_BY and objects:
                    targets[path] = objects[0][1]
        names = self.bus.calls([get(target, ACCESSIBLE, "Name") for target in targets.values()])
        return {path: str(one(name) or "") for path, name in zip(targets, names, strict=True)}

    def forget(self) -> None:
        """Drop what is remembered (a new document has new objects)."""
        self._fixed.clear()
        self._labels.clear()
        self._combos.clear()
        self.tips.forget()
        self._islands.forget()
        self._places.forget()
        self._drawn.forget()
        self._misplaced.forget()

    def fixed(self, paths: Sequence[str]) -> dict[str, Fixed]:
        """What is known for ever about ``paths``; asks only for new ones."""
        self._learn([path for path in paths if path not in self._fixed])
        return {path: self._fixed[path] for path in paths if path in self._fixed}

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


def _moved(node: Node, offset: tuple[int, int]) -> Node:
    if not any(offset):
        return node
    x, y, width, height = node.box
    place = x + offset[0], y + offset[1]
    return node._replace(box=(*place, width, height), told=place)


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
