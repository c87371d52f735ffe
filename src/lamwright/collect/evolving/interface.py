"""What the user interface is known to offer: read off the documented plans."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.collect.deduplication import operated_in
from lamwright.records.plan import TaskPlan

OK = 'Click "OK"'


class Option(NamedTuple):
    """One control of a dialog: the step that operates it, and the task that does."""

    step: str
    plan: TaskPlan


class Interface:
    """Names that the documentation of each application uses, and the controls of its dialogs."""

    def __init__(self, plans: Sequence[TaskPlan]) -> None:
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._dialogs: defaultdict[tuple[str, tuple[str, ...]], list[Option]] = defaultdict(list)
        for plan in plans:
            self._names[plan.application] |= operated_in(plan.plan)
            if len(plan.plan) > 2 and plan.plan[-1] == OK and '"' in plan.plan[-2]:
                access = plan.plan[:-2]
                self._dialogs[plan.application, access].append(Option(plan.plan[-2], plan))

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
