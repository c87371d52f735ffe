"""Runs of words of a request, each of which could be what is typed or looked for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_MOST_WORDS = 40
_QUOTES = "\"'“”‘’„«»"


class Fit(NamedTuple):
    """A value, and where the request names it."""

    start: int
    end: int
    value: str
    is_cased: bool = False
    """Whether its letters are as they are to be."""


def runs_of(request: str) -> Iterator[Fit]:
    """Runs of whole words, also without the marks around them."""
    words = list(_WORD.finditer(request))
    for first, begin in enumerate(words):
        for last in words[first : first + _MOST_WORDS]:
            yield from _bare(request, begin.start(), last.end())


def _bare(request: str, start: int, end: int) -> Iterator[Fit]:
    run = request[start:end]
    ends = {end, start + len(run.rstrip(".,;:!?)")), start + len(run.rstrip(",;:"))}
    ends |= {at - 1 for at in list(ends) if request[at - 1] in _QUOTES}
    for at in ends:
        for begin in {start, start + len(run) - len(run.lstrip("(" + _QUOTES))}:
            text = request[begin:at]
            if text and text[0] not in _QUOTES and _is_balanced(request[:begin], text):
                yield Fit(begin, at, text)


def _is_balanced(before: str, text: str) -> bool:
    """Whether brackets and quotation marks in ``text`` are closed, and none stands inside others."""
    pairs = all(text.count(one) == text.count(other) for one, other in ("()", "“”", "«»"))
    marks = text.count('"')
    return pairs and marks % 2 == 0 and not (marks and before.count('"') % 2)
