"""How well what was done fits a request: its ways and what it selected, by the readers of requests."""

import math
from collections.abc import Sequence

from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.selections import NOTHING
from lamwright.retrieve.ways import ways_of

_FLOOR = 1e-4


def belief(
    steps: Sequence[str], ways: Sequence[RankedWay], selections: Sequence[RankedSelection]
) -> float:
    """Logarithm of the shares of belief in the ways and the selections of ``steps``, together.

    ``steps`` are wordings of the actions that were delivered; 0 is the most, -18 the least.
    """
    done = set(ways_of(steps))
    shares = (1 / (1 + math.exp(-way.score)) for way in ways if way.steps in done)
    chosen = {step for step in steps if step.startswith("Select ")}
    if not steps or not steps[0].startswith("Select "):
        chosen.add(NOTHING)
    held = (math.exp(item.score) for item in selections if item.selection in chosen)
    return math.log(max(sum(shares), _FLOOR)) + math.log(max(sum(held), _FLOOR))
