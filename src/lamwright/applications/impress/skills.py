"""What needs no documentation: selecting objects, typing into them, saving."""

import re
from collections.abc import Sequence

from lamwright.agent.policies.documentation.following import Script
from lamwright.agent.policies.documentation.reading import Goal
from lamwright.records.action import ClickInput, ControlRef, KeyboardInput
from lamwright.records.document_action import SaveAs, SetFont
from lamwright.records.observation import Control
from lamwright.records.slide_action import SelectShape, SelectSlide

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERED = re.compile(r"\bslide (\d+)\b", re.I)
_COUNTED = re.compile(rf"\b({'|'.join(_ORDINALS)}) slide\b", re.I)
_FILE = re.compile(r"\b([\w-]+)(\.(?:odp|pptx?|pdf|fodp))\b", re.I)
_SIZE = re.compile(
    r"\b(\d+(?:\.\d+)?) ?(?:pt|points?)\b|\bsize(?: of| to)? (\d+(?:\.\d+)?)\b"
    r"|\bsize\b.*\bto (\d+(?:\.\d+)?)$",
    re.I,
)
_LOOKS = {
    "Format > Text > Bold": r"\bbold\b|\bembolden\b",
    "Format > Text > Italic": r"\bitalic|\bslanted\b",
    "Format > Text > Single Underline": r"\bunderlin|\bline under\b",
    "Format > Align Text > Left": r"\b(?:align|flush|edge)\b.*\bleft\b|\bleft\b.*\b(?:align|edge)",
    "Format > Align Text > Right": r"\b(?:align|flush|edge)\b.*\bright\b|\bright\b.*\b(?:align|edge)",
}
_DEEDS = {
    "Slide > Delete Slide": r"\b(?:delete|remove|get rid of|take)\b",
    "Slide > Duplicate Slide": r"\b(?:duplicate|copy|double|twice)\b",
    "Slide > Hide Slide": r"\b(?:hide|hidden|skip|leave .* out|do not show)\b",
    "Slide > New Slide": r"\b(?:new|empty|blank|another|add a|insert a)\b.*\bslide\b",
}


def direct(goal: Goal, menu: Sequence[Control]) -> Script | None:
    """The script for a request that a direct function plainly fits; None for all others."""
    del menu
    saved = _save(goal)
    number = slide_of(goal)
    if saved or number is None:
        return saved
    for skill in (_title, _slide):
        script = skill(goal, number)
        if script:
            return script
    return None


def slide_of(goal: Goal) -> int | None:
    """The number of the slide that a request names by number or position."""
    if found := _NUMBERED.search(goal.text):
        return int(found[1])
    if found := _COUNTED.search(goal.text):
        return _ORDINALS.index(found[1].lower()) + 1
    return None


def _save(goal: Goal) -> Script | None:
    found = _FILE.search(goal.text)
    return (SaveAs(file_name=found[1], file_ext=found[2].lower()),) if found else None


def _title(goal: Goal, number: int) -> Script | None:
    """The title, which is the first object of a slide: other words, other letters."""
    if not re.search(r"\b(?:title|heading)\b", goal.words, re.I):
        return None
    select = SelectShape(slide=number, number=1)
    if len(goal.quoted) == 1:
        typed = KeyboardInput(keys="{CTRL+A}" + goal.quoted[0])
        return (select, KeyboardInput(keys="{ENTER}"), typed)
    if size := _SIZE.search(goal.text):
        return (select, SetFont(font_size=float(next(filter(None, size.groups())))))
    for entry, words in _LOOKS.items():
        if re.search(words, goal.words, re.I):
            return (select, ClickInput(control=ControlRef(label=0, name=entry)))
    return None


def _slide(goal: Goal, number: int) -> Script | None:
    """A deed on the whole slide."""
    if goal.quoted or re.search(
        r"\b(?:box|background|layout|title|bullet|list)\b", goal.text, re.I
    ):
        return None
    for entry, words in _DEEDS.items():
        if re.search(words, goal.words, re.I):
            click = ClickInput(control=ControlRef(label=0, name=entry))
            return (SelectSlide(number=number), click)
    return None
