"""Which clause of a request asks for each of several ways: ``llama rule bold, gate rule italic``.

What the clause means alone, and what the whole request means, say together where the way is done; a clause that names
no place, as in ``title bold and centred``, says little.
"""

from collections.abc import Sequence

import numpy as np

from lamwright.records.retrieved import RankedSelection
from lamwright.retrieve.requests import clauses
from lamwright.retrieve.selection_words import NOTHING
from lamwright.retrieve.ways.ways import Ways

_LEAST = -1.0
"""Log-odds of a way from which a clause asks for it."""
_NO_PLACE = frozenset({NOTHING, "Select paragraphs 1 to the last"})
_ALONE, _FLOOR = 0.6, -9.0
"""What the clause alone counts beside the whole request, and the logarithm of a share that is not known."""


def own_clauses(request: str, asked_for: Sequence[tuple[str, ...]], ways: Ways) -> list[str]:
    """For each way the clause that asks for it most; empty: none does, or one asks for all."""
    parts = clauses(request)[1:]
    ranked = [{way.steps: way.score for way in ways.ranked_all(part)} for part in parts]
    found = []
    for way in asked_for:
        best = max(range(len(parts)), key=lambda at: ranked[at].get(way, _FLOOR), default=None)
        is_asked = best is not None and ranked[best].get(way, _FLOOR) > _LEAST
        found.append(parts[best] if is_asked and best is not None else "")
    return found if len(set(found)) > 1 else [""] * len(found)


def first_asked(request: str, ways: Ways) -> frozenset[tuple[str, ...]]:
    """The likeliest way of each clause."""
    return frozenset(ways.ranked_all(part)[0].steps for part in clauses(request)[1:])


def agreed(
    whole: Sequence[RankedSelection], alone: Sequence[RankedSelection]
) -> list[RankedSelection]:
    """What the whole request may mean for a way, weighed by what its clause means alone; best first.

    A clause that seems to mean everything, or nothing, names no place.
    """
    if not alone or alone[0].selection in _NO_PLACE:
        return [*whole]
    by_clause = {one.selection: one.score for one in alone}
    scores = {
        one.selection: one.score + _ALONE * by_clause.get(one.selection, _FLOOR) for one in whole
    }
    scores |= {
        one.selection: _FLOOR + _ALONE * one.score for one in alone if one.selection not in scores
    }
    total = float(np.logaddexp.reduce(list(scores.values())))
    return [
        RankedSelection(selection=selection, score=score - total)
        for selection, score in sorted(scores.items(), key=lambda item: -item[1])
    ]
