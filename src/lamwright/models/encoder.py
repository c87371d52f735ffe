"""The sentence encoder protocol, and an encoder of hashed words for tests."""

import hashlib
import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_WORD = re.compile(r"[^\W_]+")


class Encoder(Protocol):
    """Turns texts into vectors; texts that mean the same are near."""

    name: str
    """Says which weights: vectors of different names cannot be compared."""
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length one for each text, float32; no texts give no rows."""
        ...


class HashingEncoder:
    """Knows no meaning: words and their trigrams fall into buckets. Fast, needs no weights."""

    name = "hashing-256"
    dimension = 256

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text; a text without words is a row of zeros."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in _WORD.findall(text.lower()):
                row[_bucket(word, self.dimension)] += 1.0
                for start in range(len(word) - 2):
                    row[_bucket(word[start : start + 3], self.dimension)] += 0.3
        return unit(rows)


def unit(rows: Vectors) -> Vectors:
    """Each row divided by its length; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = rows / np.maximum(lengths, 1e-12)
    return scaled


def _bucket(piece: str, count: int) -> int:
    return int.from_bytes(hashlib.blake2b(piece.encode(), digest_size=4).digest()) % count
