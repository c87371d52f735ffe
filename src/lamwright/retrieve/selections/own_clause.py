"""Which clause of a request asks for each of several ways: ``llama rule bold, gate rule italic``.

What the clause means alone, and what the whole request means, say together where the way is done; a clause that names
no place, as in ``title bold and centred``, says little.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from lamwright.records.retrieved import RankedSelection
from lamwright.retrieve.requests import clauses
from lamwright.retrieve.selection_words import NOTHING
from lamwright.retrieve.selections.one_place import says_looks_alone
from lamwright.retrieve.ways.ways import Ways

_LEAST = -1.0
"""Log-odds of a way from which a clause asks for it."""
_NO_PLACE = frozenset({NOTHING, "Select paragraphs 1 to the last"})
_ALONE, _FLOOR = 0.6, -9.0
"""What the clause alone counts beside the whole request, and the logarithm of a share that is not known."""
_REFERS = re.compile(
    r"\b(?:it|its|them|this|that|these|those|ones?|his|her|their|they|he|she)\b", re.IGNORECASE
)
_ADDS_CELLS = "Choose Table > Insert > "
_BESIDE = 0.4
"""What the whole request counts beside a clause that is a wish of its own."""
_CUT = re.compile(
    r"(?:[;.!?]|,)\s+(?:(?:and|then|but|oh|also|so)\s+)*|\s+(?:and|then)\s+(?:(?:then|also)\s+)?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:not|which|because|so|as|since|i mean|please|pls|thanks?|no|the (?:same|whole)|only|just|both|all|with)\b",
    re.IGNORECASE,
)


def wishes(request: str, asked_for: Sequence[tuple[str, ...]], ways: Ways) -> list[str]:
    """For each way the wish that asks for it alone; empty: ``request`` does not fall into as many wishes.

    What asks for no way by itself, says looks alone or goes on with "only" belongs to the wish before; one that refers
    back ("and make it bold") says nothing of its place.
    """
    if any(way[0].startswith(_ADDS_CELLS) for way in asked_for):
        return []
    begins, ends = [0], list[int]()
    for cut, part in _cut(request):
        if not says_looks_alone(part) and not _GOES_ON.match(part) and _asks(part, ways):
            ends.append(cut.start())
            begins.append(cut.end())
    parts = [request[a:b] for a, b in zip(begins, [*ends, len(request)], strict=True)]
    if not 1 < len(parts) == len(asked_for) or any(map(_REFERS.search, parts[1:])):
        return []
    scores = [{one.steps: one.score for one in ways.ranked_all(part)} for part in parts]
    own = [max(range(len(parts)), key=lambda at: scores[at].get(way, _FLOOR)) for way in asked_for]
    is_sure = all(scores[at].get(way, _FLOOR) > 0 for way, at in zip(asked_for, own, strict=True))
    return [parts[at] for at in own] if is_sure and len(set(own)) == len(parts) else []


def _cut(request: str) -> Iterator[tuple[re.Match[str], str]]:
    """Where ``request`` could be cut, each with what follows up to the next such place."""
    cuts = list(_CUT.finditer(request))
    ends = [*(cut.start() for cut in cuts[1:]), len(request)]
    for cut, end in zip(cuts, ends, strict=False):
        yield cut, request[cut.end() : end]


def _asks(part: str, ways: Ways) -> bool:
    """Whether a part of a request likely asks for a way by itself."""
    return len(part.split()) > 1 and ways.ranked_all(part)[0].score > 0


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
    whole: Sequence[RankedSelection], alone: Sequence[RankedSelection], *, is_wish: bool = False
) -> list[RankedSelection]:
    """What the whole request may mean for a way, weighed by what its clause means alone; best first.

    A clause that seems to mean everything, or nothing, names no place; one that is a wish of its own counts more.
    """
    beside, weight = (_BESIDE, 1.0) if is_wish else (1.0, _ALONE)
    if not alone or alone[0].selection in _NO_PLACE:
        return [*whole]
    by_clause = {one.selection: one.score for one in alone}
    scores = {
        one.selection: beside * one.score + weight * by_clause.get(one.selection, _FLOOR)
        for one in whole
    }
    scores |= {
        one.selection: beside * _FLOOR + weight * one.score
        for one in alone
        if one.selection not in scores
    }
    total = float(np.logaddexp.reduce(list(scores.values())))
    return [
        RankedSelection(selection=selection, score=score - total)
        for selection, score in sorted(scores.items(), key=lambda item: -item[1])
    ]
