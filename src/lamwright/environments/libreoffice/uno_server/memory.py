"""What LibreOffice remembers of windows and dialogs: one document's window does not inherit another's.

It keeps which tool bars show, the side bar's deck and width, places of dialogs and the pages that
showed last; a window that is closed writes its own. It also lists the colours and special characters
that were used last.
"""

import typing

import uno
from connection import Connection, named, properties

if typing.TYPE_CHECKING:
    import interfaces

BAR = "private:resource/toolbar/"
_OF_BARS = ("Visible", "Docked", "DockingArea")
_SIDE_BAR = "/org.openoffice.Office.UI.Sidebar/Content"
_DECK = "LastActiveDeck"
_VIEWS = "/org.openoffice.Office.Views"
_COMMON = "/org.openoffice.Office.Common/"
_PICKED = ("FavoriteCharacters", "RecentCharacters", "UserColors")
"""What was chosen lately; dialogs and tool bars read it each time."""
_Held = dict[str, typing.Any]


class Memory:
    """How everything is before the first document of a kind (``module``) is opened."""

    def __init__(self, connection: Connection, module: str) -> None:
        self._connection = connection
        self._windows: interfaces.Named = connection.tool(
            "com.sun.star.ui.WindowStateConfiguration"
        ).getByName(module)
        bars = {n: named(self._windows.getByName(n)) for n in self._windows.getElementNames()}
        self.bars = {
            name: values
            for name, values in bars.items()
            if name.startswith(BAR) and not values.get("HideFromToolbarMenu")
        }
        self._decks = connection.settings(_SIDE_BAR).getByName(_DECK)
        self._views = plain(connection.settings(_VIEWS))
        nodes = [connection.settings(_COMMON + name) for name in _PICKED]
        self._picked = [(node, plain(node)) for node in nodes]

    def forget_picked(self) -> None:
        """Offer the colours and special characters that were offered at first; also when undoing is enough."""
        for node, first in self._picked:
            if plain(node) != first:
                _put(node, first)
                node.commitChanges()

    def restore(self) -> None:
        """Let the next window be as the first one was at first."""
        self.forget_picked()
        for name, values in self.bars.items():
            wanted = _of_bar(values)
            if _of_bar(named(self._windows.getByName(name))) != wanted:
                pairs = uno.Any("[]com.sun.star.beans.PropertyValue", properties(**wanted))
                _replace(self._windows, name, pairs)
        side_bar = self._connection.settings(_SIDE_BAR)
        if side_bar.getByName(_DECK) != self._decks:
            _replace(side_bar, _DECK, uno.Any("[]string", self._decks))
            side_bar.commitChanges()
        views = self._connection.settings(_VIEWS)
        if plain(views) != self._views:
            _put(views, self._views)
            views.commitChanges()


def plain(node: "interfaces.Named") -> _Held:
    """A part of the configuration as nested dictionaries."""
    held = {name: node.getByName(name) for name in node.getElementNames()}
    return {k: plain(v) if hasattr(v, "getElementNames") else v for k, v in held.items()}


def _put(node: "interfaces.Node", wanted: _Held) -> None:
    now = set(node.getElementNames())
    for name in now - wanted.keys():
        node.removeByName(name)
    for name, value in wanted.items():
        if not isinstance(value, dict):
            if name not in now:
                node.insertByName(name, value)
            elif node.getByName(name) != value:
                _replace(node, name, _typed(node, name, value))
            continue
        if name not in now:
            node.insertByName(name, node.createInstance())
        _put(node.getByName(name), value)


def _of_bar(values: _Held) -> _Held:
    return {key: values[key] for key in _OF_BARS if key in values}


def _typed(node: "interfaces.Node", name: str, value: object) -> object:
    """A value for a setting; of an empty list nothing else shows what it is a list of."""
    if not isinstance(value, tuple):
        return value
    return uno.Any(node.getPropertySetInfo().getPropertyByName(name).Type.typeName, value)


def _replace(node: "interfaces.Named", name: str, value: object) -> None:
    uno.invoke(node, "replaceByName", (name, value))
