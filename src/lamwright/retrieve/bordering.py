"""Lines around things: frames of paragraphs, lines of tables, borders of pages. Requests name them by few words."""

import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedSelection, RankedWay

_ALL, _NONE, _OUTER = "All Four Borders", "No Borders", "Outer Border Only"
_GRID = "Outer Border and All Inner Lines"


def _way(entry: str, preset: str) -> tuple[str, ...]:
    return (f"Choose {entry}", 'Click "Borders"', f'Click "{preset}"', 'Click "OK"')


FRAMES, UNFRAMES = (_way("Format > Paragraph...", preset) for preset in (_ALL, _NONE))
_FRAMES_PAGE, _UNFRAMES_PAGE = (_way("Format > Page Style...", preset) for preset in (_ALL, _NONE))
_DRAWS, _DRAWS_OUTER, _DRAWS_NONE = (
    _way("Table > Properties...", preset) for preset in (_GRID, _OUTER, _NONE)
)
ALIKE = dict.fromkeys((FRAMES, UNFRAMES), ("Set the background color to …",)) | dict.fromkeys(
    (_DRAWS, _DRAWS_OUTER, _DRAWS_NONE),
    ("Choose Table > Properties...", 'Click "Table"', 'Click "Center"', 'Click "OK"'),
)
"""Ways that the readers know and that are done to the same things."""
BORDERS = frozenset({
    FRAMES,
    UNFRAMES,
    _FRAMES_PAGE,
    _UNFRAMES_PAGE,
    _DRAWS,
    _DRAWS_OUTER,
    _DRAWS_NONE,
})
"""All ways that draw lines around something or take them away."""

_AROUND = r"(?:all )?(?:a?round|surrounding)\b"
_LOOK = r"(?:black|thin|thick|red|blue|double|single|simple|plain|dark|light|page|full|decorative)"
_FRAME = re.compile(
    rf"\b(?:an?|no|any|of|without|with|some|its|{_LOOK}) (?:{_LOOK} )?(?:frames?|borders?)\b(?! (?:of shadow|crossing))"
    r"|\bthe (?:frames?|borders?)\b(?=[,.!?]|$| (?:a?round|from|off|of|away|should|can|must|gone|please)\b)"
    rf"|\bborder(?:s|ed)? {_AROUND}|(?:^|[:,] ?)borders?\b(?=[,.]|$)|\bboxed in\b|\bframed\b(?! by\b)"
    rf"|\b(?:frame|box|outline)(?:es|s)? (?:is )?(?:running |going |drawn |right )?{_AROUND}|\bin a box with\b"
    r"|(?:^|[,.;:] (?:and |please )?|\bplease |\band |\bto |\byou |\bcan )frame (?:the|it|that|this|my|our)\b"
    r"(?!,? (?:in|with|by)\b)",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"\b(?:full|cell) grid\b|\bgrid ?lines?\b|\blines everywhere\b|\blines (?:a?round|between|on) (?:all )?(?:of )?"
    r"(?:the |its |every |each |all )*(?:table |single )?cells?\b|\b(?:lines|rules) (?:in|of|from|on|off|out of) "
    r"(?:the |that |this |our |my )?(?:\w+ ){0,2}table\b"
    r"|\btable\b(?: \w+){0,4} (?:without|no) (?:any |all |the )*(?:lines|rules)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:no|without|removed?|take|lose|drop|get rid|rid of|off|away|gone|delete|strip|clear|hide|none"
    r"|(?:don't|do not) (?:like|want|need)|(?:shouldn't|should not) have)\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"^\W*(?:[\w ]+, )?(?:should |must |can |please )?(?:go |come |take (?:it|them) |be )?"
    r"(?:off|away|gone|out|removed|go)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\bfull grid\b|\blines everywhere\b", re.IGNORECASE)
_PAGE = re.compile(
    rf"\b(?:frame|border|line|box)s? (?:\w+ )?{_AROUND} (?:the |every |each |all |my |our |this )*(?:whole |entire )?"
    r"(?:pages?|sheets?|paper)\b|\bpage (?:frame|border)s?\b"
    r"|\bpages? (?:with|in|gets?|has|have|needs?) (?:an? )?(?:\w+ )?(?:frame|border)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:cells?|grid|between|every\w*|inner|all (?:the )?lines)\b", re.IGNORECASE
)
_OF_TABLE = re.compile(
    rf"\b(?:frames?|borders?|bordered|box|lines?) (?:{_AROUND}|on|in|of|from) "
    r"(?:the |that |this |our |my |whole |entire |only )*(?:\w+ ){0,2}table\b|\btable\b[^,.;]* border(?:s|ed)?\b",
    re.IGNORECASE,
)
_TABLES = re.compile(r"Select (?:cells? \w+(?: to \w+)? of )?tables? ")
SURE = 5.0
"""Log-odds of such a way where a request names it: of 29 training requests that do 22 mean just that."""


def with_borders(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """The ways, the likeliest first; before them the one that draws or takes lines, where ``request`` names such."""
    named = _named(request)
    first = [RankedWay(steps=way, score=SURE, joins=True) for way in named]
    return [*first, *(way for way in ways if way.steps not in named)]


def _named(request: str) -> tuple[tuple[str, ...], ...]:
    found = _FRAME.search(request) or _LINES.search(request)
    if not found:
        return ()
    is_gone = not _WHOLE.search(request) and any(
        pattern.search(part)
        for pattern, part in (
            (_GONE, request[: found.end()]),
            (_GOES, request[found.end() :]),
        )
    )
    if _PAGE.search(request):
        return (_UNFRAMES_PAGE if is_gone else _FRAMES_PAGE,)
    if _LINES.search(request) or _OF_TABLE.search(request):
        return (_DRAWS_NONE if is_gone else _drawn(request),)
    return (UNFRAMES if is_gone else FRAMES,)


def _drawn(request: str) -> tuple[str, ...]:
    """Lines around a table are drawn around it alone, unless its cells are spoken of."""
    is_outer = re.search(rf"\b{_AROUND}", request, re.IGNORECASE) and not _INSIDE.search(request)
    return _DRAWS_OUTER if is_outer else _DRAWS


def drawn_where(steps: tuple[str, ...], chosen: str, request: str) -> tuple[str, ...]:
    """A way of paragraphs as it is done to what is ``chosen``: tables have a dialog of their own."""
    if steps not in {FRAMES, UNFRAMES} or not _TABLES.match(chosen):
        return steps
    return _DRAWS_NONE if steps == UNFRAMES else _drawn(request)


def is_of_table(way: Sequence[str]) -> bool:
    """Whether a way draws the lines of a table, all of whose cells it takes."""
    return tuple(way) in {_DRAWS, _DRAWS_OUTER, _DRAWS_NONE}


def framed_together(
    asked_for: Sequence[RankedWay], found: list[list[RankedSelection]]
) -> list[list[RankedSelection]]:
    """What each way may be done to; a frame is drawn around what the first other way is done to.

    It is so for 11 of the 13 training requests that want a frame and something else.
    """
    others = [n for n, way in enumerate(asked_for) if way.steps not in BORDERS]
    framed = [n for n, way in enumerate(asked_for) if way.steps in {FRAMES, UNFRAMES}]
    shared = found[others[0]] if others else []
    return [shared if n in framed and shared else one for n, one in enumerate(found)]
