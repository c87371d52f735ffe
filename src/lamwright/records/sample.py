"""Training samples."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import VersionedRecord

Phase = Literal["plan", "imitate", "explore", "reward", "refine"]


class Sample(VersionedRecord):
    """One prompt and its target, with lineage back to the trajectory."""

    schema_version: Literal[1] = 1
    sample_id: str
    phase: Phase
    prompt: str
    target: str
    weight: float = 1.0
    reward: float | None = Field(default=None, description="+1 step of a success, -1 of a failure")
    logprob: float | None = Field(
        default=None, description="behaviour policy's, of the whole reply"
    )
    task_id: str
    group: str = Field(
        description="trajectory_id (or task_id for plans); rows of a group share prefixes"
    )
    step: int = Field(default=0, description="index in the group")
    expert: str = Field(default="", description="policy that made the trajectory")
