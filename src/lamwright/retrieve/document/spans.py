"""A few words of a line that a request may mean: sentences, values, what stands out, is named or misspelt."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lamwright.retrieve.document.near_words import stretches
from lamwright.retrieve.document.spelling import slips
from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.document.values import NUMBER_WORD, WEEKDAY

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b)(?:,? \d{{4}})?"
_TIME = r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2} o'clock"
MONEY = r"[£$€]\s?\d[\d.,]*\d|[£$€]\s?\d|\d[\d.,]*\s?(?:pounds|euros?|EUR|CHF|GBP|USD|zł|kr|pence|dollars)\b"
DATE = rf"{_DAY}|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
ADDRESS = r"[\w.+-]+@[\w.-]+\w|https?://\S+\w|\bwww\.[\w./-]+\w|\+?\d[\d()/ -]{6,}\d"
NAME = r"\b[A-Z][\w'-]+(?: (?:[A-Z]\.|[A-Z][\w'-]*|of|de|van|the))* [A-Z][\w'-]+"
_VALUE = re.compile(
    rf"{MONEY}|\d[\d.,]*\s?(?:%|cm|mm|kg|km)|{DATE}|{WEEKDAY}|\b(?:{_TIME})|{ADDRESS}"
    rf"|\"[^\"]{{2,60}}\"|'[^']{{3,60}}'|“[^”]{{2,60}}”|{NAME}|\b\d[\d.,]*(?:st|nd|rd|th)?\b|{NUMBER_WORD}"
    r"|(?<=[a-z,;] )[A-Z][\w'-]+"
)
_LONGER = re.compile(
    rf"{WEEKDAY},? (?:the )?(?:{_DAY})(?:,? (?:at |from )?(?:{_TIME}))?|(?:{_DAY}),? (?:at |from )(?:{_TIME})"
    rf"|(?:{_TIME}) (?:to|until|till|-|–) (?:{_TIME})"
    rf"|(?:(?:{MONEY})|\b\d[\d.,]*|{NUMBER_WORD})[ -](?:million|thousand|hundred|per cent|percent|[a-zA-Zµ°]{{1,14}})\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]+[-/]?\d[\w/-]*\b"
)
_DAY_OR_NUMBER = re.compile(rf"\d{{1,2}} {_MONTH}|\d[\d.,]*\d|\d")
_SENTENCE = re.compile(r"[^\s.!?][^.!?]*(?:[.!?](?=\S)[^.!?]*)*[.!?]+(?=\s|$)")
_CLAUSE = re.compile(r"[^,;:–—()]+")
_ENDS = re.compile(
    r"\b(?P<end>first|opening|last|final|closing) (?P<count>two|three|four|five)? ?words?\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_SENTENCES, _VALUES, _MORE, _CLAUSES, _LABEL = 4, 10, 6, 6, 6


def spans(line: Line, request: str) -> Iterator[str]:
    """Each a part of the text of ``line``; the whole is none."""
    whole = line.text.strip()
    for words in (*_named(line), *stretches(line, request), *_set_apart(line, request)):
        if words and words != whole and words in line.text:
            yield words


def clauses_of(line: Line) -> Iterator[str]:
    """Stretches between commas, colons and dashes."""
    parts = [part.strip().rstrip(".!?") for part in _CLAUSE.findall(line.text)]
    yield from (part for part in parts[:_CLAUSES] if part and part != line.text.strip())


def sentences(text: str) -> list[str]:
    """Sentences of more than one word."""
    return [part for part in _SENTENCE.findall(text) if len(part.split()) > 1]


def _named(line: Line) -> Iterator[str]:
    """Sentences of a line, and names, dates, amounts and the like in it."""
    found = sentences(line.text)
    yield from dict.fromkeys([*found[:_SENTENCES], *found[-1:]])
    values = [match[0].strip("\"'“”") for match in _VALUE.finditer(line.text)]
    longer = [match[0] for match in _LONGER.finditer(line.text)]
    yield from values[:_VALUES]
    yield from longer[:_MORE]
    yield from (match[0] for match in islice(_DAY_OR_NUMBER.finditer(line.text), _VALUES))


def _set_apart(line: Line, request: str) -> Iterator[str]:
    """What stands behind a colon or in brackets, the words at an end that a request counts, and misspelt ones."""
    before, colon, after = line.text.partition(":")
    if colon and 0 < len(before.split()) <= _LABEL:
        yield after.strip()
        yield after.strip().rstrip(".")
    yield from (found.strip() for found in re.findall(r"\(([^()]{2,120})\)", line.text))
    words = line.text.split()
    for found in _ENDS.finditer(request):
        count = _COUNTS.get((found["count"] or "").lower(), 1)
        is_first = found["end"].lower() in {"first", "opening"}
        ends = words[:count] if is_first else words[-count:]
        yield " ".join(ends)
        yield " ".join(ends).rstrip(".,;:!?")
    yield from slips(line.text, request)


def labels(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """What stands before a colon, of the lines that have a short one."""
    for line in lines:
        before, colon, _ = line.text.partition(":")
        if colon and 0 < len(before.split()) <= _LABEL:
            yield line, before
