"""Stretches whose two ends a request names in the document's own words: ``from a clock to little brother``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.codec.found import paragraphs_selection, select_text
from lamwright.retrieve.paragraphs import Reading

_ENDS = re.compile(
    r"\bfrom (?P<a>(?:(?!\bfrom\b).){2,70}?),? (?:on |down |up |right |all the way )*(?:to|till|until|through)"
    r" (?P<b>.{2,70}?)"
    r"(?=$|[.;:!?()] |[.!?]$|, | (?:in|is|are|should|as|with|please|pls|needs|must|can|could) )",
    re.IGNORECASE,
)
_MARKS = {
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "dash": "–",
    "bracket": "(",
    "brackets": "(",
}
_MARK = re.compile(rf"(?:the )?({'|'.join(_MARKS)})(?: on)?", re.IGNORECASE)
_SMALL = frozenset([
    "a",
    "an",
    "and",
    "at",
    "first",
    "from",
    "in",
    "it",
    "last",
    "of",
    "on",
    "one",
    "second",
    "the",
    "then",
    "there",
    "to",
    "up",
])
OF_EACH = re.compile(
    r"\b(?:headings?|titles|chapters|labels|words|answers|before the colon|up to the colon|bold (?:\w+ )*lines)\b",
    re.IGNORECASE,
)
"""Of a stretch of lines only some, or a part of each, is meant."""
_HOUR = re.compile(
    r"(?:\d[\d.:]*(?: ?[ap]\.?m\.?)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|when)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][”\"’)]*")
WITH_COMMA = re.compile(
    r"\b(?:with|and)(?: (?:the|its))? comma\b|\bcomma (?:as well|too|included)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_CERTAIN, _SURE, _LIKELY = 8.0, 4.0, 2.0


def named_by_ends(reading: Reading) -> Iterator[tuple[str, float]]:
    """What the request names by its ends, with what that adds to the logarithm of its share."""
    texts = reading.structure.texts
    for match in _ENDS.finditer(reading.request):
        first, last = match["a"].strip(" '\"“”‘’"), match["b"].strip(" '\"“”‘’")
        if _HOUR.fullmatch(first) and _HOUR.fullmatch(last):
            continue
        comma = bool(WITH_COMMA.search(reading.request))
        found = _within(first, last, texts, comma=comma)
        if found is None and not OF_EACH.search(reading.request):
            found = _across(first, last, texts)
        if found:
            yield found


def _within(
    first: str, last: str, texts: Sequence[str], *, comma: bool
) -> tuple[str, float] | None:
    """Words of one line: the shortest stretch; a whole sentence with its full stop."""
    stretches = []
    for index, text in enumerate(texts, start=1):
        for end in _ends(last, text):
            starts = [start for start in _starts(first, text, end) if start < end]
            if starts:
                words = _rounded(text, starts[-1], end, comma=comma)
                stretches.append((end - starts[-1], index, words))
    if not stretches:
        return None
    _, index, words = min(stretches)
    if words.strip() == texts[index - 1].strip():
        return f"Select paragraph {index}", _SURE
    return select_text(words, index, texts), _CERTAIN


def _rounded(text: str, start: int, end: int, *, comma: bool) -> str:
    before = text[:start].rstrip()
    stop = _STOP.match(text, end)
    if stop and text[start].isupper() and (not before or before[-1] in ".!?"):
        end = stop.end()
    if comma and before.endswith(","):
        start = len(before) - 1
    return text[start:end]


def _across(first: str, last: str, texts: Sequence[str]) -> tuple[str, float] | None:
    """Lines: from the one that begins like ``first``, or holds it, to the next that holds ``last``."""
    if _MARK.fullmatch(first):
        return None
    begin = _line(first, texts, 0)
    end = _line(last, texts, begin) if begin else 0
    if not begin or not end:
        return None
    return paragraphs_selection(range(begin, end + 1)), _LIKELY


def _line(words: str, texts: Sequence[str], after: int) -> int:
    """The number of a line behind ``after``; 0: there is none."""
    behind = [(n, text) for n, text in enumerate(texts, start=1) if n > after]
    held = [(n, at[0]) for n, text in behind if (at := _places(words, text))]
    leading = [n for n, (start, _) in held if start == 0]
    return next(iter([*leading, *(n for n, _ in held)]), 0)


def _starts(words: str, text: str, end: int) -> list[int]:
    mark = _MARK.fullmatch(words)
    if mark:
        at = text.rfind(_MARKS[mark[1].lower()], 0, end)
        return [at] if at >= 0 else []
    return [start for start, _ in _places(words, text)]


def _ends(words: str, text: str) -> list[int]:
    return [end for _, end in _places(words, text)]


def _places(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a line, as they are or without their article; nothing for words that say nothing."""
    for said in (words, words.removeprefix("the ")):
        parts = [part.lower() for part in _WORD.findall(said)]
        if not parts or _SMALL.issuperset(parts):
            continue
        pattern = r"\W+".join(map(re.escape, parts))
        found = [match.span() for match in re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE)]
        if found:
            return found
    return []
