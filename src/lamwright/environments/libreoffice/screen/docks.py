"""Reading order of controls, by tool bar."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lamwright.environments.libreoffice.screen.names import Item
from lamwright.environments.linux.atspi.objects import Fixed


def line(place: Sequence[int]) -> tuple[int, int]:
    """Of something that begins at ``place`` (x, y, ...): its line, and how far right it is."""
    return place[1] // 12, place[0]


def as_they_lie(items: Sequence[Item], fixed: Mapping[str, Fixed]) -> list[Item]:
    """Controls of a document window, its tool bars at one edge in the order they lie.

    LibreOffice lists them in the order they came, which is not the same in every window.
    """
    runs = [(edge, list(run)) for (edge, _), run in groupby(items, lambda i: _held(i, fixed))]
    for edge in {edge for edge, _ in runs if edge}:
        slots = [number for number, run in enumerate(runs) if run[0] == edge]
        bars = sorted((runs[number] for number in slots), key=lambda run: line(run[1][0].node.box))
        for number, bar in zip(slots, bars, strict=True):
            runs[number] = bar
    return [item for _, run in runs for item in run]


def _held(item: Item, fixed: Mapping[str, Fixed]) -> tuple[str, str]:
    """The edge of the window and the tool bar there that hold an item; '' for others."""
    roles = [fixed[path].role if path in fixed else "" for path in item.above]
    for number, role in enumerate(roles[:-2]):
        if role == "tool bar" and roles[number + 2] == "root pane":
            return item.above[number + 1], item.above[number]
    return "", ""
