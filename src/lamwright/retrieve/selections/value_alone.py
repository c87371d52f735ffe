"""One value of a line, where just that is meant: the address of a link, "just the date underlined"."""

import re
from collections.abc import Sequence

from lamwright.codec.found import select_text
from lamwright.retrieve.document.spans import DATE, MONEY
from lamwright.retrieve.document.values import WEEKDAY
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of

_LINKS = "Choose Insert > Hyperlink..."
_LOOKS = ('Click "', "Set the ", "Choose Format > Text > ")
_LINE = re.compile(r"Select paragraph \d+")
_WORDS = re.compile(r'Select the text "(.*?)"(?: in paragraph \d+)?', re.DOTALL)
_ALONE = r"\b(?:just|only) (?:(?:for|the|its|his|her|their|that|this|an?) )*(?:\w+ )?"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SITE = r"https?://\S+[\w/]|\bwww(?:\.[\w-]+)+(?:/[\w./-]*\w)?"
_PHONE = r"\+?\d[\d()/ -]{6,}\d"
_KINDS = tuple(
    (re.compile(rf"{_ALONE}(?:{asked})\b", re.IGNORECASE), re.compile(found))
    for asked, found in (
        (r"dates?|day", DATE),
        (r"sums?|amounts?|prices?|cost|fee", MONEY),
        (r"e-?mail(?: address)?|mail address", _MAIL),
        (r"web ?site|web address|link", _SITE),
        (r"(?:tele)?phone(?: number)?", _PHONE),
        (r"(?:clock )?times?", r"\b\d{1,2}[.:]\d{2}(?: ?[ap]m\b)?|\b\d{1,2} ?[ap]m\b"),
    )
)
_DAYS = re.compile(rf"(?P<weekday>{WEEKDAY},? (?:the )?)?(?P<date>{DATE})", re.IGNORECASE)
_DATE_ALONE = re.compile(r"\b(?:just|only) the date\b", re.IGNORECASE)
_ASKS_MAIL = re.compile(r"\be-?mail|\bmail", re.IGNORECASE)


def as_dated(worded: str, reading: Reading) -> str:
    """A day that is typed over, as the request says the new one: with its day of the week or without."""
    words, lines = _WORDS.fullmatch(worded), candidate_of(worded, reading).lines
    if not words or len(lines) != 1 or _DATE_ALONE.search(reading.request):
        return worded
    text = reading.structure.texts[lines[0] - 1]
    held = [found for found in _DAYS.finditer(text) if found["weekday"]]
    of_it = [
        found
        for found in held
        if words[1].rstrip(".") in {found[0].rstrip("."), found["date"].rstrip(".")}
    ]
    if len(of_it) != 1:
        return worded
    has_weekday = {bool(found["weekday"]) for found in _DAYS.finditer(reading.request)}
    if len(has_weekday) != 1:
        return worded
    day = of_it[0][0] if has_weekday == {True} else of_it[0]["date"]
    return select_text(day.rstrip("."), lines[0], reading.structure.texts)


def value_alone(worded: str, way: Sequence[str], reading: Reading) -> str:
    """The one value of the line that ``worded`` selects, where it becomes a link or the request means it alone.

    A part of an address that becomes a link is the whole address.
    """
    lines, words = candidate_of(worded, reading).lines, _WORDS.fullmatch(worded)
    if len(lines) != 1 or not (_LINE.fullmatch(worded) or words):
        return worded
    text = reading.structure.texts[lines[0] - 1].strip()
    if words:
        whole = _address(text, reading.request) if way[0] == _LINKS else ""
        return (
            select_text(whole, lines[0], reading.structure.texts) if words[1] in whole else worded
        )
    found = (
        _address(text, reading.request)
        if way[0] == _LINKS
        else _asked_for(text, reading.request)
        if way[0].startswith(_LOOKS)
        else ""
    )
    return (
        select_text(found, lines[0], reading.structure.texts) if found not in {"", text} else worded
    )


def _address(text: str, request: str) -> str:
    """The only address in a line, or its only mail address where the request speaks of mail; empty: several."""
    mails, sites = re.findall(_MAIL, text), re.findall(_SITE, re.sub(_MAIL, " ", text))
    found = mails if mails and _ASKS_MAIL.search(request) else [*mails, *sites]
    return found[0] if len(found) == 1 else ""


def _asked_for(text: str, request: str) -> str:
    """The only value in a line of a kind that the request says alone; empty: none, or several."""
    for asked, kind in _KINDS:
        if asked.search(request):
            found = [match[0] for match in kind.finditer(text)]
            return found[0] if len(found) == 1 else ""
    return ""
