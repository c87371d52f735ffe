"""Which words of a line a request means: a reader that points to where they begin and end.

MiniLM with low-rank changes reads the request and the line together, as readers of questions and answers do
(Devlin et al., arXiv 1810.04805; ``recipes/train_pointing.py``). It finds what no rule cuts out: ``, mostly``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.models.minilm import MiniLM
from lamwright.records.errors import ModelError

_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_TOKENS, _ENDS = 60, 6
"""The longest words that are pointed to, and how many likely begins and ends are looked at."""


class Pointed(NamedTuple):
    """Words of a line, and the logarithm of their share among all that the line holds."""

    words: str
    score: float


class Pointer:
    """Ranks the parts of a line."""

    def __init__(self, weight: Vectors, bias: Vectors, encoder: MiniLM) -> None:
        """``weight``: 2 x dimension of the encoder, for where words begin and end."""
        self._weight, self._bias, self._encoder = weight, bias, encoder
        self._kept: tuple[tuple[str, tuple[str, ...]], list[list[Pointed]]] | None = None

    def pointed(self, request: str, lines: Sequence[str], most: int) -> list[list[Pointed]]:
        """For each line the likeliest of its parts, at most ``most``; the whole line is one of them."""
        key = (request, (*lines, str(most)))
        if self._kept is None or self._kept[0] != key:
            read = self._encoder.read([(request, line) for line in lines])
            found = [self._best(line, *one, most) for line, one in zip(lines, read, strict=True)]
            self._kept = key, found
        return self._kept[1]

    def _best(
        self, line: str, rows: Vectors, places: Sequence[tuple[int, int]], most: int
    ) -> list[Pointed]:
        if not places:
            return []
        logits = rows @ self._weight.T + self._bias
        logits -= np.log(np.exp(logits - logits.max(0)).sum(0)) + logits.max(0)
        begins = np.argsort(-logits[:, 0], kind="stable")[:_ENDS]
        ends = np.argsort(-logits[:, 1], kind="stable")[:_ENDS]
        scored = {
            line[places[first][0] : places[last][1]]: float(logits[first, 0] + logits[last, 1])
            for first in begins
            for last in ends
            if first <= last < first + _TOKENS
        }
        whole = {words: score for words, score in scored.items() if _is_closed(words)}
        best = sorted((whole or scored).items(), key=lambda item: -item[1])[:most]
        return [Pointed(words, score) for words, score in best if words]


def _is_closed(words: str) -> bool:
    """Whether each bracket in ``words`` has its other."""
    return all(words.count(one) == words.count(other) for one, other in _BRACKETS)


def read_pointer(file: Path, encoder: MiniLM) -> Pointer:
    """The reader in ``file``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            return Pointer(
                stored["weight"].astype(np.float32), stored["bias"].astype(np.float32), encoder
            )
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"The reader of parts in {file} cannot be read: {error}") from error
