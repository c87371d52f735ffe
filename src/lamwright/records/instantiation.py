"""A documented task made concrete by a model (paper, section 3.2.1): document, request, actions."""

from typing import Literal

from pydantic import Field, JsonValue

from lamwright.records.base import Record, VersionedRecord
from lamwright.records.plan import TaskPlan
from lamwright.records.task import Task

RequestType = Literal["None", "Non_task", "App_involve", "Env", "Others"]
"""What kind of bad request the filter saw; 'None': a good one."""
By = Literal["meaning", "words", "random"]
Reason = Literal[
    "",
    "other_application",
    "no_template",
    "malformed_reply",
    "impossible",
    "too_many_words",
    "too_many_steps",
    "unknown_function",
    "bad_arguments",
    "known",
    "held_out",
    "filtered",
]
"""Why no task came of a plan; empty: one did."""


class TemplateChoice(Record):
    """The template document that was chosen for a task."""

    template: str = Field(description="file name")
    score: float = Field(description="how near its description is to the task")
    by: By


class PlannedStep(Record):
    """One action as planned before anything was done."""

    subtask: str = Field(description="what it is for, one short sentence")
    control_text: str = Field(default="", description="name of a control; '': acts on the document")
    function: str
    args: dict[str, JsonValue] = Field(default_factory=dict)


class Prefilled(Record):
    """The concrete request and its actions."""

    request: str
    steps: tuple[PlannedStep, ...] = ()


class Screened(Record):
    """The filter's answer: whether the request is a good one, and what kind of bad one."""

    judge: bool
    thought: str
    request_type: RequestType


class Instantiated(VersionedRecord):
    """What became of one plan, stage by stage; what was not reached is None."""

    schema_version: Literal[1] = 1
    plan: TaskPlan
    choice: TemplateChoice | None = None
    prefilled: Prefilled | None = None
    screened: Screened | None = None
    task: Task | None = Field(default=None, description="the task; its reference is the plan")
    reason: Reason = ""
    detail: str = ""


class ControlMatch(Record):
    """A planned control text against the live controls (paper, section 3.2.2)."""

    wanted: str
    matched: str = Field(default="", description="name of the control; '': none is near enough")
    score: float = Field(default=0.0, description="0 to 100")
    by: Literal["name", "text", "meaning", "none"] = "none"
