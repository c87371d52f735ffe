"""Which references fit which operations, and which operations fit each other."""

from collections.abc import Sequence

from lamwright.applications.writer.natural.frames import Core, word_lists
from lamwright.applications.writer.natural.reference.reference import Reference

_ITEMS = frozenset({"bullet", "number"})
_STRUCTURAL = frozenset(word_lists()["structural"])
_LOOKS = frozenset(word_lists()["looks"])
_SHORT = 12
"""Letters that may be raised or lowered."""
_GROUPS = (
    {"size", "larger", "smaller", "style"},
    {"uppercase", "lowercase", "capitalize", "small-caps"},
    {"indent", "first-line", "hanging"},
    {"page-numbers", "header", "footer"},
    {"underline", "double-underline"},
    {"bullets", "numbering"},
)
"""Of each of these one is enough in a request."""


def fits(reference: Reference) -> list[str]:
    """The names by which operations ask for such a target."""
    names: list[str] = [reference.sort]
    if reference.sort == "span" and len(reference.texts[0]) <= _SHORT:
        names.append("mark")
    if reference.sort not in {"paragraph", "paragraphs"} or not reference.kinds:
        return names
    many = reference.sort == "paragraphs"
    if reference.kinds <= _ITEMS:
        names.append("items" if many else "item")
    else:
        if not reference.kinds & _ITEMS:
            names.append("plains" if many else "plain")
        if reference.kinds == {"body"}:
            names.append("bodies" if many else "body")
        if reference.kinds == {"heading"} and not many:
            names.append("heading")
    return names


def is_whole(core: Core) -> bool:
    """Whether it is about the document, or its end, and names no place."""
    return core.sorts in {("nothing",), ("end",)}


def is_structural(op: str) -> bool:
    """Whether it changes what stands where."""
    return op in _STRUCTURAL


def together(chosen: Sequence[Core], *, same: bool) -> bool:
    """Whether operations can be asked for in one request; ``same``: of one target."""
    ops = [core.op for core in chosen]
    if len(set(ops)) < len(ops) and (same or any(op in {"delete"} for op in ops)):
        return False
    if same and not set(ops) <= _LOOKS:
        return False
    kinds = {core.name for core in chosen}
    if len(kinds) < len(chosen) and not same:
        return False
    wholes = [core.op for core in chosen if is_whole(core)]
    if len(set(wholes)) < len(wholes):
        return False
    return all(len(group & set(ops)) < 2 for group in _GROUPS)
