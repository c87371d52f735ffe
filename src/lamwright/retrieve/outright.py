"""What a request quotes outright: words in quotation marks that stand in the document as they are."""

import re
from collections.abc import Sequence

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.retrieve.selections import Candidate

_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)|‘([^’]+)’")
_TEXT = re.compile(r"\b(?:text|words?|phrase|names?|sentence|term|expression)\s*$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:line|paragraph|heading|title|section|item|bullet|row|point|list|with|after|before|behind|below|under"
    r"|above|from|to|and|starting|beginning|reads|saying|says|about|called|put|write|add|type|insert|by|of)\s*$",
    re.IGNORECASE,
)
_SURE, _LIKELY = 4.0, 2.0
"""Added to the logarithm of a share. Of 56 quotations by hand that are no place 34 mean exactly these words."""


def outright(request: str, listed: Sequence[Candidate]) -> Vectors:
    """What speaks for each candidate because the request quotes just its words; 0 for all others."""
    added = np.zeros(len(listed), dtype=np.float32)
    for found in _QUOTED.finditer(request):
        words = next(group for group in found.groups() if group)
        before = request[: found.start()]
        bonus = _SURE if _TEXT.search(before) else 0.0 if _PLACE.search(before) else _LIKELY
        for place, candidate in enumerate(listed):
            if candidate.selection.partition('" in paragraph ')[0].rstrip('"') == (
                f'Select the text "{words}'
            ):
                added[place] = max(added[place], bonus)
    return added
