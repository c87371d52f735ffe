"""Why nothing should be done for a request: the first reason that is sure."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.codec.found import asked_ways
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.moves.moving import how_far
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.refusals.beyond import beyond, unnumbered
from lamwright.retrieve.refusals.contradicting import contradictions
from lamwright.retrieve.refusals.doubting import NO_COMMAND
from lamwright.retrieve.refusals.quoted_nowhere import quoted_nowhere
from lamwright.retrieve.refusals.unreadable import unreadable, without_text
from lamwright.retrieve.values.open_values import OPEN
from lamwright.retrieve.values.replacing import not_replaceable

_SURELY_MEANT = 0.6


class Asked(NamedTuple):
    """What is asked for, as far as it was read."""

    ways: Sequence[RankedWay]
    selections: Sequence[RankedSelection]
    parts: int
    """How many of the ways are asked for; 0: not known."""


def refusal(reading: Reading, asked: Asked, *, is_doubted: bool) -> str:
    """A sentence; empty: something should be done. ``is_doubted``: the readers rather hold that it cannot be done."""
    request, canvas = reading.request, reading.canvas
    done = asked_ways(asked.ways, max(asked.parts, 1))
    found = [
        *unreadable(request),
        *contradictions(request),
        *without_text(canvas, done),
        *beyond(request, canvas),
        *(() if _types(asked.ways) else unnumbered(request, canvas)),
        *quoted_nowhere(request, canvas, done),
        *not_replaceable(done),
        *([NO_COMMAND] if is_doubted and not _surely_moves(asked, reading) else []),
    ]
    return next(iter(found), "")


def _surely_moves(asked: Asked, reading: Reading) -> bool:
    """Whether an item of a list is to be moved, and the request says where: readers doubt such that is terse."""
    selections = asked.selections
    if not asked.ways or not selections or math.exp(selections[0].score) < _SURELY_MEANT:
        return False
    return how_far(asked.ways[0].steps, selections[0].selection, reading) != 0


def _types(ways: Sequence[RankedWay]) -> bool:
    """Whether the likeliest way types a text."""
    return any(step.startswith("Type ") and OPEN in step for w in ways[:1] for step in w.steps)
