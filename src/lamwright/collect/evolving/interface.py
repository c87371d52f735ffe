"""Controls of the user interface, as known from the documented plans."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.collect.deduplication import operated_in
from lamwright.collect.words import word_set
from lamwright.records.plan import TaskPlan

OK = 'Click "OK"'
_CLOSES = re.compile(
    r"\b(?:OK|Close|Save|Print|Send|Finish|Done|Open|Export|Import|Convert|Delete|Remove|Yes|Create)\b"
)
_SETTLES = word_set(
    "set change define specify edit modify configure open customize adjust select assign access "
    "manage display determine add view enter insert create use start launch initiate format apply"
)
"""Verbs of tasks whose menu entry, when it comes last, most often opens a dialog."""


class Option(NamedTuple):
    """One control of a dialog: the step that operates it, and the task that does."""

    step: str
    plan: TaskPlan


class Interface:
    """Names that the documentation of each application uses, and the controls of its dialogs."""

    def __init__(self, plans: Sequence[TaskPlan]) -> None:
        self._opening: set[tuple[str, str]] = set()
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._dialogs: defaultdict[tuple[str, tuple[str, ...]], list[Option]] = defaultdict(list)
        for plan in plans:
            self._names[plan.application] |= operated_in(plan.plan)
            if len(plan.plan) > 2 and plan.plan[-1] == OK and '"' in plan.plan[-2]:
                access = plan.plan[:-2]
                self._opening.add((plan.application, access[0]))
                self._dialogs[plan.application, access].append(Option(plan.plan[-2], plan))

    def left_open(self, plan: TaskPlan) -> bool:
        """Whether ``plan`` ends in a dialog that it does not close: nothing can follow it."""
        last = plan.plan[-1]
        if last.endswith(" tab"):
            return True
        inside = any(" > " in step for step in plan.plan[:-1]) and " > " not in last
        if inside and not _CLOSES.search(last):
            return True
        entry = last.startswith("Choose ") and " > " in last
        settles = plan.task.split()[0].lower() in _SETTLES
        return entry and (settles or (plan.application, last) in self._opening)

    def unknown(self, plan: TaskPlan) -> list[str]:
        """What ``plan`` operates and the documentation of its application never names."""
        return sorted(operated_in(plan.plan) - self._names[plan.application])

    def options(self, plan: TaskPlan) -> list[Option]:
        """Controls that stand in the dialog which ``plan`` closes with OK, without its own."""
        if len(plan.plan) < 2 or plan.plan[-1] != OK:
            return []
        steps = plan.plan[:-1]
        for start in range(len(steps)):
            for end in range(len(steps), start, -1):
                found = self._dialogs.get((plan.application, steps[start:end]))
                if found and not any("tab" in step or " > " in step for step in steps[end:]):
                    return [option for option in found if option.step not in steps]
        return []
