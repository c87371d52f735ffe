"""Scores with their uncertainty."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import VersionedRecord


class Score(VersionedRecord):
    """One figure of one policy."""

    schema_version: Literal[1] = 1
    policy: str
    evaluation: str = Field(description="planning, decisions or online")
    metric: str
    value: float | None = Field(description="None: could not be measured")
    low: float | None = Field(default=None, description="95 % confidence interval over tasks")
    high: float | None = None
    n: int = Field(description="tasks (or steps) it rests on")
    unit: str = Field(default="share", description="share, s, steps, nats ...")
    group: str = Field(
        default="", description="'family:bold-text', 'axis:template'; empty: all tasks"
    )
    against: str = Field(
        default="", description="a paired difference: this policy minus that one, same tasks"
    )
    note: str = ""
