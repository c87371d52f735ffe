"""The comment that has the keyboard. UNO tells nothing of its text, so it is read as a screen reader does.

Its place is known by its text, and from then on by its object: what is typed shows in the document later.
"""

from typing import NamedTuple

from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.linux.atspi.bus import Call, Failure
from lamwright.environments.linux.atspi.objects import STATES, TEXT
from lamwright.environments.linux.atspi.queries import matches, paths_of
from lamwright.records.canvas import TextCanvas

IN_COMMENT = "comment"
"""What the canvas calls the place of a cursor that is in one, before it is known in which."""
_SHOWING = 1 << STATES["showing"]
_FOCUSED = _SHOWING | 1 << STATES["focused"]
_COMMENTS = [0, 0, 0, 1 << (97 - 96)]
_PARAGRAPHS = [0, 0, 1 << (73 - 64), 0]


class _Line(NamedTuple):
    """A paragraph of a comment and what is selected in it; places count as LibreOffice does, in UTF-16."""

    path: str
    text: str
    chosen: tuple[int, int]


class Comments:
    """Reads the comment that has the keyboard, and selects in it."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._places: dict[str, str] = {}

    def told(self, canvas: TextCanvas) -> TextCanvas:
        """A canvas with the cursor in a comment, completed: which one, and what is selected."""
        path, lines = self._lines()
        if not path:
            return canvas.model_copy(update={"cursor_place": ""})
        text = "\n".join(line.text for line in lines)
        held = [part for part in canvas.parts if part.place.startswith(IN_COMMENT)]
        alike = [part.place for part in held if part.text == text]
        if len(alike) == 1:
            self._places = {path: alike[0]}
        place = self._places.get(path, IN_COMMENT)
        chosen = [
            _cut(line.text, *line.chosen) for line in lines if line.chosen[0] < line.chosen[1]
        ]
        return canvas.model_copy(update={"cursor_place": place, "selection": "\n".join(chosen)})

    def select(self, text: str) -> bool:
        """Select the first ``text``, exact case preferred, in the comment; whether that is then selected."""
        for is_exact in (True, False):
            for line in self._lines()[1]:
                wanted, held = (text, line.text) if is_exact else (text.lower(), line.text.lower())
                at = held.find(wanted)
                if at >= 0:
                    ends = _units(line.text[:at]), _units(line.text[: at + len(text)])
                    call = Call(line.path, TEXT, "SetSelection", "iii", (0, *ends))
                    self._tree.objects.bus.call(call)
                    return self._chosen(line.path) == ends
        return False

    def _lines(self) -> tuple[str, list[_Line]]:
        """The comment with the keyboard, '' where none has it, and its paragraphs."""
        bus = self._tree.objects.bus
        search = matches(self._tree.frame(), _FOCUSED, roles=_COMMENTS, count=1)
        path = next(iter(paths_of(bus.call(search))), "")
        if not path:
            return "", []
        below = paths_of(bus.call(matches(path, _SHOWING, roles=_PARAGRAPHS, count=0)))
        return path, [_Line(p, self._tree.objects.text(p), self._chosen(p)) for p in below]

    def _chosen(self, path: str) -> tuple[int, int]:
        """Start and end of what is selected in a paragraph; the same where nothing is."""
        reply = self._tree.objects.bus.call(Call(path, TEXT, "GetSelection", "i", (0,)))
        if isinstance(reply, Failure):
            return 0, 0
        start, end = (number if isinstance(number, int) else 0 for number in reply)
        return min(start, end), max(start, end)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")
