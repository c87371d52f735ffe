"""What a language model is asked for: what may follow each of the last places of a text."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class Ahead(Protocol):
    """Logits of what may follow each of some places."""

    def logits(self, place: int, tokens: np.ndarray | None = None) -> np.ndarray:
        """[V] float32, or [len(tokens)] of these tokens only."""


class Reader(Protocol):
    """A causal model that reads what it has not read yet; what a new text shares with the last is kept."""

    def read(self, tokens: list[int], last: int) -> Ahead:
        """What follows each of the ``last`` final tokens of the text ``tokens``."""


def common(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens two texts begin with alike."""
    for place, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return place
    return min(len(left), len(right))
