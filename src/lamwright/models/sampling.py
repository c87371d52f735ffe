"""A reply while it is decoded: drawn and forced tokens, and their log-probability."""

import random

import numpy as np
import torch

from lamwright.models.cached import Ahead
from lamwright.models.constraint import Constraint
from lamwright.records.errors import ModelError


class Reply:
    """Tokens so far; draws the next one, of those that the constraint allows if there is one."""

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

    def draw(self, ahead: Ahead, place: int) -> None:
        """Append one token drawn from what ``ahead`` finds likely after ``place``."""
        allowed = None if self._constraint is None else self._constraint.allowed()
        if allowed is not None and len(allowed) == 0:
            raise ModelError("The grammar allows no token that the model can write.")
        tokens = None if allowed is None else torch.from_numpy(allowed)
        scores = ahead.logits(place, tokens).numpy().astype(np.float64)
        logs = _log_softmax(scores / (self._temperature or 1.0))
        index = int(logs.argmax()) if self._temperature == 0 else _pick(logs, self._rng.random())
        token = index if allowed is None else int(allowed[index])
        self.tokens.append(token)
        self.logprob += float(logs[index])
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
