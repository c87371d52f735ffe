"""What a run is made with; stored with it, resolved."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from lamwright.agent.agent import Limits
from lamwright.records.base import Record
from lamwright.rollout.job import RolloutConfig
from lamwright.train.config import PpoConfig, RewardConfig, SftConfig

Scale = Literal["quick", "full"]
Expert = Literal["documentation", "llm"]


class StoryConfig(Record):
    """The demo's configuration."""

    application: str = "writer"
    scale: Scale = "quick"
    seed: int = 0
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
    explore_temperature: float = 0.5
    sources: tuple[Path, ...] = Field(
        default=(), description="documentation; empty: what the application brings"
    )
    expert: Expert = "documentation"
    base_model: Path | None = Field(default=None, description="None: the embedded base")
    plan: SftConfig
    imitate: SftConfig
    reward: RewardConfig
    refine: PpoConfig

    def rollout(self, *, test: bool) -> RolloutConfig:
        """How episodes on training or test tasks are run."""
        return RolloutConfig(
            limits=self.limits,
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
    base_model: Path | None = None
    expert: Expert = "documentation"


def story_config(choice: Choice) -> StoryConfig:
    """The two sizes: quick is for a first look, full is what ``results/`` holds."""
    seed = choice.seed
    if choice.scale == "quick":
        return StoryConfig(
            **dict(choice),
            train_tasks=32,
            validation_tasks=8,
            test_tasks=12,
            planning_pairs=40,
            plan=SftConfig(epochs=1, threads=1, seed=seed, layout="rows"),
            imitate=SftConfig(epochs=3, threads=1, seed=seed, layout="rows"),
            reward=RewardConfig(threads=1, seed=seed),
            refine=PpoConfig(threads=1, seed=seed),
        )
    return StoryConfig(
        **dict(choice),
        train_tasks=1200,
        validation_tasks=60,
        test_tasks=110,
        screenshots="test",
        # Three epochs at 5e-4 halved step success of LAM1; LAM2 was the same (results/README.md).
        plan=SftConfig(lr=2e-4, epochs=1, threads=1, seed=seed, layout="rows"),
        imitate=SftConfig(epochs=4, threads=1, seed=seed, precision="bfloat16", layout="rows"),
        reward=RewardConfig(threads=1, seed=seed, precision="bfloat16", layout="rows"),
        refine=PpoConfig(threads=1, seed=seed, precision="bfloat16", layout="rows"),
    )
