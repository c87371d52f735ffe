"""Running checks of any application: kinds, the functions behind them, answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from lamwright.records.base import Record
from lamwright.records.check import Check
from lamwright.records.errors import StageError
from lamwright.records.task import Task
from lamwright.records.verdict import CheckResult

E = TypeVar("E")
"""What checks look at: the document before and after, and what was saved beside it."""


class Answer(NamedTuple):
    """Whether a check passed, and one sentence why."""

    passed: bool
    reason: str


@dataclass(frozen=True)
class Checks(Generic[E]):
    """The kinds of check that an application knows, and what answers each."""

    title: str
    runners: Mapping[type[Check], Callable[..., Answer]]

    @property
    def kinds(self) -> dict[str, type[Check]]:
        """The classes by kind."""
        return {str(known.model_fields["kind"].default): known for known in self.runners}

    def typed(self, check: Check) -> Check:
        """A check as it was read from disk -> one of ours. ``StageError`` for one that is none."""
        if type(check) in self.runners:
            return check
        known = self.kinds
        if check.kind not in known:
            raise StageError(
                f"{self.title} has no check of kind '{check.kind}'; it has {', '.join(sorted(known))}."
            )
        try:
            return known[check.kind].model_validate(check.model_dump())
        except ValidationError as error:
            first = error.errors()[0]
            raise StageError(f"A check of kind '{check.kind}' is wrong: {first['msg']}.") from error

    def run(self, check: Check, seen: E) -> CheckResult:
        """Whether ``seen`` passes ``check``, with one readable reason."""
        ours = self.typed(check)
        answer = self.runners[type(ours)](ours, seen)
        return CheckResult(kind=check.kind, passed=answer.passed, reason=answer.reason)

    def run_all(self, task: Task, seen: E) -> tuple[CheckResult, ...]:
        """All checks of a task. Raises ``StageError`` before any is run when one is not ours."""
        checks = [self.typed(check) for check in task.checks]
        return tuple(self.run(check, seen) for check in checks)


def first_difference(left: object, right: object, *, near: float = 0.3) -> str:
    """Where two values first differ, in words; empty when they do not. Lengths may be ``near``."""
    if isinstance(left, Record) and type(left) is type(right):
        for name in type(left).model_fields:
            inner = first_difference(getattr(left, name), getattr(right, name), near=near)
            if inner:
                return f"{name.replace('_', ' ')} {inner}"
        return ""
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            return f"{len(left)} became {len(right)}"
        found = (first_difference(a, b, near=near) for a, b in zip(left, right, strict=True))
        return next((inner for inner in found if inner), "")
    if isinstance(left, float) and isinstance(right, float):
        return "" if abs(left - right) <= near else f"{left:g} became {right:g}"
    return "" if left == right else f"{left!r} became {right!r}"
