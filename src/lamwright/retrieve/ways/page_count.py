"""Page numbers with how many pages there are: "Page 3 of 12"."""

import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedWay

_NUMBER, _COUNT = "Choose Insert > Page Number", "Choose Insert > Field > Page Count"
_PAGE_WORDS = ('Type "Page{SPACE}"', 'Type "…{SPACE}"')
"""What is typed before the number, and the same with its value left open."""
_LIKE = re.compile(
    r"(?<!date )(?<![\d/])\b(?P<page>page )?[\"'“‘]?(?P<word>page )?(?:\d+|[xn#]|one|so and so|such and such)"
    r"(?P<joint> of | out of | ?/ ?)(?:the )?(?:\d+|[xyzmn#]|total|whatever|however many|how many|so many)(?!\w)"
    r"(?! ?(?:/|inch|cm|mm|tables?|\d))|(?P<hash>#) of #",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:and|with|plus|out of|of)(?: also)?(?: the)? (?:total(?: number)?|number|how many|count)(?: of)?"
    r"(?: the)? (?:pages|there are)\b|\btotal (?:page count|pages)\b|\bpage number of (?:the )?total\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"^\W*(?:[\w ]+ )?(?:isn't|is not|aren't|not needed|no need|no,|nonsense)\b", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"\b(?:not|no|without|instead of|rather than)(?: the)? *[\"'“‘]?$", re.IGNORECASE
)


def with_count(way: RankedWay, request: str) -> RankedWay:
    """A way that inserts the page number, with the count of pages behind it where ``request`` wants both."""
    like, said = _LIKE.search(request), _LIKE.search(request) or _WITH.search(request)
    if _NUMBER not in way.steps or said is None:
        return way
    if _NOT.search(request[said.end() :]) or _NOT_BEFORE.search(request[: said.start()]):
        return way
    place = way.steps.index(_NUMBER)
    is_named = like is None or bool(like["page"] or like["word"])
    stroke = like is not None and "/" in (like["joint"] or "")
    before = ('Type "Page{SPACE}"',) if is_named else ()
    behind = ('Type "/"' if stroke else 'Type "{SPACE}of{SPACE}"', _COUNT)
    steps = (*way.steps[:place], *before, _NUMBER, *behind, *way.steps[place + 1 :])
    return way.model_copy(update={"steps": steps})


def without_count(steps: Sequence[str]) -> tuple[str, ...]:
    """Steps without the count of pages behind a number, and what is typed around it."""
    kept: list[str] = []
    for step in steps:
        is_behind = len(kept) > 1 and kept[-1].startswith("Type ") and kept[-2] == _NUMBER
        if step != _COUNT or not is_behind:
            kept.append(step)
            continue
        del kept[-1]
        if len(kept) > 1 and kept[-2] in _PAGE_WORDS:
            del kept[-2]
    return tuple(kept)
