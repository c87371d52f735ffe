"""Which selection a request means: a small network over what speaks for each candidate."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
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

    def ranked(self, listed: Sequence[Candidate], evidence: Vectors) -> list[RankedSelection]:
        """Candidates, the likeliest first; scores are logarithms of shares of one unit of belief."""
        if not listed:
            return []
        hidden = np.tanh((evidence - self.mean) / self.spread @ self.first + self.bias)
        logits = hidden @ self.last
        shares = logits - logits.max()
        shares -= np.log(np.exp(shares).sum())
        return [
            RankedSelection(selection=listed[i].selection, score=float(shares[i]))
            for i in np.argsort(-logits, kind="stable")
        ]


def read_chooser(file: Path) -> Chooser:
    """The chooser in ``file``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            names = ("mean", "spread", "first", "bias", "last")
            arrays = {name: stored[name].astype(np.float32) for name in names}
            ways = [tuple(way) for way in json.loads(str(stored["ways"]))]
            kinds = stored["kinds"].astype(np.float32)
        return Chooser(**arrays, kinds_of=dict(zip(ways, kinds, strict=True)))
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
        ways=np.array(json.dumps(list(chooser.kinds_of), ensure_ascii=False)),
        kinds=np.array(list(chooser.kinds_of.values()), dtype=np.float32),
    )
