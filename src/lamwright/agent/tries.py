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
    chances add up.
    """
    return [_with_others(one, tries) for one in tries]


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
