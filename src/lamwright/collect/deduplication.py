"""Exact and near duplicates among task-plan pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from lamwright.collect.reject import Reason
from lamwright.collect.words import word_set
from lamwright.records.plan import TaskPlan

_SAME_TASK = 0.75
_COMMON = word_set("a an the to of in on and or for with your you that is this it")


class SeenPlans:
    """What was kept so far; asked about each newcomer in turn."""

    def __init__(self) -> None:
        self._tasks: set[str] = set()
        self._kept: list[tuple[frozenset[str], frozenset[str]]] = []
        self._postings: defaultdict[str, list[int]] = defaultdict(list)

    def objection(self, plan: TaskPlan) -> Reason | None:
        """'duplicate', 'near_duplicate' or None; a newcomer without objection is remembered."""
        key = " ".join(re.findall(r"\w+", plan.task.lower()))
        if key in self._tasks:
            return "duplicate"
        task, operated = words_of([plan.task]), operated_in(plan.plan)
        if self._has_neighbour(task, operated):
            return "near_duplicate"
        self._tasks.add(key)
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
