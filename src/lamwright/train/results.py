"""What training returns, saved as ``training.json`` in the checkpoint."""

from collections.abc import Sequence
from pathlib import Path

from lamwright.records.base import Record
from lamwright.train.journal import LogLine


class TrainingResult(Record):
    """One finished training."""

    out: Path
    steps: int
    samples: int
    skipped: tuple[str, ...]
    """Samples left out because they are longer than ``max_length``."""
    first_loss: float
    last_loss: float
    """Mean of the last tenth of the steps."""
    losses: tuple[float, ...]
    supervised_tokens: int
    tokens: int
    """Tokens computed, padding included."""
    seconds: float
    """Of the optimiser steps."""
    tokens_per_second: float
    """Supervised tokens."""
    tree_ratio: float
    padding_ratio: float
    parameters: int
    trained_parameters: int
    processes: int = 1
    resumed_at: int = 0
    """Step from which an interrupted run went on."""
    notes: tuple[str, ...] = ()


class Discrimination(Record):
    """How well scores separate successes from failures."""

    n: int
    positives: int
    accuracy: float | None
    """Share of scores with the right sign. None: nothing to judge."""
    majority: float | None
    """What always naming the larger class would reach."""
    auroc: float | None
    """None where one class is absent."""


class RewardResult(TrainingResult):
    """A finished reward model with its held-out figures."""

    held_out_tasks: int
    steps_held_out: Discrimination
    """Over single steps."""
    trajectories_held_out: Discrimination
    """Over trajectories, by the mean score of their steps."""
    train: Discrimination
    """Over the steps it was trained on."""


class RefineStep(Record):
    """One update of offline PPO."""

    step: int
    kl: float
    """To the start, nats per action, before this update."""
    kl_coefficient: float
    ratio: float
    """Mean over actions; 1 before anything is learned."""
    clip_share: float
    """Share of actions whose gradient the clip took away."""
    entropy: float
    """Nats per token."""


class RefineFigures(Record):
    """What offline PPO did."""

    actions: int
    reward_mean: float | None
    return_mean: float | None
    explained_variance: float | None
    """Share of the returns' variance that the value head explains on unseen trajectories."""
    final_kl: float
    praised_change: float | None
    """Mean change of the log-probability of actions with positive advantage."""
    blamed_change: float | None
    history: tuple[RefineStep, ...]


class RefineResult(TrainingResult):
    """A finished refinement; ``refinement`` is None for the baselines."""

    refinement: RefineFigures | None


def summarise(lines: Sequence[LogLine]) -> dict[str, object]:
    """The fields of a result that follow from the log."""
    seconds = sum(line.seconds for line in lines)
    tokens = sum(line.tokens for line in lines)
    supervised = sum(line.supervised_tokens for line in lines)
    padding = sum(line.padding_ratio * line.tokens for line in lines)
    unpadded = [(line.tokens * (1 - line.padding_ratio), line.tree_ratio) for line in lines]
    last = lines[-max(1, len(lines) // 10) :]
    return {
        "steps": lines[-1].step,
        "first_loss": lines[0].loss,
        "last_loss": sum(line.loss for line in last) / len(last),
        "losses": tuple(line.loss for line in lines),
        "supervised_tokens": supervised,
        "tokens": tokens,
        "seconds": seconds,
        "tokens_per_second": supervised / seconds,
        "tree_ratio": sum(n * ratio for n, ratio in unpadded) / (tokens - padding),
        "padding_ratio": padding / tokens,
    }
