"""The menu bar of a program as a flat list of entries, chosen without opening a menu."""

from typing import NamedTuple

from lamwright.environments.linux.atspi.objects import Fixed, Objects
from lamwright.environments.linux.atspi.queries import COMPONENT
from lamwright.environments.linux.atspi.roles import role_of
from lamwright.records.observation import Control

_ENTRIES = {"menu item", "check menu item", "radio menu item"}
_POPUP = "popup menu"
"""What holds the entries of a menu in Qt, below an item that has the menu's name."""
_FIRST_LABEL = 1001
"""Labels that no control of a screen has; the numbers themselves mean nothing."""


class Entry(NamedTuple):
    """One entry: its full name, its role, its object."""

    name: str
    role: str
    path: str


class MenuBar:
    """The entries of a program's main window, listed once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._entries: tuple[Entry, ...] = ()

    def controls(self, frame: str) -> tuple[Control, ...]:
        """All entries with their present states; (): the window has no menu bar."""
        if not self._entries:
            self._entries = self._listed(frame)
        states = self._objects.states([entry.path for entry in self._entries])
        return tuple(
            Control(
                label=_FIRST_LABEL + index,
                name=entry.name,
                role=role_of(entry.role),
                states=states[entry.path],
                menu=True,
            )
            for index, entry in enumerate(self._entries)
        )

    def entry(self, label: int) -> Entry | None:
        """The entry with a label, if there is one."""
        index = label - _FIRST_LABEL
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def is_enabled(self, entry: Entry) -> bool:
        """Whether an entry can be chosen now."""
        return "enabled" in self._objects.states([entry.path])[entry.path]

    def _listed(self, frame: str) -> tuple[Entry, ...]:
        shown = self._objects.fixed(self._objects.descendants(frame))
        bar = next((path for path, item in shown.items() if item.role == "menu bar"), "")
        if not bar:
            return ()
        return _entries(bar, self._objects.fixed(self._objects.descendants(bar, state=0)))


def _entries(bar: str, items: dict[str, Fixed]) -> tuple[Entry, ...]:
    """What can be chosen among the objects below a menu bar; ``items`` are in tree order."""
    menus = {item.parent for item in items.values() if item.role == _POPUP}
    names = {bar: ""}
    found: dict[str, Entry] = {}
    for path, item in items.items():
        above, own = names.get(item.parent), item.name.strip()
        if above is None or not (own or item.role == _POPUP):
            continue
        names[path] = name = " > ".join(filter(None, (above, own)))
        is_hidden = COMPONENT not in item.interfaces  # Qt's have no place
        if item.role in _ENTRIES and path not in menus and not is_hidden:
            found.setdefault(name, Entry(name, item.role, path))
    return tuple(found.values())
