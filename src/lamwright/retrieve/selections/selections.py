"""What could be selected for a request, worded as the action that selects it, and described in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from lamwright.codec.found import paragraphs_selection, select_text, selection
from lamwright.codec.text import flat
from lamwright.records.retrieved import Target
from lamwright.retrieve.document.groups_near import all_of, cells_of, groups_near
from lamwright.retrieve.document.near_words import beside, cells_near, ranges_near, repeated
from lamwright.retrieve.document.spans import clauses_of, spans
from lamwright.retrieve.document.structure import Structure
from lamwright.retrieve.outright.arrows import changed_places
from lamwright.retrieve.outright.counted import counted
from lamwright.retrieve.outright.listing import listed_places
from lamwright.retrieve.outright.outright import named_outright, told_words
from lamwright.retrieve.outright.several import several
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import NOTHING, Candidate, candidate_of

_TARGETS, _LINES, _INSIDE, _CLAUSES, _MOST = 8, 60, 8, 3, 240
_TABLES, _LARGEST = 3, 20
_MORE, _FIRST = 70, 4
"""So many are found by counting; those and what is pointed to, as if behind so many others."""
_EVERY = re.compile(r"\b(every|all|each|everywhere|wherever|throughout|always)\b", re.IGNORECASE)


def candidates(
    reading: Reading, best: Sequence[int], pointed: Iterable[str] = ()
) -> tuple[Candidate, ...]:
    """Each once, targets found by rules first; the last one is to select nothing.

    ``best`` are paragraphs in the order in which they may be meant; ``pointed`` selections that readers point to.
    """
    found: dict[str, None] = {}
    for listed in (
        _by_number(reading),
        changed_places(reading),
        _by_rules(reading),
        (f"Select paragraph {index}" for index in best[:_INSIDE]),
        _inside(best, reading),
        _groups(best, reading),
        _in_tables(reading),
        _everywhere(reading),
        several(reading.request, reading.structure, best),
        (f"Select paragraph {index}" for index in best[_INSIDE:_LINES]),
    ):
        found |= dict.fromkeys(worded for worded in listed if worded)
    by_rules = [*found, NOTHING][:_MOST]
    read = dict.fromkeys(worded for worded in pointed if worded and worded not in found)
    more: dict[str, None] = {}
    for listed in (
        told_words(reading),
        listed_places(reading),
        _counted(best, reading),
        _all_of_tables(reading),
    ):
        more |= dict.fromkeys(worded for worded in listed if worded)
    rest = [worded for worded in more if worded not in found and worded not in read]
    return (
        *_placed([*read], reading, "pointing", _FIRST),
        *_placed(rest[:_MORE], reading, "counting", _FIRST + len(read)),
        *_placed(by_rules, reading, "rules", 0),
    )


def _placed(
    listed: Sequence[str],
    reading: Reading,
    by: Literal["rules", "pointing", "counting"],
    first: int,
) -> Iterator[Candidate]:
    for place, worded in enumerate(listed, first):
        yield candidate_of(worded, reading)._replace(place=place, by=by)


def ruled(reading: Reading) -> dict[str, tuple[str, float]]:
    """Of each selection that rules found: what means it, and how sure they are."""
    found: dict[str, tuple[str, float]] = {}
    for target in reading.targets[:_TARGETS]:
        found.setdefault(_selection(target, reading.structure), (target.means, target.score))
    return found


def _by_number(reading: Reading) -> Iterator[str]:
    """Paragraphs and tables that the request names by number, or as whole lines."""
    tables = len(reading.canvas.tables)
    for worded in named_outright(reading):
        number = re.fullmatch(r"Select table (\d+)", worded)
        if number and not 1 <= int(number[1]) <= tables:
            continue
        if not worded.startswith("Select the text "):
            yield worded


def _by_rules(reading: Reading) -> Iterator[str]:
    for target in reading.targets[:_TARGETS]:
        yield _selection(target, reading.structure)
        if target.text and _EVERY.search(reading.request):
            yield f'Select every "{flat(target.text)}"'


def _inside(best: Sequence[int], reading: Reading) -> Iterator[str]:
    texts = reading.structure.texts
    for place, index in enumerate(best[:_INSIDE]):
        line = reading.structure.lines[index - 1]
        more = clauses_of(line) if place < _CLAUSES else ()
        for words in (*spans(line, reading.request), *more):
            yield select_text(words, index, texts)


def _groups(best: Sequence[int], reading: Reading) -> Iterator[str]:
    structure = reading.structure
    if len(structure.lines) > 1:
        yield "Select paragraphs 1 to the last"
    for group in (*groups_near(structure, best), *ranges_near(best)):
        if len(group) <= _LARGEST:
            yield paragraphs_selection(group)


def _in_tables(reading: Reading) -> Iterator[str]:
    for table in reading.canvas.tables[:_TABLES]:
        for ends in (*cells_of(table), *cells_near(table, reading.request)):
            yield selection(Target(means="role", words="", table=table.number, cells=ends))


def _counted(best: Sequence[int], reading: Reading) -> Iterator[str]:
    for group in counted(reading.request, reading.structure, best):
        if 1 < len(group) <= _LARGEST:
            yield paragraphs_selection(group)


def _all_of_tables(reading: Reading) -> Iterator[str]:
    """Rows, columns and cells of tables that are not large."""
    for table in reading.canvas.tables[:_TABLES]:
        for ends in all_of(table):
            yield selection(Target(means="role", words="", table=table.number, cells=ends))


def _everywhere(reading: Reading) -> Iterator[str]:
    for text in repeated(reading.request, reading.structure):
        yield f'Select every "{flat(text)}"'
    for place in beside(reading.request, reading.canvas):
        yield f"Select all of {place}"


def _selection(target: Target, structure: Structure) -> str:
    if target.text and len(target.paragraphs) == 1 and not target.table:
        return select_text(target.text, target.paragraphs[0], structure.texts)
    return selection(target)


__all__ = ["NOTHING", "Candidate", "candidate_of", "candidates", "ruled"]
