"""What the table families share: a cell to speak of, and what the tables hold in the end."""

from collections.abc import Callable
from random import Random

from lamwright.applications.writer.binding import Binding
from lamwright.applications.writer.checks.kinds import TableCount, TableRows, UnchangedExcept
from lamwright.applications.writer.families.common import table_words
from lamwright.applications.writer.scene import Scene, Spot
from lamwright.records.check import Check

Rows = tuple[tuple[str, ...], ...]


def spot(least: tuple[int, int] = (2, 2)) -> Callable[[Scene, Random], Binding]:
    """Draws a cell of a table with at least so many rows and columns."""

    def draw(scene: Scene, random: Random) -> Binding:
        def large(spot: Spot) -> bool:
            state = scene.document.tables[spot.table - 1]
            return len(state.rows) >= least[0] and state.columns >= least[1]

        found = scene.spot(random, large)
        return Binding(
            cell=found.text,
            number=found.table,
            row=found.row,
            column=found.column,
            table=table_words(scene, found.table, random),
        )

    return draw


def cells(binding: Binding, scene: Scene) -> Rows:
    """Cell texts of the table that the request names."""
    return scene.document.tables[binding.number - 1].texts


def rows(rows: Rows, binding: Binding, scene: Scene) -> tuple[Check, ...]:
    """That table holds these texts, and the others are as they were."""
    return (TableRows(table=str(binding.number), rows=rows), *others(binding, scene, 0))


def others(binding: Binding, scene: Scene, shift: int) -> tuple[Check, ...]:
    """The tables that the request does not mention, with their final numbers."""
    kept = tuple(
        TableRows(
            table=str(number if number < binding.number else number + shift), rows=state.texts
        )
        for number, state in enumerate(scene.document.tables, 1)
        if shift > 0 or number != binding.number
    )
    return (*kept, TableCount(count=len(scene.document.tables) + shift))


def tables(binding: Binding, scene: Scene) -> UnchangedExcept:
    """The tables may differ; checks of their own say how."""
    del binding, scene
    return UnchangedExcept(aspects=("tables",))
