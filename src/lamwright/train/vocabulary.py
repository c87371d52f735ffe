"""Losses over a large vocabulary that never hold all logits.

262,144 words times the supervised tokens of a pass are gigabytes. Logits are made for some tokens at
a time, used, and made again for the backward pass.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch.utils.checkpoint import checkpoint

from lamwright.models.head import Head
from lamwright.train.packing import Pack

AT_ONCE = 2**25
"""Logits held at a time: 128 MiB in float32."""


class Predictions:
    """What a model says at the E supervised places of a pack.

    ``values`` are [E, H] hidden states; without a ``head`` they are [E, V] logits already.
    """

    def __init__(
        self, values: torch.Tensor, head: Head | None, pack: Pack, at_once: int = AT_ONCE
    ) -> None:
        self._at_once = at_once
        self.values = values
        self.head = head
        self.pack = pack

    def scores(self, values: torch.Tensor) -> torch.Tensor:
        """[e, V] float32 logits of [e, ...] of ``values``."""
        return values.float() if self.head is None else self.head(values).float()

    def each(self, work: Callable[..., torch.Tensor], *beside: torch.Tensor) -> torch.Tensor:
        """[E, ...] what ``work`` makes of [e, V] logits and [e, ...] of each of ``beside``."""
        step = self._step()
        if step >= len(self.values):
            return work(self.scores(self.values), *beside)

        def part(values: torch.Tensor, *rest: torch.Tensor) -> torch.Tensor:
            return work(self.scores(values), *rest)

        pieces = zip(self.values.split(step), *(one.split(step) for one in beside), strict=True)
        if not torch.is_grad_enabled():
            return torch.cat([part(*piece) for piece in pieces])
        again = {"use_reentrant": False, "preserve_rng_state": False}
        return torch.cat([checkpoint(part, *piece, **again) for piece in pieces])

    def logprobs(self) -> torch.Tensor:
        """[E] log-probability of each target token."""
        return self.each(_target_logprobs, self.pack.targets)

    def weighted_loss(self) -> torch.Tensor:
        """Negative log-probability of the targets, summed with the pack's weights."""
        head, step = self.head, self._step()
        if head is None or head.softcap is not None or step >= len(self.values):
            return -(self.logprobs() * self.pack.weights).sum()
        linear = head.linear
        pack = self.pack
        loss: torch.Tensor = _WeightedLoss.apply(
            self.values, linear.weight, linear.bias, (pack.targets, pack.weights, step)
        )
        return loss

    def _step(self) -> int:
        width = int(self.values.shape[-1])
        if self.head is not None:
            width = int(self.head.linear.out_features)
        return max(16, self._at_once // width)


class _WeightedLoss(torch.autograd.Function):
    """The loss with its gradients made in the forward pass, while logits are there."""

    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401  torch's
        states: torch.Tensor,
        weight: torch.Tensor,
        bias: torch.Tensor | None,
        about: tuple[torch.Tensor, torch.Tensor, int],
    ) -> torch.Tensor:
        targets, weights, step = about
        loss = torch.zeros((), device=states.device)
        by_state = torch.empty_like(states)
        by_weight = torch.zeros_like(weight, dtype=torch.float32) if weight.requires_grad else None
        by_bias = None if bias is None else torch.zeros_like(bias, dtype=torch.float32)
        for start in range(0, len(states), step):
            part = slice(start, start + step)
            logits = torch.nn.functional.linear(states[part], weight, bias).float()
            total = logits.logsumexp(-1, keepdim=True)
            aims = targets[part, None]
            loss += ((total - logits.gather(1, aims)).squeeze(1) * weights[part]).sum()
            slope = logits.sub_(total).exp_()
            slope.scatter_add_(1, aims, torch.full_like(aims, -1, dtype=slope.dtype))
            slope *= weights[part, None]
            near = slope.to(weight.dtype)
            by_state[part] = near @ weight
            if by_weight is not None:
                by_weight += near.T @ states[part].to(weight.dtype)
            if by_bias is not None:
                by_bias += slope.sum(0)
        ctx.save_for_backward(by_state, by_weight, by_bias)
        return loss

    @staticmethod
    def backward(ctx: Any, *grads: torch.Tensor) -> tuple[torch.Tensor | None, ...]:  # noqa: ANN401
        (scale,) = grads
        found = [None if one is None else one * scale for one in ctx.saved_tensors]
        return (*found, None)


def _target_logprobs(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return -torch.nn.functional.cross_entropy(logits, targets, reduction="none")


def token_kl(chances: torch.Tensor, reference: torch.Tensor) -> torch.Tensor:
    """[E] KL(policy || reference) from [E, V] log-probabilities."""
    return (chances.exp() * (chances - reference)).sum(-1)
