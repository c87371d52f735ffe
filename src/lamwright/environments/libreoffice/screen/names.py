"""Names of controls: their own, those of their labels and containers, or texts beside them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lamwright.environments.libreoffice.screen.readings import (
    above,
    believed,
    column,
    left,
    on,
    sentence,
)
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.linux.atspi.objects import Fixed, Node

DIALOGS = {"dialog", "alert", "file chooser", "color chooser", "option pane"}
_HOLDERS = {"frame", "root pane", "dialog", "alert", "window"}
_NAMES_ITS_CONTENT = {"panel", "tool bar", "page tab", "filler", "grouping", "scroll pane"}
_MANY = 3
"""Controls without a name that one thing holds: its name identifies none of them."""
_SET = {"spin button", "combo box", "check box", "radio button"}
"""What dialogs are set with."""
_ROOM = 4
"""Pixels of a cell that holds anything."""
_IMAGE = "org.a11y.atspi.Image"
_ACTION = "org.a11y.atspi.Action"


class Item(NamedTuple):
    """A control and where it lies."""

    node: Node
    above: tuple[str, ...]
    """Paths of what holds it, nearest first."""


class Names:
    """Names the controls of one window."""

    def __init__(
        self, tree: Tree, window: Node, paths: Sequence[str], fixed: dict[str, Fixed]
    ) -> None:
        self._tree = tree
        self._window = window
        self._paths = paths
        self._fixed = fixed
        self._static: list[Node] | None = None
        self._decks: dict[str, str] = {}
        self._sections: dict[str, str] = {}
        self.values: dict[str, str] = {}
        """Of controls that say what they hold where others say what they are."""

    def of(self, items: Sequence[Item], combos: dict[str, str]) -> dict[str, str]:
        """The name of each of ``items`` by path; '' where nothing says what it is."""
        self._find_side_bar(items)
        names = {item.node.path: item.node.name for item in items}
        repeated = self._repeated(items)
        whole = [
            item
            for item in items
            if combos.get(item.node.path) != ""
            and item.node.path not in repeated
            and not self._adorns(item)
        ]
        nameless = [item for item in whole if not item.node.name]
        names |= self._labelled(nameless, combos)
        held = {i.node.path: self._held(i) for i in nameless if not names[i.node.path]}
        shared = self._shared(nameless, held)
        for item in nameless:
            path = item.node.path
            if path in held:
                name = "" if path in shared else held[path][1]
                names[path] = (name or self._read(item, items) or held[path][1]).rstrip(":")
        self._tell_values_apart(items, names)
        self._name_rows(whole, names)
        self._tell_side_bar_apart(whole, names)
        self._count(whole, combos, names)
        self._tell_alike_apart(whole, combos, names)
        return names

    def place(self, item: Item) -> str:
        """Window, dialog, tool bar, tab page an item lies in."""
        kept = []
        for path in reversed(item.above):
            fixed = self._fixed.get(path)
            if fixed and fixed.name and fixed.role not in _HOLDERS:
                kept.append(self._decks.get(path, fixed.name))
            if path in self._sections:
                kept.append(self._sections[path])
        top = [self._window.name] if self._window.role in DIALOGS else []
        return " > ".join(dict.fromkeys(top + kept))

    def _find_side_bar(self, items: Iterable[Item]) -> None:
        """The side bar has the name of the deck it shows; decks have sections that fold."""
        if self._window.role != "frame":
            return
        bars = {p for item in items for p in item.above if self._role(p) == "tool bar"}
        above = {p: item.above for item in items for p in item.above}
        wide = {
            holder
            for bar in bars
            for holder in above[bar][above[bar].index(bar) + 1 :]
            if self._role(holder) == "panel" and self._fixed[holder].name
        }
        self._decks = {path: self._fixed[path].name for path in wide}
        open_ = [path for path in sorted(wide) if self._branches(path, items) > 1]
        if not open_:
            return
        self._decks |= self._tree.tips.titles(open_)
        for path in self._paths:
            fixed = self._fixed.get(path)
            toggle = self._fixed.get(fixed.parent) if fixed and fixed.role == "filler" else None
            if toggle and toggle.role == "toggle button" and toggle.name:
                head = self._fixed.get(toggle.parent)
                if head:
                    self._sections[head.parent] = toggle.name

    def _branches(self, holder: str, items: Iterable[Item]) -> int:
        """How many things below ``holder`` hold controls; beside the tabs of the side bar a deck does."""
        chains = ((item.node.path, *item.above) for item in items if holder in item.above)
        return len({chain[chain.index(holder) - 1] for chain in chains})

    def _role(self, path: str) -> str:
        return self._fixed[path].role if path in self._fixed else ""

    def _labelled(self, items: Sequence[Item], combos: dict[str, str]) -> dict[str, str]:
        """Names from relations, where what labels a control does not lie beside another one."""
        labels = self._tree.objects.labels([item.node.path for item in items])
        names = {}
        for item in items:
            path = item.node.path
            name = labels.get(path, "")
            if not name and path in combos:
                name = self._tree.label_of_combo(item.node.parent)
            names[path] = name.rstrip(":")
        return names | (self._disbelieved(items, names) if self._window.role != "frame" else {})

    def _disbelieved(self, items: Sequence[Item], names: dict[str, str]) -> dict[str, str]:
        """Other names for those that are said to be labelled by what lies beside another control."""
        nodes = [item.node for item in items]
        found = {}
        for node in nodes:
            said = names[node.path]
            name = believed(node, said, self._labels(), nodes).rstrip(":") if said else ""
            if name != said:
                found[node.path] = name
                beside = (n for n in nodes if left(n, self._labels(), nodes).rstrip(":") == said)
                found |= {n.path: said for n in beside if not names[n.path]}
        return found

    def _labels(self) -> list[Node]:
        """The static texts of the window."""
        if self._static is None:
            labels = [path for path in self._paths if self._role(path) == "label"]
            self._static = [node for node in self._tree.nodes(labels) if min(node.box) >= 0]
        return self._static

    def _held(self, item: Item) -> tuple[str, str]:
        """What holds an item and names it or, as an item of a tool bar, has a tool tip; the name."""
        for path in item.above:
            fixed = self._fixed.get(path)
            if fixed is None or fixed.role in _HOLDERS:
                break
            if path in self._decks:
                break
            if fixed.name and fixed.role in _NAMES_ITS_CONTENT:
                return path, fixed.name
            if fixed.role == "panel" and self._role(fixed.parent) == "tool bar":
                tip = sentence(self._tree.tips.of(path))
                if tip:
                    return path, tip
        return "", ""

    def _shared(self, items: Iterable[Item], held: dict[str, tuple[str, str]]) -> set[str]:
        """Controls named after what holds others without a name as well."""
        roles = {i.node.path: i.node.role for i in items}
        alike = Counter((held[path][0], roles[path]) for path in held)
        near = Counter(holder for holder, _ in held.values())
        return {
            path
            for path, (holder, _) in held.items()
            if near[holder] >= _MANY or alike[holder, roles[path]] > 1
        }

    def _read(self, item: Item, items: Sequence[Item]) -> str:
        """What a person reads at a control: the text left of it or above it, or its tool tip."""
        if self._window.role == "frame" and not self._is_in_deck(item):
            return ""
        node = item.node
        others = [other.node for other in items]
        if text := self._tree.tips.in_field(node.path, on(node, self._labels())):
            return text
        if text := left(node, self._labels(), others) or above(node, self._labels(), others):
            return text
        return sentence(self._tree.tips.of(node.path) or self._tree.tips.of(node.parent))

    def _adorns(self, item: Item) -> bool:
        """Whether an item is but a picture in the side bar, or a cell that has no room."""
        node = item.node
        if node.role == "table cell" and not node.name and min(node.box[2:]) < _ROOM:
            return True
        is_picture = node.role == "icon" and not node.name and _ACTION not in node.interfaces
        return is_picture and self._is_in_deck(item)

    def _repeated(self, items: Sequence[Item]) -> set[str]:
        """Cells without a name that hold the cells of a row, and pictures beside its text: it is told once."""
        cells = [item for item in items if item.node.role == "table cell"]
        holders = {item.node.parent for item in cells}
        texts = {(self._table(item), item.node.box[1]) for item in cells if item.node.name}
        found = set()
        for item in (cell for cell in cells if not cell.node.name):
            node, row = item.node, (self._table(item), item.node.box[1])
            if node.path in holders or (_IMAGE in node.interfaces and row in texts):
                found.add(node.path)
        return found

    def _is_in_deck(self, item: Item) -> bool:
        return not self._decks.keys().isdisjoint(item.above)

    def _tell_values_apart(self, items: Sequence[Item], names: dict[str, str]) -> None:
        """Buttons of dialogs that are called like the colour they hold are called like their label."""
        if self._window.role == "frame":
            return
        buttons = [i for i in items if i.node.role == "toggle button" and i.node.name]
        alike = Counter((item.node.name, self.place(item)) for item in buttons)
        labels = self._tree.objects.labels([item.node.path for item in buttons])
        for item in buttons:
            path, name = item.node.path, item.node.name
            label = labels.get(path, "").rstrip(":")
            if not label and alike[name, self.place(item)] > 1:
                label = left(item.node, self._labels()).rstrip(":")
            if label and label != name and not name.endswith("..."):  # that is what it does
                names[path], self.values[path] = label, name

    def _name_rows(self, items: Sequence[Item], names: dict[str, str]) -> None:
        """Cells without a text are called like the first text of their row."""
        rows: dict[tuple[str, int], str] = {}
        cells = [(item, self._table(item)) for item in items if item.node.role == "table cell"]
        for item, table in sorted(cells, key=lambda cell: cell[0].node.box[0]):
            if item.node.name:
                rows.setdefault((table, item.node.box[1]), item.node.name)
        heads = self._heads() if cells else []
        for item, table in cells:
            if not item.node.name:
                text = rows.get((table, item.node.box[1]), "")
                head = "" if _IMAGE in item.node.interfaces else column(item.node, heads)
                names[item.node.path] = f"{text} {head}".strip() or names[item.node.path]

    def _heads(self) -> list[Node]:
        """What columns of lists are called."""
        heads = [path for path in self._paths if self._role(path) == "table column header"]
        return self._tree.nodes(heads)

    def _table(self, item: Item) -> str:
        """What holds the rows a cell belongs to."""
        return next((path for path in item.above if self._role(path) != "table cell"), "")

    def _tell_side_bar_apart(self, items: Sequence[Item], names: dict[str, str]) -> None:
        """Buttons of the side bar that share a name are distinguished by their tool tips."""
        inside = [item for item in items if self._is_in_deck(item)]
        alike = Counter((names[item.node.path], self.place(item)) for item in inside)
        for item in inside:
            name = names[item.node.path]
            tip = self._held(item)[1] if alike[name, self.place(item)] > 1 else ""
            if tip and tip != name:
                names[item.node.path] = tip if name in tip else f"{name}: {tip}"

    def _tell_alike_apart(
        self, items: Sequence[Item], combos: dict[str, str], names: dict[str, str]
    ) -> None:
        """Controls of a dialog that are of one kind and called the same are counted, but for the first."""
        if self._window.role not in DIALOGS:
            return
        counted: Counter[tuple[str, str]] = Counter()
        for item in items:
            role = "combo box" if combos.get(item.node.path) else item.node.role
            kind = (names[item.node.path], role)
            if kind[0] and kind[1] in _SET:
                counted[kind] += 1
                if counted[kind] > 1:
                    names[item.node.path] = f"{kind[0]} {counted[kind]}"

    def _count(self, items: Sequence[Item], combos: dict[str, str], names: dict[str, str]) -> None:
        """What nothing names is called like its role, and counted."""
        counted: Counter[str] = Counter()
        for item in items:
            is_named = self._window.role != "frame" or self._is_in_deck(item)
            if names[item.node.path] or not is_named:
                continue
            role = "combo box" if combos.get(item.node.path) else item.node.role
            role = "edit" if role == "text" else role
            counted[role] += 1
            names[item.node.path] = f"{role} {counted[role]}"
