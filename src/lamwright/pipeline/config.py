"""Configuration of a run; stored with it, resolved."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, Field

from lamwright.agent.agent import Limits
from lamwright.agent.policies.lam import REPLY_TOKENS
from lamwright.collect.sources.queries import Sampling
from lamwright.models.embedded import base_path
from lamwright.models.prompts import Prompts
from lamwright.pipeline.documented import InstantiationConfig
from lamwright.pipeline.settings import overlaid
from lamwright.records.base import Record
from lamwright.records.errors import UsageError
from lamwright.rollout.job import RolloutConfig
from lamwright.train.config import PpoConfig, Preset, RewardConfig, SftConfig

Scale = Literal["quick", "full"]
Expert = Literal["documentation", "llm"]
Requests = Literal["families", "people"]
"""families: phrasings of the application's task families; people: requests that people wrote."""
OWN_REQUESTS = "people"
"""Named instead of a folder: those that the application brings."""
_ANNOTATED, _SHARE = 0.4, 0.8
Author = Literal["rules", "llm", "batch"]
Place = Annotated[Path, AfterValidator(Path.absolute)]


class Reading(Record):
    """How sources are read into pairs."""

    licence: str = Field(default="", description="of texts that do not say")
    sampling: Sampling = Sampling()
    by: Author = Field(default="rules", description="who constructs pairs")


class EvolveConfig(Record):
    """How pairs are evolved."""

    per_plan: int = Field(default=3, ge=0, le=10, description="of a pair, at most; 0: none")
    by: Author = Field(default="rules", description="who writes them")


class StoryConfig(Record):
    """The demo's configuration."""

    application: str = "writer"
    scale: Scale = "quick"
    seed: int = 0
    requests: Requests = Field(default="families", description="what tasks are drawn from")
    requests_from: Place | None = Field(
        default=None, description="folder of requests of people; None: the application's own"
    )
    train_tasks: int
    validation_tasks: int = Field(description="checkpoints are chosen on these")
    test_tasks: int
    workers: int = Field(default=2, description="environments side by side")
    screenshots: Literal["all", "test"] = Field(
        default="all", description="which rollouts keep screenshots"
    )
    limits: Limits = Limits(steps=12, seconds=90)
    held_out_plans: float = Field(
        default=0.1, description="share of plans kept for planning scores"
    )
    planning_pairs: int = Field(default=200, description="held-out pairs that are scored, at most")
    annotated: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="share of what the expert failed whose reference solutions phase 2 imitates, as a person's",
    )
    explore_temperature: float = 0.5
    explore_tries: int = Field(
        default=1, ge=1, le=16, description="of each task that the expert failed, until one is done"
    )
    explore_share: float = Field(
        default=0.0, ge=0, le=1, description="as share, while exploring; the greater of both counts"
    )
    share: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="of the belief in what was found, among which a model chooses; 0: the likeliest is taken",
    )
    tries: int = Field(
        default=1,
        ge=1,
        le=16,
        description="of each test and validation task, as act --tries; training tasks are explored by explore_tries",
    )
    prompts: Prompts | None = Field(
        default=None,
        description="None: of requests of people what was found, else what the base was trained on",
    )
    sources: tuple[Place, ...] = Field(
        default=(), description="documentation or pairs; empty: what the application brings"
    )
    collect: Reading = Reading()
    evolve: EvolveConfig = Field(
        default=EvolveConfig(per_plan=0), description="runs of before it was asked have none"
    )
    instantiation: InstantiationConfig = InstantiationConfig()
    expert: Expert = "documentation"
    base_model: Path | None = Field(default=None, description="None: the embedded base")
    plan: SftConfig
    imitate: SftConfig
    reward: RewardConfig
    refine: PpoConfig

    def rollout(self, *, test: bool, tries: int | None = None) -> RolloutConfig:
        """How episodes on training or test tasks are run; ``tries`` of test tasks, instead of the setting."""
        return RolloutConfig(
            limits=self.limits,
            tries=(tries or self.tries) if test else 1,
            screenshots=test or self.screenshots == "all",
            workers=self.workers,
            seed=self.seed,
        )


class Choice(Record):
    """What a person chooses of a run's configuration on the command line."""

    application: str = "writer"
    scale: Scale = "quick"
    seed: int = 0
    sources: tuple[Path, ...] = ()
    base_model: str = Field(default="", description="a base's name or folder; '': the embedded one")
    preset: Preset | None = Field(default=None, description="None: chosen by the model's size")
    expert: Expert = "documentation"
    requests: str = Field(
        default="", description="folder of requests of people, or 'people'; '': task families"
    )


class Resolved(NamedTuple):
    """A configuration, and why its preset is this one."""

    config: StoryConfig
    reason: str


def story_config(
    choice: Choice, files: Sequence[Path] = (), settings: Sequence[str] = ()
) -> Resolved:
    """Defaults of the scale and of the model's size, then ``files`` (TOML), then ``key=value``.

    Quick is for a first look, full is what ``results/`` holds. Raises ``UsageError`` for a key or a
    value that is none, naming the nearest key, and ``ModelError`` for a model that cannot be trained.
    """
    from lamwright.models.bases import resolve  # torch takes seconds to import
    from lamwright.train.presets import BRIEF, choose_preset, phases

    if choice.base_model.startswith(("http://", "https://")):
        raise UsageError(
            "A model behind a server cannot be trained; name its folder, or let "
            "`lamwright eval --model` measure it."
        )
    model = resolve(choice.base_model) if choice.base_model else base_path()
    chosen = choose_preset(model)
    preset = choice.preset or chosen.preset
    reason = chosen.reason if choice.preset is None else f"preset {preset}: asked for."
    quick = choice.scale == "quick"
    trained = phases(preset, seed=choice.seed, quick=quick)
    if trained.imitate.max_steps is not None:
        reason = f"{reason} {BRIEF}"
    sizes = dict(_QUICK if quick else _FULL)
    if quick and choice.requests:
        sizes |= _QUICK_PEOPLE
    if trained.imitate.max_steps is not None:
        sizes |= _BRIEF
    config = StoryConfig(
        application=choice.application,
        scale=choice.scale,
        seed=choice.seed,
        sources=choice.sources,
        evolve=usual_evolving(choice.scale),
        expert=choice.expert,
        base_model=model if choice.base_model else None,
        **sizes | _requested(choice.requests),
        **dict(trained),
    )
    resolved = overlaid(config, files, settings)
    _check(resolved, config)
    return Resolved(resolved, reason)


def _requested(requests: str) -> dict[str, Any]:
    """Settings of runs on requests of people: those of the application, or of a folder.

    The documentation expert does hardly any such request, so a part of the reference solutions is imitated too. The
    model chooses among what is likely: with the likeliest alone the readers decide, and phases would all be alike.
    """
    if not requests:
        return {}
    held = None if requests == OWN_REQUESTS else Path(requests)
    return {"requests": "people", "requests_from": held, "annotated": _ANNOTATED, "share": _SHARE}


def _check(resolved: StoryConfig, chosen: StoryConfig) -> None:
    """Raise for settings that options name, and for a base that cannot be trained."""
    for name in ("application", "scale", "seed"):  # others were chosen by them
        if getattr(resolved, name) != getattr(chosen, name):
            raise UsageError(f"Setting {name}: name it with --{name}.")
    if resolved.base_model is not None:
        from lamwright.models.usable import check_usable  # torch takes seconds to import

        check_usable(resolved.base_model, REPLY_TOKENS)


def usual_evolving(scale: Scale) -> EvolveConfig:
    """How the pairs of a run are evolved when nobody says how."""
    return EvolveConfig(per_plan=1 if scale == "quick" else 3)


_QUICK: dict[str, Any] = {
    "train_tasks": 32,
    "validation_tasks": 8,
    "test_tasks": 12,
    "planning_pairs": 40,
    "explore_tries": 2,
    "explore_share": 0.8,
}
_QUICK_PEOPLE: dict[str, Any] = {"train_tasks": 24, "validation_tasks": 6}
"""Of requests of people more is left to explore, which takes longer."""
_BRIEF: dict[str, Any] = {
    "validation_tasks": 4,
    "test_tasks": 6,
    "planning_pairs": 10,
    "limits": Limits(steps=12, seconds=60),
}
"""Instead of these, where a pretrained model is asked on a CPU: it takes seconds to decide."""
_FULL: dict[str, Any] = {
    "train_tasks": 1200,
    "validation_tasks": 60,
    "test_tasks": 110,
    "explore_tries": 3,
    "explore_share": 0.8,
    "screenshots": "test",
}
