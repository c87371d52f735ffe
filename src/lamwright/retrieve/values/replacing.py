"""What is replaced everywhere, and by what: whole words of the document, never the clause that names the place."""

import re
from collections.abc import Iterator, Sequence

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.document.spelling import asks_for_spelling, is_slip
from lamwright.retrieve.values.open_values import OPEN

FINDS = f'Set "Find" to "{OPEN}"'
NOWHERE = "What is to be replaced does not stand in the document."
NOTHING_NEW = "The request does not say what it is to be replaced by."
_PLACE = re.compile(
    r"\b(?:wherever|everywhere|throughout|whenever)\b|\bwhere (?:it|that|this|they|the \w+) (?:says?|reads?|has|have)\b"
    r"|\b(?:both|all|every|each|any) (?:the )?(?:times?|places?)\b|\bfrom now on\b|\ball (?:over|through)\b",
    re.IGNORECASE,
)
_UP_TO = (
    r"\b(?:wherever|everywhere|whenever|where|every time|each time)\b(?:[^.,;:!?]*?[\s\"'“‘])??"
)
"""A clause that names the place, up to what stands there."""
_DESCRIBED = re.compile(
    r"\bwhere(?:ver)? (?:it|that|this|they) (?:says?|reads?|asks?)\b.*?"
    r"(?=\s(?:make|write|put|say|type|fill|change|it|that|should|must|has to|needs?|please)\b|\s[-–]|[,;.:!?]|$)",
    re.IGNORECASE,
)
_SMALL = frozenset([
    *("a", "an", "the", "it", "its", "it's", "is", "are", "was", "be", "and", "or", "but", "so", "not", "no"),
    *("in", "on", "of", "at", "to", "for", "by", "as", "with", "from", "that", "this", "these", "those", "there"),
    *("he", "she", "his", "her", "him", "they", "them", "we", "us", "our", "you", "your", "i", "my", "me"),
    *("all", "every", "each", "any", "both", "now", "please", "should", "must", "has", "have", "will", "can"),
])  # fmt: skip
"""Words that stand in any text: nobody replaces one of them unless it is quoted."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def places_named(request: str, looked_for: str) -> list[tuple[int, int]]:
    """Where ``request`` says where something is replaced, as in ``wherever it says Tenant``: begin and end of each."""
    until = re.compile(rf"{_UP_TO}{re.escape(looked_for)}(?!\w)", re.IGNORECASE)
    return [at.span() for pattern in (_PLACE, until) for at in pattern.finditer(request)]


def places_described(request: str) -> list[tuple[int, int]]:
    """Where ``request`` says what stands at a place, as in ``where it says who took the minutes``."""
    return [at.span() for at in _DESCRIBED.finditer(request)]


def is_replaceable(value: str, held: str) -> bool:
    """Whether ``value`` stands in the text ``held`` as whole words, and is more than a small word."""
    return value.casefold() not in _SMALL and stands_in(value, held)


def stands_in(value: str, held: str) -> bool:
    """Whether ``value`` stands in the text ``held`` as whole words, in any case."""
    before, behind = (
        (r"(?<!\w)" if value[:1].isalnum() else ""),
        (r"(?!\w)" if value[-1:].isalnum() else ""),
    )
    return re.search(f"{before}{re.escape(value)}{behind}", held, re.IGNORECASE) is not None


def spelt_otherwise(request: str, held: str) -> Iterator[tuple[int, int, str]]:
    """Words of ``held`` that ``request`` spells another way, each with where the request has the new spelling.

    The request speaks of spelling and does not say the old word, and the text does not hold the new one.
    """
    if not asks_for_spelling(request):
        return
    said = {word.casefold() for word in _WORD.findall(request)}
    words = dict.fromkeys(_WORD.findall(held))
    known = {word.casefold() for word in words}
    for at in _WORD.finditer(request):
        new = at[0].casefold()
        if new not in known:
            old = [w for w in words if w.casefold() not in said and is_slip(w.casefold(), new)]
            yield from ((at.start(), at.end(), word) for word in old)


def text_to_search(canvas: TextCanvas) -> str:
    """Everything in which something is replaced: body, cells and what stands beside the body."""
    cells = (cell.text for table in canvas.tables for cell in table.cells)
    beside = (part.text for part in canvas.parts)
    return "\n".join((*(paragraph.text for paragraph in canvas.paragraphs), *cells, *beside))


def not_replaceable(ways: Sequence[RankedWay]) -> Iterator[str]:
    """What is missing where one of ``ways`` replaces: what to look for, or the new text."""
    for way in ways:
        if FINDS in way.steps and way.values:
            place = sum(step.count(OPEN) for step in way.steps[: way.steps.index(FINDS)])
            found, new = way.values[place : place + 2]
            yield from () if found else (NOWHERE,)
            yield from () if new else (NOTHING_NEW,)
