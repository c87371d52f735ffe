"""A reply under way: what was drawn, what was forced, and how likely it was."""

import random

import numpy as np
import torch

from lamwright.models.constraint import Constraint


class Reply:
    """Tokens so far; draws the next one from logits, under the constraint if there is one."""

    def __init__(
        self,
        constraint: Constraint | None,
        temperature: float,
        rng: random.Random,
        stop: frozenset[int],
    ) -> None:
        self._constraint = constraint
        self._temperature = temperature
        self._rng = rng
        self._stop = stop
        self.tokens: list[int] = []
        self.logprob = 0.0
        self.done = False

    def take_forced(self) -> None:
        """Append what the grammar leaves no choice about."""
        if self._constraint is None or self.done:
            return
        self.tokens += self._constraint.forced()
        self.done = self._constraint.finished

    def draw(self, logits: torch.Tensor) -> None:
        """Append one token drawn from ``logits`` (vocabulary,)."""
        scores = logits.numpy().astype(np.float64)
        if self._constraint is not None:
            allowed = self._constraint.allowed()
            scores = np.where(allowed, scores[: len(allowed)], -np.inf)
        logs = _log_softmax(scores / (self._temperature or 1.0))
        token = int(logs.argmax()) if self._temperature == 0 else _pick(logs, self._rng.random())
        self.tokens.append(token)
        self.logprob += float(logs[token])
        self._after(token)

    def _after(self, token: int) -> None:
        if token in self._stop:
            self.done = True
        elif self._constraint is not None:
            self._constraint.take(token)
            self.done = self._constraint.finished


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()))


def _pick(logs: np.ndarray, draw: float) -> int:
    """The token in whose share of the cumulated probability ``draw`` falls."""
    place = int(np.searchsorted(np.cumsum(np.exp(logs)), draw, side="right"))
    if place < len(logs) and logs[place] > -np.inf:
        return place
    return int(logs.argmax())
