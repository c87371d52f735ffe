"""Lists of pictures that LibreOffice draws itself: bullets, borders, colours, special characters.

A search of the tree does not enter them until their items were queried, which are made
only then. Their items know no action; those of a table report their place within the table and never that
they are enabled, those of the templates a place too high.
"""

import typing

from lamwright.environments.linux.atspi.objects import Node, Objects
from lamwright.environments.linux.atspi.queries import UNPLACED, Box, boxes_of, children, paths_of

_TABLE = "table"
_LISTS = {"list", _TABLE}
_AROUND = {"viewport"}
"""What may hold a table that is not reported itself."""
_COLUMNS, _ROWS = 16, 8
"""What shows of the table of special characters."""


class _Place(typing.NamedTuple):
    """What must be added to the places of the items of a list."""

    right: int = 0
    down: int = 0
    width: int = 0
    height: int = 0

    def cell(self, number: int) -> Box:
        """Where an item of a table that is not scrolled is within it."""
        wide, high = self.width // _COLUMNS, self.height // _ROWS
        row, column = divmod(number, _COLUMNS)
        return column * wide + 1, row * high + 1, wide - 1, high - 1


class DrawnLists:
    """The lists of one application that were found so far."""

    def __init__(self, objects: Objects, enabled: int) -> None:
        """``enabled``: the bit of a state that says so."""
        self._objects = objects
        self._enabled = enabled
        self._lists: dict[str, _Place] = {}
        self._items: dict[str, tuple[str, int]] = {}  # the list of an item and its number there
        self.has_unplaced = False
        """Whether a list had no place yet at the last search: its items would keep having none."""

    def forget(self) -> None:
        """A new document has new objects."""
        self._lists.clear()
        self._items.clear()

    def searched(self, find: typing.Callable[[], list[str]]) -> list[str]:
        """The paths that ``find`` gives once all lists among them have made their items, lists included."""
        self.has_unplaced = False
        self._ask(list(self._lists))
        paths = find()
        if self._ask(self._unopened(paths)):
            paths = find()
        return list(self._with_lists(paths))

    def holds(self, path: str) -> bool:
        """Whether an object is an item of such a list."""
        return path in self._items

    def corrected(self, node: Node) -> Node:
        """An object as it is and where it is."""
        holder, number = self._items.get(node.path, ("", 0))
        place = self._lists.get(holder)
        if place is None or place == _Place():
            return node
        is_new = node.box[2:] == UNPLACED
        box = self._by_others(holder, number) or place.cell(number) if is_new else node.box
        x, y, width, height = box
        box = (x + place.right, y + place.down, width, height)
        return node._replace(box=box, states=node.states | self._enabled)

    def _by_others(self, holder: str, number: int) -> Box | None:
        """The box of an item by those around it in the same row and column.

        Items that were asked for before LibreOffice drew them, as the chosen one is by itself, keep a
        single pixel.
        """
        near = {n: path for path, (own, n) in self._items.items() if own == holder}
        near = {n: path for n, path in near.items() if abs(n - number) <= _COLUMNS}
        reported = zip(near, boxes_of(self._objects.bus, list(near.values())), strict=True)
        placed = {n: box for n, box in reported if box and box[2:] != UNPLACED}
        across = [b[0] for n, b in placed.items() if n % _COLUMNS == number % _COLUMNS]
        down = [b[1:] for n, b in placed.items() if n // _COLUMNS == number // _COLUMNS]
        return (across[0], *down[0]) if across and down else None

    def _unopened(self, paths: list[str]) -> list[str]:
        """Lists in which nothing was found, also those that are not reported."""
        fixed = self._objects.fixed(paths)
        holders = {item.parent for item in fixed.values()}
        empty = [path for path in fixed if path not in holders]
        around = [path for path in empty if fixed[path].role in _AROUND]
        replies = self._objects.bus.calls([children(path) for path in around])
        inner = self._objects.fixed([path for reply in replies for path in paths_of(reply)])
        found = {path: fixed[path] for path in empty} | inner
        return [p for p, item in found.items() if item.role in _LISTS and p not in self._lists]

    def _ask(self, lists: list[str]) -> bool:
        """Have ``lists`` make their items; whether one has any. Those that are gone are dropped."""
        places = dict(zip(lists, boxes_of(self._objects.bus, lists), strict=True))
        unplaced = {path for path, box in places.items() if box and box[2:] == UNPLACED}
        self.has_unplaced |= bool(unplaced)
        lists = [path for path in lists if path not in unplaced]
        replies = self._objects.bus.calls([children(path) for path in lists])
        items = {path: paths_of(reply) for path, reply in zip(lists, replies, strict=True)}
        filled = [path for path in lists if items[path]]
        firsts = boxes_of(self._objects.bus, [items[path][0] for path in filled])
        for path in places:
            self._lists.pop(path, None)
        for path, first in zip(filled, firsts, strict=True):
            box = places[path]
            if box and first:
                is_table = self._objects.fixed([path])[path].role == _TABLE
                self._lists[path] = _off(box, first, is_table=is_table)
                self._items |= {item: (path, n) for n, item in enumerate(items[path])}
        return bool(filled)

    def _with_lists(self, paths: list[str]) -> typing.Iterator[str]:
        """``paths``, each list that is not reported itself before its first item."""
        reported = set(paths)
        for path in paths:
            holder, _ = self._items.get(path, ("", 0))
            if holder and holder not in reported:
                reported.add(holder)
                yield holder
            yield path


def _off(box: Box, first: Box, *, is_table: bool) -> _Place:
    """How far the places of the items of a list at ``box`` are off, by its ``first`` one."""
    left, top, width, height = box
    x, y, *_ = first
    if left <= x < left + width and top <= y < top + height:
        return _Place()
    if is_table:
        return _Place(left, top, width, height)
    return _Place(0, top - y) if left <= x < left + width and 0 <= y < top else _Place()
