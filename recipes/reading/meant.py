"""Which lines the references of tasks are about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lamwright.applications.writer.handwritten.library import requests
from lamwright.codec.found import parts_of
from lamwright.records.canvas import as_text
from lamwright.records.task import Split, Task
from lamwright.retrieve.laid import Laid, asked, laid_out
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from people.samples import Openings
from reading.easier import easier
from reading.questions import places_of

_CELLS = re.compile(r"Select (?:cells? [A-Z]+(\d+)(?: to [A-Z]+(\d+))? of )?table (\d+)")


class Meant(NamedTuple):
    """A request, a document as it is read, and which of its rows are meant; none where it is about no few of them."""

    request: str
    laid: Laid
    right: tuple[int, ...]
    is_doable: bool


def meant(tasks: Iterable[Task], openings: Openings) -> Iterator[Meant]:
    """One for each task; no rows for what is about nearly all or no lines, or has no reference: it cannot be done."""
    for task in tasks:
        state = openings.state(task.request, task.template)
        if state is None:
            continue
        reading = Reading(task.request, as_text(state.observation.canvas))
        laid = laid_out(reading)
        chosen = _chosen(task, reading) if task.reference else set()
        right = [
            at
            for at, row in enumerate(laid.rows)
            if (row.table, row.row or row.paragraph) in chosen
        ]
        few = len(right) < 0.8 * len(laid.rows)
        yield Meant(asked(task.request), laid, tuple(right) if few else (), bool(task.reference))


def impossible(split: Split, openings: Openings, without: Sequence[str] = ()) -> Iterator[Meant]:
    """One for each request by hand that cannot be done or is not clear, the sets ``without`` left out."""
    for held in requests(split):
        state = openings.state(held.request, f"{held.document}.odt")
        if held.parts or state is None or held.document.split("-")[0] in without:
            continue
        reading = Reading(held.request, as_text(state.observation.canvas))
        yield Meant(asked(held.request), laid_out(reading), (), False)


def _chosen(task: Task, reading: Reading) -> set[tuple[int, int]]:
    """The lines that the reference is about."""
    steps = easier(task.reference, task.request, reading.structure.texts, ())
    return {
        key
        for parts in places_of([step.thought for step in steps]).values()
        for selection in parts
        for part in parts_of(selection)
        for key in rows_of(part, reading)
    }


def rows_of(selection: str, reading: Reading) -> list[tuple[int, int]]:
    """The lines that a selection is in, as ``LineReader.odds`` names them."""
    cells = _CELLS.fullmatch(selection)
    if cells and cells[1]:
        table, first, last = int(cells[3]), int(cells[1]), int(cells[2] or cells[1])
        return [(table, row) for row in range(first, last + 1)]
    if cells:
        return []
    return [(0, index) for index in candidate_of(selection, reading).lines]
