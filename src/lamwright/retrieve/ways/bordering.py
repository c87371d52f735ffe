"""Lines around things: frames of paragraphs, lines of tables, borders of pages. Requests name them by few words."""

import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.ways.doable import asked

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
_LOOK = r"(?:black|thin|thick|red|blue|double|single|simple|plain|dark|light|page|full|decorative|\d+ ?pt|nice)"
_FRAME = re.compile(
    rf"\b(?:an?|no|any|of|without|with|some|its|all|{_LOOK}) (?:{_LOOK} ){{0,2}}(?:frames?|borders?)\b"
    r"(?! (?:of|from|crossing|collie|story|below|above|under|on the (?:left|right)))"
    r"|\bthe (?:frames?|borders?)\b(?=[,.!?]|$| (?:a?round|from|off|of the|away|should|can|must|has to|please)\b)"
    rf"|\bborder(?:s|ed)? {_AROUND}|(?:^|[:,] ?)borders?\b(?=[,.]|$)|\bborderless\b|\bboxed in\b|\bframed\b(?! by\b)"
    rf"|\b(?:frame|box|outline|rectangle)(?:es|s)? (?:is )?(?:running |going |drawn |right )?{_AROUND}"
    rf"|\b(?:an?|thin|draw|drawn) (?:\w+ )?lines? {_AROUND}"
    r"|\bin a box\b(?! (?:of|from|on|colou?r)\b)|\b(?:tables?|cells?) borders\b"
    r"|\b(?:add|put|give|hide|needs?|wants?) (?:\w+ ){0,3}borders?\b(?! (?:of|collie|crossing|below|above|under))"
    r"|\bborders? (?:on|to|for|of|from|in) (?:the |that |this |our |my )?(?:\w+ ){0,2}table\b"
    r"|(?:^|[,.;:] (?:and |please )?|\bplease |\band |\bto |\byou |\bcan )(?:frame|box) (?:the|it|that|this|my|our)\b"
    r"(?!,? (?:in|with|by)\b)",
    re.IGNORECASE,
)
_ON_TABLE = r"(?:the |that |this |our |my |whole |entire |only )*(?:\w+ ){0,2}table\b(?! (?:tennis|manners))"
_LINES = re.compile(
    r"\b(?:full|cell) grid\b|\bgrid ?lines?\b|\blines everywhere\b|\btable lines\b"
    r"|\blines (?:a?round|between|on) (?:all )?(?:of )?(?:the |its |every |each |all )*(?:table |single )?cells?\b"
    r"|\b(?:no|without|remove|hide|lose|rid of|take (?:away|off|out)|(?:don't|do not) (?:like|want|need)|drop) "
    rf"(?:all |any |of |the |those |its |inner )*lines (?:in|of|from|on|around|out of) {_ON_TABLE}"
    rf"|\blines (?:in|of|on) {_ON_TABLE} (?:off|away|gone|(?:can|should|must) go)\b"
    r"|\btable\b(?: \w+){0,4} (?:without|no) (?:any |all |the )*lines\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:no|without|removed?|lose|drop|get rid|rid of|delete|strip|hide|none|borderless)\b"
    r"|\btake (?:the|that|its|all|any|off|away)\b|\b(?:don't|do not) (?:like|want|need)\b"
    r"|\b(?:shouldn't|should not) have\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"^\W*(?:[\w ]+, )?(?:[\w' ]+ )??(?:off|away|gone|out|removed|(?:can|should|must|has to|have to|may) go)\b"
    r"|\b(?:don't|do not) (?:want|need|like) (?:it|them|that)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bfull grid\b|\blines everywhere\b"
    r"|\b(?:has|have|see|are|is) no (?:\w+ )?(?:borders?|lines?|frames?)\b[^;]*,\W*(?:please )?(?:add|give|put|draw)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"\b(?:frame|border|line|box)s? (?:\w+ )?(?:{_AROUND}|on) (?:the |every |each |all |my |our |this )*"
    r"(?:whole |entire )?(?:pages?|sheets?|paper|document)\b|\bpage (?:frame|border)s?\b"
    r"|\bpages? (?:with|in|gets?|has|have|needs?) (?:an? )?(?:\w+ )?(?:frame|border)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:cells?|grid|between|every\w*|inner|all (?:the )?lines)\b", re.IGNORECASE
)
_OF_TABLE = re.compile(
    rf"\b(?:frames?|borders?|bordered|box|lines?) (?:{_AROUND}|on|in|of|from|to|for) {_ON_TABLE}"
    r"|\b(?:tables?|cells?)\b[^,.;]* border(?:s|ed|less)?\b",
    re.IGNORECASE,
)
_TABLES = re.compile(r"Select (?:cells? \w+(?: to \w+)? of )?tables? ")
_CONTENT = re.compile(
    r"\b(?:replace|change|write|says|saying|type|instead of)\b|\badd an? (?:line|sentence|row|paragraph|point)\b"
    r"|\b(?:time|picture|window|bike) frames?\b|\bframe of (?:mind|reference)\b|\bWithout Borders\b"
    r"|\b(?:reporters|doctors) without borders\b|\? *no\b|\.\.\. *\w|\bi mean\b",
    re.IGNORECASE,
)
_TALKS = re.compile(r"\b(?:about|mentions|mentioning|titled|called) (?:\w+ ){0,2}$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.;:!?]\s|\b(?:and|then|but|with)\b", re.IGNORECASE)
SURE = 5.0
"""Log-odds of such a way where a request names it."""


def with_borders(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """The ways, the likeliest first; before them the one that draws or takes lines, where ``request`` names such."""
    named = _named(request)
    first = [RankedWay(steps=way, score=SURE, joins=True) for way in named]
    return [*first, *(way for way in ways if way.steps not in named)]


def _named(request: str) -> tuple[tuple[str, ...], ...]:
    said = asked(request)
    found = _FRAME.search(said) or _LINES.search(said)
    if not found or _CONTENT.search(said) or _TALKS.search(said[: found.start()]):
        return ()
    is_gone = not _WHOLE.search(said) and bool(
        _GONE.search(said[_begins(said, found) : found.end()]) or _GOES.search(said[found.end() :])
    )
    if _PAGE.search(said):
        return (_UNFRAMES_PAGE if is_gone else _FRAMES_PAGE,)
    if _LINES.search(said) or _OF_TABLE.search(said):
        return (_DRAWS_NONE if is_gone else _drawn(said),)
    return (UNFRAMES if is_gone else FRAMES,)


def beside_frame(request: str) -> str:
    """What is said in other clauses than that which names the frame."""
    said = asked(request)
    found = _FRAME.search(said) or _LINES.search(said)
    if not found:
        return said
    behind = _CLAUSE.search(said, found.end())
    return f"{said[: _begins(said, found)]}, {said[behind.start() :] if behind else ''}"


def _begins(said: str, found: re.Match[str]) -> int:
    """Where the clause begins that names a frame."""
    return max((one.end() for one in _CLAUSE.finditer(said, 0, found.start() + 1)), default=0)


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
