"""What is asked for, put together: ways that belong to one thing are one, what names its own place is done there."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.codec.found import asked_ways
from lamwright.records.retrieved import RankedSelection, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.ways.its_looks import with_looks
from lamwright.retrieve.ways.new_columns import with_head
from lamwright.retrieve.ways.new_rows import with_cells
from lamwright.retrieve.ways.page_edges import in_edges_there

_SUREST = 0.99


class AskedFor(NamedTuple):
    """Ways and selections, likeliest first, and how many ways are asked for at once; 0: not known."""

    ways: list[RankedWay]
    selections: list[RankedSelection]
    parts: int


def put_together(found: AskedFor, reading: Reading) -> AskedFor:
    """``found`` where a header or footer that is there is meant, or several ways make one new thing."""
    ways, selections, parts = found
    done = asked_ways(ways, max(parts, 1))
    if (there := in_edges_there(done, reading)) != done:
        ways = [*there, *(way for way in ways if way not in done)]
        if len(there) == 1 and there[0].place:
            selections = _first(there[0].place, selections)
    new = _as_one(asked_ways(ways, max(parts, 1)), selections, reading)
    if new and new[0].place:
        return AskedFor(new, _first(new[0].place, selections), 1)
    return AskedFor(ways, selections, parts)


def _first(place: RankedSelection, selections: Sequence[RankedSelection]) -> list[RankedSelection]:
    """``place``, then the others."""
    return [place, *(one for one in selections if one.selection != place.selection)]


def _as_one(
    ways: Sequence[RankedWay], selections: Sequence[RankedSelection], reading: Reading
) -> list[RankedWay]:
    """The ways that are asked for as one, where they do something new and give it its texts or looks; or empty.

    One is believed as all of them together.
    """
    several = ways if len(ways) > 1 else ()
    made = (
        with_head(ways, selections, reading.request, reading.canvas)
        or with_cells(several, reading.request, reading.canvas)
        or with_looks(several, reading.request)
    )
    if len(made) != 1:
        return [*made]
    share = sum(1 / (1 + math.exp(-way.score)) for way in ways)
    score = -math.log(1 / min(share, _SUREST) - 1)
    return [made[0].model_copy(update={"score": score})]
