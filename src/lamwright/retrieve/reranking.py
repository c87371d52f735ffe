"""The likeliest selections read together with the request: a cross-encoder puts them in a better order.

It is the sentence encoder with low-rank changes, over ``request [SEP] description`` (Nogueira and Cho,
*Passage Re-ranking with BERT*, arXiv 1901.04085); ``recipes/train_reranking.py`` trains it on top of the
chooser, whose scores it adds to.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from lamwright.models.encoder import Encoder, Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedSelection

MOST = 16
"""Candidates that are read again."""
_SEPARATOR = "[SEP]"


def joined(request: str, description: str) -> str:
    """Request and candidate as one text."""
    return f"{request.replace(_SEPARATOR, ' ')} {_SEPARATOR} {description.replace(_SEPARATOR, ' ')}"


class Reranker:
    """A cross-encoder's linear layer over the vector of request and candidate together."""

    def __init__(self, encoder: Encoder, weight: Vectors, trust: float) -> None:
        """``trust``: what a score of the chooser counts beside one of this."""
        self._encoder, self._weight, self._trust = encoder, weight, trust

    def reranked(
        self, request: str, ranked: Sequence[RankedSelection], described: Mapping[str, str]
    ) -> list[RankedSelection]:
        """The first ``MOST`` in a new order, the others behind them; scores are logarithms of shares."""
        if not ranked:
            return []
        first = ranked[:MOST]
        told = [joined(request, described[one.selection]) for one in first]
        read = self._encoder.encode(told) @ self._weight
        scores = np.array([one.score for one in ranked], dtype=np.float32) * self._trust
        scores[: len(first)] += read
        scores[len(first) :] += read.min()
        scores -= scores.max()
        scores -= np.log(np.exp(scores).sum())
        return [
            RankedSelection(selection=ranked[i].selection, score=float(scores[i]))
            for i in np.argsort(-scores, kind="stable")
        ]


def read_reranker(file: Path) -> Reranker:
    """The re-ranker in ``file``, over the installed encoder; raises ``ModelError``."""
    try:
        stored = load_file(file)
        weight, trust = stored["head.weight"], float(stored["head.trust"][0])
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelError(f"The re-ranker in {file} cannot be read: {error}") from error
    return Reranker(installed_encoder(file), weight.astype(np.float32), trust)
