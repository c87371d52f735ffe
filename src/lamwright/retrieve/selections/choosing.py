"""Which selection a request means: a small network over what speaks for each candidate, and nearness.

Nearness is the cosine of the request's vector and that of the candidate in words, under MiniLM with low-rank
changes that were trained for this (``recipes/train_choosing.py``).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Encoder, Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedSelection
from lamwright.retrieve.selections.selections import Candidate

READ = 32
"""So many candidates are compared with the request in words: the right one is among them for all but a few."""
_OPEN = "…"
_CONTROL = re.compile(r"^(?:Click|Double-click|Set the|Set|Choose|Insert a|Type|to)\b|\bto$")
_NAMED = re.compile(r'(?:Set|Click|Choose) "(.*?)"')
_TYPED = {
    'Type "…"': "other text",
    'Type "{DELETE}"': "delete",
    'Type "{END}…"': "add at the end",
    'Type "{END}{ENTER}…"': "line below",
    'Type "{HOME}…{ENTER}"': "line above",
    'Type "{CTRL+R}"': "right",
    'Type "{CTRL+L}"': "left",
    'Type "{CTRL+E}"': "centre",
    'Type "{CTRL+J}"': "justify",
}


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
    agree: Vectors
    """Weights of ``agreeing.agreement``."""

    def ranked(
        self, request: str, listed: Sequence[Candidate], evidence: Vectors, named: Vectors
    ) -> list[RankedSelection]:
        """The likeliest candidates, best first; scores are logarithms of shares of one unit of belief.

        ``named`` is what counts beside the network: ``outright``. Candidates that neither speaks for are not read.
        """
        if not listed:
            return []
        logits = self.network(evidence) + named
        likely = np.argsort(-logits, kind="stable")[:READ]
        described = self.encoder.encode([listed[place].description for place in likely])
        logits = logits[likely] + self.near * (described @ self.encoder.encode([request])[0])
        shares = logits - logits.max()
        shares -= np.log(np.exp(shares).sum())
        return [
            RankedSelection(selection=listed[likely[i]].selection, score=float(shares[i]))
            for i in np.argsort(-logits, kind="stable")
        ]

    def network(self, evidence: Vectors) -> Vectors:
        """A logit for each candidate, from its evidence alone."""
        hidden = np.tanh((evidence - self.mean) / self.spread @ self.first + self.bias)
        logits: Vectors = hidden @ self.last
        return logits


def asked_of(request: str, way: Sequence[str]) -> str:
    """A request, and which of the ways that it asks for is looked at: ``Title bigger, date red (text color)``."""
    step = way[0].partition(_OPEN)[0].rstrip(' "')
    name = _CONTROL.sub("", step.rpartition(" > ")[2] if " > " in step else step).strip(' ".')
    named = [found[1] for found in map(_NAMED.match, way[1:]) if found and found[1] != "OK"]
    return f"{request} ({' '.join([_TYPED.get(way[0], name), *named]).lower()})"


def read_chooser(file: Path, encoder: Encoder) -> Chooser:
    """The chooser in ``file``, with its changed ``encoder``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            names = ("mean", "spread", "first", "bias", "last")
            arrays = {name: stored[name].astype(np.float32) for name in names}
            ways = [tuple(way) for way in json.loads(str(stored["ways"]))]
            kinds = stored["kinds"].astype(np.float32)
            near, agree = float(stored["near"]), stored["agree"].astype(np.float32)
        kinds_of = dict(zip(ways, kinds, strict=True))
        return Chooser(
            **arrays, kinds_of=kinds_of, encoder=CachedEncoder(encoder), near=near, agree=agree
        )
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
        agree=chooser.agree,
        ways=np.array(json.dumps(list(chooser.kinds_of), ensure_ascii=False)),
        kinds=np.array(list(chooser.kinds_of.values()), dtype=np.float32),
    )
