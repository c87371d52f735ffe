"""Clauses of a request, in order."""

import re
from collections.abc import Sequence

_CUTS = re.compile(
    r"[.;,:!?()\n]+(?=\s|$)|\s[-–—]\s|\b(?:and|so|because|but|then|as|since)\b", re.IGNORECASE
)
_MOST_CLAUSES = 8
_LONGEST = 60


def clauses(request: str) -> tuple[str, ...]:
    """The whole request (its first sixty words) and its parts of two words and more, each once."""
    whole = " ".join(request.split()[:_LONGEST])
    parts = [" ".join(part.split()) for part in _CUTS.split(whole)]
    longer = [part for part in parts if len(part.split()) > 1]
    return tuple(dict.fromkeys([whole, *longer]))[: 1 + _MOST_CLAUSES]


def questions(request: str, plan: Sequence[str]) -> tuple[str, ...]:
    """What is looked for: the clauses of the request, and the steps of the plan that are left."""
    return tuple(dict.fromkeys([*clauses(request), *plan[:_MOST_CLAUSES]]))
