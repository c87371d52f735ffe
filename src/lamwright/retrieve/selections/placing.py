"""Where each of several ways is done: the likeliest places that go together.

What is typed over or taken out cannot be the place of another way too; two ways of which one undoes the other, such as
centred and to the left, have two places.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations, product

from lamwright.codec.found import asked_ways
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.selections.alike import only_one
from lamwright.retrieve.values.taking_out import TAKES_OUT, without_blank

_KEPT = 5
CERTAIN = 5.0
"""Log-odds of a way that is looked at alone."""
_REPLACES = 'Type "…"'


def placed(
    ways: Sequence[RankedWay],
    count: int,
    find: Callable[[Sequence[RankedWay]], list[list[RankedSelection]]],
    reading: Reading,
) -> list[RankedWay]:
    """The ways, each with what it is done to; those of the ``count`` that are asked for come first, and go together.

    ``find`` gives for ways, of which the first ``count`` are asked for, what each may be done to, the likeliest first.
    """
    asked_for = asked_ways(ways, len(ways))
    ordered = [*asked_for, *(way for way in ways if way not in asked_for)]
    found = find([way.model_copy(update={"score": CERTAIN}) for way in ordered])
    chosen = going_together(asked_for, found[: len(asked_for)], count, reading)
    rest = [place for place in range(len(ordered)) if place not in chosen]
    return [
        *together([ordered[i] for i in chosen], [found[i] for i in chosen], reading),
        *(ordered[i].model_copy(update={"place": found[i][0]}) for i in rest),
    ]


def together(
    ways: Sequence[RankedWay], places: Sequence[Sequence[RankedSelection]], reading: Reading
) -> list[RankedWay]:
    """The ways with their places; ``places``: of each way what it may be done to, the likeliest first."""
    best = _likeliest(ways, places, reading)[1]
    return [way.model_copy(update={"place": place}) for way, place in zip(ways, best, strict=True)]


def going_together(
    ways: Sequence[RankedWay],
    places: Sequence[Sequence[RankedSelection]],
    count: int,
    reading: Reading,
) -> tuple[int, ...]:
    """Which ``count`` of ``ways``, in order of rank, are asked for: the first ones, unless one undoes another.

    Then it is those of the likeliest ways and places that go together.
    """
    first = tuple(range(min(count, len(ways))))
    if not any(only_one(ways[a].steps, ways[b].steps) for a, b in combinations(first, 2)):
        return first
    sets = [(0, *others) for others in combinations(range(1, len(ways)), len(first) - 1)]

    def likely(chosen: tuple[int, ...]) -> tuple[bool, float]:
        fits, best = _likeliest([ways[i] for i in chosen], [places[i] for i in chosen], reading)
        asked_for = sum(-math.log1p(math.exp(-ways[i].score)) for i in chosen)
        return fits, asked_for + sum(one.score for one in best)

    return max(sets, key=likely)


def _likeliest(
    ways: Sequence[RankedWay], places: Sequence[Sequence[RankedSelection]], reading: Reading
) -> tuple[bool, tuple[RankedSelection, ...]]:
    """The likeliest places that go together, and whether they do."""
    sets = list(product(*(ranked[:_KEPT] for ranked in places)))
    fitting = [chosen for chosen in sets if _fits(ways, chosen, reading)]
    return bool(fitting), max(fitting or sets, key=lambda chosen: sum(one.score for one in chosen))


def _fits(ways: Sequence[RankedWay], chosen: Sequence[RankedSelection], reading: Reading) -> bool:
    named = [without_blank(one.selection) for one in chosen]
    for one, other in combinations(range(len(ways)), 2):
        if named[one] == named[other] and only_one(ways[one].steps, ways[other].steps):
            return False
    for number, way in enumerate(ways):
        if way.steps[0] != _REPLACES and way.steps != TAKES_OUT:
            continue
        others = [*named[:number], *named[number + 1 :]]
        if named[number] in others or not named[number]:
            return False
        if way.steps == TAKES_OUT and named[number].startswith("Select paragraph"):
            gone = set(candidate_of(named[number], reading).lines)
            if any(_within(other, gone, reading) for other in others):
                return False
    return True


def _within(selection: str, gone: set[int], reading: Reading) -> bool:
    lines = candidate_of(selection, reading).lines
    return bool(lines) and gone >= set(lines)
