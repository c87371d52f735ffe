"""References to tables, their rows, columns and cells."""

import random
from collections.abc import Iterator

from pydantic import JsonValue

from lamwright.applications.writer.natural.reference.lines import ORDINALS, under
from lamwright.applications.writer.natural.reference.reference import Reference
from lamwright.applications.writer.natural.scene import Scene
from lamwright.records.document import TableState

_TOTALS = ("total", "sum", "grand total")


def table_references(scene: Scene, chance: random.Random) -> Iterator[Reference]:
    """All references to tables and what is in them."""
    for number, table in enumerate(scene.tables, 1):
        if any(cell.columns > 1 or cell.rows > 1 for row in table.rows for cell in row):
            continue
        names = _names(scene, number, table)
        texts = tuple(cell.text for row in table.rows for cell in row)
        yield Reference("table", "role", names, {"table": number}, texts)
        yield from _rows(scene, number, table, names, chance)
        yield from _columns(scene, number, table, names)
        yield from _cells(scene, number, table)


def _names(scene: Scene, number: int, table: TableState) -> tuple[str, ...]:
    names = []
    if len(scene.tables) == 1:
        names += ["the table", "the only table", "that table"]
    else:
        names += [f"the {ORDINALS[number - 1]} table", f"table {number}"]
        if number == len(scene.tables):
            names.append("the last table")
    heading = scene.heading_of_table(table)
    alone = [other for other in scene.tables if scene.heading_of_table(other) == heading]
    if heading is not None and under(heading) and len(alone) == 1:
        names.append(f"the table under {under(heading)}")
    for cell in table.rows[0][:2]:
        own = [t for t in scene.tables if any(c.text == cell.text for c in t.rows[0])]
        if cell.text.strip() and len(own) == 1 and len(cell.text) < 20:
            names.append(f"the table with the column {cell.text.strip()}")
    return tuple(names)


def _letter(column: int) -> str:
    return chr(65 + column)


def _rows(
    scene: Scene, number: int, table: TableState, names: tuple[str, ...], chance: random.Random
) -> Iterator[Reference]:
    last = _letter(len(table.rows[0]) - 1)
    keys = [row[0].text.strip().lower() for row in table.rows]
    whose = "" if len(scene.tables) == 1 else f" of {names[0]}"

    def made(at: int, by: str, *wordings: str) -> Reference:
        target: dict[str, JsonValue] = {"cells": f"A{at + 1}:{last}{at + 1}", "table": number}
        kinds = frozenset({"header" if at == 0 else "total" if keys[at] in _TOTALS else "row"})
        return Reference("row", by, wordings, target, tuple(c.text for c in table.rows[at]), kinds)

    wordings = [f"the header row{whose}", f"the heading row{whose}", f"the top row{whose}"]
    yield made(0, "role", *wordings, f"the first row{whose}")
    if len(table.rows) > 2:
        yield made(len(table.rows) - 1, "order", f"the last row{whose}", f"the bottom row{whose}")
    for at, key in enumerate(keys):
        text = table.rows[at][0].text.strip()
        if at == 0 or not text or len(text) > 30 or keys.count(key) > 1:
            continue
        others = [t for t in scene.tables if any(r[0].text.strip().lower() == key for r in t.rows)]
        if len(others) == 1:
            yield made(
                at,
                "content",
                f"the row for {text}",
                f"the {text} row",
                f"the line with {text} in the table",
            )
        if key in _TOTALS and len(scene.tables) == 1:
            yield made(at, "role", "the total", "the row with the total", "the total row")


def _columns(
    scene: Scene, number: int, table: TableState, names: tuple[str, ...]
) -> Iterator[Reference]:
    whose = "" if len(scene.tables) == 1 else f" of {names[0]}"
    for x, cell in enumerate(table.rows[0]):
        letter, text = _letter(x), cell.text.strip()
        target: dict[str, JsonValue] = {
            "cells": f"{letter}1:{letter}{len(table.rows)}",
            "table": number,
        }
        texts = tuple(row[x].text for row in table.rows)
        wordings = [f"the {ORDINALS[x]} column{whose}"] if x < len(ORDINALS) else []
        if x == len(table.rows[0]) - 1 and x > 1:
            wordings.append(f"the last column{whose}")
        holders = [t for t in scene.tables for c in t.rows[0] if c.text.strip() == text]
        if text and len(holders) == 1 and len(text) < 25:
            wordings += [f"the {text} column", f"the column {text}", f'the column "{text}"']
        if wordings:
            yield Reference("column", "order", tuple(wordings), target, texts)


def _cells(scene: Scene, number: int, table: TableState) -> Iterator[Reference]:
    keys = [row[0].text.strip() for row in table.rows]
    every = [cell.text.strip() for t in scene.tables for row in t.rows for cell in row]
    heads = [cell.text.strip() for t in scene.tables for cell in t.rows[0]]
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            text, head, key = cell.text.strip(), table.rows[0][x].text.strip(), keys[y]
            target: dict[str, JsonValue] = {"cells": f"{_letter(x)}{y + 1}", "table": number}
            names = []
            is_plain = x > 0 and y > 0 and every.count(key) == 1 and heads.count(head) == 1
            if is_plain and head and key and len(key) < 30:
                names += [
                    f"the {head} of {key}",
                    f"the {head} for {key}",
                    f"the cell {head} in the row {key}",
                ]
            if text and every.count(text) == 1 and scene.everything.count(text.lower()) == 1:
                names += [f"the cell with {text}", f"the cell {text}", f'the cell "{text}"']
            if names:
                yield Reference("cell", "content", tuple(names), target, (cell.text,))
