"""Lines that a request counts from a place: ``two paragraphs after the greeting``, ``both lines under the title``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.codec.found import paragraphs_selection
from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.outright.anchors import anchored
from lamwright.retrieve.outright.by_ends import OF_EACH
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import counts_in

_COUNTED = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|both|[2-9]|1\d)(?: of the)? (?P<last>last )?"
    r"(?P<kind>(?:(?!lines?\b)[\w-]+ ){0,2}?)(?P<unit>lines|paragraphs|items|bullets|points|headings|subheadings"
    r"|entries)"
    r"(?: that (?:come|stand|follow)| which (?:come|stand)| coming| standing)?"
    r" (?:right |just |directly |immediately |straight )*(?P<way>after|behind|following|below|under|underneath|beneath"
    r"|before|above) (?P<place>[^.,;:!?()]{2,60})",
    re.IGNORECASE,
)
_TABLE = re.compile(r"the (?:only )?table\b", re.IGNORECASE)
_UP = frozenset(["before", "above"])
_PROSE = 7
"""Words that a long paragraph has at least."""
_SURE = 4.0


def next_to(reading: Reading) -> Iterator[tuple[str, float]]:
    """What the request names so, with what that adds to the logarithm of its share."""
    if OF_EACH.search(_without_units(reading.request)):
        return
    for match in _COUNTED.finditer(reading.request):
        count = counts_in(match["count"])[0]
        if lines := _beside(match, count, reading):
            yield paragraphs_selection([line.index for line in lines]), _SURE


def _without_units(request: str) -> str:
    """A request without the lines that it counts: headings are counted there as lines are."""
    return _COUNTED.sub("", request)


def _beside(match: re.Match[str], count: int, reading: Reading) -> Sequence[Line]:
    """So many lines of the kind in that direction, the nearest; none: there are not so many, or no place."""
    structure, is_up = reading.structure, match["way"].lower() in _UP
    place = _place(match["place"], reading, is_up=is_up)
    if place is None:
        return ()
    if is_up:
        above = _of_kind([line for line in structure.filled if line.index < place], match)
        return above[-count:] if len(above) >= count else ()
    below = _of_kind([line for line in structure.filled if line.index > place], match)
    return below[:count] if len(below) >= count else ()


def _place(words: str, reading: Reading, *, is_up: bool) -> int | None:
    """The paragraph that is counted from; None: not known."""
    tables = reading.canvas.tables
    if _TABLE.match(words):
        return tables[0].after_paragraph + int(is_up) if len(tables) == 1 else None
    for end in range(len(words.split()), 0, -1):
        said = " ".join(words.split()[:end])
        if lines := anchored(said, reading.structure):
            return lines[0].index if is_up else lines[-1].index
    return None


def _of_kind(lines: Sequence[Line], match: re.Match[str]) -> Sequence[Line]:
    unit, kind = match["unit"].lower(), match["kind"].lower()
    if "heading" in unit:
        return [line for line in lines if line.kind == "heading"]
    if unit in {"items", "bullets", "points", "entries"}:
        return [line for line in lines if line.kind == "item"]
    if unit == "paragraphs" or "long" in kind:
        least = _PROSE if "long" in kind else 1
        return [
            line
            for line in lines
            if line.kind in {"body", "item", "subtitle"}
            and "greeting" not in line.roles
            and len(line.text.split()) >= least
        ]
    return lines
