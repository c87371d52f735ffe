"""Values that a way leaves open: what is typed, a length, a number of things."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

OPEN = "…"
_ELSEWHERE = "_"
"""Stands for the other open values of a way."""
_CENTIMETRES = frozenset({
    "Left", "Right", "Top", "Bottom", "Width", "Height", "Position", "Before text", "After text", "First line",
    "Inner", "Outer", "Spacing",
})  # fmt: skip
POINTS = frozenset({"Above paragraph", "Below paragraph", "Character spacing"})
_COUNTS = frozenset({"Columns", "Rows", "Lines"})
_TYPES = f'Type "{OPEN}"'
_SET = re.compile(r'Set "(.*)" to "…"')
_ELSE = (
    "Set the font size",
    "Set the text color",
    "Set the highlight color",
    "Set the background color",
)
"""Values that come from a closed list."""
_OVER = re.compile(r'Select the text "(.*)"(?: in paragraph \d+)?', re.DOTALL)

Kind = Literal["text", "length", "count", "font", "none"]


class Slot(NamedTuple):
    """An open value of a way."""

    words: str
    """What is selected, and the way with this value alone left open."""
    step: str
    """The step that takes it, this value alone left open."""
    kind: Kind
    selected: str = ""
    """The text that is selected, where it is known."""
    is_over: bool = False
    """Whether it is typed over what is selected."""

    @property
    def name(self) -> str:
        """Of the control that takes it; empty: none does."""
        named = _SET.fullmatch(self.step)
        return named[1] if named else ""


def slots(way: Sequence[str], selection: str) -> list[Slot]:
    """The open values of ``way``, in order."""
    found = []
    over = _OVER.fullmatch(selection)
    selected = over[1] if over else ""
    for place, step in enumerate(way):
        for number in range(step.count(OPEN)):
            parts = step.split(OPEN)
            before = _ELSEWHERE.join(parts[: number + 1])
            shown = before + OPEN + _ELSEWHERE.join(parts[number + 1 :])
            others = [
                shown if at == place else one.replace(OPEN, _ELSEWHERE)
                for at, one in enumerate(way)
            ]
            steps = [selection, *others] if selection else others
            is_over = not place and shown == _TYPES
            found.append(Slot(" / ".join(steps), shown, _kind(shown), selected, is_over))
    return found


def _kind(step: str) -> Kind:
    if step.startswith(_ELSE):
        return "none"
    if step.startswith("Set the font to"):
        return "font"
    named = _SET.fullmatch(step)
    name = named[1] if named else ""
    if name in _CENTIMETRES or name in POINTS:
        return "length"
    return "count" if name in _COUNTS or step.startswith("Insert a table") else "text"
