"""Words of a request that may be meant to be typed."""

import re
from collections.abc import Iterable, Iterator

_END = re.compile(
    r"[\s.,;:!?'\"”’)]*$|[.,;:!?'\"”’)]+\s|\s[-–—/]\s"
    r"|\s(?:and|please|pls|in|at|as|to|thanks|now|not|instead|rather|from|for|since|because|so|then|too|also"
    r"|with|by|on|there|here|when|if|these|behind|after|before|is|are|was|the)\b"
)
_BEGIN = re.compile(
    r"(?:^|[.,;:!?(\"“]|\s[-–—]|\b(?:put|write|say|says|said|read|reads|reading|add|be|is|are|was|it's|its|he's|she's"
    r"|to|as|saying|called|call|named|type|insert|gets?|costs?|means?|makes?|with|for|by|of|at|on|in|the|a|an|word"
    r"|words|now|only|and|not|than|just|have|has|want))\s*$",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"[^\w]*(?:\d|[£$€]|(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|teen)|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|fourteen|half|quarter|hundred|thousand|first|second|third)\b)|[^\w]*[A-Z]"
)
_WORD = re.compile(r"\S+")
_MOST_WORDS, _FEW, _MOST_TEXTS = 40, 5, 500
_QUOTED = re.compile(
    r"\"([^\"]+)\"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)|‘([^’]+)’"
)
_QUOTES = "\"'“”‘’"


def texts_to_type(request: str, texts: Iterable[str] = ()) -> list[str]:
    """What the request quotes that no text of the document holds; else runs of its words.

    Where it announces something (": ") they are behind that: so for 85 % of 867 training requests.

    A run ends where a clause does. One of a few words may also begin after a small word or with a number or a
    name, and end before a small word or with a number or a name. Each comes with a capital letter too.
    """
    return _new(request, texts) or list(dict.fromkeys(_runs(_announced(request))))[:_MOST_TEXTS]


def _announced(request: str) -> str:
    """What stands behind the first colon that a blank follows; the whole request if there is none."""
    _, colon, rest = request.partition(": ")
    return rest if colon and rest.strip() else request


def quoted_texts(request: str) -> list[str]:
    """What stands in quotation marks, each once."""
    found = (next(filter(None, one.groups())) for one in _QUOTED.finditer(request))
    return list(dict.fromkeys(found))


def _new(request: str, texts: Iterable[str]) -> list[str]:
    quoted = quoted_texts(request)
    held = "\n".join(texts).casefold() if quoted else ""
    return [text for text in quoted if text.casefold() not in held]


def _runs(request: str) -> Iterator[str]:
    words = list(_WORD.finditer(request))
    for first, start in enumerate(words):
        begins = _BEGIN.search(request[: start.start()]) is not None
        for count, last in enumerate(words[first : first + _MOST_WORDS], start=1):
            run, after = request[start.start() : last.end()], request[last.end() :]
            from_value, to_value = (bool(_VALUE.match(word[0])) for word in (start, last))
            is_short = (begins or from_value) and (to_value or _END.match(after))
            if _ends_a_clause(run, after) or (count <= _FEW and is_short):
                yield from _ways(run.strip(_QUOTES), with_capital=begins or first == 0)


def _ways(run: str, *, with_capital: bool) -> Iterator[str]:
    for text in dict.fromkeys((run, run.rstrip(".,;:!?"), run.rstrip(",;:"))):
        bare = text.strip("()") if text.count("(") != text.count(")") else text
        if bare:
            yield bare
            if with_capital and bare[0].islower():
                yield bare[0].upper() + bare[1:]


def _ends_a_clause(run: str, after: str) -> bool:
    return not after.strip() or run[-1] in ".,;:!?'\"”’)" or _END.match(after) is not None
