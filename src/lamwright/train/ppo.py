"""The clipped objective over logged actions."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from dataclasses import dataclass

import torch

from lamwright.train.config import PpoConfig
from lamwright.train.engine import Trainer
from lamwright.train.forward import logits_at, per_row, token_logprobs
from lamwright.train.packing import Pack
from lamwright.train.results import RefineStep
from lamwright.train.rows import Row

_LOG_RATIO = 10.0
"""A reply of many tokens can drift far; beyond this the clip decides anyway and exp() must not."""


@dataclass(frozen=True)
class Logged:
    """What is known of one action before the update."""

    behaviour: float
    """Log-probability of the whole reply under the policy that is updated from."""
    advantage: float


class Reference:
    """The starting policy: the model with its adapters off, or a frozen copy of it."""

    def __init__(self, model: torch.nn.Module) -> None:
        self._adapted = hasattr(model, "disable_adapter")
        self._model = model if self._adapted else deepcopy(model).eval().requires_grad_(False)

    @torch.no_grad()
    def logits(self, pack: Pack) -> torch.Tensor:
        """[E, V] as the start would have them."""
        off: AbstractContextManager[None] = (
            self._model.disable_adapter() if self._adapted else nullcontext()
        )
        with off:
            return logits_at(self._model, pack)


class Surrogate:
    """Clipped surrogate with one importance ratio per action, and KL to the reference.

    The ratio is of the whole reply, as the action is what the environment saw; ratios of single
    tokens collapse on multi-step data. KL is exact over the vocabulary at each logged token and
    summed over the reply.
    """

    def __init__(self, logged: dict[str, Logged], reference: Reference, config: PpoConfig) -> None:
        self.logged = logged
        self.reference = reference
        self.clip = config.clip_range
        self.coefficient = config.kl_initial
        self.target = config.kl_target
        self.gain = config.kl_gain
        self._sums = torch.zeros(6)

    def total(self, rows: Sequence[Row]) -> float:
        """Number of actions; a new update begins."""
        self._sums = torch.zeros(6)
        return float(len(rows))

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """Summed over the actions of ``pack``."""
        logits = logits_at(model, pack)
        facts = [self.logged[row.sample.sample_id] for row in pack.rows]
        behaviour = logits.new_tensor([fact.behaviour for fact in facts])
        advantage = logits.new_tensor([fact.advantage for fact in facts])
        change = per_row(token_logprobs(logits, pack), pack) - behaviour
        ratio = change.clamp(-_LOG_RATIO, _LOG_RATIO).exp()
        held = ratio.clamp(1 - self.clip, 1 + self.clip)
        gain = torch.minimum(ratio * advantage, held * advantage)
        chances = logits.log_softmax(-1)
        divergence = per_row(token_kl(chances, self.reference.logits(pack).log_softmax(-1)), pack)
        self._note(ratio, (ratio * advantage > held * advantage), divergence, chances)
        return (self.coefficient * divergence - gain).sum()

    def _note(
        self, ratio: torch.Tensor, clipped: torch.Tensor, kl: torch.Tensor, chances: torch.Tensor
    ) -> None:
        entropy = -(chances.exp() * chances).sum()
        ones = ratio.new_tensor([len(ratio), len(chances)])
        sums = torch.stack([ratio.sum(), clipped.sum(), kl.sum(), entropy, *ones])
        self._sums += sums.detach().cpu()

    def step(self, trainer: Trainer) -> RefineStep:
        """The figures of the last update, over all processes."""
        sums = trainer.accelerator.reduce(self._sums.to(trainer.device), "sum").tolist()
        ratio, clipped, kl, entropy, actions, tokens = sums
        return RefineStep(
            step=trainer.step,
            kl=kl / actions,
            kl_coefficient=self.coefficient,
            ratio=ratio / actions,
            clip_share=clipped / actions,
            entropy=entropy / tokens,
        )

    def adapt(self, kl: float) -> None:
        """Raise the coefficient when KL is above its target, lower it below (arXiv 1909.08593)."""
        error = max(-0.2, min(0.2, kl / self.target - 1))
        self.coefficient *= 1 + self.gain * error


def token_kl(chances: torch.Tensor, reference: torch.Tensor) -> torch.Tensor:
    """[E] KL(policy || reference) from [E, V] log-probabilities."""
    return (chances.exp() * (chances - reference)).sum(-1)


def row_kl(model: torch.nn.Module, reference: Reference, pack: Pack) -> torch.Tensor:
    """[R] KL of each logged reply, summed over its tokens."""
    chances = logits_at(model, pack).log_softmax(-1)
    return per_row(token_kl(chances, reference.logits(pack).log_softmax(-1)), pack)
