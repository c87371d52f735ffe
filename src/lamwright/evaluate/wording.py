"""When two plan steps are the same step, and how the steps of two plans are paired.

1. Wording is normalised: case, white space, a leading number or bullet, quotation marks, the '...' of
   menu entries and final punctuation do not count; '>', '-', '->' and '▸' between menu names are one;
   'choose', 'click', 'click on', 'press', 'go to' and 'open' are one verb.
2. What is quoted and every number must be equal: 'Select paragraph 4' is never 'Select paragraph 5',
   however alike they look.
3. The rest must be alike: ``rapidfuzz.fuzz.ratio`` of at least 85 (of 100) of the normalised wordings,
   and again of what follows the verb or the last '>': 'Edit > Undo' is not 'Edit > Redo'.
4. Each step is paired at most once; the largest possible number of pairs is taken.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

THRESHOLD = 85.0
_QUOTED = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LEADING = re.compile(r"^(?:\d+[.)]|[-*•])\s+")
_VERB = re.compile(r"^(?:choose|click on|click|press|go to|open)\b")
_ARROW = re.compile(r"\s*(?:->|>|▸|→|–|\s-\s)\s*")
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "..."})


def normalise(step: str) -> str:
    """The wording that is compared (rule 1)."""
    text = _LEADING.sub("", " ".join(step.translate(_MARKS).casefold().split()))
    text = _ARROW.sub(" > ", text).replace("...", "").rstrip(" .;:")
    return _VERB.sub("choose", text)


def matched(predicted: Sequence[str], reference: Sequence[str]) -> int:
    """How many steps can be paired one to one, in any order (rule 4)."""
    wanted = [_prepare(step) for step in reference]
    edges = [
        [j for j, one in enumerate(wanted) if _same(given, one)]
        for given in map(_prepare, predicted)
    ]
    partner: dict[int, int] = {}
    return sum(_augment(i, edges, partner, set()) for i in range(len(predicted)))


def in_order(predicted: Sequence[str], reference: Sequence[str]) -> bool:
    """Whether every reference step is found in the prediction, in the reference's order."""
    remaining = iter([_prepare(step) for step in predicted])
    return all(
        any(_same(given, wanted) for given in remaining) for wanted in map(_prepare, reference)
    )


class _Step(NamedTuple):
    """A step, ready to be compared."""

    text: str
    """Normalised, without quotation marks."""
    object: str
    """What follows the verb or the last '>'."""
    quoted: tuple[str, ...]
    numbers: tuple[float, ...]


def _prepare(step: str) -> _Step:
    text = normalise(step)
    plain = text.replace('"', "")
    numbers = _NUMBER.findall(_QUOTED.sub(" ", text))
    return _Step(
        text=plain,
        object=plain.removeprefix("choose ").rsplit(" > ", 1)[-1],
        quoted=tuple(_QUOTED.findall(text)),
        numbers=tuple(map(float, numbers)),
    )


def _same(first: _Step, second: _Step) -> bool:
    if (first.quoted, first.numbers) != (second.quoted, second.numbers):
        return False
    alike = fuzz.ratio(first.text, second.text) >= THRESHOLD
    return alike and fuzz.ratio(first.object, second.object) >= THRESHOLD


def _augment(i: int, edges: list[list[int]], partner: dict[int, int], seen: set[int]) -> bool:
    """One augmenting path of Kuhn's bipartite matching from predicted step ``i``."""
    for j in edges[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in partner or _augment(partner[j], edges, partner, seen):
            partner[j] = i
            return True
    return False
