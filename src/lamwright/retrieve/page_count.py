"""Page numbers with how many pages there are: "Page 3 of 12"."""

import re

from lamwright.records.retrieved import RankedWay

_NUMBER, _COUNT = "Choose Insert > Page Number", "Choose Insert > Field > Page Count"
_LIKE = re.compile(
    r"\b(?P<page>pages? )?[\"'“‘]?(?P<word>pages? )?(?:\d+|[xn]|one|so and so|such and such)"
    r"(?P<joint> of | out of | ?/ ?)(?:the )?(?:\d+|[xyzmn]|total|whatever|however many|how many|so many|all)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:and|with|plus|out of|of)(?: also)?(?: the)? (?:total(?: number)?|number|how many|count)(?: of)?"
    r"(?: the)?(?: pages?|there are)\b|\btotal (?:page count|pages)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"^\W*(?:[\w ]+ )?(?:isn't|is not|aren't|not needed|no,|nonsense)\b", re.IGNORECASE
)


def with_count(way: RankedWay, request: str) -> RankedWay:
    """A way that inserts the page number, with the count of pages behind it where ``request`` wants both."""
    like, said = _LIKE.search(request), _LIKE.search(request) or _WITH.search(request)
    if _NUMBER not in way.steps or said is None or _NOT.search(request[said.end() :]):
        return way
    place = way.steps.index(_NUMBER)
    is_named = like is None or bool(like["page"] or like["word"])
    stroke = like is not None and "/" in like["joint"]
    before = ('Type "Page{SPACE}"',) if is_named and not stroke else ()
    behind = ('Type "/"' if stroke else 'Type "{SPACE}of{SPACE}"', _COUNT)
    steps = (*way.steps[:place], *before, _NUMBER, *behind, *way.steps[place + 1 :])
    return way.model_copy(update={"steps": steps})


def without_count(way: tuple[str, ...]) -> tuple[str, ...]:
    """A way that inserts number and count of pages, with the number alone; any other as it is."""
    if _COUNT not in way or _NUMBER not in way:
        return way
    return tuple(step for step in way if step != _COUNT and not step.startswith("Type "))
