"""Kinds of value in words: a request that gives a new day or number is about a day or number that is there."""

import re

_TENS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|tieth)"
_UNITS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|hundred|thousand|dozen|half"
)
NUMBER_WORD = rf"\b(?i:(?:{_TENS}-)?(?:{_UNITS})|{_TENS})\b"
"""Pattern of a number or a place in an order, in words."""
WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
"""Pattern of a day of the week."""
_MONTH = (
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("weekday", f"(?i:{WEEKDAY})"),
        ("month", _MONTH),
        ("time", r"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} ?[ap]m\b|(?i:o'clock|\bnoon\b)"),
        ("money", r"[£$€]\s?\d|(?i:\b\d[\d.,]* ?(?:pounds|euros?|dollars|bucks|quid)\b)"),
        ("number", rf"\d|{NUMBER_WORD}"),
        ("address", r"\w@\w|https?:|\bwww\."),
        ("name", r"(?<=[a-z,;] )[A-Z][a-z]"),
    )
)


def kinds_of_value(text: str) -> frozenset[str]:
    """Which of weekday, month, time, money, number, address and name stand in ``text``."""
    return frozenset(kind for kind, pattern in _KINDS if pattern.search(text))
