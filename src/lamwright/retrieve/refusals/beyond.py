"""What a request names by number that the document does not have: ``paragraph 94``, ``the third table``, ``rule 8``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.retrieve.references.ordinals import NAMES

_UNIT = r"(?! ?(?:pts?|points?|cm|mm|inch(?:es)?|percent|per cent|%|x)\b|[.,:]?\d)"
_ORDER = rf"(?:(?P<ordinal>\d+)(?:st|nd|rd|th)|(?P<name>{'|'.join(NAMES)}))"
_COUNTED = {
    "paragraph": re.compile(
        rf"\bparagraphs? (?P<number>\d+)\b{_UNIT}|\b(?P<ordinal>\d+)(?:st|nd|rd|th) paragraph\b",
        re.IGNORECASE,
    ),
    "table": re.compile(
        rf"(?<!the )(?<!this )(?<!my )\btable (?P<number>\d+)\b{_UNIT}|\b{_ORDER} table\b(?! of contents)",
        re.IGNORECASE,
    ),
}
_THINGS = (
    r"(?:item|rule|point|complaint|clause|question|step|section|chapter|article|exercise|task|problem|demand|bullet"
    r"|thing|reason|entry|aim|goal)"
)
_OTHERWISE = re.compile(r"\W*(?:[IVXLC]+|[ivxlc]+)[.)]")
"""Numbers that are not looked into: Roman ones."""
_NUMBERED = re.compile(
    rf"(?<![\w$€£.,:-])(?P<thing>{_THINGS})(?: number| no\.?)? (?P<number>\d{{1,2}})"
    r"(?!\d|\.\d|[-/%]| ?(?:pts?|points?|cm|mm|inch|percent|per cent|%|x|and|to)\b)",
    re.IGNORECASE,
)
_NTH = re.compile(rf"\b{_ORDER} (?:list |bullet )?(?P<thing>{_THINGS})\b", re.IGNORECASE)
_FEW = 3
"""So many of something may be said of what is no list."""


def beyond(request: str, canvas: TextCanvas) -> Iterator[str]:
    """Numbers of paragraphs and tables that the document does not have, each in a sentence; nothing of a part."""
    if canvas.truncated or canvas.left_out:
        return
    held = {"paragraph": len(canvas.paragraphs), "table": len(canvas.tables)}
    for kind, pattern in _COUNTED.items():
        for match in pattern.finditer(request):
            number = _number(match)
            if number > held[kind]:
                yield f"The document has no {kind} {number}: it has {held[kind]}."


def unnumbered(request: str, canvas: TextCanvas) -> Iterator[str]:
    """Numbered things (``rule 8``, ``the fifth point``) that nothing in the document is, each in a sentence.

    What is to be typed may name such a thing as well ("clause 10" for "clause 9"): ask only where nothing is typed.
    """
    if canvas.truncated or canvas.left_out:
        return
    most = max((_longest_list(canvas.paragraphs), *(table.rows for table in canvas.tables)))
    for pattern, least in ((_NUMBERED, 1), (_NTH, _FEW + 1)):
        for match in pattern.finditer(request):
            number = _number(match)
            if number >= least and number > most and not _is_said(match["thing"], number, canvas):
                yield f"The document has no {match[0].lower()}."


def _number(match: re.Match[str]) -> int:
    said = match.groupdict()
    name = (said.get("name") or "").lower()
    return NAMES.index(name) + 1 if name else int(said.get("number") or said.get("ordinal") or 0)


def _longest_list(paragraphs: Sequence[CanvasParagraph]) -> int:
    """How many items of a list stand in a row, or how many headings there are."""
    longest = run = 0
    for paragraph in paragraphs:
        run = run + 1 if paragraph.list_label else 0
        longest = max(longest, run)
    return max(longest, sum("Heading" in paragraph.style for paragraph in paragraphs))


def _is_said(thing: str, number: int, canvas: TextCanvas) -> bool:
    """Whether something begins with the number, or is called by it."""
    begins = re.compile(rf"\W*(?:[^\W\d]{{1,3}}\.? ?)?{number}\b")
    called = re.compile(rf"\b{re.escape(thing)}\w*\W+(?:\w+\W+)?{number}\b", re.IGNORECASE)
    cells = [cell.text for table in canvas.tables for cell in table.cells]
    texts = [*(paragraph.text for paragraph in canvas.paragraphs), *cells]
    labels = [paragraph.list_label for paragraph in canvas.paragraphs]
    lines = (*texts, *labels)
    is_begun = any(begins.match(line) or _OTHERWISE.match(line) for line in lines)
    return is_begun or any(map(called.search, texts))
