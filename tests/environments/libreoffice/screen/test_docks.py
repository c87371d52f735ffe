"""Tool bars of one edge come as they lie; nothing else moves."""

from lamwright.environments.libreoffice.screen.docks import as_they_lie, line
from lamwright.environments.libreoffice.screen.names import Item
from lamwright.environments.linux.atspi.objects import Fixed, Node

ROLES = {
    "first": "tool bar",
    "second": "tool bar",
    "top": "panel",
    "side": "panel",
    "root": "root pane",
}
FIXED = {path: Fixed(role, "", frozenset(), "") for path, role in ROLES.items()}


def item(name, x, y, *above):
    node = Node(name, "push button", name, 0, above[0], (x, y, 30, 30), frozenset())
    return Item(node, above)


def names(items):
    return [i.node.name for i in as_they_lie(items, FIXED)]


def test_bars_of_one_edge_are_put_in_order_whole():
    bold = item("Bold", 4, 85, "second", "top", "root", "frame")
    italic = item("Italic", 37, 85, "second", "top", "root", "frame")
    new = item("New", 4, 46, "first", "top", "root", "frame")
    deck = item("Menu", 1230, 10, "side", "root", "frame")
    assert names([bold, italic, new, deck]) == ["New", "Bold", "Italic", "Menu"]
    assert names([deck, new, bold, italic]) == ["Menu", "New", "Bold", "Italic"]


def test_bars_within_other_things_stay_where_they_are():
    low = item("Low", 4, 500, "first", "side", "panel", "root")
    high = item("High", 4, 46, "second", "side", "panel", "root")
    assert names([low, high]) == ["Low", "High"]


def test_what_lies_a_little_lower_is_in_the_same_line():
    assert line((50, 49, 30, 30))[0] == line((4, 54, 30, 30))[0] < line((4, 61, 30, 30))[0]
