"""Ways that few requests want and that usual words name surely: "sentence case", "without bullets", "track changes"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.doable import asked

SURE = 3.1
"""Log-odds of such a way, at least."""
_NEVER = -8.0
"""Log-odds of what would be done instead of it."""
_CASES = (
    "Choose Format > Text > UPPERCASE", "Choose Format > Text > lowercase", "Choose Format > Text > Small capitals",
    "Choose Format > Text > Sentence case", "Choose Format > Text > Capitalize Every Word", "Drop Caps",
)  # fmt: skip
_PAGES = r"(?:pages?|sheets?|breaks?|(?:run|go|spill|goe)s? over)"
_NUMBERED = r"(?:\bpage numbers?\b|\bpages? (?:be )?numbered\b|\bnumber (?:the|my|our|all) pages\b)"
_EDGE = "Choose Insert > Header and Footer > {} > Default Page Style / Choose Insert > Page Number"


class _Named(NamedTuple):
    """How a way is named."""

    way: str
    """Part of its steps."""
    said: str
    unless: str
    """What else may be said with these words."""
    instead: tuple[str, ...]
    """Parts of the steps of ways that the same words could mean."""


_ALL = (
    _Named(
        "Choose Format > Text > Sentence case",
        r"\bsentence[ -](?:case|style)\b|\bnormal sentence\b|\blike a (?:normal |proper )?sentence\b"
        r"|\b(?:normal|ordinary|regular|plain|usual)"
        r" (?:writing|case|capitali[sz]ation|capitals and small letters)\b"
        r"|\b(?:only|just) (?:the |its |with )?(?:very )?first letter (?:\w+ )?(?:big|capital|upper)"
        r"|\bfirst letter (?:only |alone )?(?:big|(?:a )?capital|upper case)(?: letter)?(?: only| alone)\b"
        r"|\b(?:small letters?|lower[ -]?case)\b[^.;]*\b(?:capital|big)\b[^.;]*"
        r"\b(?:at|in) the (?:front|start|beginning)\b",
        r"\b(?:each|every|all) (?:\w+ )?words?\b|of the (?:words|first word)|->|\bdrop cap|over (?:\w+ )?lines"
        r"| [-–] [A-Z]|:\s+\S+(?: \S+)*$",
        _CASES,
    ),
    _Named(
        "Choose Format > Text > Capitalize Every Word",
        r"\btitle case\b|\b(?:each|every|all) (?:\w+ )?words?\b[^.;]{0,30}\b(?:capital|big|upper)"
        r"|\bfirst letters (?:\w+ ){0,2}(?:big|capital)"
        r"|\b(?:capital|big)(?:s|i[sz]ed?| (?:first )?letters?)?\b.{0,20}\b(?:each|every) word\b",
        r"->",
        _CASES,
    ),
    _Named(
        "Drop Caps",
        r"\bdrop(?:ped|ping)?[ -](?:caps?|initial)\b|\bbig (?:\w+ )?(?:first|initial|starting) letters?\b"
        r"|\bbig (?:dropped )?initial\b|\bletters? (?:\w+ )?(?:big )?(?:hang|drop|run|reach)\w* down\b",
        r"\b(?:each|every|the) words?\b|\bsentence case|\bshout",
        (*_CASES, "Increase Size"),
    ),
    _Named(
        "Choose Format > Lists > No List",
        r"\b(?:numbers|bullets?|numbering|bullet points) (?:off|away|gone)\b"
        r"|\bwithout (?:the |any )?(?:numbers?|bullets?|numbering|bullet points|(?:list )?dots)\b"
        r"|\b(?:remove|lose|drop|take (?:off|away)|delete|rid of|no(?: more)?)"
        r" (?:the |all |those |its |their )?(?:list )?"
        r"(?:numbers|bullets?|numbering|bullet points)\b|\btake (?:the )?(?:numbers|bullets|numbering)\b"
        r"|(?:n't|nt|not|no longer) (?:be |have |need )(?:any )?(?:bullets|bulleted|numbered|a list|dots)\b"
        r"|\bno (?:list|dots)\b|\bplain lines\b",
        r"\b(?:instead|bul?lets (?:would|will|do)|have no|just (?:dots|bullets|numbers)|(?:with|as|but) dots)\b"
        r"|\b(?:page|line|phone)(?: num|s\b)|\bcolumn|\bquestions? \d|\bwithout number\b.*:"
        r"|\bnumbers?\b.*\b(?:bul?lets?|dots)\b|\b(?:bul?lets?|dots)\b.*\bnumbers\b",
        ("> Ordered List", "> Unordered List", "Choose Tools > Line Numbering..."),
    ),
    _Named(
        "Choose Format > Text > Double Underline",
        r"\bdouble[ -]?(?:underlin|lined\b)|\bunderlin\w+ (?:\w+ ){0,3}(?:twice|doubl[ey])\b"
        r"|\bdouble lines? (?:under|below|beneath)\b",
        r"",
        ("> Single Underline",),
    ),
    _Named(
        "Choose Tools > Line Numbering",
        r"\bnumber (?:all (?:the )?|the |every |my |our )lines?\b|\bline numbers\b|\blines? numbered\b"
        r"|\bnumber(?:ing)? (?:of|for|on|by) (?:the |every |each |all )?lines\b",
        r"\b(?:off|away|no|without|remove)\b",
        ("> Ordered List",),
    ),
    _Named(
        "Choose Edit > Track Changes > Record",
        r"\b(?:record|track)(?:ing|ed)? (?:of )?(?:the |my |our |all |any |every )?(?:further |future )?"
        r"(?:changes?|edits)\b|\b(?:changes|edits) (?:\w+ ){0,3}(?:recorded|tracked)\b"
        r"|\bchange (?:tracking|recording)\b"
        r"|\b(?:turn|switch|put) (?:\w+ ){0,2}(?:tracking|recording|changes tracker)\b",
        r"",
        (),
    ),
    _Named(
        "Choose Table > Header Rows Repeat",
        rf"\brepeat\w*\b[^.;]*\b{_PAGES}\b"
        r"|\b(?:row|line|headings|header|head)\b[^.;]* (?:come|turn up|show|show up|return)s? (?:again|back)\b"
        rf"[^.;]*\b{_PAGES}\b"
        rf"|\b{_PAGES}\b[^.;]*\b(?:row|line|headings|header|head)\b[^.;]* (?:repeat|come again|come back)",
        r"\bfooter\b|\bpage header\b",
        ('Click "Text Flow"',),
    ),
    _Named(
        'Type "{CTRL+HOME}" / Choose Insert > Table of Contents',
        r"\bcontents?\b.*\b(?:(?:in front of|before|ahead of|above) (?:everything|all)"
        r"|at the very (?:top|start|beginning|front)"
        r"|(?:top|start|beginning|front) of (?:the )?(?:document|file|text|paper|everything))\b",
        r"",
        ("Choose Insert > Table of Contents",),
    ),
    _Named(
        _EDGE.format("Footer"),
        _NUMBERED,
        r"\b(?:top|head|upper|above|overhead|up|table|list|pictures)\b|\bheader",
        (_EDGE.format("Header"),),
    ),
    _Named(
        _EDGE.format("Header"),
        rf"{_NUMBERED}.*(?:\btop\b|\bheader|\bupper)|(?:\btop\b|\bheader|\bupper).*{_NUMBERED}",
        r"\bbottom\b|\bbelow\b|\bfoot|\bdown\b|\bheader\b.*(?:\b(?:and|with|saying)\b|:)|\bput .* on top\b",
        (_EDGE.format("Footer"),),
    ),
    _Named(
        "Choose Insert > Field > Date",
        r"\bdate field\b|\bfield\b.*\b(?:date|today)|\b(?:date|today)\b.*\bfield\b(?! (?:trip|day|of))"
        r"|\b(?:date|today).*\b(?:updates?|renews?) (?:itself|by itself|alone)\b",
        r"\bfield (?:trip|day|work)",
        ('Type "{END}{SPACE}…"', 'Type "{END}…"', 'Type "{END}{ENTER}…"'),
    ),
    _Named(
        "Choose Insert > Horizontal Line",
        r"\bhorizontal (?:line|rule)\b|\b(?:line|rule) (?:right |straight )?across\b",
        r"\bno wait\b|\bno,",
        ("Underline", 'Type "{END}{ENTER}…"'),
    ),
)
_PATTERNS = tuple(
    (one, re.compile(one.said, re.IGNORECASE), re.compile(one.unless or "(?!)", re.IGNORECASE))
    for one in _ALL
)
_TALKS = re.compile(
    r"\b(?:about|mention\w*|titled|called|says?|saying|reads?|write|sentence on|part on|line on) (?:\w+ ){0,2}$"
    r"|\b(?:line|point|item|sentence|paragraph|comment|(?:foot|end)note)\b[^.;]*: .*$",
    re.IGNORECASE,
)


def said_plainly(ways: Sequence[RankedWay], request: str) -> list[RankedWay]:
    """The ways, the likeliest first; likely the ones that ``request`` names, and not what would be done instead."""
    found = list(ways)
    for named in _named(request):
        way = next((one for one in found if _is(named.way, one)), None)
        if way is not None:
            found = _first(way, found, named.instead)
    return found


def count_of_said(ways: Sequence[RankedWay], request: str) -> int:
    """How many of the first ``ways`` the ``request`` names: as many are asked for at least."""
    named = _named(request)
    return sum(any(_is(one.way, way) for one in named) for way in ways[: len(named)])


def _named(request: str) -> list[_Named]:
    said = asked(request)
    found = []
    for named, words, unless in _PATTERNS:
        at = words.search(said)
        if at and not unless.search(said) and not _TALKS.search(said[: at.start()]):
            found.append(named)
    return found


def _is(part: str, way: RankedWay) -> bool:
    return part in " / ".join(way.steps)


def _first(way: RankedWay, ways: Sequence[RankedWay], instead: Sequence[str]) -> list[RankedWay]:
    """``way``, likely, before the others; those ``instead`` of it behind them."""
    likely = way.model_copy(update={"score": max(SURE, ways[0].score)})
    others = [one for one in ways if one is not way]
    unlikely = [one for one in others if any(_is(part, one) for part in instead)]
    return [
        likely,
        *(one for one in others if one not in unlikely),
        *(one.model_copy(update={"score": min(one.score, _NEVER)}) for one in unlikely),
    ]
