"""One look at any accessible program: its controls, named and labelled, and how to reach them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lamwright.environments.linux.atspi.objects import TEXT, Node, Objects
from lamwright.environments.linux.atspi.roles import role_of
from lamwright.records.observation import Control

_DIALOGS = {"dialog", "alert", "alert message", "file chooser", "color chooser", "option pane"}
_CHOOSER = "file chooser"
_CHOOSES = {"File name", "Parent Directory"}
"""Controls of a dialog of Qt that chooses a file; its role does not say so."""
_FRAMES = {"frame", "window"}
_OPERABLE = {
    "push button",
    "button",
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
    "switch",
    "menu item",
    "check menu item",
    "radio menu item",
}
_FIELDS = {"text", "password text", "entry", "spin button", "combo box"}
_STATES = ("checked", "editable", "expanded", "focused", "pressed", "read-only", "selected")
_MENU_BAR = "menu bar"
_UNNAMED_HOLDERS = _DIALOGS | _FRAMES | {_MENU_BAR}
_MOST = 500
"""Controls of one window."""


class Target(NamedTuple):
    """How to reach a control."""

    path: str
    window: str
    name: str
    """What the object called itself when it was seen."""


class Screen(NamedTuple):
    """What one look found."""

    controls: tuple[Control, ...]
    targets: dict[int, Target]
    focus: int | None
    window: str
    dialogs: tuple[str, ...]
    is_modal: bool
    frame: str
    """Path of the main window; empty when there is none."""
    left_out: int = 0
    choosers: tuple[str, ...] = ()
    """Titles of those dialogs that choose a file."""

    @property
    def is_button_pressed(self) -> bool:
        """Whether a button is held down at this moment."""
        buttons = (control for control in self.controls if control.role == "push button")
        return any("pressed" in button.states for button in buttons)


def look(objects: Objects, *, is_modal: bool = False) -> Screen:
    """Read the showing controls of every window in reach: of a modal dialog alone, else of all.

    ``is_modal``: the display says that a window is modal (dialogs of Qt do not say it themselves).
    """
    windows = objects.windows()
    dialogs = [window for window in windows if window.role in _DIALOGS]
    modal = _modal(dialogs, is_modal=is_modal)
    reach = modal[-1:] or [*reversed(dialogs), *(w for w in windows if w.role not in _DIALOGS)]
    controls: list[Control] = []
    targets: dict[int, Target] = {}
    left_out = 0
    choosers = [window for window in dialogs if window.role == _CHOOSER]
    for window in reach:
        read = list(_Reader(objects, window).read())
        if window.role == "dialog" and {control.name for control, _ in read} >= _CHOOSES:
            choosers.append(window)
        left_out += max(0, len(read) - _MOST)
        for control, target in read[:_MOST]:
            label = len(controls) + 1
            controls.append(control.model_copy(update={"label": label}))
            targets[label] = target
    focused = [control for control in controls if "focused" in control.states]
    focused.sort(key=lambda control: control.role != "page tab")  # one that is chosen says it, too
    active = [window.name for window in windows if window.has("active")]
    frames = [window.path for window in windows if window.role == "frame"]
    return Screen(
        tuple(controls),
        targets,
        focused[-1].label if focused else None,
        (active or [window.name for window in windows] or [""])[-1],
        tuple(window.name or window.role for window in dialogs),
        bool(modal),
        frames[-1] if frames else "",
        left_out,
        tuple(window.name or window.role for window in choosers),
    )


def _modal(dialogs: list[Node], *, is_modal: bool) -> list[Node]:
    said = [window for window in dialogs if window.has("modal")]
    if said or not is_modal:
        return said
    return [window for window in dialogs if window.has("active")] or dialogs


class _Reader:
    """Reads the controls of one window in the order of its tree."""

    def __init__(self, objects: Objects, window: Node) -> None:
        self._objects = objects
        self._window = window
        self._paths = objects.descendants(window.path)
        self._fixed = objects.fixed(self._paths)

    def read(self) -> Iterator[tuple[Control, Target]]:
        """Controls without labels, with their targets."""
        wanted = [path for path in self._paths if self._is_operable(path)]
        nodes = [node for node in self._objects.nodes(wanted) if _is_placed(node)]
        names = self._names(nodes)
        texts = self._objects.texts([
            n.path for n in nodes if n.role in _FIELDS and TEXT in n.interfaces
        ])
        combos = _with_entries(nodes)
        dialog = (self._window.name or self._window.role) if self._window.role in _DIALOGS else ""
        for node in nodes:
            if node.path in combos:  # its entry stands for it
                continue
            is_field = node.role in _FIELDS and TEXT in node.interfaces
            is_entry = node.parent in combos
            control = Control(
                label=0,
                name=names[node.parent if is_entry else node.path],
                role="combo box" if is_entry else role_of(node.role),
                states=_states(node),
                value=texts.get(node.path, "") if is_field else None,
                box=node.box,
                path=self._place(node),
                window=self._window.name,
                dialog=dialog,
            )
            yield control, Target(node.path, self._window.path, node.name)

    def _is_operable(self, path: str) -> bool:
        """Whether an object is for users; what heads a menu (Qt: an item) is not, its entries are."""
        item = self._fixed.get(path)
        if item is None or item.role not in _OPERABLE:
            return False
        holder = self._fixed.get(item.parent)
        return holder is None or holder.role != _MENU_BAR

    def _names(self, nodes: Sequence[Node]) -> dict[str, str]:
        """Names of their own, of what labels them, of what they show as a tip, or role and number."""
        nameless = [node.path for node in nodes if not node.name]
        labels = self._objects.labels(nameless)
        tips = self._objects.descriptions([path for path in nameless if path not in labels])
        counted: Counter[str] = Counter()
        names = {}
        for node in nodes:
            name = node.name or labels.get(node.path, "") or _plain(tips.get(node.path, ""))
            if not name:
                role = role_of(node.role)
                counted[role] += 1
                name = f"{role} {counted[role]}"
            names[node.path] = name.strip().rstrip(":")
        return names

    def _place(self, node: Node) -> str:
        """Names of what holds a control, outermost first."""
        kept: list[str] = []
        path = node.parent
        while (holder := self._fixed.get(path)) is not None and len(kept) < len(self._fixed):
            if holder.name and holder.role not in _UNNAMED_HOLDERS:
                kept.insert(0, holder.name)
            path = holder.parent
        top = [self._window.name] if self._window.role in _DIALOGS else []
        return " > ".join(dict.fromkeys(top + kept))


def _with_entries(nodes: Sequence[Node]) -> frozenset[str]:
    """Combo boxes that hold an entry to type into."""
    entries = {node.parent for node in nodes if node.role in {"text", "entry"}}
    return frozenset(n.path for n in nodes if n.role == "combo box" and n.path in entries)


def _plain(tip: str) -> str:
    """The first line of a tip, which may be marked up (Qt)."""
    return re.sub(r"<[^<>]*>", "", tip).strip().partition("\n")[0] if tip.startswith("<") else tip


def _is_placed(node: Node) -> bool:
    return node.has("showing") and min(node.box[:2]) >= 0 and min(node.box[2:]) > 0


def _states(node: Node) -> tuple[str, ...]:
    kept = {state for state in _STATES if node.has(state)}
    return tuple(sorted(kept | {"enabled"} if node.has("sensitive") else kept))
