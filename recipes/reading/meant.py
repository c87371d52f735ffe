"""Which lines the references of tasks are about."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lamwright.codec.found import parts_of
from lamwright.records.canvas import as_text
from lamwright.records.task import Task
from lamwright.retrieve.lines import Laid, asked, laid_out
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from people.samples import Openings
from reading.easier import easier
from reading.questions import places_of

_CELLS = re.compile(r"Select (?:cells? [A-Z]+(\d+)(?: to [A-Z]+(\d+))? of )?table (\d+)")


class Meant(NamedTuple):
    """A request, a document as it is read, and which of its rows are meant."""

    request: str
    laid: Laid
    right: tuple[int, ...]


def meant(tasks: Iterable[Task], openings: Openings) -> Iterator[Meant]:
    """One for each task that is about some lines; not where all are meant."""
    for task in tasks:
        state = openings.state(task.request, task.template)
        if state is None or not task.reference:
            continue
        reading = Reading(task.request, as_text(state.observation.canvas))
        steps = easier(task.reference, task.request, reading.structure.texts, ())
        places = places_of([step.thought for step in steps])
        chosen = {
            key
            for parts in places.values()
            for selection in parts
            for part in parts_of(selection)
            for key in rows_of(part, reading)
        }
        laid = laid_out(reading)
        right = [
            at
            for at, row in enumerate(laid.rows)
            if (row.table, row.row or row.paragraph) in chosen
        ]
        if 0 < len(right) < 0.8 * len(laid.rows):
            yield Meant(asked(task.request), laid, tuple(right))


def rows_of(selection: str, reading: Reading) -> list[tuple[int, int]]:
    """The lines that a selection is in, as ``LineReader.odds`` names them."""
    cells = _CELLS.fullmatch(selection)
    if cells and cells[1]:
        table, first, last = int(cells[3]), int(cells[1]), int(cells[2] or cells[1])
        return [(table, row) for row in range(first, last + 1)]
    if cells:
        return []
    return [(0, index) for index in candidate_of(selection, reading).lines]
