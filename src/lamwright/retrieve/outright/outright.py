"""What a request names outright: words in quotation marks that stand in the document, numbers, places.

Who writes so leaves nothing to judge, and nothing else that stands in the document may change what is meant.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from lamwright.codec.found import paragraphs_selection
from lamwright.models.encoder import Vectors
from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.outright.address_blocks import address_blocks
from lamwright.retrieve.outright.arrows import changed_places
from lamwright.retrieve.outright.by_cells import named_by_cells
from lamwright.retrieve.outright.by_column import named_by_column
from lamwright.retrieve.outright.by_edge import named_by_edge
from lamwright.retrieve.outright.by_ends import named_by_ends
from lamwright.retrieve.outright.by_place import named_by_place
from lamwright.retrieve.outright.by_row import named_by_row
from lamwright.retrieve.outright.by_word import named_by_word
from lamwright.retrieve.outright.first_few import first_few
from lamwright.retrieve.outright.listing import listed_lines
from lamwright.retrieve.outright.next_to import next_to
from lamwright.retrieve.outright.open_ended import open_ended
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import number_of

_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)|‘([^’]+)’")
_TEXT = re.compile(r"\b(?:text|words?|phrase|names?|sentence|term|expression)\s*$", re.IGNORECASE)
_LINE = re.compile(
    r"\b(?:line|paragraph|heading|title|item|bullet|point|(?:starts?|begins?|starting|beginning)(?: with)?)\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:section|row|list|with|after|before|behind|below|under"
    r"|above|from|to|and|reads|saying|says|about|called|put|write|add|type|insert|by|of)\s*$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:where|when|wherever) (?:it|that|this|the \w+) (?:now )?(?:says|reads|has)\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?P<what>paragraph|table)s? (?:no\.? |number |#)?(?P<first>\d{1,3})\b"
    r"(?: ?(?P<joint>to|through|-|–|and|,) ?(?:paragraph |table )?(?P<last>\d{1,3})\b)?"
    r"(?! ?(?:pt|points?|cm|mm|percent|%))",
    re.IGNORECASE,
)
_SURE, _LIKELY = 4.0, 2.0
"""Added to the logarithm of a share. Of 56 quotations by hand that are no place 34 mean exactly these words."""
_AGAIN = 2.0
"""Taken from it where the words stood earlier already; added where the request gives the number of their paragraph."""


def named_outright(reading: Reading) -> dict[str, float]:
    """Selections that the request names, with what it adds to their logarithm."""
    request, lines = reading.request, reading.structure.lines
    named = dict(_numbered(request, lines))
    for selection, bonus in (*_quoted(request, lines), *_told(reading)):
        named[selection] = max(named.get(selection, 0.0), bonus)
    return {selection: bonus for selection, bonus in named.items() if bonus}


def _told(reading: Reading) -> Iterator[tuple[str, float]]:
    """What is named by its place, its ends, a word that only it holds, or from another place on."""
    for named_by in (
        named_by_place,
        named_by_edge,
        named_by_ends,
        named_by_word,
        named_by_column,
        named_by_row,
        named_by_cells,
        next_to,
        open_ended,
        listed_lines,
        first_few,
        address_blocks,
    ):
        yield from named_by(reading)
    yield from ((selection, _SURE) for selection in changed_places(reading))


def told_words(reading: Reading) -> Iterator[str]:
    """Words of the document that the request names without quoting them."""
    yield from (one for one, _ in _told(reading) if one.startswith("Select the text "))


def outright(reading: Reading, listed: Sequence[str]) -> Vectors:
    """What speaks for each of the selections ``listed`` because the request names just it; 0 for all others."""
    named = named_outright(reading)
    numbered = dict(_numbered(reading.request, reading.structure.lines))
    added = np.zeros(len(listed), dtype=np.float32)
    for place, selection in enumerate(listed):
        text, again, number = selection.partition('" in paragraph ')
        if selection in named:
            added[place] = named[selection]
            continue
        added[place] = named.get(f'{text}"' if again else text, 0.0)
        if again and added[place]:
            added[place] += _AGAIN if f"Select paragraph {number}" in numbered else -_AGAIN
    return added


def _quoted(request: str, lines: Sequence[Line]) -> Iterator[tuple[str, float]]:
    """Exactly the words; the whole line where they are one, or where a line is said to begin with them."""
    for found in _QUOTED.finditer(request):
        words = next(group for group in found.groups() if group)
        before = request[: found.start()]
        is_line = bool(_LINE.search(before))
        is_place = not is_line and bool(_PLACE.search(before)) and not _THERE.search(before)
        bonus = _SURE if is_line or _TEXT.search(before) else _LIKELY
        if not is_line and not is_place:
            yield f'Select the text "{words}"', bonus
        for line in lines:
            if line.text.strip() == words or (is_line and line.text.strip().startswith(words)):
                yield f"Select paragraph {line.index}", 0.0 if is_place else _SURE
                break


def _numbered(request: str, lines: Sequence[Line]) -> Iterator[tuple[str, float]]:
    """Paragraphs and tables by number, as they are counted; not where a line carries that number itself."""
    for found in _NUMBER.finditer(request):
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if found["what"].lower() == "table":
            yield f"Select table {first}", _SURE
        elif 1 <= first <= last <= len(lines) and not any(
            number_of(line) == found["first"] for line in lines
        ):
            is_pair = found["joint"] in {"and", ","}
            yield paragraphs_selection((first, last) if is_pair else range(first, last + 1)), _SURE
