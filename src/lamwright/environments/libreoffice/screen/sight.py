"""Sight, one look at the interface: the controls that a person could operate now, and how to reach them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lamwright.environments.libreoffice.screen.docks import as_they_lie, line
from lamwright.environments.libreoffice.screen.holders import chains
from lamwright.environments.libreoffice.screen.names import DIALOGS, Item, Names
from lamwright.environments.libreoffice.screen.notes import notes
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.linux.atspi.objects import ACTION, TEXT, Node
from lamwright.environments.linux.atspi.queries import UNPLACED
from lamwright.environments.linux.atspi.roles import role_of
from lamwright.records.observation import Control

_OPERABLE = {
    "push button",
    "toggle button",
    "push button menu",
    "check box",
    "radio button",
    "text",
    "password text",
    "entry",
    "spin button",
    "combo box",
    "page tab",
    "list item",
    "table cell",
    "tree item",
    "icon",
    "link",
    "slider",
    "menu item",
    "check menu item",
    "radio menu item",
}
_REPORTED_STATES = (
    "checked",
    "editable",
    "expanded",
    "focused",
    "pressed",
    "read-only",
    "selected",
)
_WORTH_ASKING = {"text", "password text", "spin button", "entry"}
_ROWS = {"table cell", "tree item"}
_MOST_CELLS = 60  # of a table


class Target(NamedTuple):
    """How to reach a control."""

    path: str
    window: str
    opener: str = ""
    """For a combo box: the button that opens its list."""
    in_dialog: bool = False
    said: str = ""
    """What the object itself called itself when it was seen."""


class Sight(NamedTuple):
    """What one look found."""

    controls: tuple[Control, ...]
    targets: dict[int, Target]
    focus: int | None
    window: str
    dialogs: tuple[str, ...]
    is_modal: bool
    is_active: bool = True
    """Whether one of the windows has the keyboard."""
    left_out: int = 0
    """Cells of long lists that show but are not listed."""
    choosers: tuple[str, ...] = ()
    """Those of the dialogs that choose a file."""
    notes: tuple[str, ...] = ()
    """What open dialogs say beside their controls."""
    has_unplaced: bool = False
    """Whether something has no place yet."""

    def shape(self) -> tuple[object, ...]:
        """Which controls and dialogs show, whatever their states."""
        return (self.dialogs, *((control.path, control.name) for control in self.controls))

    def places(self) -> tuple[object, ...]:
        """The boxes of all controls."""
        return tuple(control.box for control in self.controls)

    def bars(self) -> frozenset[str]:
        """Tool bars, side bar and the like that show."""
        return frozenset(control.path.partition(" > ")[0] for control in self.controls)

    def in_dialogs(self) -> tuple[Control, ...]:
        """The controls of dialogs."""
        return tuple(control for control in self.controls if self.is_in_dialog(control))

    def is_in_dialog(self, control: Control) -> bool:
        """Whether a dialog holds one of the controls."""
        target = self.targets.get(control.label)
        return target is not None and target.in_dialog

    def reaches(self, target: Target) -> bool:
        """Whether the control behind ``target`` can be operated now."""
        return any(target.path == other.path for other in self.targets.values())

    def fields(self) -> list[str]:
        """Paths of what text can be typed into."""
        holding = (c for c in self.controls if c.value is not None)
        fields = (control.label for control in holding if control.role != "toggle button")
        return [self.targets[label].path for label in fields]

    def is_like(self, other: "Sight") -> bool:
        """Whether nobody could distinguish them, by places of controls neither."""
        rest = (self.controls, self.focus, self.window, self.dialogs)
        return rest == (other.controls, other.focus, other.window, other.dialogs)

    def signature(self) -> int:
        """Equal for two looks between which nothing happened (positions aside)."""
        rows = [(c.name, c.role, c.states, c.value) for c in self.controls]
        return hash((tuple(rows), self.focus, self.window, self.dialogs, self.notes))


def look(tree: Tree) -> Sight:
    """Read the showing controls of every window in reach."""
    windows = tree.objects.windows()
    reach, is_modal = _in_reach(windows, tree.documents(windows))
    controls: list[Control] = []
    targets: dict[int, Target] = {}
    focus, left_out, has_unplaced = None, 0, False
    titles = {w.path: _title(tree, w) for w in windows if w.role in DIALOGS}
    for window in reach:
        reader = _Reader(tree, window, titles.get(window.path))
        for control, target in reader.read():
            label = len(controls) + 1
            controls.append(control.model_copy(update={"label": label}))
            targets[label] = target
            focus = label if "focused" in control.states else focus
        left_out += reader.left_out
        has_unplaced |= tree.has_unplaced()
    has_unplaced |= any(control.box and control.box[2:] == UNPLACED for control in controls)
    active = [window.name for window in windows if window.has("active")]
    title = active[-1] if active else (windows[-1].name if windows else "")
    choosers = tuple(titles[window.path] for window in windows if window.role == "file chooser")
    said = notes(tree, [window for window in reach if window.role in DIALOGS], controls)
    return Sight(
        tuple(controls),
        targets,
        focus,
        title,
        tuple(titles.values()),
        is_modal,
        is_active=bool(active),
        left_out=left_out,
        notes=said,
        choosers=choosers,
        has_unplaced=has_unplaced,
    )


def _in_reach(windows: Sequence[Node], documents: Sequence[Node]) -> tuple[list[Node], bool]:
    """Windows that take input, topmost first: pop-ups, then a modal dialog alone or everything."""
    popups = [w for w in windows if w.role not in DIALOGS | {"frame"}]
    dialogs = [w for w in windows if w.role in DIALOGS]
    active = [w for w in documents if w.has("active")]
    frames = [w for w in windows if w.role == "frame" and w not in documents]  # tool bars
    frames += active or documents[-1:]  # of two documents one
    modal = [w for w in dialogs if w.has("modal")]
    if modal:
        return [*popups, modal[-1]], True
    return [*popups, *reversed(dialogs), *frames], False


def _title(tree: Tree, window: Node) -> str:
    if window.role != "alert" and window.name:
        return window.name
    fixed = tree.objects.fixed(tree.objects.descendants(window.path))
    labels = [item.name for item in fixed.values() if item.role == "label" and item.name]
    return ": ".join(part for part in (window.name, " ".join(labels)) if part)


class _Reader:
    """Reads the controls of one window; ``title`` is that of a dialog, None for other windows."""

    def __init__(self, tree: Tree, window: Node, title: str | None) -> None:
        self._tree = tree
        self._window = window
        self._title = title
        is_frame = window.role == "frame"
        self._paths = tree.interface(window.path) if is_frame else tree.contents(window.path)
        self._fixed = tree.objects.fixed(self._paths)
        self.left_out = 0
        self._above = dict(chains(self._paths, self._fixed, window.path))

    def read(self) -> Iterator[tuple[Control, Target]]:
        """Controls (without labels) in reading order, with their targets."""
        items = self._items()
        combos = self._combos(items)
        naming = Names(self._tree, self._window, self._paths, self._fixed)
        names = naming.of(items, combos)
        asked = [
            i.node.path for i in items if TEXT in i.node.interfaces and i.node.role in _WORTH_ASKING
        ]
        texts = self._tree.objects.texts(asked)
        cells = [item for item in items if item.node.role == "table cell"]
        reported = {(i.node.parent, names[i.node.path], i.node.box) for i in cells}
        for item in items:
            path = item.node.path
            opener = combos.get(path)
            name = names[path]
            if opener == "" or not name or (path, name, item.node.box) in reported:  # its only part
                continue
            control = Control(
                label=0,
                name=name,
                role="combo box" if opener else role_of(item.node.role),
                states=self._states(item.node),
                value=texts.get(path, "") if path in asked else naming.values.get(path),
                box=item.node.box,
                path=naming.place(item),
                window=self._window.name,
                dialog=self._dialog(),
            )
            in_dialog = self._title is not None
            said = item.node.name
            yield control, Target(path, self._window.path, opener or "", in_dialog, said)

    def _dialog(self) -> str:
        """The title of the dialog; what kind of window it is where it has none."""
        return "" if self._title is None else self._title or self._window.role

    def _items(self) -> list[Item]:
        wanted = [p for p in self._paths if self._role(p) in _OPERABLE or self._is_submenu(p)]
        surplus = self._surplus(wanted)
        nodes = self._tree.nodes([p for p in wanted if p not in surplus])
        hidden = {n.path for n in nodes if n.role == "page tab" and not n.has("selected")}
        items = [
            Item(node, self._above[node.path])
            for node in nodes
            if node.has("showing")
            and min(node.box) >= 0
            and (min(node.box[2:]) > 0 or not self._tree.is_drawn(node.path))  # scrolled away
            and hidden.isdisjoint(self._above[node.path])
        ]
        if self._window.role != "frame":  # containers list their children in packing order
            items.sort(key=lambda item: line(item.node.reported))
            return items
        return as_they_lie(items, self._fixed)

    def _surplus(self, paths: Sequence[str]) -> set[str]:
        """Cells that are too many of one table, with the cells within them."""
        tables: dict[str, list[str]] = {}
        cells = [path for path in paths if self._role(path) == "table cell"]
        for path in cells:
            tables.setdefault(self._fixed[path].parent, []).append(path)
        surplus = {path for some in tables.values() for path in some[_MOST_CELLS:]}
        self.left_out = len(surplus)
        return surplus | {path for path in cells if self._fixed[path].parent in surplus}

    def _is_submenu(self, path: str) -> bool:
        """Whether it is an entry of a pop-up menu that opens another one; the menu itself knows no action."""
        return self._role(path) == "menu" and ACTION in self._fixed[path].interfaces

    def _role(self, path: str) -> str:
        return self._fixed[path].role if path in self._fixed else ""

    def _combos(self, items: Iterable[Item]) -> dict[str, str]:
        """For parts of combo boxes: the opener of the part that stands for it, '' for the rest."""
        parts: dict[str, list[Node]] = {}
        for item in items:
            if item.node.role in {"text", "toggle button"} and not item.node.name:
                parts.setdefault(item.node.parent, []).append(item.node)
        found: dict[str, str] = {}
        for parent, nodes in parts.items():
            if not self._tree.holds_combo(parent):
                continue
            openers = [n.path for n in nodes if n.role == "toggle button"]
            edits = [n.path for n in nodes if n.role == "text"]
            first = (edits or openers)[0]
            found |= {n.path: "" for n in nodes} | {first: (openers or edits)[0]}
        return found

    def _states(self, node: Node) -> tuple[str, ...]:
        """What is reported of a node's state. A tool bar button pressed once says 'focused' for ever.

        So does the item of a list drawn by LibreOffice that its own cursor is on.
        """
        reported = {state for state in _REPORTED_STATES if node.has(state)}
        if self._role(node.parent) == "tool bar" or self._tree.is_drawn(node.path):
            reported.discard("focused")
        if node.role in _ROWS and node.has("expandable"):
            reported.add("expandable")
        return tuple(sorted(reported | {"enabled"} if node.has("sensitive") else reported))
