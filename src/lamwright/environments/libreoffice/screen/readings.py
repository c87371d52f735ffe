"""Texts that a person reads at a control: beside it, above it, in tool tips."""

from collections.abc import Iterable, Sequence

from lamwright.environments.linux.atspi.objects import Node

_NEAR = 14
"""Pixels between a text and what is below it."""
_LONGEST = 100


def sentence(tip: str) -> str:
    """The first sentence of a tool tip, without the keys that do the same."""
    first = tip.split(". ")[0].strip().rstrip(".")
    if first.endswith(")"):
        first = first.rpartition(" (")[0] or first
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"


def left(node: Node, texts: Iterable[Node], others: Iterable[Node] = ()) -> str:
    """The nearest text left of ``node``, with none of ``others`` between."""
    x, y, _, height = node.box
    line = y + height / 2
    near = [text for text in texts if text.name and _crosses(text, line) and text.box[0] < x]
    if not near:
        return ""
    nearest = max(near, key=lambda text: text.box[0])
    between = (o for o in others if o.path != node.path and _crosses(o, line))
    is_cut = any(nearest.box[0] < other.box[0] < x for other in between)
    return "" if is_cut else nearest.name


def on(node: Node, texts: Iterable[Node]) -> str:
    """The text that an empty field shows."""
    return next((text.name for text in texts if text.name and _lies_on(text, node)), "")


def above(node: Node, texts: Iterable[Node], others: Iterable[Node]) -> str:
    """The text right above ``node``, where it is the topmost control below that."""
    over = [text for text in texts if text.name and _is_over(text, node)]
    if not over:
        return ""
    nearest = max(over, key=lambda text: text.box[1])
    rivals = [o for o in others if o.path != node.path and _is_over(nearest, o)]
    return "" if any(rival.box[0] < node.box[0] for rival in rivals) else nearest.name


def believed(node: Node, label: str, texts: Sequence[Node], others: Iterable[Node]) -> str:
    """``label``, which is said to name ``node``; another if that one lies beside another control.

    Some dialogs of LibreOffice relate a text to the control of the line above.
    """
    own = [text for text in texts if text.name.rstrip(":") == label.rstrip(":")]
    beside = left(node, texts, others)
    line = node.box[1] + node.box[3] / 2
    if not beside or len(own) != 1 or _crosses(own[0], line) or _is_over(own[0], node):
        return label
    takers = (o for o in others if o.path != node.path and o.role == node.role)
    taken = any(left(other, texts, others) == own[0].name for other in takers)
    return beside if taken else label


def column(cell: Node, heads: Iterable[Node]) -> str:
    """The heading of the column that ``cell`` lies in; '' where there is none."""
    middle = cell.box[0] + cell.box[2] / 2
    over = [h for h in heads if h.box[0] <= middle < h.box[0] + h.box[2]]
    return next((h.name for h in over if h.box[1] <= cell.box[1]), "")


def _crosses(node: Node, line: float) -> bool:
    return node.box[1] <= line <= node.box[1] + node.box[3]


def _lies_on(text: Node, node: Node) -> bool:
    x, y, width, height = text.box
    left_edge, top, wide, high = node.box
    middle = x + width / 2, y + height / 2
    return left_edge < middle[0] < left_edge + wide and top < middle[1] < top + high


def _is_over(text: Node, node: Node) -> bool:
    gap = node.box[1] - (text.box[1] + text.box[3])
    starts = node.box[0] - text.box[0]
    return -2 <= gap <= _NEAR and -8 <= starts < max(text.box[2], 24)
