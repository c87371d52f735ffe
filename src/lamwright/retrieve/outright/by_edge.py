"""Headers and footers of pages as what is to look otherwise: ``footer text in the middle``, ``header smaller``."""

import re
from collections.abc import Iterator

from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.requests import clauses

_SAID = re.compile(
    r"(?<!table )(?<!column )\b(?P<edge>header|footer)\b"
    r"(?! (?:row|cell|line of|column)| (?:of|in) (?:the |a |our |each |every )?(?:table|column|list|section))",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:remove|delete|drop|get rid of|take (?:out|away|off)|switch(?:ed)? off|no|without|needs? a|an?) "
    r"(?:the |our |my |that |this )?(?:page )?(?:header|footer)\b"
    r"|\b(?:from|to|than|into|like|above|below|under|over) (?:the |our |my )?(?:page )?(?:header|footer)\b",
    re.IGNORECASE,
)
"""Then it is to be made or taken away, or something else is done."""
_SURE = 4.0


def named_by_edge(reading: Reading) -> Iterator[tuple[str, float]]:
    """The header or footer that a request of one clause names and the document has, with what that adds.

    Of several clauses each is asked alone (``selections/own_clause.py``).
    """
    said = _SAID.search(reading.request)
    if not said or _ELSE.search(reading.request) or len(clauses(reading.request)[1:]) > 1:
        return
    places = [part.place for part in reading.canvas.parts if part.text.strip()]
    place = next((one for one in places if one.startswith(said["edge"].lower())), "")
    if place:
        yield f"Select all of {place}", _SURE
