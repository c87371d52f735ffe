"""How many ways a request asks for at once: small networks over its vector, whose shares are averaged.

The vector is that of the reader of ways (``ways.py``), which says which ways are likely and not how many are meant.
Trained by ``recipes/train_counting.py``.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lamwright.codec.found import COUNTED
from lamwright.models.encoder import Vectors
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.ways.bordering import BORDERS, beside_frame
from lamwright.retrieve.ways.named_ways import names_more
from lamwright.retrieve.ways.said_plainly import count_of_said

MOST = 3
_TWO = 2
_SEVERAL, _SURELY = 0.35, 0.8
"""Share of belief in more than one way from which several are meant, and surely; chosen on validation requests."""
_LEAST = -4.0
"""Log-odds from which a way is asked for where several surely are."""
_PAGES = "Choose Format > Page Style..."
_NAMED = -3.5
"""From which a third one is that the request names: so no pair of 168 becomes three."""
_OWN, _THREE = -3.3, 0.6
"""From which a third one is that a clause asks for first, and what the logarithm of three's share to two's counts."""


@dataclass(frozen=True)
class Counter:
    """One hidden layer each."""

    first: Vectors
    """Networks x dimension of the encoder x hidden."""
    bias: Vectors
    """Networks x hidden."""
    last: Vectors
    """Networks x hidden x ``MOST``."""
    offset: Vectors
    """Networks x ``MOST``."""

    def shares(self, vector: Vectors) -> Vectors:
        """Shares of belief in one way, two, three."""
        hidden = np.tanh(np.einsum("d,ndh->nh", vector, self.first) + self.bias)
        logits = np.einsum("nh,nhk->nk", hidden, self.last) + self.offset
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        found: Vectors = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        return found

    def count(self, vector: Vectors) -> int:
        """How many ways a request with this vector asks for."""
        one, *more = self.shares(vector)
        return 1 if 1 - one < _SEVERAL else 2 + int(np.argmax(more))

    def counted(
        self,
        request: str,
        vector: Vectors,
        ways: Sequence[RankedWay],
        of_clauses: Callable[[], Collection[tuple[str, ...]]] = frozenset,
    ) -> tuple[int, list[RankedWay]]:
        """How many of ``ways`` are asked for, those first; where several surely are, they are scored as such.

        Where two are, a third that ``request`` names by its usual word is too, or one that a clause of it asks for
        first (``of_clauses``); so are those that it names beside lines around something, which the networks do not
        know, and a page that is turned beside its margins.
        """
        count = max(self.count(vector), min(MOST, count_of_said(ways, request)))
        if count == 1 and ways and ways[0].steps in BORDERS:
            return _beside(beside_frame(request), ways, ways[1:])
        if count == 1 and ways and ways[0].steps[0] == _PAGES:
            pages = [way for way in ways[1:] if way.steps[0] == _PAGES]
            return _beside(request, ways, pages)
        third = self._third(request, vector, ways, of_clauses) if count == _TWO else None
        if third is not None:
            rest = [way for way in ways[count:] if way is not third]
            ways, count = [*ways[:count], _asked_for(third), *rest], count + 1
        if 1 - self.shares(vector)[0] <= _SURELY:
            return count, [*ways]
        asked_for = [_asked_for(way) if way.score > _LEAST else way for way in ways[1:count]]
        return count, [*ways[:1], *asked_for, *ways[count:]]

    def _third(
        self,
        request: str,
        vector: Vectors,
        ways: Sequence[RankedWay],
        of_clauses: Callable[[], Collection[tuple[str, ...]]],
    ) -> RankedWay | None:
        """A way behind the first two that is named, or that a clause asks for first; None: no other is."""
        chosen, others = [way.steps for way in ways[:_TWO]], ways[_TWO:]
        named = (w for w in others if w.score >= _NAMED and names_more(request, chosen, w.steps))
        if (found := next(named, None)) is not None:
            return found
        _, two, three = self.shares(vector)
        more = _THREE * float(np.log(three / two))
        likely = [way for way in others if way.score + more > _OWN]
        first = of_clauses() if likely else ()
        return next((way for way in likely if way.steps in first), None)


def _asked_for(way: RankedWay) -> RankedWay:
    return way.model_copy(update={"score": max(way.score, COUNTED)})


def _beside(
    request: str, ways: Sequence[RankedWay], others: Sequence[RankedWay]
) -> tuple[int, list[RankedWay]]:
    """How many ways are asked for with the first one, those first: each of the ``others`` with a word of its own."""
    asked_for = [ways[0]]
    for way in others:
        chosen = [one.steps for one in asked_for]
        if any(_turns(way.steps) and _turns(one) for one in chosen):
            continue
        if len(chosen) < MOST and way.score >= _NAMED and names_more(request, chosen, way.steps):
            asked_for.append(_asked_for(way))
    held = {way.steps for way in asked_for}
    return len(asked_for), [*asked_for, *(way for way in ways if way.steps not in held)]


def _turns(way: Sequence[str]) -> bool:
    return 'Click "Landscape"' in way or 'Click "Portrait"' in way


def read_counter(file: Path) -> Counter:
    """What ``write_counter`` wrote; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            names = ("first", "bias", "last", "offset")
            return Counter(*(stored[name].astype(np.float32) for name in names))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"What counts ways in {file} cannot be read: {error}") from error


def write_counter(file: Path, counter: Counter) -> None:
    """Store it in half precision."""
    held = {name: getattr(counter, name) for name in ("first", "bias", "last", "offset")}
    np.savez_compressed(file, **{name: value.astype(np.float16) for name, value in held.items()})
