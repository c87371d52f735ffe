"""Where new pages begin: before each heading of the kind that is named, and never before the title."""

import re
from collections.abc import Sequence

from lamwright.codec.found import paragraphs_selection
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.structure import Line, Structure

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
_SECTIONS = frozenset({"section", "chapter", "part", "topic"})
_SEVERAL = 2


def begins_pages(worded: str, reading: Reading) -> str:
    """The headings before which new pages begin, where the request names a kind; else the first line of a run.

    Of a kind are those that are sections or chapters, that name it ("Day 2"), or that have the same headings under
    them: each recipe has its ingredients.
    """
    said = _EACH.search(reading.request)
    heads = _of_kind(said["noun"].lower(), reading.structure) if said else ()
    if said and _BUT_FIRST.search(reading.request):
        heads = heads[1:]
    if heads:
        return paragraphs_selection([line.index for line in heads])
    run = _RUN.fullmatch(worded)
    return f"Select paragraph {run[1]}" if run and run[1] != "1" else worded


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
    return alike if len(alike) >= _SEVERAL else ()


def _under(heading: Line, structure: Structure) -> set[str]:
    """What the headings under a heading say."""
    section = structure.section(heading)
    return {line.text.strip().casefold() for line in section if line.kind == "heading"}
