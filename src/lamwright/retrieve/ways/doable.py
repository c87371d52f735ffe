"""Whether a request asks for something that no command does, or does not say what: a line through vectors.

The line is trained by ``recipes/train_doubts.py`` on requests that can be done and requests that cannot
(print, send, look up, translate, what nobody understands), and moved to where it doubts few of the former.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.records.errors import ModelError

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<!\w)\'[^\']+\'(?!\w)')


def asked(request: str) -> str:
    """A request without what it quotes: that is content, and asks for nothing."""
    return _QUOTED.sub('"this"', request)


class Seen(NamedTuple):
    """What is seen of a request beside its document."""

    doubt: float
    """Log-odds of a reader of both that it cannot be done (``LineReader.doubt``)."""
    share: float
    """The share of belief in what it most likely means."""


@dataclass(frozen=True)
class Doable:
    """A weight for each dimension, and the score above which a request is doubted.

    The vector is the encoder's, or that and the one of the reader of ways behind it.
    """

    encoder: str
    weights: Vectors
    threshold: float
    clear: float = float("-inf")
    """Score below which a request is clearly one that can be done."""
    read: float = 0.0
    """What it counts what a reader of request and document together says (``LineReader.doubt``)."""
    found: float = 0.0
    """What it counts what share of belief the likeliest selection has: what is not there is not found."""
    beside: float = float("inf")
    """The threshold where both count too."""

    def is_doubted(self, vector: Vectors, seen: Seen | None = None) -> bool:
        """Whether a request with this vector rather cannot be done; ``seen``: what was seen of its document, if any."""
        if seen is None or not self.read:
            return self.score(vector) > self.threshold
        return self.score(vector, seen) > self.beside

    def is_clear(self, vector: Vectors, seen: Seen | None = None) -> bool:
        """Whether a request with this vector can be done, as far as it shows."""
        return self.score(vector, seen) < self.clear

    def score(self, vector: Vectors, seen: Seen | None = None) -> float:
        """Log-odds that it cannot be done, less an offset."""
        by_request = float(vector @ self.weights)
        return by_request + (self.read * seen.doubt + self.found * seen.share if seen else 0.0)


def read_doable(file: Path) -> Doable:
    """What ``write_doable`` wrote; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32)
            clear = float(stored["clear"]) if "clear" in stored else float("-inf")
            read = float(stored["read"]) if "read" in stored else 0.0
            beside = float(stored["beside"]) if "beside" in stored else float("inf")
            threshold = float(stored["threshold"])
            sure = float(stored["found"]) if "found" in stored else 0.0
            return Doable(str(stored["encoder"]), weights, threshold, clear, read, sure, beside)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"What tells requests apart in {file} cannot be read: {error}") from error


def write_doable(doable: Doable, file: Path) -> None:
    """Store it."""
    np.savez_compressed(
        file,
        encoder=np.array(doable.encoder),
        weights=doable.weights,
        threshold=np.float32(doable.threshold),
        clear=np.float32(doable.clear),
        read=np.float32(doable.read),
        found=np.float32(doable.found),
        beside=np.float32(doable.beside),
    )


def fitted(
    can: Vectors,
    cannot: Vectors,
    emphasis: Vectors | None = None,
    *,
    ridge: float = 1.0,
    rounds: int = 30,
) -> Vectors:
    """Weights and, last, an offset, by logistic regression; both kinds weigh the same.

    ``emphasis``: how much each of ``can`` counts among its kind.

    Newton's method on the penalised likelihood (Hastie et al., *The Elements of Statistical Learning*, 4.4.1).
    """
    rows = np.vstack([can, cannot]).astype(np.float64)
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    wanted = np.r_[np.zeros(len(can)), np.ones(len(cannot))]
    counted = np.ones(len(can)) if emphasis is None else emphasis.astype(np.float64)
    halves = (counted / counted.sum(), np.full(len(cannot), 1 / len(cannot)))
    share = 0.5 * len(rows) * np.concatenate(halves)
    penalty = np.eye(rows.shape[1]) * ridge
    penalty[-1, -1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(rounds):
        believed = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share * (believed - wanted)) + penalty @ weights
        curve = (rows * (share * believed * (1 - believed))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:  # noqa: PLR2004
            break
    found: Vectors = weights.astype(np.float32)
    return found
