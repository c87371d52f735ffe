"""What a report is written from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from lamwright.records.base import Record
from lamwright.records.plan import TaskPlan
from lamwright.records.score import Score
from lamwright.records.task import Task
from lamwright.records.trajectory import Trajectory
from lamwright.records.verdict import Verdict
from lamwright.report.flows import FlowChart

Kind = Literal["phase", "expert", "upper bound", "baseline"]


class PolicyCard(Record):
    """How a policy is introduced to the reader."""

    name: str = Field(description="as in Score.policy and Trajectory.policy")
    about: str = Field(default="", description="one phrase under the name")
    kind: Kind = "baseline"
    paper: str = Field(default="", description="column of the paper's tables to stand beside")


class Reason(Record):
    """How many items a stage rejected for one reason."""

    reason: str
    count: int


class StageYield(Record):
    """What a stage kept and rejected."""

    stage: str
    kept: int
    rejected: tuple[Reason, ...] = ()
    unit: str = Field(default="", description="what is counted: plans, tasks, trajectories ...")
    seconds: float | None = None

    @property
    def total(self) -> int:
        """Kept and rejected."""
        return self.kept + sum(reason.count for reason in self.rejected)


class Example(Record):
    """One item that a stage kept or rejected."""

    text: str
    why: str = Field(default="", description="of a rejected one: the reason")
    more: tuple[str, ...] = Field(default=(), description="its plan, its place ...")
    trajectory: str = Field(default="", description="id of the trajectory that shows it")


class StageExamples(Record):
    """Some of what a stage kept, and some of what it rejected."""

    stage: str
    kept: tuple[Example, ...] = ()
    rejected: tuple[Example, ...] = ()


class LossPoint(Record):
    """One line of a training log."""

    phase: str
    step: int
    loss: float


class Provenance(Record):
    """Where the figures come from."""

    created: str = Field(default="", description="ISO 8601")
    command: str = ""
    commit: str = ""
    seed: int | None = None
    machine: str = ""
    seconds: float | None = Field(default=None, description="wall time of the whole run")
    versions: dict[str, str] = Field(default_factory=dict, description="software and its version")
    sources: tuple[str, ...] = Field(default=(), description="what the pairs were read from")
    config: str = Field(default="", description="the resolved configuration")


class PairsShown(Record):
    """The task-plan pairs of a run, in short and by example."""

    summary: str
    facts: dict[str, str] = Field(default_factory=dict, description="title -> counts in words")
    examples: tuple[TaskPlan, ...] = ()


class ReportInput(Record):
    """A run, as the report shows it. Everything but the name may be missing."""

    name: str
    provenance: Provenance = Provenance()
    policies: tuple[PolicyCard, ...] = Field(
        default=(), description="in the order of the tables; unlisted policies follow"
    )
    yields: tuple[StageYield, ...] = ()
    flows: tuple[FlowChart, ...] = Field(default=(), description="one for each kind of item")
    examples: tuple[StageExamples, ...] = ()
    pairs: PairsShown | None = None
    losses: tuple[LossPoint, ...] = ()
    scores: tuple[Score, ...] = Field(
        default=(),
        description="planning, decisions, online, reward (accuracy, auroc); overall and per group",
    )
    notes: tuple[str, ...] = Field(default=(), description="what the reader should know, honestly")


class ShownEpisode(Record):
    """A trajectory and what belongs to it."""

    trajectory: Trajectory
    task: Task | None = None
    verdict: Verdict | None = None
    screenshots: Path | None = Field(
        default=None, description="folder that Observation.screenshot is relative to"
    )


def stage_yield(
    stage: str, counts: Mapping[str, int], *, unit: str = "", seconds: float | None = None
) -> StageYield:
    """A yield from a manifest's counts: ``kept``, and every other key a reason for rejection."""
    rejected = tuple(
        Reason(reason=reason, count=count)
        for reason, count in counts.items()
        if reason != "kept" and count
    )
    return StageYield(
        stage=stage, kept=counts.get("kept", 0), rejected=rejected, unit=unit, seconds=seconds
    )
