"""What a reader of request and document says of whether requests by hand can be done."""

from collections.abc import Iterable, Sequence

import numpy as np

from lamwright.applications.writer.handwritten.library import requests
from lamwright.applications.writer.parts.request import Request
from lamwright.models.encoder import Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import as_text
from lamwright.retrieve.doable import Doable, asked, fitted
from lamwright.retrieve.lines import LineReader
from lamwright.retrieve.paragraphs import Reading
from people.samples import Openings


class Doubted:
    """Vectors of requests, and what is read of them beside their documents."""

    def __init__(
        self, openings: Openings, lines: LineReader, encoders: Sequence[CachedEncoder]
    ) -> None:
        self._openings, self._lines, self._encoders = openings, lines, encoders

    def of(self, asked_for: Iterable[Request], *, can: bool) -> tuple[Vectors, Vectors]:
        """A vector of all encoders for each request that can, or cannot, be done, and its log-odds of the reader."""
        vectors, read = [], []
        for one in asked_for:
            state = self._openings.state(one.request, f"{one.document}.odt")
            if bool(one.parts) == can and state is not None:
                rows = [encoder.encode([asked(one.request)])[0] for encoder in self._encoders]
                vectors.append(np.concatenate(rows))
                reading = Reading(one.request, as_text(state.observation.canvas))
                read.append(self._lines.doubt(reading))
        return np.array(vectors, dtype=np.float32), np.array(read, dtype=np.float32)

    def weight(self, doable: Doable, sets: Sequence[str]) -> float:
        """What the reader counts beside the vectors' score, on training ``sets`` that neither was trained on."""
        held = [one for one in requests("train") if one.document.split("-")[0] in sets]
        rows = []
        for can in (True, False):
            vectors, read = self.of(held, can=can)
            rows.append(np.stack([vectors @ doable.weights, read], axis=1))
        of_vectors, of_reader, _ = fitted(*rows)
        return float(of_reader / of_vectors)

    def scores(self, doable: Doable, asked_for: Iterable[Request], *, can: bool) -> Vectors:
        """The score of each request that can, or cannot, be done."""
        vectors, read = self.of(asked_for, can=can)
        found: Vectors = vectors @ doable.weights + doable.read * read
        return found
