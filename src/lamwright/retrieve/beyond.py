"""What a request names by number that the document does not have: ``paragraph 94``, ``the third table``."""

import re
from collections.abc import Iterator

from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.ordinals import NAMES

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


def beyond(request: str, canvas: TextCanvas) -> Iterator[str]:
    """Numbers of paragraphs and tables that the document does not have, each in a sentence; nothing of a part."""
    if canvas.truncated or canvas.left_out:
        return
    held = {"paragraph": len(canvas.paragraphs), "table": len(canvas.tables)}
    for kind, pattern in _COUNTED.items():
        for match in pattern.finditer(request):
            said = match.groupdict()
            name = (said.get("name") or "").lower()
            number = (
                NAMES.index(name) + 1
                if name
                else int(said.get("number") or said.get("ordinal") or 0)
            )
            if number > held[kind]:
                yield f"The document has no {kind} {number}: it has {held[kind]}."
