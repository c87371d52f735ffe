"""How words are to be written, where a request says that and not the result: ``can not is one word``."""

import re
from collections.abc import Mapping

_ONE_WORD, _TWO_WORDS, _HYPHEN, _NO_HYPHEN, _CAPITAL, _SMALL, _CAPITALS = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:one|a single) word\b|\bjoin(?:ed)? up\b|\bwritten together\b",
        r"\btwo words\b",
        r"\bwith an? (?:hyphen|dash)\b|\bhyphenated?\b|\bneeds? (?:a|its) hyphen\b",
        r"\b(?:without|no|drop|lose|needs no|doesn't need) (?:the |a |its |that )?hyphen\b",
        r"\b(?:capital|big [a-z]\b|big letter|upper-?case)(?: letter|\b)(?! letters| numbers| sum)|\bcapitali[sz]ed\b",
        r"\b(?:small|lower-?case|little) (?:letter\b|[a-z]\b)|\blower-?case\b",
        r"\bcapitals\b|\bcaps\b|\bcapital letters\b",
    )
)


def written(words: str, request: str, known: Mapping[str, int]) -> str:
    """``words`` as ``request`` says that they are written; empty where it says nothing of that.

    Joined, taken apart (where both halves are ``known``), with or without a hyphen, with a capital or a small letter.
    """
    named = request.casefold()
    if words.casefold() not in named or not words or not words[0].isalpha():
        return ""
    if words.count(" ") == 1:
        if _ONE_WORD.search(request):
            return words.replace(" ", "")
        if _HYPHEN.search(request):
            return words.replace(" ", "-")
    if words.count("-") == 1 and _NO_HYPHEN.search(request):
        apart = words.replace("-", " ")
        is_apart = _TWO_WORDS.search(request) or apart.casefold() in named
        return apart if is_apart else words.replace("-", "")
    if " " in words:
        return ""
    if words.isalpha() and _TWO_WORDS.search(request):
        return _apart(words, known)
    if _CAPITAL.search(request) and not _CAPITALS.search(request) and words[0].islower():
        return words[0].upper() + words[1:]
    if _SMALL.search(request) and words[0].isupper():
        return words[0].lower() + words[1:]
    return ""


def _apart(word: str, known: Mapping[str, int]) -> str:
    """The two ``known`` words that are written as one; empty where there are none."""
    halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    fine = [pair for pair in halves if all(half.casefold() in known for half in pair)]
    best = min(fine, key=lambda pair: max(known[half.casefold()] for half in pair), default=())
    return " ".join(best)
