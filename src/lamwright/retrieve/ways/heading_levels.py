"""Headings that go up or down a level: of Heading 2 now, ``one level up`` are of Heading 1."""

import re
from collections.abc import Sequence

from lamwright.records.canvas import CanvasParagraph

_BY_ONE = re.compile(
    r"\b(?:one|a|an|another|1) (?:heading |outline )?(?:level|step|rank)(?: further)?"
    r" (?P<way>lower|down|deeper|higher|up)\b"
    r"|\b(?P<verb>promote|demote)\w*\b.*\b(?:one|a|1) (?:heading |outline )?(?:level|step|rank)\b"
    r"|\b(?P<verb2>promote|demote)d? (?:one|a|1) (?:heading |outline )?(?:level|step|rank)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"Choose Styles > Heading \d")
_HEADING = re.compile(r"Heading (\d)")
_DOWN = frozenset({"lower", "down", "deeper", "demote"})
_MOST = 6
"""Levels that Writer's menu offers."""


def a_level_on(
    steps: tuple[str, ...], request: str, lines: Sequence[CanvasParagraph]
) -> tuple[str, ...]:
    """``steps`` with the style that ``request`` means where it counts from the one that the chosen ``lines`` have.

    Those that are no headings, or of several levels, are as they were read. All 36 training requests to move headings
    by a level have just that style in the reference.
    """
    said = _BY_ONE.search(request)
    levels = {found[1] if (found := _HEADING.fullmatch(line.style)) else "" for line in lines}
    if not said or len(steps) != 1 or not _STEP.fullmatch(steps[0]) or len(levels) != 1:
        return steps
    now = levels.pop()
    word = next(one for one in said.groups() if one).lower()
    to = int(now or 0) + (1 if word in _DOWN else -1)
    return (f"Choose Styles > Heading {to}",) if now and 1 <= to <= _MOST else steps
