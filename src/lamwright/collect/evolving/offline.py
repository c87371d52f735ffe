"""Evolving by rules: one more control of the same dialog, or a related task afterwards."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from lamwright.collect.deduplication import NearTexts, jaccard, shingles_of, words_of
from lamwright.collect.evolving.interface import OK, Interface
from lamwright.collect.evolving.rules import violation
from lamwright.collect.manual import Manual
from lamwright.collect.reject import Reject
from lamwright.collect.words import word_set
from lamwright.records.base import Record, content_hash, derive_seed
from lamwright.records.plan import TaskPlan

_TRIES = 8
_FIELD = re.compile(r'Set "|Select "[^"]*"(?:Select|Choose|Specify) the\b')
"""A control that takes a value; others may be alternatives of one choice."""
_ALIKE = 0.4
_ENDS = word_set(
    "close exit quit delete remove undo cancel clear empty log shut reset reject cut stop"
)
_OPPOSITES = (
    ("left", "right"), ("top", "bottom"), ("above", "below"), ("show", "hide"), ("first", "last"),
    ("enable", "disable"), ("next", "previous"), ("ascending", "descending"), ("up", "down"),
    ("before", "after"), ("increase", "decrease"), ("lock", "unlock"), ("all", "none"),
    ("horizontal", "vertical"), ("forward", "backward"), ("add", "remove"), ("insert", "delete"),
    ("black", "white"), ("portrait", "landscape"), ("inner", "outer"), ("single", "double"),
    ("left", "center"), ("right", "center"), ("right", "centered"),
    ("expand", "collapse"), ("merge", "split"), ("maximum", "minimum"), ("open", "close"),
)  # fmt: skip


class Evolution(Record):
    """Evolved pairs, and the attempts that broke a rule."""

    plans: tuple[TaskPlan, ...]
    rejects: tuple[Reject, ...]


def evolve(
    plans: Sequence[TaskPlan],
    groups: Mapping[str, str],
    *,
    per_plan: int,
    seed: int,
    manual: Manual | None = None,
) -> Evolution:
    """Up to ``per_plan`` harder pairs from each pair; each names its parent.

    Args:
        plans: documented pairs.
        groups: the split of each, by task id; a partner comes from the parent's own split.
        per_plan: evolutions of one pair at most.
        seed: the draw for a pair depends on the seed and the pair alone.
        manual: the application's own words.
    """
    return _Evolver(plans, groups, seed, manual or Manual()).run(per_plan)


class _Evolver:
    def __init__(
        self, plans: Sequence[TaskPlan], groups: Mapping[str, str], seed: int, manual: Manual
    ) -> None:
        self._plans = plans
        self._groups = groups
        self._seed = seed
        self._manual = manual
        self._interface = Interface(plans)
        self._related: defaultdict[tuple[str, ...], list[TaskPlan]] = defaultdict(list)
        for plan in plans:
            for topic in _topics(plan):
                self._related[groups[plan.task_id], *topic].append(plan)
        self._texts = NearTexts()
        for plan in plans:
            self._texts.add(shingles_of(plan))
        self._rejects: list[Reject] = []

    def run(self, per_plan: int) -> Evolution:
        evolved = [child for plan in self._plans for child in self._children(plan, per_plan)]
        return Evolution(plans=tuple(evolved), rejects=tuple(self._rejects))

    def _children(self, plan: TaskPlan, most: int) -> Iterator[TaskPlan]:
        made = 0
        for child in self._attempts(plan):
            shingles = shingles_of(child)
            reason = violation(plan, child, self._interface, self._manual)
            if reason is None and self._texts.near(shingles):
                reason = "near_duplicate"
            if reason:
                reject = Reject(
                    stage="evolving", reason=reason, source=child.source, text=child.task[:300]
                )
                self._rejects.append(reject)
                continue
            self._texts.add(shingles)
            yield child
            made += 1
            if made == most:
                return

    def _attempts(self, plan: TaskPlan) -> Iterator[TaskPlan]:
        """One constraint first, then compositions, a few of each."""
        draw = Random(derive_seed("evolve", self._seed, plan.task_id))
        options = [
            option
            for option in self._interface.options(plan)
            if self._groups[option.plan.task_id] == self._groups[plan.task_id]
            and _FIELD.match(option.step + option.plan.task)
            and not _exclusive(plan, option.plan)
        ]
        draw.shuffle(options)
        for option in options[:1]:
            yield _child(plan, option.plan, (*plan.plan[:-1], option.step, OK), "constrain")
        partners = [p for p in self._partners(plan) if p.task_id != plan.task_id]
        for partner in draw.sample(partners, min(_TRIES, len(partners))):
            if not _exclusive(plan, partner) and not _one_dialog(plan, partner):
                yield _child(plan, partner, (*plan.plan, *partner.plan), "compose")

    def _partners(self, plan: TaskPlan) -> list[TaskPlan]:
        """Pairs of the same page, then pairs about the same object."""
        if plan.task.split()[0].lower() in _ENDS or self._interface.left_open(plan):
            return []
        found: list[TaskPlan] = []
        for topic in _topics(plan):
            near = self._related[self._groups[plan.task_id], *topic]
            found += [other for other in near if topic[1] == "page" or _akin(plan, other)]
            if len(found) > 2 * _TRIES:
                break
        return list({partner.task_id: partner for partner in found}.values())


def _akin(plan: TaskPlan, other: TaskPlan) -> bool:
    """Whether the tasks have two words in common: one may be chance."""
    return len(words_of([plan.task]) & words_of([other.task])) > 1


def _topics(plan: TaskPlan) -> list[tuple[str, ...]]:
    """What a pair is about, nearest first: its page, its longest words."""
    words = sorted(words_of([plan.task]), key=lambda word: (-len(word), word))[:2]
    return [
        (plan.application, "page", plan.source.location),
        *((plan.application, "word", word) for word in words),
    ]


def _exclusive(plan: TaskPlan, other: TaskPlan) -> bool:
    """Whether the two cannot both be wanted: opposites, or alternatives of one choice."""
    left, right = words_of([plan.task]), words_of([other.task])
    if plan.task.split()[:2] == other.task.split()[:2] and plan.plan[0] == other.plan[0]:
        return True
    if jaccard(left, right) >= _ALIKE:
        return True
    return any(
        (one in left and two in right) or (two in left and one in right) for one, two in _OPPOSITES
    )


def _one_dialog(plan: TaskPlan, other: TaskPlan) -> bool:
    """Whether both are done in one dialog: then one visit should do, not two."""
    return plan.plan[0] == other.plan[0] and (plan.plan[-1] == OK or len(plan.plan) == 1)


def _child(plan: TaskPlan, other: TaskPlan, steps: tuple[str, ...], method: str) -> TaskPlan:
    """The pair of both."""
    joint = "and" if method == "constrain" else "then"
    task = f"{plan.task}, {joint} {_lowered(other.task)}"
    return plan.model_copy(
        update={
            "task_id": content_hash(task, steps, plan.task_id),
            "task": task,
            "plan": steps,
            "parent": plan.task_id,
            "partner": other.task_id,
            "method": method,
        }
    )


def _lowered(task: str) -> str:
    """The task inside a sentence."""
    first = task.split()[0]
    return task if first[1:].lower() != first[1:] or first[0] == '"' else task[0].lower() + task[1:]
