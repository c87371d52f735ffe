"""A way as it is done to what is chosen: rows and lines are sorted by two menus, items are moved as far as is said."""

import re
from collections.abc import Callable, Sequence

from lamwright.codec.found import parts_of
from lamwright.models.encoder import Vectors
from lamwright.records.canvas import CanvasParagraph
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.moves.moving import moved
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import lines_of
from lamwright.retrieve.values.taking_out import whole_row_out
from lamwright.retrieve.ways.bordering import drawn_where
from lamwright.retrieve.ways.heading_levels import a_level_on
from lamwright.retrieve.ways.sort_words import SORTS_LINES, SORTS_TABLE
from lamwright.retrieve.ways.sorting import line_steps, sorting
from lamwright.retrieve.ways.ways import by_keys
from lamwright.retrieve.ways.within_word import part_of_word

_IN_TABLE = re.compile(r"Select (?:cells? \w+(?: to \w+)? of )?table (\d+)")

_STANDS = {"left", "centered", "right", "justified"}
_CENTRED = {"Title", "Subtitle"}
"""Styles in which Writer centres lines."""


def done_where(
    way: RankedWay,
    chosen: str,
    reading: Reading,
    encode: Callable[[Sequence[str]], Vectors] | None = None,
) -> RankedWay:
    """``way`` with its steps for what is ``chosen``; ``encode`` gives unit vectors of texts."""
    keys = by_keys(way.steps)
    steps = keys if keys != way.steps and not _is_evenly_aligned(chosen, reading) else way.steps
    steps = part_of_word(whole_row_out(steps, chosen, reading.request), chosen, reading.request)
    steps = moved(drawn_where(steps, chosen, reading.request), chosen, reading)
    steps = a_level_on(steps, reading.request, _lines(chosen, reading))
    if steps[0] in {SORTS_TABLE, SORTS_LINES} and chosen:
        found = _IN_TABLE.match(parts_of(chosen)[0])
        number = int(found[1]) if found else 0
        table = next((one for one in reading.canvas.tables if one.number == number), None)
        if table is not None and table.columns:
            steps = (SORTS_TABLE, *sorting(reading.request, table, encode).steps(), steps[-1])
        else:
            menu = SORTS_TABLE if found else SORTS_LINES
            steps = (menu, *line_steps(reading.request), steps[-1])
    return way.model_copy(update={"steps": steps})


def _lines(chosen: str, reading: Reading) -> list[CanvasParagraph]:
    """The whole paragraphs that are chosen."""
    lines = reading.canvas.paragraphs
    parts = [part for part in parts_of(chosen) if part.startswith("Select paragraph")]
    return [lines[number - 1] for part in parts for number in lines_of(part, len(lines))]


def _is_evenly_aligned(chosen: str, reading: Reading) -> bool:
    """Whether Writer's menu can align what is chosen: no cells, and lines that all stand alike."""
    return "Select cell" not in chosen and all(
        _is_one_way(part, reading) for part in parts_of(chosen) if part.startswith("Select par")
    )


def _is_one_way(selection: str, reading: Reading) -> bool:
    lines = reading.canvas.paragraphs
    held = lines_of(selection, len(lines))
    if " to " in selection and any(
        held[0] <= table.after_paragraph < held[-1] for table in reading.canvas.tables
    ):
        return False
    return len({_stands(lines[number - 1]) for number in held}) < 2


def _stands(line: CanvasParagraph) -> str:
    """How a line is aligned: as it says itself, else as its style does."""
    own = _STANDS & set(line.attributes)
    return own.pop() if own else "centered" if line.style in _CENTRED else "left"
