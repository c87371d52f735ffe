"""Colours that a request wants: not those that it takes back, denies, or calls a thing by that gets another one."""

import re

from lamwright.codec.correcting import without_taken_back
from lamwright.records.colours import COLOURS

_HEX = re.compile(r"#?\b([0-9a-f]{6})\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|(?:do|does|should|is|are|must|need)n['’]?t|no longer|instead of|rather than|no more|without|remove|from"
    r"|is|was)(?: (?:be|stay|look|remain))? (?:in |as )?(?:the |a |an |that )?$"
)
_TAKEN = re.compile(
    r" (?:mark\w* |highlight\w* |background |colou?r )?(?:off|away|gone|out|has to go|can go)\b"
)
_OF_A_THING = re.compile(
    r"\b(?:the|that|those|these|our|my|his|her|all|both|every|each|old)(?: (?:old|present|bold|big|small|little))? $"
)
_NO_THING = re.compile(
    r"\W*$|[^ ]| (?:and|or|not|please|pls|too|for|on|with|in|as|but|background|text|letters|type|instead|again|behind"
    r"|colou?r|from|to|off|there|rather|now|is|are|ones?)\b"
)
_MARKER = re.compile(r"\bmark|\bhighlight", re.IGNORECASE)
TAKES_MARKER = 'Set the highlight color to "none"'


def colours_said(request: str) -> list[str]:
    """Codes of the colours that ``request`` wants; where there are none, names, the longest where one holds another."""
    codes = list(dict.fromkeys(f"#{found[1].lower()}" for found in _HEX.finditer(request)))
    if codes:
        return codes
    said = _plain(request)
    kept = without_taken_back(_named(said), said, lambda one: one[0])
    for is_other in (_is_denied, _is_of_a_thing):
        kept = [one for one in kept if not is_other(said, one)] or kept
    return list(dict.fromkeys(value for _, value in kept))


def is_marker_taken(request: str, step: str) -> bool:
    """Whether ``step`` takes the marker away that ``request`` calls by its colour alone: that is no colour to give."""
    names = {name for _, name in _named(_plain(request))}
    return step == TAKES_MARKER and len(names) == 1 and not _MARKER.search(request)


def _plain(request: str) -> str:
    """``request`` with the colours that are known by other names by theirs."""
    said = request.lower().replace("gray", "grey").replace("-", " ")
    return re.sub(r"\bpale\b", "light", said)


def _named(said: str) -> list[tuple[int, str]]:
    """Each name of a colour in ``said``, with where it begins."""
    named: list[tuple[int, str]] = []
    left = said
    for name in sorted(COLOURS, key=len, reverse=True):
        named += [(found.start(), name) for found in re.finditer(rf"\b{name}\b", left)]
        left = re.sub(rf"\b{name}\b", lambda held: " " * len(held[0]), left)
    return sorted(named)


def _is_denied(said: str, one: tuple[int, str]) -> bool:
    return bool(_DENIED.search(said[: one[0]]) or _TAKEN.match(said[one[0] + len(one[1]) :]))


def _is_of_a_thing(said: str, one: tuple[int, str]) -> bool:
    """Whether a colour is how something looks: "the red warning"."""
    behind = said[one[0] + len(one[1]) :]
    return bool(_OF_A_THING.search(said[: one[0]]) and not _NO_THING.match(behind))
