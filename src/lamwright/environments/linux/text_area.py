"""The text that an editor shows: its lines, its cursor and what is selected."""

from lamwright.environments.linux.atspi.bus import Call
from lamwright.environments.linux.atspi.objects import TEXT, Objects
from lamwright.environments.linux.atspi.queries import COMPONENT, get, one
from lamwright.records.canvas import CanvasParagraph, TextCanvas

_MOST_LINES = 2000
_LONGEST = 80


class TextArea:
    """The largest field of several lines in a window."""

    def __init__(self, objects: Objects, path: str) -> None:
        self._objects = objects
        self.path = path

    @classmethod
    def of(cls, objects: Objects, frame: str) -> "TextArea | None":
        """The text area of a window; None when it has none."""
        fixed = objects.fixed(objects.descendants(frame))
        fields = [path for path, item in fixed.items() if TEXT in item.interfaces]
        areas = [node for node in objects.nodes(fields) if node.has("multi-line")]
        largest = max(areas, key=lambda node: node.box[2] * node.box[3], default=None)
        return cls(objects, largest.path) if largest else None

    def text(self) -> str:
        """All of it."""
        return self._objects.text(self.path)

    def canvas(self) -> TextCanvas:
        """Lines as paragraphs, long ones and many of them capped; selection and cursor."""
        text = self.text()
        lines = text.split("\n")
        cursor = one(self._objects.bus.call(get(self.path, TEXT, "CaretOffset")))
        offset = cursor if isinstance(cursor, int) else 0
        start, end = self._selection()
        return TextCanvas(
            paragraphs=tuple(
                CanvasParagraph(index=number, style="", text=_capped(line))
                for number, line in enumerate(lines[:_MOST_LINES], start=1)
            ),
            selection=_capped(text[start:end]),
            cursor_paragraph=text.count("\n", 0, offset) + 1,
            truncated=max(0, len(lines) - _MOST_LINES),
        )

    def select(self, wanted: str) -> bool:
        """Select the first occurrence of a text; False when there is none."""
        start = self.text().find(wanted) if wanted else -1
        return start >= 0 and self._select(start, start + len(wanted))

    def select_lines(self, first: int, last: int) -> bool:
        """Select whole lines, counted from 1 (-1: the last); False when there are fewer."""
        lines = self.text().split("\n")
        last = len(lines) if last == -1 else last
        if not 1 <= first <= last <= len(lines):
            return False
        start = sum(len(line) + 1 for line in lines[: first - 1])
        return self._select(start, start + len("\n".join(lines[first - 1 : last])))

    def _selection(self) -> tuple[int, int]:
        found = self._objects.bus.call(Call(self.path, TEXT, "GetSelection", "i", (0,)))
        match found:
            case (int(start), int(end)):
                return min(start, end), max(start, end)
            case _:
                return 0, 0

    def _select(self, start: int, end: int) -> bool:
        bus = self._objects.bus
        bus.call(Call(self.path, COMPONENT, "GrabFocus"))
        if one(bus.call(Call(self.path, TEXT, "SetSelection", "iii", (0, start, end)))):
            return True
        return bool(one(bus.call(Call(self.path, TEXT, "AddSelection", "ii", (start, end)))))


def _capped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
