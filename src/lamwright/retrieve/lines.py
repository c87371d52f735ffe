"""Which lines a request means, and whether it can be done there: a reader that reads request and document together.

The document is laid out as one text (``laid.py``). MiniLM with low-rank changes reads all of it at once, so that a line
is understood beside its neighbours (``recipes/train_lines.py``).
"""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.models.minilm import MiniLM
from lamwright.models.side_by_side import ahead
from lamwright.records.errors import ModelError
from lamwright.retrieve.laid import Laid, asked, laid_out
from lamwright.retrieve.paragraphs import Reading


class _Read(NamedTuple):
    """Log-odds of lines, and that the request cannot be done."""

    odds: dict[tuple[int, int], float]
    doubt: float


class LineReader:
    """Tells which lines are meant, and whether a request cannot be done in a document."""

    def __init__(self, weight: Vectors, bias: Vectors, encoder: MiniLM) -> None:
        """``weight``: 2 x dimension of the encoder, for a line that is meant and a request that cannot be done."""
        self._weight, self._bias, self._encoder = weight, bias, encoder
        self._begun: tuple[Reading, Future[_Read]] | None = None

    def begin(self, reading: Reading) -> None:
        """Read ahead, beside what this thread does now."""
        if self._begun is None or self._begun[0] is not reading:
            laid = laid_out(reading)
            self._begun = reading, ahead(lambda: self._read_now(reading, laid))

    def odds(self, reading: Reading) -> dict[tuple[int, int], float]:
        """Log-odds that each line is meant, by (0, index of the paragraph) or (table, row).

        What was read last is kept.
        """
        return self._read(reading).odds

    def doubt(self, reading: Reading) -> float:
        """Log-odds that the request cannot be done in the document, or does not say what it means."""
        return self._read(reading).doubt

    def _read(self, reading: Reading) -> _Read:
        self.begin(reading)
        assert self._begun is not None
        return self._begun[1].result()

    def _read_now(self, reading: Reading, laid: Laid) -> _Read:
        begin, rows, places = self._encoder.read_long(asked(reading.request), laid.text)
        doubt = float(begin @ self._weight[1] + self._bias[1])
        return _Read(self._odds(laid, rows, places), doubt)

    def _odds(
        self, laid: Laid, rows: Vectors, places: Sequence[tuple[int, int]]
    ) -> dict[tuple[int, int], float]:
        logits = rows @ self._weight[0] + self._bias[0]
        at = {start: float(logit) for (start, _), logit in zip(places, logits, strict=True)}
        return {
            (row.table, row.row or row.paragraph): at[start]
            for row, start in zip(laid.rows, laid.starts, strict=True)
            if start in at
        }


def read_lines(file: Path, encoder: MiniLM) -> LineReader:
    """The reader in ``file``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            return LineReader(
                stored["weight"].astype(np.float32), stored["bias"].astype(np.float32), encoder
            )
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"The reader of lines in {file} cannot be read: {error}") from error


__all__ = ["LineReader", "read_lines"]
