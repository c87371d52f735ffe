"""What is typed holds none of the request's own commands: "full-time", not "full-time and underline reliable"."""

import math
import re
from collections.abc import Sequence

from lamwright.records.retrieved import RankedValue, RankedWay
from lamwright.retrieve.ways.named_ways import is_named

_TYPES = 'Type "'
_OVER, _ADDS = ('Type "…"',), 'Type "{END}'
_CLAUSE = re.compile(r"[.;:!?,]\s+|\b(?:and|but|should|must|has to|needs to)\b")


def without_commands(ways: Sequence[RankedWay], count: int) -> list[RankedWay]:
    """The ways, of which the first ``count`` are asked for; no text that they type asks for another of them."""
    asked = [way.steps for way in ways[:count]]
    return [
        way.model_copy(
            update={"values": tuple(_without(values, way, asked) for values in way.values)}
        )
        if number < count and any(step.startswith(_TYPES) for step in way.steps)
        else way
        for number, way in enumerate(ways)
    ]


def without_echoes(ways: Sequence[RankedWay], count: int) -> tuple[list[RankedWay], int]:
    """The ways, and how many are asked for, where one would type over a text what another adds anyway, as a part.

    None of 760 training references that type several texts does so.
    """
    asked = ways[:count]
    texts = {way.steps: way.values[0][0].value for way in asked if way.values and way.values[0]}
    echoes = [
        way
        for way in asked
        if way.steps == _OVER
        and any(
            texts.get(_OVER, "") in text and text != texts.get(_OVER)
            for steps, text in texts.items()
            if steps[0].startswith(_ADDS)
        )
    ]
    return [way for way in ways if way not in echoes], count - len(echoes)


def _without(
    values: Sequence[RankedValue], way: RankedWay, asked: Sequence[tuple[str, ...]]
) -> tuple[RankedValue, ...]:
    """The values that hold no command, their shares of belief made one; all if each holds one."""
    others = [steps for steps in asked if steps != way.steps]
    kept = [one for one in values if not holds_command(one.value, others)]
    if not kept or len(kept) == len(values):
        return tuple(values)
    whole = math.log(sum(math.exp(one.score) for one in kept))
    return tuple(one.model_copy(update={"score": one.score - whole}) for one in kept)


def holds_command(text: str, others: Sequence[tuple[str, ...]]) -> bool:
    """Whether a clause of ``text`` behind the first says the usual word of one of the ``others``."""
    clauses = _CLAUSE.split(text)[1:]
    return any(is_named(steps, clause) for steps in others for clause in clauses)
