"""A way as it is done to what is chosen: rows and lines are sorted by two menus, items are moved as far as is said."""

import re
from collections.abc import Callable, Sequence

from lamwright.codec.found import parts_of
from lamwright.models.encoder import Vectors
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.bordering import drawn_where
from lamwright.retrieve.moving import moved
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.sort_words import SORTS_LINES, SORTS_TABLE
from lamwright.retrieve.sorting import line_steps, sorting
from lamwright.retrieve.taking_out import whole_row_out
from lamwright.retrieve.ways import by_keys
from lamwright.retrieve.within_word import part_of_word

_IN_TABLE = re.compile(r"Select (?:cells? \w+(?: to \w+)? of )?table (\d+)")


def done_where(
    way: RankedWay,
    chosen: str,
    reading: Reading,
    encode: Callable[[Sequence[str]], Vectors] | None = None,
) -> RankedWay:
    """``way`` with its steps for what is ``chosen``; ``encode`` gives unit vectors of texts."""
    steps = by_keys(way.steps) if "Select cell" in chosen else way.steps
    steps = part_of_word(whole_row_out(steps, chosen, reading.request), chosen, reading.request)
    steps = moved(drawn_where(steps, chosen, reading.request), chosen, reading)
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
