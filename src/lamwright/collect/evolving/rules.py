"""Rules of the paper for evolved pairs, checked."""

import re

from lamwright.collect.cleaning import objection
from lamwright.collect.deduplication import words_of
from lamwright.collect.evolving.interface import Interface
from lamwright.collect.manual import Manual
from lamwright.collect.reject import Reason
from lamwright.records.plan import TaskPlan

MOST_WORDS = 20
"""Words that an evolved task may have more than its parent (paper, section 3.1.3)."""
_MOST_STEPS = 20
_MOST_TASK_WORDS = 48
_KEPT = 0.6


def violation(
    parent: TaskPlan, child: TaskPlan, interface: Interface, manual: Manual
) -> Reason | None:
    """The first rule that ``child`` breaks as an evolution of ``parent``; None: it keeps them."""
    before, after = parent.task.split(), child.task.split()
    if len(after) - len(before) > MOST_WORDS:
        return "too_many_words"
    if len(after) > _MOST_TASK_WORDS or len(child.plan) > _MOST_STEPS:
        return "too_long"
    if len(after) <= len(before) or len(child.plan) <= len(parent.plan):
        return "not_harder"
    wanted = words_of([parent.task])
    if len(wanted & words_of([child.task])) < _KEPT * len(wanted):
        return "unfaithful"
    if _repeats(child):
        return "contradiction"
    if interface.unknown(child):
        return "unknown_control"
    short = re.split(r", (?:then|and) ", child.task)[0]
    return objection(short, child.plan, child.source.location, child.application, manual)


def _repeats(child: TaskPlan) -> bool:
    """The same toggle operated twice in a row would undo itself."""
    pairs = zip(child.plan, child.plan[1:], strict=False)
    return any(first == second for first, second in pairs)
