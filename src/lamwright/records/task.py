"""A concrete task on a concrete document (paper, section 3.2)."""

from typing import Literal

from pydantic import Field

from lamwright.records.action import Action
from lamwright.records.base import Record
from lamwright.records.check import Check

Split = Literal["train", "validation", "test"]


class ReferenceStep(Record):
    """One step of a reference solution.

    For control functions ``action.control.label`` is 0 and the control is found by ``name``.
    """

    thought: str = Field(description="the plan step in words")
    action: Action


class Task(Record):
    """A request on a template document, with the checks that judge the final document."""

    schema_version: int = 1
    task_id: str
    request: str
    application: str = "writer"
    family: str = Field(description="task family, e.g. bold-text; composed: 'a+b'")
    phrasing: int = Field(description="index of the phrasing in the family")
    template: str = Field(description="file name of the template document")
    parameters: dict[str, str | int | float] = Field(default_factory=dict)
    source: str = Field(default="", description="help page the family comes from")
    plan_id: str = Field(default="", description="task_id of the TaskPlan it was made from")
    checks: tuple[Check, ...]
    reference: tuple[ReferenceStep, ...] = Field(
        description="reference solution; never shown to experts"
    )
    split: Split
    axes: tuple[str, ...] = Field(
        default=(), description="what is new in a test task: phrasing, template, composition"
    )
