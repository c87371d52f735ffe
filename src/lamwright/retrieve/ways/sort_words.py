"""Whether something is to be sorted: "newest first", "a to z". Words that superlatives and directions have."""

import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.doable import asked

SORTS_TABLE, SORTS_LINES = "Choose Table > Sort...", "Choose Tools > Sort..."
_SETTINGS = ('Set "Column"', 'Click "Key type"', 'Click "Numeric"', 'Click "Alphanumeric"')
_DIRECTIONS = ('Click "Ascending"', 'Click "Descending"')
GREAT = (
    r"(?:highest|largest|biggest|greatest|most|dearest|priciest|best|newest|latest|longest|heaviest|strongest|wettest"
    r"|oldest|tallest|fastest|busiest|high|big|large|heavy|strong|dear|expensive|new|recent|crowded|often|offen|old)"
)
SMALL = (
    r"(?:cheapest|lowest|smallest|weakest|shortest|fewest|lightest|earliest|slowest|youngest|nearest|least"
    r"|cheap|low|small|weak|short|few|poor|slow|light|early)"
)
_SUPERLATIVE = (
    r"(?:(?:high|larg|bigg|great|dear|pric|new|lat|long|heavi|strong|wett|old|tall|fast|busi|cheap|low|small|weak|short"
    r"|few|light|earli|slow|young)i?est|most|best|least)"
)
FIRST = r"\b(?:first|on top|at the (?:very )?top|head)\b"
_SORTS = re.compile(
    r"^(?:please |could you |can you |would you |pls |let's |we should |i want to )*(?:just )?(?:re)?sort\b"
    r"|\b(?:and|then|please|just|to|should|be|them) (?:be )?sort(?:ed)?\b|\bsorted (?:by|alphabetical|from|in)\b"
    r"|\balphabeti[cz]\w*|\balphabetis\w+|\bby alphabet\b|\ba ?(?:to|-|–) ?z\b|\babc order\b"
    rf"|\b{_SUPERLATIVE}\b(?: [\w']+){{0,3}} (?:first|on top|at the top)\b"
    r"(?=\W*$|[,.;!?)]| (?:please|pls|and|in the \w+|of the \w+)\b)"
    r"|\bfrom (?:the )?(?:\w+est|cheap|dear|high|low|big|small)"
    r" (?:to (?:the )?(?:\w+est|cheap|dear|high|low|big|small)|down|up)\b"
    r"|(?:^|\bplease |\bto |\band )(?:order|rank|arrange|reorder) (?:the|them|our|my|all|it)\b"
    r"[^,.;]* (?:by|in order of)\b"
    r"|\bput\b[^,.;]* in(?:to)? (?:the )?order of\b|\b(?:(?:a|de)scending|decreasing|increasing)\b",
    re.IGNORECASE,
)
_NOT_SORTS = re.compile(
    r"\bsort (?:out|code|that|of|the (?:font|margins?|spacing|heading|header|typo|title)|margins?)\b"
    r"|\b(?:are|is|was|were|it's|they're|already|i) sorted\b|\bsorted out\b"
    r"|\b(?:a ?(?:to|-|–) ?z|alphabetical|abc) (?:guide|index|heading|line|sentence|list in)\b"
    r"|\b(?:about|replace|change|write|says|saying|titled|called)\b|\badd an? (?:line|sentence)\b"
    r"|(?:^|[,.;] |\bplease |\band )"
    r"(?:put|bold|make|delete|move|colou?r|mark|underline|highlight|add|cut|drop|remove)\b"
    rf"[^,.;]*\b{_SUPERLATIVE}\b|\bexcept\b"
    r"|\? *(?:they|it|hm|no)\b|\?+ no\b|\bno[:;,] (?:put|simply|just|instead|leave)|\bi\.e\.|\bleave it\b"
    r"|\bone (?:place )?(?:higher|lower|up)\b|\balready\b|\bgoes above\b",
    re.IGNORECASE,
)
SURE = 3.1
"""Log-odds of sorting, at least, where a request names it."""


def with_sorting(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """The ways, the likeliest first; the likelier way of sorting is likely where ``request`` names it."""
    sorts = next((way for way in ways if way.steps[0] in {SORTS_TABLE, SORTS_LINES}), None)
    said = asked(request)
    if sorts is None or not _SORTS.search(said) or _NOT_SORTS.search(said):
        return [*ways]
    likely = sorts.model_copy(update={"score": max(SURE, ways[0].score)})
    return [likely, *(way for way in ways if way is not sorts)]


def without_key(steps: Sequence[str]) -> tuple[str, ...]:
    """Steps without what is set in the dialog that sorts."""
    kept: list[str] = []
    for step in steps:
        is_set = step.startswith((*_SETTINGS, *_DIRECTIONS))
        if not (is_set and kept and kept[-1] in {SORTS_TABLE, SORTS_LINES}):
            kept.append(step)
    return tuple(kept)
