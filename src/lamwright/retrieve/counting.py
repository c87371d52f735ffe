"""How many ways a request asks for at once: small networks over its vector, whose shares are averaged.

The vector is that of the reader of ways (``ways.py``), which says which ways are likely and not how many are meant.
Trained by ``recipes/train_counting.py``.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.records.errors import ModelError

MOST = 3
_SEVERAL, _SURELY = 0.35, 0.8
"""Share of belief in more than one way from which several are meant, and surely; chosen on validation requests."""


@dataclass(frozen=True)
class Counter:
    """One hidden layer each."""

    first: Vectors
    """Networks x dimension of the encoder x hidden."""
    bias: Vectors
    """Networks x hidden."""
    last: Vectors
    """Networks x hidden x ``MOST``."""
    offset: Vectors
    """Networks x ``MOST``."""

    def shares(self, vector: Vectors) -> Vectors:
        """Shares of belief in one way, two, three."""
        hidden = np.tanh(np.einsum("d,ndh->nh", vector, self.first) + self.bias)
        logits = np.einsum("nh,nhk->nk", hidden, self.last) + self.offset
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        found: Vectors = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        return found

    def count(self, vector: Vectors) -> int:
        """How many ways a request with this vector asks for."""
        one, *more = self.shares(vector)
        return 1 if 1 - one < _SEVERAL else 2 + int(np.argmax(more))

    def is_sure(self, vector: Vectors) -> bool:
        """Whether a request with this vector surely asks for several."""
        return bool(1 - self.shares(vector)[0] > _SURELY)


def read_counter(file: Path) -> Counter:
    """What ``write_counter`` wrote; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            names = ("first", "bias", "last", "offset")
            return Counter(*(stored[name].astype(np.float32) for name in names))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"What counts ways in {file} cannot be read: {error}") from error


def write_counter(file: Path, counter: Counter) -> None:
    """Store it in half precision."""
    held = {name: getattr(counter, name) for name in ("first", "bias", "last", "offset")}
    np.savez_compressed(file, **{name: value.astype(np.float16) for name, value in held.items()})
