"""Several looks for one thing: "signature left and upright", "that warning: red, and a size bigger"."""

import re
from collections.abc import Sequence

import numpy as np

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.ways.its_looks import is_look

_CUT = re.compile(r"[,;:.!?]+\s+|[,;:.!?]+$|\s+[-–—]\s+|\b(?:and|but|then)\b", re.IGNORECASE)
_LOOK = (
    r"bold(?:ed|ly)?|fat|fatter|heavy|heavier|strong|italics?|italici[sz]ed?|slanted|slanting|leaning|slant|upright"
    r"|straight|roman|underlin\w+|underscored?|cent(?:re|er)(?:d|ed)?|middle|left|right|justif\w+|flush|aligned|align"
    r"|edge|side|margin|big|bigger|large|larger|small|smaller|tiny|size|sizes|sized|notch|pt|pts|points?|font"
    r"|letters?|lettering|type|print|text colou?r|colou?r|coloured|red|blue|green|gr[ae]y|black|white|yellow|orange"
    r"|purple|pink|brown|violet|navy|gold|teal|turquoise|beige|dark|light|pale|background|ground|behind|highlight\w*"
    r"|marker|marked|marking|shadow|shadowed|shaded?|shading|outline|capitals?|caps|upper|lower|case|uppercase"
    r"|lowercase|sentence|raised|strike\w*|struck|crossed|through|line spacing|spacing|space|spaced|air|room|gap"
    r"|above|below|after|before|under|over|around|indent(?:ed|ation)?|hanging|first line|centimet\w+|cm|mm|half"
    r"|twice|once|double|single|normal|ordinary|regular|plain|style|framed?|border|box|liberation|serif|sans|mono|arial"
    r"|times new|carlito|caladea|courier|georgia|\d+(?:[.,]\d+)?(?:cm|pt|mm)?"
)
_LITTLE = (
    r"one|two|three|four|a|an|the|in|at|with|without|to|of|also|too|as well|please|pls|thanks?|no|not|any|more|longer"
    r"|instead|rather|only|just|it|its|them|they|that|this|should|must|be|is|are|get|gets|give|make|makes?|put|set"
    r"|have|has|wants?|needs?|i|i'd|i'll|we|like|would|could|can|you|all|both|each|every|either|even|very|little|bit"
    r"|touch|on|off|from|there|then|so|maybe|kindly|kept|keep|stay|same|time|by|up|down|way|for|out|away"
)
_LOOKS_ALONE = re.compile(rf"(?:\W|\b(?:{_LOOK}|{_LITTLE})\b)*", re.IGNORECASE)
_PLACE = re.compile(r"(?:all|both) (?:in|of|at)\b|.*\bthe (?:one|other)\b", re.IGNORECASE)
_UNKNOWN = -9.0
"""The logarithm of a share that is not known."""


def names_one_place(request: str) -> bool:
    """Whether all clauses of ``request`` but one say nothing but looks."""
    parts = [part.strip() for part in _CUT.split(request) if part.strip()]
    return len(parts) > 1 and sum(not says_looks_alone(part) for part in parts) == 1


def says_looks_alone(clause: str) -> bool:
    """Whether a clause says nothing but looks: no place."""
    return not _PLACE.match(clause) and _LOOKS_ALONE.fullmatch(clause) is not None


def in_one_place(
    request: str, asked_for: Sequence[RankedWay], found: list[list[RankedSelection]]
) -> list[list[RankedSelection]]:
    """What each way may be done to, ``found`` for all; the same for those ``asked_for`` where one thing is named."""
    count = len(asked_for)
    if count < len(("one", "another")) or not names_one_place(request):
        return found
    if not all(is_look(way.steps[0]) for way in asked_for):
        return found
    shares = [{one.selection: one.score for one in ranked} for ranked in found[:count]]
    scores = {
        name: sum(share.get(name, _UNKNOWN) for share in shares)
        for share in shares
        for name in share
    }
    total = float(np.logaddexp.reduce(list(scores.values())))
    shared = [
        RankedSelection(selection=name, score=score - total)
        for name, score in sorted(scores.items(), key=lambda item: -item[1])
    ]
    return [*([shared] * count), *found[count:]]
