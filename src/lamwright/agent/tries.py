"""Several tries at one request: other steps that come to the same document speak for it.

Sampled plans vote with their belief for what they lead to (self-consistency: Wang et al., arXiv 2203.11171).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.agent.endings import conclude
from lamwright.agent.examining import Examined

_SUREST = 0.99


class Tried(NamedTuple):
    """What one try did, and what was said of it."""

    steps: tuple[str, ...]
    """Wordings of its actions."""
    examined: Examined


def agreed(tries: Sequence[Tried]) -> list[Examined]:
    """What is said of each try, given the others.

    Tries with the same difference and other steps are ways to read the request that exclude each other: their
    chances add up. No try alone is likelier than the first, which is made of what is likeliest.
    """
    first = tries[0].examined.belief if tries else None
    most = math.inf if first is None else first
    capped = [one._replace(examined=_at_most(one.examined, most)) for one in tries]
    return [_with_others(one, capped) for one in capped]


def _at_most(examined: Examined, belief: float) -> Examined:
    known = examined.belief is not None
    return examined._replace(belief=min(examined.belief or 0.0, belief)) if known else examined


def _with_others(one: Tried, tries: Sequence[Tried]) -> Examined:
    own = one.examined
    if own.belief is None or own.facts is None or not own.differences:
        return own
    chances = {one.steps: _chance(own.belief)} | {
        other.steps: _chance(other.examined.belief)
        for other in tries
        if other.examined.belief is not None and other.examined.differences == own.differences
    }
    chance = min(_SUREST, sum(chances.values()))
    belief = max(own.belief, math.log(chance / (1 - chance)))
    conclusion = conclude(own.facts._replace(belief=belief))
    return own._replace(conclusion=conclusion, belief=belief)


def _chance(belief: float) -> float:
    return 1 / (1 + math.exp(-belief))


__all__ = ["Tried", "agreed"]
