"""Verdicts: was the task done?"""

from typing import Literal

from lamwright.records.base import Record, VersionedRecord


class CheckResult(Record):
    """What one check read."""

    kind: str
    passed: bool
    reason: str


class Verdict(VersionedRecord):
    """A judge's answer. A judge that could not run leaves no verdict; it never says 'no'."""

    schema_version: Literal[1] = 1
    trajectory_id: str
    task_id: str
    complete: Literal["yes", "no", "unsure"]
    quality: Literal["good", "ambiguous", "over-detailed", "unknown"] = "unknown"
    reasons: tuple[str, ...] = ()
    judge: str
    evidence: tuple[CheckResult, ...] = ()
