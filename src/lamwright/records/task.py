"""A concrete task on a concrete document (paper, section 3.2)."""

from typing import Literal

from pydantic import Field, SerializeAsAny
from typing_extensions import override

from lamwright.records.action import Action
from lamwright.records.base import Record, VersionedRecord
from lamwright.records.check import Check

Split = Literal["train", "validation", "test"]


class ReferenceStep(Record):
    """One step of a reference solution.

    For control functions ``action.control.label`` is 0 and the control is found by ``name``.
    """

    thought: str = Field(description="the plan step in words")
    action: Action


class Task(VersionedRecord):
    """A request to an application, on a template document where it has documents."""

    schema_version: Literal[2] = 2
    task_id: str
    request: str
    application: str
    family: str = Field(default="", description="task family, e.g. bold-text; composed: 'a+b'")
    phrasing: int = Field(default=0, description="index of the phrasing in the family")
    template: str = Field(default="", description="file name of the template document; '': none")
    parameters: dict[str, str | int | float] = Field(default_factory=dict)
    source: str = Field(default="", description="help page the family comes from")
    plan_id: str = Field(default="", description="task_id of the TaskPlan it was made from")
    checks: tuple[SerializeAsAny[Check], ...] = ()
    reference: tuple[ReferenceStep, ...] = Field(
        default=(), description="reference solution; never shown to experts"
    )
    split: Split
    axes: tuple[str, ...] = Field(
        default=(), description="what is new in a test task: phrasing, template, composition"
    )

    @override
    @classmethod
    def upgraded(cls, data: dict[str, object], version: int) -> dict[str, object]:
        """Version 1 knew Writer only."""
        return {"application": "writer", **data}
