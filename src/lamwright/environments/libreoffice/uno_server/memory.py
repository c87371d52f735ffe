"""What LibreOffice remembers of windows and dialogs: one document's window does not inherit another's.

It keeps which tool bars show, the side bar's deck and width, places of dialogs and the pages that
showed last; a window that is closed writes its own. It also lists the colours and special characters
that were used last.
"""

import typing

import uno
from com.sun.star.beans import PropertyValue

if typing.TYPE_CHECKING:
    from office import Office

BAR = "private:resource/toolbar/"
_OF_BARS = ("Visible", "Docked", "DockingArea")
_SIDE_BAR = "/org.openoffice.Office.UI.Sidebar/Content"
_VIEWS = "/org.openoffice.Office.Views"
_COMMON = "/org.openoffice.Office.Common/"
_PICKED = ("FavoriteCharacters", "RecentCharacters", "UserColors")
"""What was chosen lately; dialogs and tool bars read it each time."""


def remember(office: "Office") -> None:
    """Before the first document: keep how everything is at first."""
    office.bars = {n: v for n, v in _bars(office).items() if not v.get("HideFromToolbarMenu")}
    office.decks = settings(office, _SIDE_BAR).LastActiveDeck
    office.views = plain(settings(office, _VIEWS))
    nodes = [settings(office, _COMMON + name) for name in _PICKED]
    office.picked = [(node, plain(node)) for node in nodes]


def forget_picked(office: "Office") -> None:
    """Offer the colours and special characters that were offered at first; also when undoing is enough."""
    for node, first in office.picked:
        if plain(node) != first:
            _put(node, first)
            node.commitChanges()


def restore(office: "Office") -> None:
    """Let the next window be as the first one was at first."""
    forget_picked(office)
    held = _window_states(office)
    for name, values in office.bars.items():
        wanted = _of_bar(values)
        if _of_bar(named(held.getByName(name))) != wanted:
            pairs = tuple(PropertyValue(key, 0, value, 0) for key, value in wanted.items())
            _replace(held, name, uno.Any("[]com.sun.star.beans.PropertyValue", pairs))
    side_bar = settings(office, _SIDE_BAR)
    if side_bar.LastActiveDeck != office.decks:
        _replace(side_bar, "LastActiveDeck", uno.Any("[]string", office.decks))
        side_bar.commitChanges()
    views = settings(office, _VIEWS)
    if plain(views) != office.views:
        _put(views, office.views)
        views.commitChanges()


def settings(office: "Office", path: str) -> object:
    """A part of LibreOffice's configuration."""
    provider = office.tool("com.sun.star.configuration.ConfigurationProvider")
    name = "com.sun.star.configuration.ConfigurationUpdateAccess"
    where = PropertyValue("nodepath", 0, path, 0)
    return provider.createInstanceWithArguments(name, (where,))


def plain(node: object) -> dict:
    """A part of the configuration as nested dictionaries."""
    held = {name: node.getByName(name) for name in node.getElementNames()}
    return {k: plain(v) if hasattr(v, "getElementNames") else v for k, v in held.items()}


def _put(node: object, wanted: dict) -> None:
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


def _window_states(office: "Office") -> object:
    return office.tool("com.sun.star.ui.WindowStateConfiguration").getByName(office.kind.MODULE)


def _bars(office: "Office") -> dict:
    held = _window_states(office)
    return {n: named(held.getByName(n)) for n in held.getElementNames() if n.startswith(BAR)}


def _of_bar(values: dict) -> dict:
    return {key: values[key] for key in _OF_BARS if key in values}


def named(pairs: object) -> dict:
    """Property values by name."""
    return {pair.Name: pair.Value for pair in pairs}


def _typed(node: object, name: str, value: object) -> object:
    """A value for a setting; of an empty list nothing else tells what it is a list of."""
    if not isinstance(value, tuple):
        return value
    return uno.Any(node.getPropertySetInfo().getPropertyByName(name).Type.typeName, value)


def _replace(node: object, name: str, value: object) -> None:
    uno.invoke(node, "replaceByName", (name, value))
