"""Looks that a request asks for and its toggle took away, as they were there already; and the other way round."""

import re
from collections import Counter
from collections.abc import Iterator

from lamwright.records.canvas import CanvasParagraph, TextCanvas

_LOOKS = {
    "bold": re.compile(r"\bbold|\bfat(?:ter)?\b|\bheav(?:y|ier)\b", re.IGNORECASE),
    "italic": re.compile(r"\bitali[cz]|\bslant|\bslop(?:ed|ing)|\bcursive\b", re.IGNORECASE),
    "underline": re.compile(r"\bunderlin", re.IGNORECASE),
    "strikethrough": re.compile(r"\bstr(?:ik|uck)|\bcross(?:ed)? out\b", re.IGNORECASE),
}
_NOT = {"bold": "not bold", "italic": "not italic", "underline": "no underline"}
"""What is said of a text that takes back the look of its style."""
_SAID = {"underline": "underlined", "strikethrough": "struck through"}
_ELSE = re.compile(
    r"\b(?:instead|rather|not|no|without|only|except|off|lose[s]?|remove|clear|plain|normal|style|heading)\b|n[\u2019']t\b",
    re.IGNORECASE,
)
"""What may ask to take one of several looks away: then nothing is said."""
_LONGEST = 40


def turned_off(request: str, before: TextCanvas, after: TextCanvas) -> Iterator[str]:
    """A sentence for each look that ``request`` names and that a paragraph had and has no longer.

    Paragraphs whose text or number changed are not compared. For requests that ask to give a look.
    """
    for look, old, new in _changed(request, before, after):
        if old > new:
            yield f"{look} already."


def turned_on(request: str, before: TextCanvas, after: TextCanvas) -> Iterator[str]:
    """A sentence for each look that ``request`` names and that a paragraph has now and had not.

    For requests that ask to take a look away.
    """
    for look, old, new in _changed(request, before, after):
        if new > old:
            yield f"{look.replace(' was ', ' was not ')} anyway."


def _changed(request: str, before: TextCanvas, after: TextCanvas) -> Iterator[tuple[str, int, int]]:
    """``“Report” was bold``, and how much of it was before and is after."""
    asked = [look for look, words in _LOOKS.items() if words.search(request)]
    if len(asked) > 1 and _ELSE.search(request):
        return
    for old, new in zip(before.paragraphs, after.paragraphs, strict=False):
        for look in asked if old.text == new.text else ():
            had, has = _looks(old), _looks(new)
            not_so = _NOT.get(look, "")
            text = new.text if len(new.text) <= _LONGEST else f"{new.text[:_LONGEST]}…"
            said = f"“{text}” was {_SAID.get(look, look)}"
            yield said, had[look] + has[not_so], has[look] + had[not_so]


def _looks(paragraph: CanvasParagraph) -> Counter[str]:
    """Characters that have each look; those of the whole paragraph count as all of them."""
    counts: Counter[str] = Counter()
    for look in paragraph.attributes:
        counts[look] += len(paragraph.text)
    for run in paragraph.runs:
        for look in run.attributes:
            counts[look] += len(paragraph.text if run.whole else run.text)
    return counts
