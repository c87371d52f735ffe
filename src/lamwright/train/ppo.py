"""The clipped objective over logged actions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from peft import PeftModel

from lamwright.models.adapters import is_adapter
from lamwright.train.config import PpoConfig
from lamwright.train.engine import Trainer
from lamwright.train.forward import Reader, per_row
from lamwright.train.packing import Pack
from lamwright.train.results import RefineStep
from lamwright.train.rows import Row
from lamwright.train.vocabulary import Predictions, token_kl

_REFERENCE = "reference"

_LOG_RATIO = 10.0
"""A reply of many tokens can drift far; beyond this the clip decides anyway and exp() must not."""


@dataclass(frozen=True)
class Logged:
    """What is known of one action before the update."""

    behaviour: float
    """Log-probability of the whole reply under the policy that is updated from."""
    advantage: float


class Reference:
    """The starting policy on the same base: adapters off, or those it started from, or a copy.

    Made before the first update. A model without adapters is copied; with them only one base is held.
    """

    def __init__(self, policy: Reader, start: Path) -> None:
        """``start`` is the folder that ``policy`` was loaded from."""
        adapted = isinstance(policy.model, PeftModel)
        self._named = adapted and is_adapter(start)
        self._adapters = policy.model if adapted else None
        self._reader = policy if adapted else deepcopy(policy).eval().requires_grad_(False)
        if self._named:
            device = str(next(policy.parameters()).device)
            policy.model.load_adapter(str(start), _REFERENCE, torch_device=device)

    @torch.no_grad()
    def predictions(self, pack: Pack) -> Predictions:
        """As the start would have them."""
        with self._in_place():
            return self._reader.predictions(pack)

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        if self._adapters is None:
            yield
        elif self._named:
            tuner, active = self._adapters.base_model, self._adapters.active_adapter
            tuner.set_adapter(_REFERENCE, inference_mode=True)
            try:
                yield
            finally:
                tuner.set_adapter(active)
        else:
            with self._adapters.disable_adapter():
                yield


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
        reference = self.reference.predictions(pack)
        loss: torch.Tensor = model(pack, lambda found: self._summed(found, reference))
        return loss

    def _summed(self, found: Predictions, reference: Predictions) -> torch.Tensor:
        pack = found.pack
        tokens = compared(found, reference)
        logprobs, divergence = (per_row(tokens[:, column], pack) for column in (0, 1))
        facts = [self.logged[row.sample.sample_id] for row in pack.rows]
        behaviour = tokens.new_tensor([fact.behaviour for fact in facts])
        advantage = tokens.new_tensor([fact.advantage for fact in facts])
        ratio = (logprobs - behaviour).clamp(-_LOG_RATIO, _LOG_RATIO).exp()
        held = ratio.clamp(1 - self.clip, 1 + self.clip)
        gain = torch.minimum(ratio * advantage, held * advantage)
        self._note(ratio, (ratio * advantage > held * advantage), divergence, tokens[:, 2])
        return (self.coefficient * divergence - gain).sum()

    def _note(
        self, ratio: torch.Tensor, clipped: torch.Tensor, kl: torch.Tensor, entropy: torch.Tensor
    ) -> None:
        ones = ratio.new_tensor([len(ratio), len(entropy)])
        sums = torch.stack([ratio.sum(), clipped.sum(), kl.sum(), entropy.sum(), *ones])
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


def compared(found: Predictions, reference: Predictions) -> torch.Tensor:
    """[E, 3] of each target token: log-probability, KL(policy || reference), entropy."""

    def work(logits: torch.Tensor, targets: torch.Tensor, values: torch.Tensor) -> torch.Tensor:
        chances = logits.log_softmax(-1)
        start = reference.scores(values).log_softmax(-1)
        entropy = -(chances.exp() * chances).sum(-1)
        chosen = chances.gather(1, targets[:, None]).squeeze(1)
        return torch.stack([chosen, token_kl(chances, start), entropy], 1)

    return found.each(work, found.pack.targets, reference.values)


def row_kl(model: Reader, reference: Reference, pack: Pack) -> torch.Tensor:
    """[R] KL of each logged reply, summed over its tokens."""
    start = reference.predictions(pack)
    return per_row(compared(model.predictions(pack), start)[:, 1], pack)
