"""Where a document changed, as the environment showed it before and after."""

from lamwright.environments.rendering.differences import differences
from lamwright.records.canvas import CanvasParagraph, TextCanvas


def changed_paragraphs(before: TextCanvas, after: TextCanvas) -> frozenset[int]:
    """Body paragraphs of ``before``, counted from 1, that changed or went.

    Where a paragraph came in, those beside it count. Changes elsewhere (tables, page, notes) are not seen.
    """
    old, new = [[_look(p) for p in canvas.paragraphs] for canvas in (before, after)]
    changed: set[int] = set()
    for gone, _ in differences(old, new):
        beside = {gone.start, gone.start + 1}
        changed |= {place + 1 for place in gone} or beside
    return frozenset(changed & {p.index for p in before.paragraphs})


def _look(paragraph: CanvasParagraph) -> str:
    return paragraph.model_dump_json(exclude={"index", "list_label"})
