"""The menu bar as a flat list of entries that can be chosen without opening a menu.

LibreOffice has two trees for it. Its own follows the application's state, but choosing an entry
there opens an invisible menu that keeps the keyboard focus. The GTK one, which is drawn, can be
chosen from, but is refreshed only when a menu opens (and reading it just then has crashed
LibreOffice). So states come from the first; choices go to the second where it shows the entry as
enabled, else to the entry's command over UNO. Entries are those that both trees hold: the first
also lists what is hidden.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lamwright.environments.libreoffice.products.application import Application
from lamwright.environments.libreoffice.screen.entries import (
    LATE,
    ROLES,
    Entry,
    bar_entry,
    is_switch,
    is_view,
)
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.libreoffice.uno_bridge import Status, UnoBridge
from lamwright.environments.linux.atspi.objects import TEXT, Node
from lamwright.environments.linux.atspi.roles import role_of
from lamwright.environments.linux.desktop import poll
from lamwright.records.observation import Control

_FIRST_LABEL = 1001
"""Labels that no control of an observation has; the numbers themselves mean nothing."""
_LAG_SECONDS = 1.0


class _Shape(NamedTuple):
    """What a listing of one tree looked like: the names and roles of its objects, '' for none."""

    names: tuple[str, ...]
    roles: tuple[str, ...]


class Menu:
    """The menu entries of the current document window."""

    def __init__(self, tree: Tree, uno: UnoBridge, application: Application) -> None:
        self._tree = tree
        self._uno = uno
        self._run_time_commands = dict(application.run_time_commands)
        self._shapes: dict[int, _Shape] = {}
        self._drawn_names: frozenset[str] = frozenset()
        self._commands: dict[str, str] = {}
        self._view: dict[str, bool] = {}
        self._opened: tuple[Control, ...] = ()
        self.is_touched = True
        self._frame = ""
        self._bar = ""
        self._own_bar = ""
        self._entries: tuple[Entry, ...] = ()

    def controls(self, frame: str) -> tuple[Control, ...]:
        """All entries as controls, as they are 0.3 s after the last change."""
        if not self.is_touched:
            return self._opened
        return self._listed(frame)

    def note_action(self) -> None:
        """Something is done: from now on entries are no longer as they were when it was opened."""
        self.is_touched = True

    def switch_back(self, frame: str) -> bool:
        """Put what entries switch for all documents back to what it was; whether anything had to be."""
        self._find_entries(frame)
        self._view = self._view_now() | self._view  # some can be switched only in some documents
        switched = self._switched()
        for name in switched:
            self._run(name)
        if switched:
            poll(lambda: not self._switched(), _LAG_SECONDS)
        self.is_touched = False
        return bool(switched)

    def note_opened(self, frame: str) -> None:
        """A document was opened: remember the entries as they are now.

        What is not as it was in the document opened before may be late: commands are asked.
        """
        usual = {control.name: control.states for control in self._opened}
        listed = self._listed(frame)
        new = [c.name for c in listed if usual.get(c.name, c.states) != c.states]
        reported = self._reported_of(new) if new else {}
        self._opened = tuple(
            c.model_copy(update={"states": reported[c.name]}) if c.name in reported else c
            for c in listed
        )

    def is_replaced(self) -> bool:
        """Whether LibreOffice put up another menu bar since this one was listed.

        It does while an object (a chart, a formula) is edited in place, and again afterwards; the
        bar that follows has entries that stay disabled until a document is opened.
        """
        return bool(self._own_bar) and self._tree.node(self._own_bar) is None

    def is_of(self, frame: str) -> bool:
        """Whether the entries listed last are those of a window."""
        return frame == self._frame

    def entry(self, label: int) -> Entry | None:
        """The entry with a label, if there is one; found again by name after a change of bars."""
        if self.is_replaced():
            own = {entry.name: entry.own for entry in self._list(self._frame)}
            self._entries = tuple(e._replace(own=own.get(e.name, "")) for e in self._entries)
        index = label - _FIRST_LABEL
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def is_enabled(self, entry: Entry) -> bool:
        """Whether an entry can be chosen now; its command knows at once, the menu 0.3 s later."""
        if not entry.own:
            return False
        reported = self._reported(entry)
        return (
            reported.enabled
            if reported
            else "enabled" in self._tree.objects.states([entry.own])[entry.own]
        )

    def is_late(self, entry: Entry) -> bool:
        """Whether only the menu reports an entry's state, some time after it has changed."""
        return bool(entry.own) and self._reported(entry) is None

    def _reported(self, entry: Entry) -> Status | None:
        command = self._known().get(entry.name, "")
        return self._uno.statuses([command]).get(command) if command else None

    def choose(self, entry: Entry) -> bool:
        """Choose an entry without waiting for what it does; False when there is no way to.

        A tool bar's entry does what its drawn check mark says, which may be out of date: once it
        showed the bar, it would show it again. Its command is never late.
        """
        if is_switch(entry) and self._run(entry.name):
            return True
        drawn = self._drawn(entry.name)
        if drawn is not None and drawn.has("sensitive") and self._tree.actions.act(drawn.path):
            return True
        return self._run(entry.name)

    def _run(self, name: str) -> bool:
        command = self._known().get(name)
        return command is not None and self._uno.run(command)

    def _known(self) -> dict[str, str]:
        """Commands by name of the entry."""
        if not self._commands:
            self._commands = self._uno.menu_commands() | self._run_time_commands
        return self._commands

    def _listed(self, frame: str) -> tuple[Control, ...]:
        """All entries with the states of LibreOffice's own menu, or of commands where it is late."""
        self._find_entries(frame)
        states = self._tree.objects.states([entry.own for entry in self._entries])
        reported = self._reported_of(self._asked())
        commands = self._known()
        return tuple(
            Control(
                label=_FIRST_LABEL + index,
                name=entry.name,
                role=role_of(entry.role),
                states=reported.get(entry.name, states.get(entry.own, ())),
                menu=True,
                command=commands.get(entry.name, ""),
            )
            for index, entry in enumerate(self._entries)
        )

    def _asked(self) -> list[str]:
        """Entries whose commands are asked: those the menu shows late, and once anything was done all that switch."""
        switches = [entry.name for entry in self._entries if is_switch(entry)]
        return [*LATE, *switches] if self.is_touched else list(LATE)

    def _find_entries(self, frame: str) -> None:
        """List them anew in another window; a tool bar that floats is a window too, without a menu."""
        if frame != self._frame or self.is_replaced():
            listed = self._list(frame)
            if listed:
                self._entries, self._frame = listed, frame

    def _reported_of(self, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """States of the entries whose commands report them, as the menu would show them."""
        commands = {name: self._known().get(name, "") for name in names}
        reported = self._uno.statuses(sorted(set(commands.values()) - {""}))
        found = {}
        for name, command in commands.items():
            if command in reported:
                status = reported[command]
                is_set = {"checked": status.checked, "enabled": status.enabled}
                found[name] = tuple(state for state, held in is_set.items() if held)
        return found | self._bars_reported()

    def _bars_reported(self) -> dict[str, tuple[str, ...]]:
        """States of the entries of tool bars: the menu learns of them only when it is opened."""
        ways = {True: ("checked", "enabled"), False: ("enabled",)}
        return {
            bar_entry(title): ways[is_on] for title, is_on in self._uno.bars(every=True).items()
        }

    def _switched(self) -> list[str]:
        """Names of View entries that are not as they were at first."""
        now = self._view_now()
        return [name for name, is_on in now.items() if self._view.get(name, is_on) != is_on]

    def _view_now(self) -> dict[str, bool]:
        """What is on of all that can be switched; without comments, those are off and cannot be."""
        names = {e.name: self._known().get(e.name, "") for e in self._entries if is_view(e)}
        reported = self._uno.statuses(sorted(set(names.values()) - {""}))
        bars = {bar_entry(title): is_on for title, is_on in self._uno.bars().items()}
        known = {name: reported[command] for name, command in names.items() if command in reported}
        return {name: said.checked for name, said in known.items() if said.enabled} | bars

    def _drawn(self, name: str) -> Node | None:
        """The entry as GTK draws it."""
        path, node = self._bar, None
        for part in name.split(" > "):
            nodes = self._tree.nodes(self._tree.objects.children(path))
            node = next((node for node in nodes if node.name == part), None)
            if node is None:
                return None
            path = node.path
        return node

    def _list(self, frame: str) -> tuple[Entry, ...]:
        bars = self._tree.menu_bars(frame)
        own = next((bar for bar in bars if self._is_own(bar)), "")
        if not own:
            return ()
        self._bar = next((bar for bar in bars if bar != own), own)
        self._own_bar = own
        if not self._drawn_names:
            self._drawn_names = frozenset(self._named(self._bar))
        return tuple(
            Entry(name, role, path)
            for name, (role, path) in self._named(own).items()
            if role in ROLES and (name in self._drawn_names or name.startswith("Window > "))
        )

    def _named(self, bar: str) -> dict[str, tuple[str, str]]:
        """Role and path of the objects below a bar, by full name."""
        paths = self._tree.objects.descendants(bar, state=0)
        shape = self._shape(bar, paths)
        rows = zip(shape.names, shape.roles, paths, strict=True)
        found: dict[str, tuple[str, str]] = {}
        for name, role, path in rows:
            if name:
                found.setdefault(name, (role, path))
        return found

    def _shape(self, bar: str, paths: Sequence[str]) -> _Shape:
        """Full names of all objects below a bar; a listing of a known length is taken as known.

        Reading 750 objects costs most of a second in a new window; they are the same in each.
        """
        if len(paths) not in self._shapes:
            self._shapes[len(paths)] = self._read_shape(bar, paths)
        return self._shapes[len(paths)]

    def _read_shape(self, bar: str, paths: Sequence[str]) -> _Shape:
        items = self._tree.objects.fixed(paths)
        names = {bar: ""}
        for path, item in items.items():
            above = names.get(item.parent)
            if above is not None and item.name:
                names[path] = f"{above} > {item.name}" if above else item.name
        roles = tuple(items[path].role if path in items else "" for path in paths)
        return _Shape(tuple(names.get(path, "") for path in paths), roles)

    def _is_own(self, bar: str) -> bool:
        """LibreOffice's own menus have a Text interface, GTK's have not."""
        menus = self._tree.objects.fixed(self._tree.objects.children(bar)[:1])
        return any(TEXT in item.interfaces for item in menus.values())
