"""Training and test pairs, so that nothing near a test pair is in training."""

import re
from collections.abc import Sequence
from typing import Literal

from lamwright.collect.deduplication import NearTexts, shingles_of
from lamwright.records.base import unit_hash
from lamwright.records.plan import TaskPlan

Split = Literal["train", "test"]
TEST_SHARE = 0.1
_CLUSTER = 0.5


def assign_splits(plans: Sequence[TaskPlan], *, seed: int = 0) -> dict[str, Split]:
    """The split of each pair by task id.

    Pairs of one page, near texts (word-pair Jaccard 0.5 and more), and queries with the pair they
    were answered from stay together; a group is drawn by its hash, so new pairs move no old group.
    """
    groups = _Groups(len(plans))
    first: dict[str, int] = {}
    texts = NearTexts(_CLUSTER)
    for place, plan in enumerate(plans):
        keys = [plan.task_id, plan.parent or "", _page(plan), _key(plan.task)]
        for key in filter(None, keys):
            groups.join(place, first.setdefault(key, place))
        shingles = shingles_of(plan)
        for near in texts.near(shingles):
            groups.join(place, near)
        texts.add(shingles)
    names = {groups.root(place): "" for place in range(len(plans))}
    for place, plan in enumerate(plans):
        root = groups.root(place)
        names[root] = min(filter(None, [names[root], plan.task_id]))
    return {
        plan.task_id: _drawn(names[groups.root(place)], seed) for place, plan in enumerate(plans)
    }


def _drawn(name: str, seed: int) -> Split:
    return "test" if unit_hash("split", seed, name) < TEST_SHARE else "train"


def crossing(plans: Sequence[TaskPlan], splits: dict[str, Split]) -> list[tuple[str, str]]:
    """Pairs of one split that nearly are one of the other: (test id, train id). Should be empty."""
    texts, train = NearTexts(), [plan for plan in plans if splits[plan.task_id] == "train"]
    for plan in train:
        texts.add(shingles_of(plan))
    return [
        (plan.task_id, train[near].task_id)
        for plan in plans
        if splits[plan.task_id] == "test"
        for near in texts.near(shingles_of(plan))
    ]


def _page(plan: TaskPlan) -> str:
    """Lines of a log stand for themselves."""
    alone = plan.source.kind != "documentation"
    return "" if alone else f"{plan.source.name}/{plan.source.location}"


def _key(task: str) -> str:
    return " ".join(re.findall(r"\w+", task.lower()))


class _Groups:
    """Union-find over places."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low
