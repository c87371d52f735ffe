"""Exact and near duplicates among task-plan pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from lamwright.collect.reject import Reason
from lamwright.collect.words import word_set
from lamwright.records.plan import TaskPlan

_SAME_TASK = 0.75
SAME_TEXT = 0.8
"""Jaccard similarity of the word pairs of task and plan from which on two pairs are one."""
_HASHES, _BANDS, _SEED = 128, 16, 7
_COMMON = word_set("a an the to of in on and or for with your you that is this it")


class SeenPlans:
    """What was kept so far; asked about each newcomer in turn."""

    def __init__(self) -> None:
        self._tasks: set[str] = set()
        self._kept: list[tuple[frozenset[str], frozenset[str]]] = []
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._texts = NearTexts()

    def objection(self, plan: TaskPlan) -> Reason | None:
        """'duplicate', 'near_duplicate' or None; a newcomer without objection is remembered."""
        key = " ".join(re.findall(r"\w+", plan.task.lower()))
        if key in self._tasks:
            return "duplicate"
        task, operated = words_of([plan.task]), operated_in(plan.plan)
        shingles = shingles_of(plan)
        if self._has_neighbour(task, operated) or self._texts.near(shingles):
            return "near_duplicate"
        self._tasks.add(key)
        self._texts.add(shingles)
        for word in task:
            self._postings[word].append(len(self._kept))
        self._kept.append((task, operated))
        return None

    def _has_neighbour(self, task: frozenset[str], operated: frozenset[str]) -> bool:
        """Much the same words for the very same controls: 'above' is not 'below'."""
        shared = Counter(index for word in task for index in self._postings[word])
        for index, common in shared.items():
            other_task, other_operated = self._kept[index]
            if operated == other_operated and common >= _SAME_TASK * len(task | other_task):
                return True
        return False


class NearTexts:
    """Texts by MinHash: candidates from the index, then their true similarity."""

    def __init__(self, threshold: float = SAME_TEXT) -> None:
        self._threshold = threshold
        self._index = RMinHashLSH(threshold, _HASHES, _BANDS)
        self._shingles: list[frozenset[str]] = []

    def near(self, shingles: frozenset[str]) -> list[int]:
        """Numbers of the texts added so far that are nearly this one, in their order."""
        found = self._index.query(_sketch(shingles)) if self._shingles else []
        return sorted(i for i in found if jaccard(self._shingles[i], shingles) >= self._threshold)

    def add(self, shingles: frozenset[str]) -> int:
        """Remember a text; returns its number, counted from 0."""
        number = len(self._shingles)
        self._index.insert(number, _sketch(shingles))
        self._shingles.append(shingles)
        return number


def _sketch(shingles: frozenset[str]) -> RMinHash:
    sketch = RMinHash(_HASHES, _SEED)
    sketch.update(sorted(shingles))
    return sketch


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of all members that both sets have."""
    return len(left & right) / max(len(left | right), 1)


def shingles_of(plan: TaskPlan) -> frozenset[str]:
    """Words of the task, and pairs of neighbouring words of task and plan."""
    task = re.findall(r"\w+", plan.task.lower())
    words = task + re.findall(r"\w+|>", " ".join(plan.plan).lower())
    return frozenset([*task, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))])


def operated_in(steps: Sequence[str]) -> frozenset[str]:
    """The menu entries and controls that a plan names, and its keys."""
    text = "\n".join(steps)
    paths = re.findall(r"\w[^\n\">]*(?: > [^\n\">,]+)+", text)
    names = re.findall(r'"([^"]+)"', text)
    keys = re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+\w+|F\d+)", text)
    return frozenset(name.strip().lower() for name in (*paths, *names, *keys))


def words_of(texts: Sequence[str]) -> frozenset[str]:
    """The words that count, without case, plural s and articles."""
    words = re.findall(r"\w+", " ".join(texts).lower())
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)
