"""What was found for a request, in lines of a prompt: ways to do it, and how to select what it means."""

import math
from collections.abc import Sequence
from typing import TypeVar

from lamwright.codec.coloured import is_marker_taken
from lamwright.codec.text import flat
from lamwright.codec.values import named_values
from lamwright.records.retrieved import (
    RankedSelection,
    RankedValue,
    RankedWay,
    Retrieved,
    Target,
)

Ranked = TypeVar("Ranked", RankedSelection, RankedValue)
_WAYS, _SELECTIONS = 4, 6
_LONGEST = 12
"""Paragraphs that one line names."""
_NOTHING = "Select nothing"
_AND = "\n"
_PARTS = 3
_TAKE = (("COLOR_NAME", " color to …", " color to …"), ("SIZE", "Set the font size …", 'to "…"'))
"""Steps that take a value which a request may name, and others in which it may be meant."""
_ASKED, COUNTED, _NAMED = -1.2, -2.4, -3.9
"""Log-odds from which a way is a part of a plan (23 %), of one where several were counted (8 %), and of one whose
value is named (2 %); chosen on validation requests (``docs/development/retrieve.md``)."""


def found_lines(found: Retrieved) -> list[str]:
    """Ways, then what to select, worded as the actions that do it; the likeliest of each first."""
    ways = [" / ".join(map(flat, way)) for way in shown_ways(found)]
    selections = (" / ".join(parts_of(one)) for one in shown_selections(found))
    return [*ways, *(worded or _NOTHING for worded in selections)]


def shown_ways(found: Retrieved) -> list[tuple[str, ...]]:
    """The ways that a prompt shows."""
    return [way.steps for way in found.ways[:_WAYS]]


def shown_selections(found: Retrieved) -> list[str]:
    """The selections that a prompt shows; empty: nothing need be selected."""
    return [item.selection for item in found.selections[:_SELECTIONS]]


def believed(found: Retrieved, request: str, share: float) -> Retrieved:
    """What was found, cut to what a plan is made of.

    Ways: each that ``request`` seems to ask for, and one for a colour or a size that it names. Selections and values:
    the likeliest that together hold ``share`` of the belief (nucleus; Holtzman et al., arXiv 1904.09751); 0: the
    first alone.
    """
    asked = _asked(found)
    named = named_values(request)
    for value, begins, takes in _TAKE:
        is_taken = any(
            begins in step or takes in step or is_marker_taken(request, step)
            for way in asked
            for step in way.steps
        )
        if value in named and not is_taken:
            fit = (way for way in found.ways if way.score >= _NAMED and begins in way.steps[0])
            asked += list(fit)[:1]
    shown = nucleus(found.selections[:_SELECTIONS], share)
    filled = [
        way.model_copy(update={"values": tuple(nucleus(one, share) for one in way.values)})
        for way in asked
    ]
    return found.model_copy(update={"ways": tuple(filled), "selections": shown})


def _asked(found: Retrieved) -> list[RankedWay]:
    """The likeliest way, and others that are asked for beside it: as many as were counted, if they were."""
    if found.parts:
        return asked_ways(found.ways, found.parts)
    first, others = found.ways[:1], found.ways[1:_WAYS]
    return [*first, *(way for way in others if way.score >= _ASKED and way.joins)][:_PARTS]


def asked_ways(ways: Sequence[RankedWay], count: int) -> list[RankedWay]:
    """Of ways in order of rank those that are asked for where ``count`` are."""
    first, others = ways[:1], ways[1:_WAYS]
    return [*first, *(way for way in others if way.score >= COUNTED)][:count]


def nucleus(ranked: Sequence[Ranked], share: float) -> tuple[Ranked, ...]:
    """The likeliest that together hold ``share`` of the belief in all of them; at least one of some."""
    shares = [math.exp(item.score) for item in ranked]
    held, count = 0.0, 0
    while count < len(shares) and (not count or held < share * sum(shares)):
        held += shares[count]
        count += 1
    return tuple(ranked[:count])


def selection(target: Target) -> str:
    """The wording of the action that selects a target; empty when there is none."""
    if target.table:
        first, last = (target.cells[0], target.cells[-1]) if target.cells else ("", "")
        if not first:
            return f"Select table {target.table}"
        cells = f"cell {first}" if first == last else f"cells {first} to {last}"
        return f"Select {cells} of table {target.table}"
    if target.text and len(target.paragraphs) == 1:
        return f'Select the text "{flat(target.text)}"'
    return paragraphs_selection(target.paragraphs[:_LONGEST])


def select_text(words: str, index: int, texts: Sequence[str]) -> str:
    """``Select the text "cash"`` of line ``index``; with its paragraph where the words stand earlier too."""
    is_earlier = any(words in text for text in texts[: index - 1])
    return f'Select the text "{flat(words)}"' + (f" in paragraph {index}" if is_earlier else "")


def each(selections: Sequence[str]) -> str:
    """Several selections as one, in order: what is done is done to each."""
    return _AND.join(dict.fromkeys(selections))


def parts_of(selection: str) -> list[str]:
    """The selections that one means: itself, or those that it names."""
    return selection.split(_AND)


def paragraphs_selection(indexes: Sequence[int]) -> str:
    """``Select paragraph 3``, ``Select paragraphs 3 to 5`` or ``Select paragraphs 2, 5 and 9``."""
    if not indexes:
        return ""
    first, last = indexes[0], indexes[-1]
    if first == last:
        return f"Select paragraph {first}"
    if list(indexes) == list(range(first, last + 1)):
        return f"Select paragraphs {first} to {last}"
    listed = ", ".join(map(str, indexes[:-1]))
    return f"Select paragraphs {listed} and {last}"
