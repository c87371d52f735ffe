"""Where a document changed, as the environment showed it before and after."""

from difflib import SequenceMatcher

from lamwright.records.canvas import CanvasParagraph, TextCanvas


def changed_paragraphs(before: TextCanvas, after: TextCanvas) -> frozenset[int]:
    """Body paragraphs of ``before``, counted from 1, that changed or went.

    Where a paragraph came in, those beside it count. Changes elsewhere (tables, page, notes) are not seen.
    """
    old, new = [[_look(p) for p in canvas.paragraphs] for canvas in (before, after)]
    changed: set[int] = set()
    for kind, start, end, _, _ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "insert":
            changed |= {start, start + 1}
        elif kind != "equal":
            changed |= set(range(start + 1, end + 1))
    return frozenset(changed & {p.index for p in before.paragraphs})


def _look(paragraph: CanvasParagraph) -> CanvasParagraph:
    return paragraph.model_copy(update={"index": 0, "list_label": ""})
