"""Training data of refinement: actions, their log-probabilities and their rewards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from lamwright.records.base import Record
from lamwright.records.errors import StageError
from lamwright.train.advantage import (
    explained,
    gae,
    normalise,
    per_episode,
    returns_to_go,
    scale_rewards,
    state_values,
)
from lamwright.train.config import PpoConfig
from lamwright.train.engine import Trainer
from lamwright.train.forward import Reader, body_features, per_row
from lamwright.train.layout import over_rows
from lamwright.train.packing import Pack
from lamwright.train.ppo import Logged
from lamwright.train.rows import Row


class Facts(Record):
    """Parallel lists over actions, ordered by trajectory and step; kept with a run."""

    start: tuple[float, ...]
    """Log-probability of each reply under the starting policy."""
    rewards: tuple[float, ...]
    """In [-0.5, 0.5]."""
    advantages: tuple[float, ...]
    """Mean 0 and deviation 1."""
    returns: tuple[float, ...]
    explained: float | None
    """Share of the returns' variance that the value head explains."""


@dataclass(frozen=True)
class Evidence:
    """The actions and what is known of them."""

    rows: Sequence[Row]
    facts: Facts
    config: PpoConfig

    def logged(self) -> dict[str, Logged]:
        """By sample id; the configuration names where the ratio's denominator comes from."""
        found = {}
        behaviour = self.config.behaviour
        for row, start, advantage in zip(
            self.rows, self.facts.start, self.facts.advantages, strict=True
        ):
            stored = row.sample.logprob
            if behaviour == "stored" and stored is None:
                raise StageError(
                    f"Sample {row.sample.sample_id} has no stored log-probability; "
                    "use behaviour='recomputed'."
                )
            denominator = start if behaviour == "recomputed" or stored is None else stored
            found[row.sample.sample_id] = Logged(denominator, advantage)
        return found


def weigh(
    rows: Sequence[Row], scores: Sequence[float], trainer: Trainer, config: PpoConfig
) -> Facts:
    """Rewards from ``scores``, values from a head on the start's states, advantages by GAE.

    ``rows`` are ordered by trajectory and step; ``trainer`` holds the starting policy.
    """
    groups = [row.sample.group for row in rows]
    rewards = scale_rewards(scores, config.reward_scale)
    gamma = config.gamma
    returns = _by_episode(groups, lambda part: returns_to_go([rewards[i] for i in part], gamma))
    values = state_values(read_rows(rows, trainer, state_features), returns, groups, config.ridge)

    def advantages_of(part: list[int]) -> list[float]:
        ours = [rewards[i] for i in part]
        return gae(ours, [values[i] for i in part], gamma, config.gae_lambda)

    return Facts(
        start=read_rows(rows, trainer, row_logprobs).tolist(),
        rewards=rewards,
        advantages=normalise(_by_episode(groups, advantages_of)),
        returns=returns,
        explained=explained(returns, values),
    )


def _by_episode(groups: Sequence[str], work: Callable[[list[int]], list[float]]) -> list[float]:
    return [value for part in per_episode(groups) for value in work(part)]


def read_rows(
    rows: Sequence[Row], trainer: Trainer, read: Callable[[Reader, Pack], torch.Tensor]
) -> torch.Tensor:
    """What ``read`` finds for each of ``rows`` under the policy as it is now, without gradients."""
    model = trainer.bare()
    with trainer.autocast():
        return over_rows(rows, trainer.layout, lambda pack: read(model, pack), trainer.device)


def row_logprobs(model: Reader, pack: Pack) -> torch.Tensor:
    """[R] log-probability of each reply."""
    return per_row(model.predictions(pack).logprobs(), pack)


def state_features(model: Reader, pack: Pack) -> torch.Tensor:
    """[R, H] hidden state before each reply."""
    return body_features(model.model, pack, pack.states)
