"""Looks that a request asks for, that were there already, and that its toggle turned off."""

import re
from collections import Counter
from collections.abc import Iterator

from lamwright.records.canvas import CanvasParagraph, TextCanvas

_LOOKS = {
    "bold": re.compile(r"\bbold|\bfat(?:ter)?\b|\bheav(?:y|ier)\b", re.IGNORECASE),
    "italic": re.compile(r"\bitali[cz]|\bslanted\b|\bcursive\b", re.IGNORECASE),
    "underline": re.compile(r"\bunderlin", re.IGNORECASE),
    "strikethrough": re.compile(r"\bstrike|\bstrikethrough|\bcross(?:ed)? out\b", re.IGNORECASE),
}
_NOT = {"bold": "not bold", "italic": "not italic", "underline": "no underline"}
"""What is said of a text that takes back the look of its style."""
_SAID = {"underline": "underlined", "strikethrough": "struck through"}
_TAKES_OFF = re.compile(
    r"\b(?:no\b|not\b|none\b|never|nothing|without|un(?!derlin)\w+|remov|los[et]\b|losing|drop"
    r"|off\b|out of\b|away\b|rid\b|stop|instead|rather|normal|plain|regular|ordinary|upright"
    r"|roman\b|only|except|less|lighter|thin|clear|reset|undo|tak(?:e|ing)|toggle|switch"
    r"|from (?:bold|italic)|too\b|(?:do|does|is|are|wo|ca)n[\u2019']?t\b)",
    re.IGNORECASE,
)
"""What may ask to take a look away: then nothing is said."""
_LONGEST = 40


def turned_off(request: str, before: TextCanvas, after: TextCanvas) -> Iterator[str]:
    """A sentence for each look that ``request`` asks for and that a paragraph had and has no longer.

    Nothing where a word of the request may ask to take a look away. Paragraphs whose text or number
    changed are not compared.
    """
    asked = [look for look, words in _LOOKS.items() if words.search(request)]
    if not asked or _TAKES_OFF.search(request):
        return
    for old, new in zip(before.paragraphs, after.paragraphs, strict=False):
        for look in asked if old.text == new.text else ():
            had, has = _looks(old), _looks(new)
            not_so = _NOT.get(look, "")
            if has[look] < had[look] or (not_so and has[not_so] > had[not_so]):
                text = new.text if len(new.text) <= _LONGEST else f"{new.text[:_LONGEST]}…"
                yield f"“{text}” was {_SAID.get(look, look)} already, and is no longer."


def _looks(paragraph: CanvasParagraph) -> Counter[str]:
    """Characters that have each look; those of the whole paragraph count as all of them."""
    counts: Counter[str] = Counter()
    for look in paragraph.attributes:
        counts[look] += len(paragraph.text)
    for run in paragraph.runs:
        for look in run.attributes:
            counts[look] += len(run.text)
    return counts
