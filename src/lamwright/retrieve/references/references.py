"""What words of a request name in a document, best first: the deterministic part of retrieval."""

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import Target
from lamwright.retrieve.document.content import Content
from lamwright.retrieve.document.quotations import by_quotation
from lamwright.retrieve.document.structure import Structure, read_structure
from lamwright.retrieve.references.groups import by_group
from lamwright.retrieve.references.ordinals import by_order
from lamwright.retrieve.references.ranges import by_range
from lamwright.retrieve.references.roles import by_role
from lamwright.retrieve.references.tables import by_table

_SURE = 0.4


def references(request: str, canvas: TextCanvas) -> tuple[Target, ...]:
    """All parts of the canvas that the request may mean, the surest first, each once."""
    structure = read_structure(canvas)
    return resolve(request, canvas, structure, Content(structure.filled))


def resolve(
    request: str, canvas: TextCanvas, structure: Structure, content: Content
) -> tuple[Target, ...]:
    """The same with the document already read."""
    found = [
        *by_quotation(request, structure, content),
        *by_order(request, structure, content),
        *by_role(request, structure),
        *by_range(request, structure, content, lambda words: _ends(words, structure, content)),
        *by_group(request, structure, content),
        *by_table(request, canvas),
    ]
    found.sort(key=lambda target: -target.score)
    kept: dict[object, Target] = {}
    for target in found:
        part = (target.paragraphs, target.text, target.table, target.cells, target.means == "whole")
        kept.setdefault(part, target)
    return tuple(kept.values())


def _ends(words: str, structure: Structure, content: Content) -> list[int]:
    """Paragraphs that an end of a stretch may be, best first."""
    named = [
        target
        for target in (*by_order(words, structure, content), *by_role(words, structure))
        if target.paragraphs and target.score >= _SURE
    ]
    named.sort(key=lambda target: -target.score)
    places = [target.paragraphs[0] for target in named]
    scores = content.scores(words)
    ordered = sorted(scores, key=lambda index: (-scores[index], index))
    sure = [index for index in ordered if scores[index] >= _SURE]
    return list(dict.fromkeys([*sure[:1], *places, *ordered[:3]]))
