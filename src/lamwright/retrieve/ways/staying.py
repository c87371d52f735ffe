"""Looks that a request says stay as they are: "make it red, it stays bold"; nobody asks for these."""

import math
import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.doable import asked

_LOOKS = (
    (r"bold", 'Click "Bold"'),
    (r"italics?", 'Click "Italic"'),
    (r"underlin(?:ed?|ing)", "Underline"),
)
_STAYS = (
    r"\b(?:still|keep(?:s|ing)?|stays?|remains?)(?: (?:it|them|the|its|their))? {look}\b(?! (?:also|too|as well))"
    r"|\b{look},? (?:(?:can|may|should|must|has to|is to|will) )?(?:stays?|remains?)\b"
)
_EDGE, _OTHER = 1e-6, 0.1
"""The least share of a way, and that of another way from which one is asked for beside what stays."""


def without_staying(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """The ways, the likeliest first, without belief in looks that stay, if another is likely; shares made one again."""
    said = asked(request)
    parts = [
        part for look, part in _LOOKS if re.search(_STAYS.format(look=look), said, re.IGNORECASE)
    ]
    stays = [way for way in ways if any(part in step for part in parts for step in way.steps)]
    left = 1.0 - sum(map(_share, stays))
    others = [way for way in ways if way not in stays]
    if not stays or not others or _share(others[0]) < _OTHER:
        return [*ways]
    return [
        *(_with_share(way, _share(way) / max(left, _EDGE)) for way in others),
        *(_with_share(way, 0.0) for way in stays),
    ]


def _share(way: RankedWay) -> float:
    return 1 / (1 + math.exp(-way.score))


def _with_share(way: RankedWay, share: float) -> RankedWay:
    held = min(max(share, _EDGE), 1 - _EDGE)
    return way.model_copy(update={"score": math.log(held / (1 - held))})
