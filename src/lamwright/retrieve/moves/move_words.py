"""What a request says of a move: the words for what is moved, and for where it is to stand.

"education before work experience", "put the music row first in the task list, after the header row", "the last rule
goes two places up". Nothing of the document is looked at here.
"""

import re
from typing import Literal, NamedTuple

from lamwright.retrieve.references.ordinals import NAMES

Place = Literal["before", "behind", "first", "last", "by", "nth"]
_NEAR = r"(?:(?:to|so that it is|right|just|directly|straight|immediately|up|down|back|in) )*"
_COUNTS = {"one": 1, "once": 1, "a": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5}
_COUNT = rf"(?P<count>{'|'.join(_COUNTS)}|[1-9])"
_STEPS = r"(?:places?|steps?|lines?|positions?|spots?|times|rows?|sections?|chapters?)"
_THE = r"(?:the |that |this |its |his |her |my |our |their |all )?(?:very )?"
_SCOPE = r"(?: (?:of|in|on|among|under|within) (?P<{0}>[^,.;:!?()]+))?"
_EDGE = (
    rf"(?<!has )(?<!have )(?<!needs )(?<!need )(?<!ought )"
    rf"(?:to|at|on|in) {_THE}(?P<{{0}}>{{1}})\b(?! (?:row|line|item|point|place|position|spot|step|paragraph))"
    + _SCOPE.format("{2}")
)
_GOES = r"(?:comes?|goes?|go|come|be|is|stands?|up|down|put|belongs?|moved?|moves|stay)"
_STOPS = r"(?=\W*$|[,.;!?)]| (?:please|pls|so|and)\b)"
_ONE, _UNIT = r"(?:be|become|as|is) the(?: very)?", r"(?: one| section| chapter| row)"
_MARKS = re.compile(
    rf"\b{_NEAR}(?:(?P<before>before|above|ahead of|in front of|on top of)"
    r"|(?P<behind>below|after|under|underneath|behind|beneath))\b (?P<beside>[^,.;:!?()]+)"
    rf"|\b(?:up |down |back )?{_EDGE.format('top', 'top|head|front|beginning|start', 'top_of')}"
    rf"|\b(?:up |down |back )?{_EDGE.format('end', 'bottom|end|foot', 'end_of')}"
    rf"|\b(?P<first>{_ONE} first{_UNIT}|(?:as |in )?(?:the )?first)\b(?:{_SCOPE.format('first_of')}){_STOPS}"
    rf"|\b(?P<last>{_ONE} last{_UNIT}|(?:as |in )?(?:the )?last)\b(?:{_SCOPE.format('last_of')}){_STOPS}"
    rf"|\b(?:to|in|into|on) (?:the )?(?P<nth>{'|'.join(NAMES)}|\d+(?:st|nd|rd|th)) (?:place|position|spot)\b"
    rf"|\b{_COUNT}(?: {_STEPS})?(?: further)? (?P<way>up|higher|down|lower)\b"
    rf"|\b(?P<to>up|higher|down|lower)(?: by)?(?: (?P<far>{'|'.join(_COUNTS)}|[1-9])(?: {_STEPS})?)?"
    rf"{_STOPS}",
    re.IGNORECASE,
)
_ON_LIST = re.compile(
    r"(?:\w+ )*?on top of (?:the |her |his |my |our |their |its |that |this )?(?:[\w']+ )??"
    r"(?:lists?|bullets|points|items|rules|section|chapter|page|document|text|letter|table)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r" (?:in|on|of|under|from|among) (?:the|that|this|her|his|our|my|their|its)(?: [\w']+){0,3}? "
    r"(?:lists?|section|chapter|part|bullets|points|table|paragraph|plan|box)\b.*$",
    re.IGNORECASE,
)
_VERB = (
    r"(?:move|moving|shift|bring|put|place|push|pull|take|drag|shove|bump|stick|slide|carry|relocate|transfer|have|get"
    r"|want|like|let|set)"
)
_OPENING = re.compile(
    r"^(?:[\s,:;-]|please\b|pls\b|hey\b|hi\b|hello\b|ok\b|okay\b|(?:could|can|would|will) (?:you|we|i)\b"
    r"|i(?:'d| would)\b|we(?:'d| would)?\b|i\b|just\b|now\b|then\b|and\b|also\b|so\b|maybe\b|perhaps\b|rather\b"
    r"|let's\b|lets\b|to\b|but\b"
    rf"|{_VERB}\b)+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:[\s,:;(-]|\b(?:should|must|has|have|had|needs?|ought|can|could|might|may|would|will|wants?|belongs?|comes?|goes?"
    rf"|{_GOES}|be|is|are|to|please|pls|right|just|directly|straight|up|down|back|rather|better|placed|appear|actually"
    r"|really|instead|further|one|a)\b)+$",
    re.IGNORECASE,
)
_NOT_OF_IT = re.compile(
    r"\s+(?:please|pls|so|because|since|instead|not|where|would you|will you|if|which|then|but|rather|and"
    r" (?:then|make|put|move|not|keep|leave|take|with)|(?:should|must|has to|needs to|ought to|would)"
    r"(?: be| come| go| stand)?)\b.*$"
    r"|\s+(?:on top|first|please)$",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(
    r"^(?:please |pls |could you |can you |would you |i want to |i'd like to |let's |just |and |then )*"
    r"(?:move|shift|relocate|transfer)\b|[,.;:] (?:so |please |just |and |then )*(?:move|shift|relocate) "
    r"|\b(?:should|must|needs? to|has to|have to|can|could|ought to) (?:be moved|move)\b",
    re.IGNORECASE,
)
_BY_VERB = re.compile(
    rf"(?:^|[,.;:]|\bplease|\bpls|\byou|\bto|\band|\bthen|\bjust)\s+{_VERB}\b", re.I
)


class Said(NamedTuple):
    """What a request says of one move."""

    what: str
    """Words for what is moved; empty: none."""
    place: Place
    words: str = ""
    """Words for what it is to stand beside, or for what it is to be the first or last of; empty: none."""
    far: int = 0
    """Places down, below 0: up; of "nth" the place."""


def moves_said(request: str) -> list[Said]:
    """What ``request`` says of where something is to stand, in its order; empty: nothing."""
    found = list(_MARKS.finditer(request))
    return [_said(request, mark, found[0]) for mark in found]


def asks_to_move(request: str) -> bool:
    """Whether ``request`` says in so many words that something is to be moved."""
    return bool(_ASKS.search(request))


def _said(request: str, mark: re.Match[str], first: re.Match[str]) -> Said:
    what = _cleaned(request[: first.start()])
    if not what and mark is first:
        what = _cleaned(request[first.end() :])
    if mark["before"] and _ON_LIST.match(mark[0]):
        return Said(what, "first", _phrase(mark["beside"]))
    if mark["before"] or mark["behind"]:
        return Said(
            what, "before" if mark["before"] else "behind", _INSIDE.sub("", _phrase(mark["beside"]))
        )
    if mark["nth"]:
        said = mark["nth"].lower()
        return Said(what, "nth", far=NAMES.index(said) + 1 if said in NAMES else int(said[:-2]))
    if mark["way"] or mark["to"]:
        said = (mark["count"] or mark["far"] or "one").lower()
        count = _COUNTS.get(said) or int(said)
        is_up = (mark["way"] or mark["to"]).lower() in {"up", "higher"}
        return Said(what, "by", far=-count if is_up else count)
    if mark["top"] or mark["first"]:
        return Said(what, "first", _phrase(mark["top_of"] or mark["first_of"] or ""))
    return Said(what, "last", _phrase(mark["end_of"] or mark["last_of"] or ""))


def _cleaned(words: str) -> str:
    """Words without what asks and what says that it moves; of several clauses the one that names something."""
    clauses = [_CLOSING.sub("", _OPENING.sub("", one)) for one in re.split(r"[.;!?]\s|: ", words)]
    return next((one.strip() for one in reversed(clauses) if one.strip()), "")


def _phrase(words: str) -> str:
    return _NOT_OF_IT.sub("", words).strip()
