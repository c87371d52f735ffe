"""Requests that take back in one breath what they ask for: bold but not bold, deleted but kept."""

import re
from collections.abc import Iterator

_AND = r"(?:but|and|yet)"
_FILL = (
    r"(?:please|also|still|then|at|the|same|time|it|them|this|that|these|those|make|making|be|being|set|setting|put"
    r"|have|having|get|getting|turn|use|any|in|to|with|as|on|become|keep)"
)
_NOT = r"(?:not|no|never|without|(?:do|does|should|must|may)(?:n[\u2019']?t| not)|cannot)"
_END = r"(?=\s*(?:[.,;:!?)]|$|at the same time|at once|too\b|though\b|please\b|thanks?\b|as well\b|again\b))"
_ONE = r"(?:it|them|this|that)"
_LOOKS = (
    *(r"bold\w*", r"itali[cz]\w*|slant\w*", r"underlin\w*", r"str(?:ik|uck)\w*(?: through)?"),
    *(r"bullet\w*|bulleted", r"highlight\w*", r"small cap\w*", r"cent(?:re|er)\w*", r"justif\w*"),
    *(r"upper ?case\w*|capital letters", r"lower ?case\w*|small letters", r"number(?:ed|ing|s)?"),
)
_AND_NOT = tuple(
    re.compile(
        rf"\b(?:{look})(?:\s+(?:text|type|letters|print))?,?\s+{_AND}\s+(?:{_FILL}\s+)*{_NOT}\s+(?:{_FILL}\s+)*(?:{look})\b{_END}",
        re.IGNORECASE,
    )
    for look in _LOOKS
)
_SIDES = (r"left", r"right", r"cent(?:re|er)(?:d|ed)?|middle", r"justif(?:y|ied)")
_SIDE = "|".join(_SIDES)
_ALIGNED = re.compile(
    rf"(?<!not )\b(?P<one>{_SIDE})\b(?:\s+(?!and\b|but\b|not\b)\S+){{0,5}}?,?\s+{_AND}\s+(?:also\s+|still\s+)?"
    rf"(?:align|leave|keep|put|set|move|push|place)\s+(?:{_ONE}\s+)?(?:aligned\s+|flush\s+)?"
    rf"(?:(?:on|to|at|in)\s+)?(?:the\s+)?(?P<other>{_SIDE})\b{_END}",
    re.IGNORECASE,
)
_LIES = r"left(?=[- ]?aligned)|right(?=[- ]?aligned)|cent(?:re|er)(?:ed|d)(?! on)|justified"
_LIES_SO = re.compile(
    rf"(?<!not )\b(?P<one>{_LIES})(?:[- ]?aligned)?,?\s+{_AND}\s+(?:(?:also|still|then)\s+)?"
    rf"(?P<other>{_LIES})(?:[- ]?aligned)?{_END}",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bin (?P<one>\d+) ?(?:pt|points?)\b and (?:also )?in (?P<other>\d+) ?(?:pt|points?)\b"
    r"|\bin (?P<red>[a-z]+) and (?:also )?in (?P<blue>[a-z]+) at (?:the same time|once)\b",
    re.IGNORECASE,
)
_SIZES = (
    ("bigger|larger", "smaller"),
    ("darker", "lighter|brighter"),
    ("wider", "narrower"),
    ("longer", "shorter"),
)
_MORE_AND_LESS = tuple(
    re.compile(
        rf"\b(?:{one})\s+(?:and|but|yet)\s+(?:(?:also|both|still|at the same time|at once)\s+)*(?:{other})\b",
        re.IGNORECASE,
    )
    for pair in _SIZES
    for one, other in (pair, pair[::-1])
)
_GO = r"(?:delete|remove|erase|drop|cut|strike|scrap)"
_STAY = rf"(?:keep|leave|(?:do not|don[\u2019']?t) (?:{_GO}|touch|take(?: away| out)?))"
_KEPT = re.compile(
    rf"\b{_GO}\s+(?P<what>(?:\S+\s+){{1,6}}?)(?:out\s+)?{_AND}\s+(?:also\s+|please\s+)?{_STAY}\s+(?P<stays>.+?)"
    rf"(?:\s+(?:in|there|away|out|it|all the same))?\s*(?:[.!?]|$)",
    re.IGNORECASE,
)
_WORDS = 6


def contradictions(request: str) -> Iterator[str]:
    """What ``request`` both asks for and takes back, each in a sentence.

    Sure is it only where no word could name another place: "bold, but not the date" contradicts nothing.
    """
    both = any(pattern.search(request) for pattern in (*_AND_NOT, *_MORE_AND_LESS))
    if both or _is_kept(request):
        yield "The request asks for something and for its contrary."
    for pattern in (_ALIGNED, _LIES_SO, _BOTH):
        for match in pattern.finditer(request):
            one, other = (said.lower() for said in match.groups() if said)
            if one[:4] != other[:4] and not _is_same_place(one, other):
                yield f"The request asks for {one} and for {other} at once."


def _is_kept(request: str) -> bool:
    """Whether what is to be deleted is to be kept."""
    for match in _KEPT.finditer(request):
        stays = match["stays"].strip().lower()
        if stays in {"it", "them", "this", "that"} or stays == match["what"].strip().lower():
            return True
    return False


def _is_same_place(one: str, other: str) -> bool:
    return {one[:3], other[:3]} == {"cen", "mid"}
