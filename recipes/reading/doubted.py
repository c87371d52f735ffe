"""What is seen of whether requests by hand can be done, beside their documents."""

from collections.abc import Iterable, Sequence

import numpy as np

from lamwright.applications.writer.handwritten.library import requests
from lamwright.applications.writer.parts.request import Request
from lamwright.models.encoder import Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.ways.doable import Doable, asked, fitted
from people.samples import Openings


class Doubted:
    """Vectors of requests, and what is seen of them beside their documents."""

    def __init__(
        self, openings: Openings, finder: Retriever, encoders: Sequence[CachedEncoder]
    ) -> None:
        self._openings, self._finder, self._encoders = openings, finder, encoders

    def of(self, asked_for: Iterable[Request], *, can: bool) -> tuple[Vectors, Vectors]:
        """A vector of all encoders for each request that can, or cannot, be done; its ``Seen`` as two numbers."""
        vectors, seen = [], []
        for one in asked_for:
            state = self._openings.state(one.request, f"{one.document}.odt")
            if bool(one.parts) != can or state is None:
                continue
            found = self._finder.seen(one.request, state.observation.canvas)
            if found is not None:
                rows = [encoder.encode([asked(one.request)])[0] for encoder in self._encoders]
                vectors.append(np.concatenate(rows))
                seen.append(found)
        return np.array(vectors, dtype=np.float32), np.array(seen, dtype=np.float32)

    def weights(self, doable: Doable, sets: Sequence[str]) -> tuple[float, float]:
        """What ``Seen`` counts beside the vectors' score, on training ``sets`` that no reader was trained on."""
        held = [one for one in requests("train") if one.document.split("-")[0] in sets]
        rows = []
        for can in (True, False):
            vectors, seen = self.of(held, can=can)
            rows.append(np.column_stack([vectors @ doable.weights, seen]))
        of_vectors, of_reader, of_share, _ = fitted(*rows)
        return float(of_reader / of_vectors), float(of_share / of_vectors)


def scores(doable: Doable, vectors: Vectors, seen: Vectors) -> Vectors:
    """The score of each request."""
    found: Vectors = vectors @ doable.weights + seen @ np.array([doable.read, doable.found])
    return found
