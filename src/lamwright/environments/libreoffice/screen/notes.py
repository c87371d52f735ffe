"""Notes of dialogs: texts beside their controls, such as counts, explanations, questions."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from lamwright.environments.libreoffice.content.text_runs import cap
from lamwright.environments.libreoffice.screen.tree import Tree
from lamwright.environments.linux.atspi.objects import Node
from lamwright.records.observation import Control

_MOST = 60
_LONGEST = 200
_LINE = 12  # pixels within which things stand beside each other


def notes(tree: Tree, dialogs: Sequence[Node], controls: Iterable[Control]) -> tuple[str, ...]:
    """Lines of static text of ``dialogs``, ' | ' between what stands beside each other, capped.

    Labels of controls are left out.
    """
    if not dialogs:
        return ()
    labels = {control.name for control in controls}
    found: list[str] = []
    for dialog in dialogs:
        fixed = tree.objects.fixed(tree.objects.descendants(dialog.path))
        nodes = tree.nodes([path for path, item in fixed.items() if item.role == "label"])
        shown = [node for node in nodes if node.has("showing") and min(node.box) >= 0]
        reported = [n for n in shown if n.name.strip() and n.name.strip().rstrip(":") not in labels]
        reported.sort(key=lambda node: (node.box[1] // _LINE, node.box[0]))
        lines = groupby(reported, key=lambda node: node.box[1] // _LINE)
        found += [" | ".join(node.name.strip() for node in line) for _, line in lines]
    return tuple(cap(line, _LONGEST) for line in found[:_MOST])
