"""Advantages: how much better an action was than the value of its state."""

from collections.abc import Sequence
from itertools import groupby

import torch

from lamwright.records.base import unit_hash

_FOLDS = 5


def gae(
    rewards: Sequence[float], values: Sequence[float], gamma: float, decay: float
) -> list[float]:
    """Generalised advantages of one episode; nothing follows its last step (arXiv 1506.02438)."""
    advantages: list[float] = []
    ahead, value_ahead = 0.0, 0.0
    for reward, value in zip(reversed(rewards), reversed(values), strict=True):
        ahead = reward + gamma * value_ahead - value + gamma * decay * ahead
        value_ahead = value
        advantages.append(ahead)
    return advantages[::-1]


def returns_to_go(rewards: Sequence[float], gamma: float) -> list[float]:
    """Discounted sum of the rewards from each step on."""
    return gae(rewards, [0.0] * len(rewards), gamma, 1.0)


def scale_rewards(scores: Sequence[float], how: str) -> list[float]:
    """Scores to [-0.5, 0.5]: by the smallest and largest, or half of what is clamped to [-1, 1]."""
    if how == "clamp":
        return [max(-1.0, min(1.0, score)) / 2 for score in scores]
    low, high = min(scores), max(scores)
    if low == high:
        return [0.0] * len(scores)
    return [(score - low) / (high - low) - 0.5 for score in scores]


def normalise(values: Sequence[float]) -> list[float]:
    """To mean 0 and deviation 1; all alike become 0."""
    tensor = torch.tensor(values, dtype=torch.float64)
    centred = tensor - tensor.mean()
    deviation = float(centred.square().mean().sqrt())
    return [0.0] * len(values) if deviation < 1e-9 else (centred / deviation).tolist()


def per_episode(groups: Sequence[str]) -> list[list[int]]:
    """Indices of each run of equal groups; rows are ordered by group and step."""
    return [
        [i for i, _ in part] for _, part in groupby(enumerate(groups), key=lambda pair: pair[1])
    ]


def state_values(
    features: torch.Tensor, returns: Sequence[float], groups: Sequence[str], ridge: float
) -> list[float]:
    """The value head: ridge regression of returns on [N, H] features of the states.

    Cross-fitted: a trajectory's values come from a head that never saw it. A head of hundreds of
    inputs fitted on a few hundred steps would else reproduce their returns, and no advantage be left.
    """
    width = features.shape[1]
    states = torch.nn.functional.layer_norm(features, (width,)).double() / width**0.5
    wanted = torch.tensor(returns, dtype=torch.float64)
    folds = torch.tensor([int(unit_hash("fold", group) * _FOLDS) for group in groups])
    values = torch.zeros(len(wanted), dtype=torch.float64)
    for fold in range(_FOLDS):
        out, rest = folds == fold, folds != fold
        if bool(out.any()) and bool(rest.any()):
            values[out] = _ridge(states[rest], wanted[rest], states[out], ridge)
    return [float(value) for value in values]


def _ridge(
    known: torch.Tensor, wanted: torch.Tensor, asked: torch.Tensor, ridge: float
) -> torch.Tensor:
    mean, middle = wanted.mean(), known.mean(0)
    known, asked = known - middle, asked - middle
    kernel = known @ known.T + ridge * torch.eye(len(known), dtype=known.dtype)
    return mean + asked @ known.T @ torch.linalg.solve(kernel, wanted - mean)


def explained(returns: Sequence[float], values: Sequence[float]) -> float | None:
    """Share of the returns' variance that the values explain; None if there is none."""
    wanted = torch.tensor(returns, dtype=torch.float64)
    left = wanted - torch.tensor(values, dtype=torch.float64)
    variance = float(wanted.var(unbiased=False))
    return None if variance < 1e-12 else 1 - float(left.var(unbiased=False)) / variance
