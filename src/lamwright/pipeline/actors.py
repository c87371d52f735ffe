"""The policies of a run, and the hashes of what each is made of."""

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from lamwright.agent.policies.documentation.expert import DocumentationExpert
from lamwright.agent.policies.documentation.library import Library
from lamwright.agent.policies.lam import LamPolicy
from lamwright.agent.policies.llm import LlmExpert
from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.agent.policy import Policy
from lamwright.codec import CompactCodec
from lamwright.models.http import expert_model
from lamwright.models.local import LocalModel
from lamwright.models.shared import SharedModel
from lamwright.pipeline.config import Expert
from lamwright.records.base import Record, content_hash, derive_seed
from lamwright.records.plan import TaskPlan
from lamwright.records.task import Task
from lamwright.store.stage import hash_files


class Actor:
    """A named way to make a policy for a task."""

    def __init__(self, name: str, inputs: dict[str, str], make: Callable[[Task], Policy]) -> None:
        self.name = name
        self.inputs = inputs
        self._make = make

    def __call__(self, task: Task) -> Policy:
        """A fresh policy under this actor's name."""
        policy = self._make(task)
        policy.name = self.name
        return policy


class Sampling(Record):
    """How a LAM decides."""

    temperature: float = 0.0
    seed: int = 0


class _LoadedOnce:
    """A model that is loaded by whoever needs it first, while the others wait."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._model: SharedModel | None = None

    def __call__(self) -> SharedModel:
        with self._lock:
            if self._model is None:
                self._model = SharedModel(LocalModel(self._path))
            return self._model


def demonstration() -> Actor:
    """Reference solutions, performed."""
    return Actor("demonstration", {}, lambda task: ReferencePolicy(task.reference))


def documentation_expert(plans: Sequence[TaskPlan]) -> Actor:
    """The documentation expert; it is handed the plans and sees states, nothing else."""
    library = Library(plans)
    return Actor(
        "expert", {"plans": content_hash(*plans)}, lambda task: DocumentationExpert(library)
    )


def expert_of(kind: Expert, plans: Sequence[TaskPlan]) -> Actor:
    """The expert of a run: documentation, or an LLM behind the configured endpoint."""
    if kind == "documentation":
        return documentation_expert(plans)
    model = expert_model(os.environ)
    return Actor("expert", {"endpoint": model.name}, lambda task: LlmExpert(model))


def lam(name: str, model: Path, sampling: Sampling | None = None) -> Actor:
    """A trained model in ``model``; loaded when first used, shared by all workers."""
    chosen = sampling or Sampling()
    shared = _LoadedOnce(model)

    def make(task: Task) -> Policy:
        return LamPolicy(
            shared(),
            CompactCodec(),
            temperature=chosen.temperature,
            seed=derive_seed(chosen.seed, task.task_id),
        )

    inputs = {"model": hash_files(*sorted(model.glob("*.safetensors")))}
    return Actor(name, inputs | {"sampling": content_hash(chosen)}, make)
