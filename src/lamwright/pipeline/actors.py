"""The policies of a run: how each is made, in this process or in another."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from pydantic import Field

from lamwright.agent.policies.documentation.expert import DocumentationExpert
from lamwright.agent.policies.documentation.library import Library
from lamwright.agent.policies.lam import LamPolicy
from lamwright.agent.policies.llm import LlmExpert
from lamwright.agent.policies.matching import MatchingPolicy
from lamwright.agent.policies.reference import ReferencePolicy
from lamwright.agent.policy import Policy
from lamwright.applications import Application, find_application
from lamwright.executors import Specification
from lamwright.models.http import expert_model
from lamwright.pipeline.config import Expert
from lamwright.pipeline.place import ModelPlace
from lamwright.records.base import Record, content_hash, derive_seed
from lamwright.records.plan import TaskPlan
from lamwright.records.task import Task
from lamwright.retrieve.installed import installed_vectors
from lamwright.retrieve.matching import Matcher, Thresholds
from lamwright.rollout.job import MakePolicy
from lamwright.store.shelf import read_records
from lamwright.store.stage import hash_files, hash_weights

_HERE = "lamwright.pipeline.actors"


class Actor(Record):
    """A named way to make a policy for a task; serialisable."""

    name: str
    inputs: dict[str, str] = Field(description="hashes of what it is made of")
    specification: Specification = Field(description="makes a MakePolicy")

    @cached_property
    def _make(self) -> MakePolicy:
        made: MakePolicy = self.specification.build()
        return made

    def __call__(self, task: Task) -> Policy:
        """A fresh policy under this actor's name, made in this process."""
        policy = self._make(task)
        policy.name = self.name
        return policy


class Sampling(Record):
    """How a LAM decides."""

    temperature: float = 0.0
    seed: int = 0


def demonstration() -> Actor:
    """Reference solutions, performed."""
    made = Specification(make=f"{_HERE}:make_demonstration")
    return Actor(name="demonstration", inputs={}, specification=made)


def matching() -> Actor:
    """Planned steps, each on the live control that its text matches."""
    made = Specification(make=f"{_HERE}:make_matching")
    return Actor(
        name="matching", inputs={"thresholds": content_hash(Thresholds())}, specification=made
    )


def expert_of(kind: Expert, plans: Path, application: Application) -> Actor:
    """The expert of a run: documentation, or an LLM behind the configured endpoint.

    ``plans`` is a file of task-plan pairs; the documentation expert sees them and states, nothing
    else.
    """
    if kind == "documentation":
        arguments = {"plans": str(plans), "application": application.name}
        made = Specification(make=f"{_HERE}:make_documentation_expert", arguments={**arguments})
        return Actor(name="expert", inputs={"plans": hash_files(plans)}, specification=made)
    made = Specification(
        make=f"{_HERE}:make_llm_expert", arguments={"application": application.name}
    )
    name = expert_model(os.environ).name
    return Actor(name="expert", inputs={"endpoint": name}, specification=made)


def lam(
    name: str,
    model: Path | ModelPlace,
    application: Application,
    sampling: Sampling | None = None,
    share: float = 0.0,
) -> Actor:
    """A trained model in a folder or behind a server; each worker opens it once.

    Of what retrieval found it chooses among the likeliest that hold ``share`` of the belief; 0: they are taken.
    """
    chosen = sampling or Sampling()
    place = ModelPlace(where=str(model)) if isinstance(model, Path) else model
    made = Specification(
        make=f"{_HERE}:make_lam",
        arguments={
            "model": place.model_dump(mode="json"),
            "application": application.name,
            **chosen.model_dump(mode="json"),
            "share": share,
        },
    )
    where = place.where
    inputs = {"model": where if place.is_served else hash_weights(Path(where))}
    inputs |= {"share": str(share)} if share and place.prompts == "found" else {}
    return Actor(name=name, inputs=inputs | {"sampling": content_hash(chosen)}, specification=made)


def make_demonstration() -> MakePolicy:
    """Reference solutions."""
    return lambda task: ReferencePolicy(task.reference)


def make_matching() -> MakePolicy:
    """Control matching, by meaning too where the encoder is installed."""
    matcher = Matcher(installed_vectors())
    return lambda task: MatchingPolicy(task.reference, matcher)


def make_documentation_expert(plans: str, application: str) -> MakePolicy:
    """The documentation expert; all its episodes share one library of plans."""
    library = Library(read_records(Path(plans), TaskPlan))
    skills = find_application(application).skills
    return lambda task: DocumentationExpert(library, skills)


def make_llm_expert(application: str) -> MakePolicy:
    """A large model behind the endpoint that the environment variables name."""
    model = expert_model(os.environ)
    codec = find_application(application).paper_codec()
    return lambda task: LlmExpert(model, codec)


def make_lam(
    model: Mapping[str, object], application: str, temperature: float, seed: int, share: float
) -> MakePolicy:
    """A LAM on the model at a place (``ModelPlace``)."""
    place = ModelPlace.model_validate(model)
    loaded = place.open()
    codec = replace(find_application(application).codec(place.prompts), belief=share)
    return lambda task: LamPolicy(
        loaded, codec, temperature=temperature, seed=derive_seed(seed, task.task_id)
    )
