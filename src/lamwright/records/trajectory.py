"""What happened: decisions, steps, trajectories."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from lamwright.records.action import Action
from lamwright.records.base import Record, VersionedRecord
from lamwright.records.observation import Control, Observation

Status = Literal["CONTINUE", "FINISH"]
Ending = Literal["finished", "unverified", "truncated", "refused", "gave_up", "broken"]
"""How an episode ended: what the policy claimed, or what cut it off."""
Said = Literal["finished", "unverified", "gave up", "refused", "broken"]
"""What is said of it in the end: "finished" is earned."""


class Outcome(Record):
    """What became of an action."""

    delivered: bool = Field(
        description="the application took it; an action that raised is never delivered"
    )
    reason: Literal[
        "",
        "not_found",
        "ambiguous",
        "disabled",
        "stale",
        "invalid",
        "timeout",
        "refused",
        "unsupported",
        "taken_back",
    ] = ""
    detail: str = Field(default="", description="one sentence for the policy and the reader")
    changed: bool | None = Field(default=None, description="whether interface or document changed")
    deleted: tuple[str, ...] = Field(
        default=(), description="structure of the document that went: 'table \"Prices\" (4 rows)'"
    )


class Decision(Record):
    """What a policy answered: the paper's seven keys, and what it cost."""

    thought: str = ""
    action: Action | None = Field(default=None, description="None: nothing (more) to do")
    status: Status = "CONTINUE"
    plan: tuple[str, ...] = Field(default=(), description="what remains; empty at the end")
    prompt: str = Field(default="", description="exactly what the model saw")
    reply: str = Field(default="", description="exactly what the model answered")
    logprob: float | None = Field(default=None, description="log-probability of the reply, nats")
    tokens: int = 0
    seconds: float = 0.0
    valid: bool = Field(default=True, description="the reply parsed as an action of the vocabulary")


class GuardDecision(Record):
    """The guard's decision before the action ran."""

    verdict: Literal["allow", "ask", "refuse", "stop"]
    rule: str = Field(description="name of the rule that decided")
    reason: str = ""


class Step(Record):
    """One turn of the loop: observed, decided, grounded, guarded, performed."""

    index: int = Field(description="counted from 1")
    observation: Observation = Field(description="before the action")
    decision: Decision
    control: Control | None = Field(default=None, description="control the action was grounded to")
    guard: GuardDecision | None = None
    outcome: Outcome | None = Field(default=None, description="None: nothing was performed")
    environment_seconds: float = 0.0
    model_seconds: float = 0.0


class State(Record):
    """All a policy sees. No check, no reference solution."""

    request: str
    application: str
    observation: Observation
    menu: tuple[Control, ...] = Field(
        default=(), description="menu entries, listed once per episode"
    )
    history: tuple[Step, ...] = ()
    plan: tuple[str, ...] = Field(default=(), description="what the last decision left to do")


class Trajectory(VersionedRecord):
    """One episode of one policy: all that is needed to understand, replay and curate it.

    One that was cut off keeps the steps it had.
    """

    schema_version: Literal[2] = 2
    trajectory_id: str
    task_id: str
    request: str
    application: str
    document: str = Field(default="", description="file name of what was opened; '': nothing")
    opened: str | None = Field(
        default=None,
        description="file name of the same as the application saves it, where that is another type",
    )
    policy: str
    seed: int
    steps: tuple[Step, ...]
    menu: tuple[Control, ...] = Field(default=(), description="menu entries when it began")
    final_observation: Observation | None = None
    final_document: str | None = Field(
        default=None, description="file name of the saved final document"
    )
    exports: str | None = Field(default=None, description="folder of what save_as wrote")
    ending: Ending
    why: str = Field(default="", description="one sentence: why it ended so")
    said: Said | Literal[""] = Field(
        default="", description="the honest ending, as act says it; '': not looked at"
    )
    doubt: str = Field(default="", description="one sentence: why it is not said what was claimed")
    objections: tuple[str, ...] = Field(
        default=(), description="what was saved and not kept, because the document did not hold it"
    )
    seconds: float = 0.0
    tries: int = Field(default=1, description="how many were made; this is the best of them")
    undone_seconds: float = Field(default=0.0, description="of the other tries, which were undone")
    versions: dict[str, str] = Field(
        default_factory=dict, description="of code, application and model ('model': its hash)"
    )

    @override
    @classmethod
    def upgraded(cls, data: dict[str, object], version: int) -> dict[str, object]:
        """Version 1 kept request and menu elsewhere, and knew Writer only."""
        data.pop("menu_id", None)
        return {"request": "", "application": "writer", **data}
