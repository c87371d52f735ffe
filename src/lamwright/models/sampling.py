"""A reply while it is decoded: drawn and forced tokens, and their log-probabilities."""

import random
from typing import NamedTuple

import numpy as np
from pydantic import Field

from lamwright.models.ahead import Ahead
from lamwright.models.constraint import Constraint
from lamwright.records.base import Record
from lamwright.records.errors import ModelError


class Wish(Record):
    """How a reply is to be drawn."""

    max_tokens: int = Field(ge=1)
    temperature: float = Field(default=0.0, ge=0, description="0: always the likeliest token")
    top_p: float = Field(
        default=1.0,
        ge=0,
        le=1,
        description="of the likeliest tokens so many that they hold this share; 0: only the first",
    )
    seed: int = 0
    likely: int = Field(default=0, ge=0, description="tokens to report at each place")


class Token(NamedTuple):
    """One token of a reply."""

    number: int
    logprob: float
    """Under the grammar and the temperature (1 where that is 0); 0 for a forced token."""
    likely: tuple[tuple[int, float], ...] = ()
    """The likeliest tokens at its place."""


class Reply:
    """Tokens so far; draws the next one, of those that the constraint allows if there is one."""

    def __init__(self, constraint: Constraint | None, wish: Wish, stop: frozenset[int]) -> None:
        self._constraint = constraint
        self._wish = wish
        self._rng = random.Random(wish.seed)
        self._stop = stop
        self.taken: list[Token] = []
        self.tokens: list[int] = []
        self.done = False

    @property
    def logprob(self) -> float:
        """Of all tokens together."""
        return sum(token.logprob for token in self.taken)

    def take_forced(self) -> None:
        """Append what the grammar leaves no choice about."""
        if self._constraint is None or self.done:
            return
        for token in self._constraint.forced():
            self._take(Token(token, 0.0))
        self.done = self._constraint.finished

    def draw(self, ahead: Ahead, place: int) -> None:
        """Append one token drawn from what ``ahead`` finds likely after ``place``."""
        allowed = None if self._constraint is None else self._constraint.allowed()
        if allowed is not None and len(allowed) == 0:
            raise ModelError("The grammar allows no token that the model can write.")
        scores = ahead.logits(place, allowed).astype(np.float64)
        if not np.isfinite(scores.max()):
            raise ModelError(
                "The model's scores are no numbers: its weights hold infinities or NaN, or training "
                "them diverged."
            )
        logs = _log_softmax(scores / (self._wish.temperature or 1.0))
        index = self._index(logs)
        numbers = np.arange(len(logs)) if allowed is None else allowed
        self._take(Token(int(numbers[index]), float(logs[index]), self._likely(logs, numbers)))
        self._after(int(numbers[index]))

    def _index(self, logs: np.ndarray) -> int:
        if self._wish.temperature == 0 or self._wish.top_p == 0:
            return int(logs.argmax())
        return _pick(_nucleus(logs, self._wish.top_p), self._rng.random())

    def _likely(self, logs: np.ndarray, numbers: np.ndarray) -> tuple[tuple[int, float], ...]:
        count = min(self._wish.likely, len(logs))
        if count == 0:
            return ()
        best = np.argsort(-logs, kind="stable")[:count]
        return tuple((int(numbers[i]), float(logs[i])) for i in best)

    def _take(self, token: Token) -> None:
        self.taken.append(token)
        self.tokens.append(token.number)

    def _after(self, token: int) -> None:
        if token in self._stop:
            self.done = True
        elif self._constraint is not None:
            self._constraint.take(token)
            self.done = self._constraint.finished


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()))


def _nucleus(logs: np.ndarray, share: float) -> np.ndarray:
    """``logs`` of the fewest tokens that hold ``share`` of the probability; the others at minus infinity."""
    if share >= 1:
        return logs
    order = np.argsort(-logs, kind="stable")
    held = np.cumsum(np.exp(logs[order]))
    last = int(np.searchsorted(held, share, side="left"))
    kept = np.full_like(logs, -np.inf)
    kept[order[: last + 1]] = logs[order[: last + 1]]
    return _log_softmax(kept)


def _pick(logs: np.ndarray, draw: float) -> int:
    """The token in whose share of the cumulated probability ``draw`` falls."""
    place = int(np.searchsorted(np.cumsum(np.exp(logs)), draw, side="right"))
    if place < len(logs) and logs[place] > -np.inf:
        return place
    return int(logs.argmax())
