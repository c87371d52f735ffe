"""Corrected places of parts that widgets draw themselves: rows of GTK's lists, the picture of borders.

Both report wrong places, off by amounts that follow from how they draw.
"""

from collections.abc import Iterable, Sequence

from lamwright.environments.linux.atspi.objects import Node, Objects
from lamwright.environments.linux.atspi.queries import Box, boxes_of, children, get, one, paths_of

_TABLE_CELL = "org.a11y.atspi.TableCell"
_CELL = "table cell"
_PANE = "option pane"
_EXPANDER = 20
"""Pixels of the arrow that folds a row; GTK counts them once too often, also where none shows."""


class Misplaced:
    """Puts the places of such parts right."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._columns: dict[str, int] = {}

    def forget(self) -> None:
        """A new document has new objects."""
        self._columns.clear()

    def boxes(self, nodes: Sequence[Node]) -> dict[str, Box]:
        """The boxes of those of ``nodes`` that are reported wrong."""
        cells = [n for n in nodes if n.role == _CELL and self._is_in_tree(n)]
        panes = {n.parent for n in nodes if n.role == "check box"} if nodes else set()
        drawing = {
            p for p, item in self._objects.fixed(sorted(panes)).items() if item.role == _PANE
        }
        found: dict[str, Box] = {}
        for pane in drawing:
            found |= self._pictured(pane, nodes)
        return found | (self._cells(cells) if cells else {})

    def _cells(self, cells: Sequence[Node]) -> dict[str, Box]:
        """The first column begins further left than reported; parts of a cell end with it."""
        self._learn([cell.path for cell in cells])
        first = [cell for cell in cells if self._columns[cell.path] == 0]
        holders = self._objects.fixed([cell.parent for cell in first])
        known: dict[str, Box] = {cell.path: cell.box for cell in cells}
        unknown = {p for p, item in holders.items() if item.role == _CELL} - known.keys()
        known |= self._asked(sorted(unknown))
        found = {}
        for cell in first:
            x, y, width, height = cell.box
            end = x + width
            if holders.get(cell.parent) and holders[cell.parent].role == _CELL:
                outer = known.get(cell.parent, cell.box)
                end = min(end - _EXPANDER, outer[0] + outer[2])
            found[cell.path] = (x - _EXPANDER, y, max(end - x + _EXPANDER, 0), height)
        return found

    def _is_in_tree(self, cell: Node) -> bool:
        """Whether GTK shows a cell among rows that may fold; others are reported right."""
        if _TABLE_CELL not in cell.interfaces:
            return False
        path = cell.parent
        while (fixed := self._objects.fixed([path]).get(path)) and fixed.role == _CELL:
            path = fixed.parent
        return fixed is not None and fixed.role == "tree table"

    def _learn(self, paths: Iterable[str]) -> None:
        """In which column cells are; GTK has no answer for the very first."""
        new = [path for path in paths if path not in self._columns]
        replies = self._objects.bus.calls([get(path, _TABLE_CELL, "Position") for path in new])
        for path, reply in zip(new, replies, strict=True):
            position = one(reply)
            self._columns[path] = int(position[1]) if isinstance(position, tuple) else 0

    def _pictured(self, pane: str, nodes: Sequence[Node]) -> dict[str, Box]:
        """The lines of the picture of borders are reported as if it were not in the middle of its pane."""
        parts = self._asked(paths_of(self._objects.bus.call(children(pane))))
        outer = self._asked([pane]).get(pane)
        if not outer or not parts:
            return {}
        left, top = (min(box[side] for box in parts.values()) for side in (0, 1))
        right, bottom = (max(box[s] + box[s + 2] for box in parts.values()) for s in (0, 1))
        if left >= outer[0] and top >= outer[1]:
            return {}
        x = outer[0] + (outer[2] - left - right) // 2
        y = outer[1] + (outer[3] - top - bottom) // 2
        inside = [node for node in nodes if node.parent == pane]
        return {n.path: (n.box[0] + x, n.box[1] + y, n.box[2], n.box[3]) for n in inside}

    def _asked(self, paths: Sequence[str]) -> dict[str, Box]:
        reported = zip(paths, boxes_of(self._objects.bus, paths), strict=True)
        return {path: box for path, box in reported if box}
