"""Where each of several ways is done: the likeliest places that go together.

What is typed over or taken out cannot be the place of another way too.
"""

from collections.abc import Sequence
from itertools import product

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.taking_out import TAKES_OUT, without_blank

_KEPT = 5
_REPLACES = 'Type "…"'


def together(
    ways: Sequence[RankedWay], places: Sequence[Sequence[RankedSelection]], reading: Reading
) -> list[RankedWay]:
    """The ways with their places; ``places``: of each way what it may be done to, the likeliest first."""
    listed = [ranked[:_KEPT] for ranked in places]
    best = max(
        product(*listed),
        key=lambda chosen: (_fits(ways, chosen, reading), sum(one.score for one in chosen)),
    )
    return [way.model_copy(update={"place": place}) for way, place in zip(ways, best, strict=True)]


def _fits(ways: Sequence[RankedWay], chosen: Sequence[RankedSelection], reading: Reading) -> bool:
    named = [without_blank(one.selection) for one in chosen]
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
