"""The same replacement said otherwise: other words selected, other words typed, the same text in the end.

A reference replaces exactly the words that its writer noted ("two nights" by "three nights"). What can be
typed is what the request says ("three"), so the words selected must fit it ("two").
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from lamwright.codec.guided import selecting
from lamwright.codec.said import texts_to_type
from lamwright.codec.text import flat
from lamwright.records.action import KeyboardInput
from lamwright.records.document_action import SelectText
from lamwright.records.task import ReferenceStep

_WORD = re.compile(r"\w(?:[\w.,:'’-]*\w)?|\W")
_SELECT = re.compile(r'Select the text "(.*)"(?: in paragraph (\d+))?', re.DOTALL)
_KEYS = "{}"


class Replacing(NamedTuple):
    """Something to select, and what is typed over it."""

    selection: str
    typed: str


class _Place(NamedTuple):
    """Where the words that differ stand, and what is to stand there."""

    texts: Sequence[str]
    paragraph: int
    start: int
    end: int
    new: str

    def said_of(self, selection: str) -> Replacing | None:
        """What is typed over ``selection``; None if it does not hold the place."""
        found = _SELECT.fullmatch(selection)
        if not found or (found[2] and int(found[2]) != self.paragraph):
            return None
        words, line = found[1], self.texts[self.paragraph - 1]
        is_earlier = any(words in text for text in self.texts[: self.paragraph - 1])
        at = line.find(words)
        end = at + len(words)
        if at < 0 or at > self.start or end < self.end or (is_earlier and not found[2]):
            return None
        typed = line[at : self.start] + self.new + line[self.end : end]
        return Replacing(selection, typed) if typed.strip() else None


def replacings(
    first: ReferenceStep, second: ReferenceStep, texts: Sequence[str], listed: Collection[str]
) -> list[Replacing]:
    """The replacement of two steps, then others with the same result; empty if it is none.

    ``texts`` are the paragraphs of the document, ``listed`` selections that are known.
    """
    found = _SELECT.fullmatch(first.thought)
    if not found or not isinstance(second.action, KeyboardInput):
        return []
    old, new = found[1], second.action.keys
    numbers = [int(found[2])] if found[2] else range(1, len(texts) + 1)
    paragraph = next((n for n in numbers if n <= len(texts) and old in texts[n - 1]), 0)
    if not paragraph or any(key in new for key in _KEYS):
        return []
    at = texts[paragraph - 1].find(old)
    head, tail = _same(_WORD.findall(old), _WORD.findall(new))
    core = new[head : len(new) - tail]
    place = _Place(texts, paragraph, at + head, at + len(old) - tail, core)
    narrow = texts[paragraph - 1][place.start : place.end]
    said = [*listed, f'Select the text "{flat(narrow)}" in paragraph {paragraph}'] if narrow else []
    others = (place.said_of(selection) for selection in said)
    return [Replacing(first.thought, new), *(one for one in others if one)]


def easier(
    reference: Sequence[ReferenceStep],
    request: str,
    texts: Sequence[str],
    listed: Collection[str],
) -> tuple[ReferenceStep, ...]:
    """The reference with each replacement as a model can best say it."""
    typable = set(texts_to_type(request, texts))
    steps = list(reference)
    for place in range(len(steps) - 1):
        every = replacings(steps[place], steps[place + 1], texts, listed)
        if every:
            best = max(every, key=lambda one: (one.typed in typable, one.selection in listed))
            steps[place : place + 2] = _steps(best)
    return tuple(steps)


def right_ones(
    reference: Sequence[ReferenceStep], request: str, texts: Sequence[str], listed: Sequence[str]
) -> Iterator[str]:
    """Selections that do for the first replacement of a reference and whose text can be typed."""
    typable = set(texts_to_type(request, texts))
    pairs = list(zip(reference, reference[1:], strict=False))[:1]
    for first, second in pairs:
        for one in replacings(first, second, texts, listed):
            if one.typed in typable and one.selection in listed:
                yield one.selection


def _same(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Characters that both begin with, and end with, in whole words."""
    pairs = list(zip(old, new, strict=False))
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), len(pairs))
    rest = min(len(old), len(new)) - same
    ends = zip(reversed(old), reversed(new), strict=False)
    tail = next((n for n, (a, b) in enumerate(ends) if a != b or n == rest), rest)
    return len("".join(old[:same])), len("".join(old[len(old) - tail :]))


def _steps(one: Replacing) -> list[ReferenceStep]:
    select = selecting(one.selection)
    assert isinstance(select, SelectText)
    keys = KeyboardInput(keys=one.typed)
    return [
        ReferenceStep(thought=one.selection, action=select),
        ReferenceStep(thought=keys.describe(), action=keys),
    ]
