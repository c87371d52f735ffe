"""Task-plan pairs (paper, section 3.1): what a task is in words, and the steps that do it."""

from typing import Literal

from pydantic import Field

from lamwright.records.base import Record, VersionedRecord


class Source(Record):
    """Where a task-plan pair was read."""

    kind: str = Field(
        description="documentation, query-log or ufo; of an evolved pair, its parent's"
    )
    name: str = Field(description="name of the collection, e.g. libreoffice-help")
    location: str = Field(description="page or file inside the collection")
    heading: str = Field(default="", description="heading the procedure stood under")
    licence: str = Field(default="", description="licence of the text")


class TaskPlan(VersionedRecord):
    """A task and its plan."""

    schema_version: Literal[1] = 1
    task_id: str = Field(description="content hash of task and source")
    task: str = Field(description="one imperative sentence")
    plan: tuple[str, ...] = Field(description="steps in order")
    application: str = Field(description="e.g. writer")
    source: Source
    parent: str | None = Field(default=None, description="task_id this one was evolved from")
    method: str = Field(
        default="", description="how: compose, constrain, query, or llm; empty: as documented"
    )
    partner: str | None = Field(
        default=None, description="task_id of the other pair that an evolution took steps from"
    )
