"""Where new pages begin: before each heading of the kind that is named, and never before the title."""

import re
from collections.abc import Sequence

from lamwright.codec.found import paragraphs_selection
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.paragraphs import Reading

BREAKS = ("Choose Format > Paragraph...", 'Click "Text Flow"', 'Click "Insert"', 'Click "OK"')
_RUN = re.compile(r"Select paragraphs (\d+) to (?:\d+|the last)")
_EACH = re.compile(
    r"\b(?:each|every|all)(?: of)?(?: the| our| my| its)?(?: (?:main|big|single|new|large))* (?!pages?\b|sheets?\b)"
    r"(?P<noun>[a-z]{3,}?)s?\b",
    re.IGNORECASE,
)
_BUT_FIRST = re.compile(
    r"\b(?:except|but|not|apart from|without)(?: for)? the first\b|\bfrom the second\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:but|except|not|without|apart from)(?: for)? (?:the )?(?P<word>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom (?:the )?(?P<word>[^\W\d_]{3,}) on\b", re.IGNORECASE)
_SECTIONS = frozenset({"section", "chapter", "part", "topic"})
_SMALLER = frozenset({
    "paragraph", "line", "verse", "stanza", "sentence", "point", "item", "list", "table", "picture", "image", "figure",
    "row", "question", "heading",
})  # fmt: skip
"""What is no section with headings under it."""
_SEVERAL = 2


def begins_pages(worded: str, reading: Reading) -> str:
    """The headings before which new pages begin, where the request names a kind; else the first line of a run.

    Of a kind are those that are sections or chapters, that name it ("Day 2"), or that have the same headings under
    them: each recipe has its ingredients.
    """
    said = _EACH.search(reading.request)
    heads = _of_kind(said["noun"].lower(), reading.structure) if said else ()
    if heads := _without_left_out(heads, reading.request):
        return paragraphs_selection([line.index for line in heads])
    run = _RUN.fullmatch(worded)
    return f"Select paragraph {run[1]}" if run and run[1] != "1" else worded


def _without_left_out(heads: Sequence[Line], request: str) -> Sequence[Line]:
    """The headings without those that the request leaves out: the first, one by its words, those before another."""
    if _BUT_FIRST.search(request):
        return heads[1:]
    if begin := _FROM.search(request):
        places = [n for n, line in enumerate(heads) if _says(line, begin["word"])]
        heads = heads[places[0] :] if places else heads
    words = [found["word"] for found in _BUT.finditer(request)]
    return [line for line in heads if not any(_says(line, word) for word in words)]


def _says(line: Line, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", line.text, re.IGNORECASE) is not None


def _of_kind(noun: str, structure: Structure) -> Sequence[Line]:
    """Headings of the kind ``noun``, at least two; empty if none are surely so."""
    levels = [line.level for line in structure.headings]
    often = [level for level in levels if levels.count(level) >= _SEVERAL]
    top = [line for line in structure.headings if often and line.level == min(often)]
    if noun in _SECTIONS:
        return top
    called = re.compile(rf"\b{re.escape(noun)}", re.IGNORECASE)
    named = [line for line in structure.headings if called.search(line.text)]
    if len(named) >= _SEVERAL and len({line.level for line in named}) == 1:
        return named
    under = [_under(line, structure) for line in top]
    alike = [
        line
        for line, held in zip(top, under, strict=True)
        if any(held & other for other in under if other is not held)
    ]
    return alike if len(alike) >= _SEVERAL and noun not in _SMALLER else ()


def _under(heading: Line, structure: Structure) -> set[str]:
    """What the headings under a heading say."""
    section = structure.section(heading)
    return {line.text.strip().casefold() for line in section if line.kind == "heading"}
