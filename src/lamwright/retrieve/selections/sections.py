"""A section that is taken out: its heading goes with all that stands under it."""

import re

from lamwright.codec.found import paragraphs_selection
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of

_SECTION = re.compile(r"\b(?:sections?|chapters?|part|bit)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\bhead(?:ing|line)s?\b|\btitles?\b|\b(?:text|body|words?|sentences?|paragraphs?|lines?|points?|items?|numbers?"
    r"|name)\b",
    re.IGNORECASE,
)
"""What may be meant of a section instead of the whole of it."""


def whole_section(worded: str, reading: Reading) -> str:
    """The section with its heading, where ``worded`` selects one of them and the request names the section alone."""
    if not _SECTION.search(reading.request) or _LESS.search(reading.request):
        return worded
    if not worded.startswith("Select paragraph"):
        return worded
    lines, structure = candidate_of(worded, reading).lines, reading.structure
    first = structure.lines[lines[0] - 1] if lines else None
    if first is None or not (first.kind == "heading" or first.heading):
        return worded
    heading = first if first.kind == "heading" else structure.lines[first.heading - 1]
    section = [line.index for line in structure.section(heading)]
    if section and set(lines) in ({heading.index}, set(section)):
        return paragraphs_selection(range(heading.index, section[-1] + 1))
    return worded
