"""Specification of a rollout: serialisable, so that any executor can run it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pydantic import Field

from lamwright.agent.agent import Limits
from lamwright.agent.policy import Policy
from lamwright.environments.environment import Environment
from lamwright.executors import Specification
from lamwright.guard.guard import Guard
from lamwright.records.base import Record
from lamwright.records.task import Task
from lamwright.retrieve.retriever import Retriever

MakePolicy = Callable[[Task], Policy]
"""What an actor's specification builds."""


class RolloutApplication(Protocol):
    """The part of an application that a rollout uses; its specification builds one."""

    name: str
    suffixes: tuple[str, ...]
    """File types, its own first; (): it has no documents."""

    @property
    def retriever(self) -> Retriever:
        """What finds what a request means."""
        ...

    def open(self) -> Environment:
        """A private instance."""
        ...

    def guard(self) -> Guard:
        """The check between a decision and the application."""
        ...

    def difference(self, initial: Path, final: Path) -> tuple[str, ...]:
        """What differs between two of its documents, in words. Raises ``DocumentError``."""
        ...


class RolloutConfig(Record):
    """How episodes are run."""

    limits: Limits = Limits()
    attempts: int = 2
    """How often a task begins when the environment breaks."""
    tries: int = 1
    """Ways to try a task, each undone again, until one is said to be finished (``agent.tries``)."""
    screenshots: bool = True
    workers: int = 1
    """Environments side by side."""
    seed: int = 0


class Job(Record):
    """A rollout: one policy, one application, one output folder."""

    folder: Path
    templates: Path = Field(description="folder of the documents that tasks name")
    policy: str = Field(description="name of the policy, for its trajectories")
    actor: Specification = Field(description="makes a MakePolicy")
    application: Specification = Field(description="makes an RolloutApplication")
    config: RolloutConfig = RolloutConfig()
    versions: dict[str, str] = Field(default_factory=dict, description="for its trajectories")
