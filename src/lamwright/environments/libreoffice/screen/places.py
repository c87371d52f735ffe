"""Places of LibreOffice's own widgets on the screen, corrected.

It often report their places as if its window had no menu bar, or another border: that depends on which
event came first when the window opened. GTK, which draws the area they lie in, reports its place right.
"""

import typing

from lamwright.environments.linux.atspi.objects import Objects
from lamwright.environments.linux.atspi.queries import boxes_of, children, paths_of

_TOP = "root pane"
_TOPMOST = {_TOP, "viewport", "frame", "dialog", "alert", "window"}
"""GTK's widgets within LibreOffice's lie in a viewport."""


class Places:
    """How far the places that LibreOffice reports are off, by window."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._tops: dict[str, str] = {}
        self._areas: dict[str, str] = {}

    def forget(self) -> None:
        """A new document has new objects."""
        self._tops.clear()
        self._areas.clear()

    def offsets(self, paths: typing.Iterable[str]) -> dict[str, tuple[int, int]]:
        """What must be added to the place of those of ``paths`` that LibreOffice draws itself."""
        tops = {path: self._top(path) for path in paths}
        known = {top: self._offset(top) for top in set(tops.values()) - {""}}
        return {path: known[top] for path, top in tops.items() if top and any(known[top])}

    def _top(self, path: str) -> str:
        """The root of LibreOffice's own widgets above an object; '' for GTK's, also those within."""
        climbed: list[str] = []
        top = ""
        while path not in climbed:  # the application is its own parent
            if path in self._tops:
                top = self._tops[path]
                break
            climbed.append(path)
            fixed = self._objects.fixed([path]).get(path)
            if fixed is None or fixed.role in _TOPMOST:
                top = path if fixed and fixed.role == _TOP else ""
                break
            path = fixed.parent
        self._tops |= dict.fromkeys(climbed, top)
        return top

    def _offset(self, top: str) -> tuple[int, int]:
        area = self._area(top)
        own, drawn = boxes_of(self._objects.bus, [top, area]) if area else (None, None)
        if own is None or drawn is None:
            return 0, 0
        return drawn[0] - own[0], drawn[1] - own[1]

    def _area(self, top: str) -> str:
        """GTK's widget that LibreOffice draws into: the largest below the window's first child."""
        if top not in self._areas:
            window = self._objects.fixed([top])[top].parent
            holders = paths_of(self._objects.bus.call(children(window)))
            parts = paths_of(self._objects.bus.call(children(holders[0]))) if holders else []
            sized = [
                (b[2] * b[3], p)
                for p, b in zip(parts, boxes_of(self._objects.bus, parts), strict=True)
                if b
            ]
            self._areas[top] = max(sized)[1] if sized else ""
        return self._areas[top]
