"""Whether a request asks to give a look or to take it away: a line through the vector of the reader of ways.

Writer gives and takes bold, italics and the like with one button, so the way does not say which. Trained by
``recipes/train_on_or_off.py``.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.records.errors import ModelError


@dataclass(frozen=True)
class OnOrOff:
    """A weight for each dimension, and the scores from which it is sure."""

    weights: Vectors
    on: float
    """Below it a look is surely to be given."""
    off: float
    """Above it one is surely to be taken away."""

    def is_on(self, vector: Vectors) -> bool:
        """Whether a request with this vector surely asks to give a look."""
        return float(vector @ self.weights) < self.on

    def is_off(self, vector: Vectors) -> bool:
        """Whether a request with this vector surely asks to take a look away."""
        return float(vector @ self.weights) > self.off


def read_on_or_off(file: Path) -> OnOrOff:
    """What ``write_on_or_off`` wrote; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32)
            return OnOrOff(weights, float(stored["on"]), float(stored["off"]))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"What tells on from off in {file} cannot be read: {error}") from error


def write_on_or_off(reader: OnOrOff, file: Path) -> None:
    """Store it."""
    np.savez_compressed(
        file, weights=reader.weights, on=np.float32(reader.on), off=np.float32(reader.off)
    )
