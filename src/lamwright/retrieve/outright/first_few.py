"""The first or last few items of a list: ``first three ingredients``, ``the last two bullets under Costs``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.codec.found import paragraphs_selection
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.paragraphs import Reading

_COUNTS = dict(two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10)
_FEW = re.compile(
    rf"\b(?P<end>first|last|final) (?P<count>{'|'.join(_COUNTS)}|[2-9]|10) (?:of the )?(?P<noun>[a-z]+s)\b"
    r"(?:(?: (?:of|in|under|from|on|below|at))(?: (?:the|our|my|your|this))? (?P<scope>[\w'’& -]{3,60}))?",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:swap|switch|exchange|between|merge|join|one paragraph|comment|move|first thing|words?|letters|sentences?"
    r"|each|every|section|columns?|rows?|tables?|verses?|stanzas?)\b",
    re.IGNORECASE,
)
_NO_ITEMS = frozenset({
    *("words", "letters", "lines", "paragraphs", "sentences", "headings", "rows", "columns", "cells", "pages"),
    *("tables", "sections", "chapters", "verses", "names", "dates", "prices", "amounts", "numbers", "figures"),
})  # fmt: skip
_ITEMS = frozenset({"bullets", "points", "items", "entries", "steps", "things", "rules"})
_SURE = 4.0


def first_few(reading: Reading) -> Iterator[tuple[str, float]]:
    """So many items from an end of the list that the request names, with what that adds to the logarithm.

    The list is that under the heading whose words the request says, or the only one where it speaks of items.
    """
    said = _FEW.search(reading.request)
    if not said or _ELSE.search(reading.request) or said["noun"].lower() in _NO_ITEMS:
        return
    count = _COUNTS.get(said["count"].lower()) or int(said["count"])
    items = _list(said["noun"], said["scope"] or "", reading.structure)
    if len(items) > count:
        few = items[:count] if said["end"].lower() == "first" else items[-count:]
        yield paragraphs_selection([line.index for line in few]), _SURE


def _list(noun: str, scope: str, structure: Structure) -> Sequence[Line]:
    lists = {run[0].heading: run for run in structure.lists}
    for words in (scope, noun):
        stems = set(content_stems(words))
        under = [
            line.index
            for line in structure.headings
            if line.index in lists and stems & set(content_stems(line.text))
        ]
        if len(under) == 1:
            return lists[under[0]]
    is_only = len(structure.lists) == 1 and noun.lower() in _ITEMS and not scope
    return structure.lists[0] if is_only else ()
