"""Several tries at one request, the same in ``act``, in ``edit`` and in every rollout: the best of them counts.

Other steps that come to the same document speak for it: sampled plans vote with their belief for what they lead to
(self-consistency: Wang et al., arXiv 2203.11171).
"""

import math
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from lamwright.agent.agent import Episode
from lamwright.agent.endings import conclude
from lamwright.agent.examining import Examined
from lamwright.agent.policy import Policy, Varying
from lamwright.records.trajectory import Said

_SUREST = 0.99
_RANK: dict[Said, int] = {"finished": 3, "unverified": 2, "gave up": 1, "refused": 1, "broken": 0}
_LEAST = -99.0
"""Belief in what nothing is known of."""
Left = TypeVar("Left")


class Tried(NamedTuple, Generic[Left]):
    """What one try did, what is said of it, and what it left for whoever tries."""

    episode: Episode
    examined: Examined
    left: Left

    @property
    def steps(self) -> tuple[str, ...]:
        """Wordings of its actions."""
        return tuple(step.decision.thought for step in self.episode.steps)


class Found(NamedTuple, Generic[Left]):
    """What a search came to."""

    best: Tried[Left]
    tries: tuple[Tried[Left], ...]
    """All that were made, the first one first."""


def search(policy: Policy, most: int, attempt: Callable[[Policy], Tried[Left]]) -> Found[Left]:
    """The best of at most ``most`` tries, seen together; no further one is made once one is said to be finished.

    ``attempt`` performs a try from the same document each time. Where ``policy`` knows one way only, there is one try.
    """
    tries = [attempt(policy)]
    best = _best(tries)
    for number in range(1, most):
        if not isinstance(policy, Varying) or best.examined.conclusion.said == "finished":
            break
        tries.append(attempt(policy.varied(number)))
        best = _best(tries)
    return Found(best, tuple(tries))


def agreed(tries: Sequence[Tried[Left]]) -> list[Examined]:
    """What is said of each try, given the others.

    Tries with the same difference and other steps are ways to read the request that exclude each other: their
    chances add up. No try alone is likelier than the first, which is made of what is likeliest.
    """
    seen = (one.examined.belief for one in tries if one.examined.facts is not None)
    first = next(seen, None)
    most = math.inf if first is None else first
    capped = [one._replace(examined=_at_most(one.examined, most)) for one in tries]
    return [_with_others(one, capped) for one in capped]


def _best(tries: Sequence[Tried[Left]]) -> Tried[Left]:
    together = zip(tries, agreed(tries), strict=True)
    return max((one._replace(examined=examined) for one, examined in together), key=_worth)


def _worth(tried: Tried[Left]) -> tuple[int, float]:
    belief = tried.examined.belief
    return _RANK[tried.examined.conclusion.said], _LEAST if belief is None else belief


def _at_most(examined: Examined, belief: float) -> Examined:
    known = examined.belief is not None
    return examined._replace(belief=min(examined.belief or 0.0, belief)) if known else examined


def _with_others(one: Tried[Left], tries: Sequence[Tried[Left]]) -> Examined:
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


__all__ = ["Found", "Tried", "agreed", "search"]
