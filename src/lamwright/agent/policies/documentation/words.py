"""Words for retrieval: lower case, stemmed, without stop words."""

import re

_SMALL = frozenset(
    re.split(
        r"\s+",
        "a an the to of in on and or for with from by as at into is it its be been you your that this "
        "these those i me my we would like want need please could can should will shall there have "
        "has so do does not only just also then than which when where what how any all some if "
        "make set put change turn apply give use get take let sure one more out up down here him her "
        "new blank empty cause place want select selected",
    )
)
_ENDINGS = (
    "izations ization ations ation itions ition ments ment ness ings ing ized izes ize ises ise "
    "ied ies ified ifies ify iers ier ed es er ers or s e y"
)
_ENDING = re.compile(r"(?:" + "|".join(sorted(_ENDINGS.split(" "), key=len, reverse=True)) + r")$")


def stem(word: str) -> str:
    """``word`` without its ending: centered, centering, center -> cent; lists -> list."""
    lower = word.lower()
    if len(lower) <= 3 or not lower.isalpha():
        return lower
    cut = _ENDING.sub("", lower)
    cut = cut if len(cut) >= 3 else lower
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text`` that count, in order."""
    found = re.findall(r"\d+(?:\.\d+)?|[A-Za-z]+", text)
    return tuple(stem(word) for word in found if word.lower() not in _SMALL)
