"""How well what was done fits a request: a verifier over what readers and model believed of it."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lamwright.codec.found import parts_of
from lamwright.records.retrieved import RankedSelection, RankedValue, RankedWay
from lamwright.retrieve.moves.moving import moved_lines
from lamwright.retrieve.selections.selections import NOTHING
from lamwright.retrieve.ways.its_looks import added_lines
from lamwright.retrieve.ways.new_rows import new_cells
from lamwright.retrieve.ways.ways import ways_of


class Signs(NamedTuple):
    """What speaks for steps: shares of belief, and how much may go wrong.

    Shares count as they are: what is sure differs more from what is likely than likely from hardly likely.
    """

    ways: float
    """Of all its ways together."""
    places: float
    """The least of what is selected."""
    filled: float
    """The least of what was filled in; 1: nothing was."""
    ways_count: float
    """At most two: of three there were hardly any among the decisions that the weights were fitted on."""
    places_count: float
    """Several places that were meant as one are counted once."""


WEIGHTS = Signs(3.329, 4.706, 5.791, -1.346, 1.369)
"""Fitted by ``recipes/train_verifier.py``."""
BIAS = -11.549
_SELECTED = re.compile(r'Select the text "(.*?)"( in paragraph \d+)?', re.DOTALL)
_MOST_WAYS = 2
_OF_NEW_ROW = 0.8
"""Share of new rows that are filled as their writers did, of 340 training requests in which their cells are found."""


def belief(
    steps: Sequence[str],
    ways: Sequence[RankedWay],
    selections: Sequence[RankedSelection],
) -> float:
    """Log-odds that ``steps``, wordings of the actions that were delivered, are what was asked for.

    Readers and model were not trained on the requests whose decisions the weights were fitted on.
    """
    found = signs(steps, ways, selections)
    return BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, found, strict=True))


def _filled(steps: Sequence[str], ways: Sequence[RankedWay]) -> float:
    """The least share of what was filled in; 1: nothing was."""
    done = set(ways_of(steps, [way.steps for way in ways]))
    shares = [
        _held(values, steps) for way in ways if way.steps in done for values in way.values if values
    ]
    return min(shares, default=1.0)


def _held(values: Sequence[RankedValue], steps: Sequence[str]) -> float:
    """The share of what was filled into an open value; of two texts that are typed, both together."""
    held = "\n".join(steps)
    likeliest = max((math.exp(one.score) for one in values if one.value in held), default=0.0)
    typed = sum(math.exp(one.score) for one in values if f'Type "{one.value}"' in steps)
    return max(likeliest, min(1.0, typed), _OF_NEW_ROW if new_cells(steps) else 0.0)


def signs(
    steps: Sequence[str],
    ways: Sequence[RankedWay],
    selections: Sequence[RankedSelection],
) -> Signs:
    """What speaks for ``steps``.

    The model's own chance of its decision says nothing beside these: what it may decide is what the readers found.
    """
    done = set(ways_of(steps, [way.steps for way in ways]))
    shares = [1 / (1 + math.exp(-way.score)) for way in ways if way.steps in done]
    together = min(1.0, sum(shares)) if len(shares) == len(done) else 0.0
    chosen = dict.fromkeys(step for step in steps if step.startswith("Select "))
    if not steps or not steps[0].startswith("Select "):
        chosen = dict.fromkeys((NOTHING, *chosen))
    made = {*added_lines(steps), *moved_lines(steps), *new_cells(steps)}
    held = _shares([one for one in chosen if one not in made], _same_together(steps, selections))
    count = min(len(done), _MOST_WAYS)
    return Signs(together, min(held, default=0.0), _filled(steps, ways), count, len(held))


def _same_together(
    steps: Sequence[str], selections: Sequence[RankedSelection]
) -> list[RankedSelection]:
    """``selections``, words that are typed over with all that come to the same: "30" over "14" in "14 days"."""
    typed = dict(pairwise(steps))
    together = {
        one: sum(
            math.exp(other.score)
            for other in selections
            if _is_same_change(over, typed[one], other.selection)
        )
        for one in typed
        if (over := _SELECTED.fullmatch(one)) and typed[one].startswith('Type "')
    }
    return [
        one.model_copy(update={"score": math.log(max(share, math.exp(one.score)))})
        if (share := together.get(one.selection))
        else one
        for one in selections
    ]


def _is_same_change(over: re.Match[str], typed: str, other: str) -> bool:
    """Whether words within those that are typed over, in the same place, hold all that becomes another."""
    within = _SELECTED.fullmatch(other)
    old, new = over[1], typed.removeprefix('Type "').removesuffix('"')
    is_elsewhere = within is not None and bool(over[2]) and within[2] != over[2]
    if not within or is_elsewhere or old.count(within[1]) != 1 or old == new:
        return False
    begins = _shared(old, new)
    ends = min(_shared(old[::-1], new[::-1]), len(old) - begins, len(new) - begins)
    at = old.index(within[1])
    return at <= begins and at + len(within[1]) >= len(old) - ends


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    alike = (at for at, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1)
    return next(alike, min(len(one), len(other)))


def _shares(chosen: Sequence[str], selections: Sequence[RankedSelection]) -> list[float]:
    """Shares of belief in what was selected: of each alone, or of several as one."""
    believed = {item.selection: math.exp(item.score) for item in selections}
    shares, left = [], dict.fromkeys(chosen)
    for one, share in believed.items():
        parts = parts_of(one)
        if len(parts) > 1 and left.keys() >= set(parts):
            shares.append(share)
            left = {part: None for part in left if part not in parts}
    # A cell that nobody knows is of a row that was made.
    known = [one for one in left if one in believed or not one.startswith("Select cell ")]
    return shares + [believed.get(one, 0.0) for one in known]
