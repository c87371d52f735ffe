"""Which lines a request means, and whether it can be done there: a reader that reads request and document together.

The document is cut to what fits: every line with its first words, and the words of it that the request says. MiniLM
with low-rank changes reads all of it at once, so that a line is understood beside its neighbours
(``recipes/train_lines.py``).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.models.minilm import MiniLM
from lamwright.records.addresses import column_letters
from lamwright.records.errors import ModelError
from lamwright.retrieve.content import content_stems
from lamwright.retrieve.paragraphs import Reading

_WORDS, _LEAST, _LONGEST, _ROWS, _REQUEST = 260, 4, 26, 24, 60
"""Words of a document that are read; of a line at least and at most; rows of tables; words of a request."""
_MARKS = {"heading": "#", "title": "#", "item": "•", "empty": "-"}
_BODY, _ROW = "|", "_"


class Row(NamedTuple):
    """A line of the body, or a row of a table."""

    paragraph: int
    """Its index; 0: it is a row of a table."""
    table: int
    row: int
    mark: str
    text: str


class Laid(NamedTuple):
    """A document as it is read: its rows, the text that they make, and where each begins in it."""

    rows: tuple[Row, ...]
    text: str
    starts: tuple[int, ...]


def laid_out(reading: Reading) -> Laid:
    """The document of ``reading``, cut to what its request may mean."""
    rows = [
        Row(line.index, 0, 0, _MARKS.get(line.kind, _BODY), line.text)
        for line in reading.structure.lines
    ]
    rows += _of_tables(reading)
    most = _share([len(row.text.split()) for row in rows])
    stems = set(content_stems(reading.request))
    text, starts = "", []
    for row in rows:
        starts.append(len(text))
        text += f"{row.mark} {_cut(row.text, most, stems)} "
    return Laid(tuple(rows), text, tuple(starts))


def asked(request: str) -> str:
    """A request, cut."""
    return " ".join(request.split()[:_REQUEST])


def _of_tables(reading: Reading) -> list[Row]:
    found = []
    for table in reading.canvas.tables:
        held = {cell.address: cell.text for cell in table.cells}
        if not 0 < table.columns <= 26:
            continue
        for row in range(1, table.rows + 1):
            cells = (held.get(f"{column_letters(c)}{row}", "") for c in range(table.columns))
            found.append(Row(0, table.number, row, _ROW, " , ".join(cells)))
    return found[:_ROWS]


def _share(lengths: Sequence[int]) -> int:
    """The most words of a line with which all fit."""
    for most in range(_LONGEST, _LEAST, -2):
        if sum(min(length, most) + 1 for length in lengths) <= _WORDS:
            return most
    return _LEAST


def _cut(text: str, most: int, stems: set[str]) -> str:
    words = text.split()
    if len(words) <= most:
        return text
    said = [word for word in words[most:] if stems & set(content_stems(word))]
    return " ".join([*words[:most], *(["..."] + said[: most // 2] if said else [])])


class LineReader:
    """Tells which lines are meant, and whether a request cannot be done in a document."""

    def __init__(self, weight: Vectors, bias: Vectors, encoder: MiniLM) -> None:
        """``weight``: 2 x dimension of the encoder, for a line that is meant and a request that cannot be done."""
        self._weight, self._bias, self._encoder = weight, bias, encoder
        self._kept: tuple[Reading, dict[tuple[int, int], float], float] | None = None

    def odds(self, reading: Reading) -> dict[tuple[int, int], float]:
        """Log-odds that each line is meant, by (0, index of the paragraph) or (table, row).

        What was read last is kept.
        """
        return self._read(reading)[0]

    def doubt(self, reading: Reading) -> float:
        """Log-odds that the request cannot be done in the document, or does not say what it means."""
        return self._read(reading)[1]

    def _read(self, reading: Reading) -> tuple[dict[tuple[int, int], float], float]:
        if self._kept is None or self._kept[0] is not reading:
            laid = laid_out(reading)
            begin, rows, places = self._encoder.read_long(asked(reading.request), laid.text)
            doubt = float(begin @ self._weight[1] + self._bias[1])
            self._kept = reading, self._odds(laid, rows, places), doubt
        return self._kept[1:]

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


__all__ = ["Laid", "LineReader", "Row", "asked", "laid_out", "read_lines"]
