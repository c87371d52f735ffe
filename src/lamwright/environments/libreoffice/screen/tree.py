"""The accessible tree of LibreOffice: its document windows, and objects where they really are."""

from collections.abc import Sequence

from lamwright.environments.libreoffice.screen.drawn_lists import DrawnLists
from lamwright.environments.libreoffice.screen.islands import Islands
from lamwright.environments.libreoffice.screen.misplaced import Misplaced
from lamwright.environments.libreoffice.screen.places import Places
from lamwright.environments.libreoffice.screen.tips import Tips
from lamwright.environments.linux.atspi.actions import Actions
from lamwright.environments.linux.atspi.bus import Bus
from lamwright.environments.linux.atspi.objects import STATES, Node, Objects
from lamwright.records.errors import EnvironmentBroken

_SEVERAL = 2


class Tree:
    """Reads what LibreOffice shows. Calls raise ``EnvironmentBroken`` when it died."""

    def __init__(self, bus: Bus) -> None:
        self.objects = Objects(bus)
        """As LibreOffice reports them."""
        self.actions = Actions(bus)
        self.tips = Tips(self.objects)
        self._combos: dict[str, tuple[str, ...]] = {}
        self._islands = Islands(self.objects)
        self._places = Places(self.objects)
        self._drawn = DrawnLists(self.objects, 1 << STATES["sensitive"])
        self._misplaced = Misplaced(self.objects)

    def close(self) -> None:
        """Close all connections."""
        self.objects.bus.close()
        self.actions.close()

    def frame(self) -> str:
        """The document window."""
        frames = self.documents(self.objects.windows())
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
        return len(self.documents(self.objects.windows())) >= _SEVERAL

    def interface(self, frame: str) -> list[str]:
        """Paths of the showing objects of a document window, but for the document and the menus."""
        return self._drawn.searched(lambda: self._islands.paths(frame))

    def contents(self, window: str) -> list[str]:
        """Paths of the showing objects of a dialog or pop-up, items of drawn lists included."""
        return self._drawn.searched(lambda: self.objects.descendants(window))

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
        """Facts about ``paths``, places put right, without those that disappeared meanwhile."""
        found = self.objects.nodes(paths)
        offsets = self._places.offsets(node.path for node in found)
        moved = (_moved(node, offsets.get(node.path, (0, 0))) for node in found)
        reported = [self._drawn.corrected(node) for node in moved]
        right = self._misplaced.boxes(reported)
        return [n._replace(box=right[n.path]) if n.path in right else n for n in reported]

    def node(self, path: str) -> Node | None:
        """Facts about one object, or None when it is gone."""
        found = self.nodes([path])
        return found[0] if found and not found[0].has("defunct") else None

    def holds_combo(self, parent: str) -> bool:
        """Whether ``parent`` is a LibreOffice combo box (an entry, a button, a hidden real one)."""
        if parent not in self._combos:
            children = self.objects.children(parent)
            roles = [item.role for item in self.objects.fixed(children).values()]
            self._combos[parent] = tuple(children) if "combo box" in roles else ()
        return bool(self._combos[parent])

    def label_of_combo(self, parent: str) -> str:
        """The label of any part of a LibreOffice combo box."""
        parts = [parent, *self._combos.get(parent, ())]
        return next(iter(self.objects.labels(parts).values()), "")

    def forget(self) -> None:
        """Drop what is remembered (a new document has new objects)."""
        self.objects.forget()
        self._combos.clear()
        self.tips.forget()
        self._islands.forget()
        self._places.forget()
        self._drawn.forget()
        self._misplaced.forget()


def _moved(node: Node, offset: tuple[int, int]) -> Node:
    if not any(offset):
        return node
    x, y, width, height = node.box
    place = x + offset[0], y + offset[1]
    return node._replace(box=(*place, width, height), reported=place)
