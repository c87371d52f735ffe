"""Which selection a request means: request and candidate are read together by a trained encoder."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Encoder, Vectors
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedSelection
from lamwright.retrieve.selections import Candidate


def together(request: str, candidate: Candidate) -> str:
    """What is read: the request, and the description of a candidate."""
    return f"{' '.join(request.split()[:60])} [SEP] {candidate.description}"


class Chooser:
    """The encoder and a weight for each of its dimensions."""

    def __init__(self, weight: Vectors, encoder: Encoder) -> None:
        self._weight, self._encoder = weight, encoder

    def ranked(self, request: str, listed: Sequence[Candidate]) -> list[RankedSelection]:
        """Candidates, the likeliest first; scores are log-shares of one unit of belief."""
        if not listed:
            return []
        read = self._encoder.encode([together(request, candidate) for candidate in listed])
        logits = read @ self._weight
        shares = logits - logits.max()
        shares -= np.log(np.exp(shares).sum())
        return [
            RankedSelection(selection=listed[i].selection, score=float(shares[i]))
            for i in np.argsort(-logits, kind="stable")
        ]


def read_chooser(file: Path, encoder: Encoder) -> Chooser:
    """The weights in ``file``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            return Chooser(stored["weight"].astype(np.float32), encoder)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"The chooser in {file} cannot be read: {error}") from error


def write_chooser(file: Path, weight: Vectors) -> None:
    """Store the weights."""
    np.savez_compressed(file, weight=weight.astype(np.float16))
