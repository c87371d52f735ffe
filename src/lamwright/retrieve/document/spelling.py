"""Misspelt words: words of a document that are a letter or two away from a word of a request, or of the language."""

import re
from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W\d_]{4,}")
_ASKS = re.compile(
    r"\bm?is-?sp?el|\bspel[lt]|\btypos?\b|\bletters?\b|\bdouble\b|\bsingle\b|\b(?:one|two|another|an extra) [a-z]\b"
    r"|\b[a-z] too (?:many|few)\b|\b(?:a second|missing|missing an?|lost an?|lacks an?) ['\"“‘]?[a-z]\b"
    r"|\bmisprint|\bcorrect|\bwith an? [a-z]\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:two|double|another|an? (?:extra|second)|needs an?|with an?|has an?|missing|missing an?|lost an?|lacks an?)"
    r" ['\"“‘]?([a-z])\b",
    re.IGNORECASE,
)
_FEWER = re.compile(r"\b(?:one|single) ['\"“‘]?([a-z])\b(?! (?:more|too few))", re.IGNORECASE)
_FEW, _LONG = 1, 7
_ENDINGS = ("s", "d", "es", "ed", "r", "ly", "y")
_AMERICAN = {"is": "iz", "our": "or", "ys": "yz", "tre": "ter"}
_BRITISH = re.compile(r"is(?=e|ing|ation)|our|ys(?=e|ing)|tre$")


def slips(text: str, request: str) -> Iterator[str]:
    """Words of ``text`` that are not in ``request`` but nearly are."""
    asked = {word.casefold() for word in _WORD.findall(request)}
    for word in dict.fromkeys(_WORD.findall(text)):
        folded = word.casefold()
        if folded not in asked and any(is_slip(folded, other) for other in asked):
            yield word


def asks_for_spelling(request: str) -> bool:
    """Whether a request speaks of how something is spelt."""
    return _ASKS.search(request) is not None


def corrections(word: str, request: str, known: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """How ``word`` may be meant: a word of ``request``, and what it becomes, cased as ``word`` is.

    That is the word of the request itself where it is a letter or two away; where it is ``word``, it is what is
    ``known`` a letter away, if the request speaks of spelling: by the letter that the request names, else the most
    common word (``known``: each word's place among them).
    """
    folded = word.casefold()
    said = list(dict.fromkeys(_WORD.findall(request)))
    named = [
        (one, _cased(other, word))
        for one, other in ((one, one.casefold()) for one in said)
        if is_slip(folded, other) or _is_form(folded, other, known)
    ]
    yield from named
    itself = [one for one in said if one.casefold() == folded]
    best = named[0][1] if named else _nearest(folded, request, known) if itself else ""
    if best:
        yield from ((one, _cased(best, word)) for one in itself)


def _nearest(word: str, request: str, known: Mapping[str, int]) -> str:
    """The known word a letter away from an unknown one, where the request speaks of spelling; else empty."""
    is_wrong = re.search(
        rf"\b{re.escape(word)}\W* (?:is|looks) (?:wrong|not right)\b", request, re.IGNORECASE
    )
    if not (asks_for_spelling(request) or is_wrong) or word in known:
        return ""
    near = [one for one in dict.fromkeys(_one_away(word)) if _is_word(one, known)]
    rest = re.sub(re.escape(word), " ", f"{request} ", flags=re.IGNORECASE)
    return min(near, key=lambda one: (-_is_hinted(word, one, rest), _rank(one, known)), default="")


def is_slip(word: str, other: str) -> bool:
    """Whether two words differ in a letter, in two if they are long; not by an ending that is a form of the other."""
    if word == other or abs(len(word) - len(other)) > _FEW + 1 or word[0] != other[0]:
        return False
    short, long = sorted((word, other), key=len)
    if long in {short + ending for ending in _ENDINGS}:
        return False
    most = _FEW + (len(short) >= _LONG)
    return OSA.distance(word, other, score_cutoff=most) <= most


def _is_form(word: str, other: str, known: Mapping[str, int]) -> bool:
    """Whether an unknown word is a known one without its last letter: ``mattres``, which is no plural."""
    return other[:-1] == word and word not in known and other in known


def _is_hinted(word: str, other: str, request: str) -> bool:
    """Whether ``request`` says that ``other`` has more, or fewer, of a letter: ``with two l``, ``one p too many``."""
    more, fewer = ([m[1].lower() for m in p.finditer(request)] for p in (_MORE, _FEWER))
    return any(other.count(letter) > word.count(letter) for letter in more) or any(
        other.count(letter) < word.count(letter) for letter in fewer
    )


def _is_word(word: str, known: Mapping[str, int]) -> bool:
    """Whether a word is known, as it is or in American spelling."""
    return word in known or _american(word) in known


def _rank(word: str, known: Mapping[str, int]) -> int:
    return known[word] if word in known else known[_american(word)]


def _american(word: str) -> str:
    return _BRITISH.sub(lambda found: _AMERICAN[found[0]], word)


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word


def _one_away(word: str) -> Iterator[str]:
    """Words that one letter more, less or other, or two exchanged, make of ``word``."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
