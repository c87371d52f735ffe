"""What a request takes back: "half a centimetre... make that 1 cm" asks for one centimetre."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

_TAKES_BACK = re.compile(
    r"\b(?:no,? wait|wait,? no|make that|scratch that|sorry|i mean(?:t)?|or rather|on second thoughts?|actually)\b"
    r"|(?:[.,;]|\.\.|…|\s[-–—])\s*no,",
    re.IGNORECASE,
)
_Value = TypeVar("_Value")


def without_taken_back(
    named: Sequence[_Value], request: str, start: Callable[[_Value], int]
) -> list[_Value]:
    """The values of ``named`` that ``request`` did not take back; ``start`` tells where each is named.

    Where a correction stands between values, those behind the last such one.
    """
    kept = list(named)
    for found in _TAKES_BACK.finditer(request):
        behind = [one for one in kept if start(one) >= found.end()]
        if behind and len(behind) < len(kept):
            kept = behind
    return kept
