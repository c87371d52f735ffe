"""The words of a line that a request says in a row: "live bouzouki" where a reader points to "bouzouki"."""

import re
from collections.abc import Sequence

from lamwright.retrieve.document.content import content_stems

_WORD = re.compile(r"[^\s()\"“”‘’!?;]+")
_EDGES = ".,:;'"


def as_said(words: str, line: str, request: str) -> str:
    """``words`` of ``line``, grown to the longest row of whole words around them that ``request`` says too.

    Words without meaning at either end ("the", "on") are left out. The same where no longer row is said.
    """
    first = line.find(words)
    last = first + len(words)
    own = [found for found in _WORD.finditer(line)]
    held = [at for at, one in enumerate(own) if one.start() < last and one.end() > first]
    is_whole = (
        held
        and own[held[0]].start() >= first
        and own[held[-1]].end() - last
        <= len(own[held[-1]][0]) - len(own[held[-1]][0].rstrip(_EDGES))
    )
    if first < 0 or not is_whole:
        return words
    begin, end = _longest(_plain(own), _plain([*_WORD.finditer(request)]), held[0], held[-1])
    while begin < held[0] and not content_stems(own[begin][0]):
        begin += 1
    while end > held[-1] and not content_stems(own[end][0]):
        end -= 1
    if (begin, end) == (held[0], held[-1]):
        return words
    return line[own[begin].start() : own[end].end()].rstrip(_EDGES)


def _plain(found: Sequence[re.Match[str]]) -> list[str]:
    return [one[0].strip(_EDGES).lower() for one in found]


def _longest(line: Sequence[str], said: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The longest row of ``line`` around ``first`` to ``last`` that is ``said``: its first and last word."""
    best = (first, last)
    size = last - first + 1
    for at in range(len(said) - size + 1):
        if list(said[at : at + size]) != list(line[first : last + 1]):
            continue
        begin, end, left, right = first, last, at, at + size - 1
        while begin > 0 and left > 0 and line[begin - 1] == said[left - 1]:
            begin, left = begin - 1, left - 1
        while end + 1 < len(line) and right + 1 < len(said) and line[end + 1] == said[right + 1]:
            end, right = end + 1, right + 1
        best = max(best, (begin, end), key=lambda span: span[1] - span[0])
    return best
