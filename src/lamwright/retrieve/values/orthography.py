"""How words are to be written, where a request says that and not the result: ``can not is one word``."""

import re
from collections.abc import Mapping

_ONE_WORD, _TWO_WORDS, _HYPHEN, _NO_HYPHEN, _CAPITAL, _SMALL = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!by )(?<!with )\b(?:one|a single) word\b(?!:)|\bwritten together\b",
        r"\btwo words\b(?!:)",
        r"\bwith an? (?:hyphen|dash)\b|\bhyphenated?\b|\bneeds? (?:a|its) hyphen\b",
        r"\b(?:without|no|drop|lose|needs no|doesn't need) (?:the |a |its |that )?hyphen\b",
        r"\b(?:an?|its|big) capital(?: letter)?\b(?! (?:of|city|sum))|\bcapitali[sz]ed\b|\bupper-?case\b",
        r"\bwith a (?:small|lower-?case|little) letter\b|\bin lower-? ?case\b",
    )
)
_LETTER = r"\b(?:capital|big|upper-?case) {0}\b", r"\b(?:small|little|lower-?case) {0}\b"
"""What is said of the first letter by name: ``a capital D``."""
_CAPITALS = re.compile(r"\bcapitals\b|\bcaps\b|\bcapital letters\b", re.IGNORECASE)


def written(words: str, request: str, known: Mapping[str, int]) -> str:
    """``words`` as ``request``, which names them, says that they are written; empty where it says nothing of that.

    Joined, taken apart (where both halves are ``known``), with or without a hyphen, with a capital or a small letter.
    """
    is_named = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", request, re.IGNORECASE)
    if not words or not words[0].isalpha() or not is_named:
        return ""
    if words.count(" ") == 1:
        joint = "" if _ONE_WORD.search(request) else "-" if _HYPHEN.search(request) else " "
        return words.replace(" ", joint) if joint != " " else ""
    if words.count("-") == 1 and _NO_HYPHEN.search(request):
        apart = words.replace("-", " ")
        is_apart = _TWO_WORDS.search(request) or apart.casefold() in request.casefold()
        return apart if is_apart else words.replace("-", "")
    if not words.isalpha():
        return ""
    return _apart(words, known) if _TWO_WORDS.search(request) else _cased(words, request)


def _cased(word: str, request: str) -> str:
    """With another first letter, where the request asks for it; else empty."""
    capital, small = (pattern.format(word[0]) for pattern in _LETTER)
    if word[0].islower() and not _CAPITALS.search(request):
        asks = _CAPITAL.search(request) or re.search(capital, request, re.IGNORECASE)
        return word[0].upper() + word[1:] if asks else ""
    asks = _SMALL.search(request) or re.search(small, request, re.IGNORECASE)
    return word[0].lower() + word[1:] if word[0].isupper() and asks else ""


def _apart(word: str, known: Mapping[str, int]) -> str:
    """The two ``known`` words that are written as one; empty where there are none."""
    halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    fine = [pair for pair in halves if all(half.casefold() in known for half in pair)]
    best = min(fine, key=lambda pair: max(known[half.casefold()] for half in pair), default=())
    return " ".join(best)
