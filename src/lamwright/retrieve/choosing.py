"""Which selection a request means: a small network over what speaks for each candidate, and nearness.

Nearness is the cosine of the request's vector and that of the candidate in words, under MiniLM with low-rank
changes that were trained for this (``recipes/train_choosing.py``).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Encoder, Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedSelection
from lamwright.retrieve.selections import Candidate


@dataclass(frozen=True)
class Chooser:
    """One hidden layer; ``kinds_of`` says how often each way was used on each kind of selection."""

    mean: Vectors
    spread: Vectors
    first: Vectors
    """evidence x hidden."""
    bias: Vectors
    last: Vectors
    kinds_of: Mapping[tuple[str, ...], Vectors]
    encoder: CachedEncoder
    near: float
    """Weight of a cosine."""

    def ranked(
        self, request: str, listed: Sequence[Candidate], evidence: Vectors, named: Vectors
    ) -> list[RankedSelection]:
        """Candidates, the likeliest first; scores are logarithms of shares of one unit of belief.

        ``named`` is what counts beside the network: ``outright``.
        """
        if not listed:
            return []
        hidden = np.tanh((evidence - self.mean) / self.spread @ self.first + self.bias)
        described = self.encoder.encode([candidate.description for candidate in listed])
        logits = hidden @ self.last + self.near * (described @ self.encoder.encode([request])[0])
        logits += named
        shares = logits - logits.max()
        shares -= np.log(np.exp(shares).sum())
        return [
            RankedSelection(selection=listed[i].selection, score=float(shares[i]))
            for i in np.argsort(-logits, kind="stable")
        ]


def read_chooser(file: Path, encoder: Encoder) -> Chooser:
    """The chooser in ``file``, with its changed ``encoder``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            names = ("mean", "spread", "first", "bias", "last")
            arrays = {name: stored[name].astype(np.float32) for name in names}
            ways = [tuple(way) for way in json.loads(str(stored["ways"]))]
            kinds = stored["kinds"].astype(np.float32)
            near = float(stored["near"])
        kinds_of = dict(zip(ways, kinds, strict=True))
        return Chooser(**arrays, kinds_of=kinds_of, encoder=CachedEncoder(encoder), near=near)
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise ModelError(f"The chooser in {file} cannot be read: {error}") from error


def write_chooser(file: Path, chooser: Chooser) -> None:
    """Store it."""
    np.savez_compressed(
        file,
        mean=chooser.mean,
        spread=chooser.spread,
        first=chooser.first,
        bias=chooser.bias,
        last=chooser.last,
        near=np.float32(chooser.near),
        ways=np.array(json.dumps(list(chooser.kinds_of), ensure_ascii=False)),
        kinds=np.array(list(chooser.kinds_of.values()), dtype=np.float32),
    )
