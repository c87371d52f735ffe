"""Groups that a request may mean around the paragraphs it most likely means: lists, sections, alike lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable
from lamwright.retrieve.document.structure import Line, Structure

_NEAR, _ALIKE, _TABLES = 4, 5, 3
_LARGEST, _CELLS = 20, 60


def groups_near(structure: Structure, best: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The list and the section of each of the ``best`` paragraphs, and the lines that are like it."""
    lists = structure.lists
    groups = alike(structure)
    for index in best[:_NEAR]:
        line = structure.lines[index - 1]
        yield from (_indexes(run) for run in lists if line in run)
        if line.heading:
            yield _indexes(structure.section(structure.lines[line.heading - 1]))
        if line.kind == "heading":
            section = structure.section(line)
            yield _indexes(section)
            yield _indexes((line, *section))
        yield from (group for group in groups if index in group)
    head = [line for line in structure.filled[:6] if line.kind == "body"]
    yield from (_indexes(head[:size]) for size in (2, 3) if len(head) >= size)
    yield from groups[:_ALIKE]


def cells_of(table: CanvasTable) -> Iterator[tuple[str, str]]:
    """Where rows and columns are added, and the columns without their heads: first and last cell."""
    if not table.rows or not 0 < table.columns <= 26:
        return
    end = column_letters(table.columns - 1)
    yield f"A{table.rows}", f"A{table.rows}"
    yield f"{end}1", f"{end}1"
    yield "A1", f"{end}1"
    for column in range(min(table.columns, 6)):
        letter = column_letters(column)
        yield f"{letter}2", f"{letter}{table.rows}"


def all_of(table: CanvasTable) -> Iterator[tuple[str, str]]:
    """Every row, column and cell of a table that is not large: first and last cell."""
    if not 0 < table.columns <= 26 or not 0 < table.rows * table.columns <= _CELLS:
        return
    letters = [column_letters(column) for column in range(table.columns)]
    for row in range(1, table.rows + 1):
        yield f"A{row}", f"{letters[-1]}{row}"
    for letter in letters:
        yield f"{letter}1", f"{letter}{table.rows}"
    for row in range(1, table.rows + 1):
        yield from ((f"{letter}{row}", f"{letter}{row}") for letter in letters)


def alike(structure: Structure) -> list[tuple[int, ...]]:
    """Headings by level, and other lines by style and look, where there are 2 to 20 of a kind."""
    groups: dict[object, list[Line]] = defaultdict(list)
    for line in structure.filled:
        looks = frozenset(a for run in line.paragraph.runs for a in run.attributes)
        key = (line.kind, line.level) if line.kind == "heading" else (line.paragraph.style, looks)
        groups[key].append(line)
    sizes = [group for group in groups.values() if 2 <= len(group) <= _LARGEST]
    return [
        _indexes(group) for group in sorted(sizes, key=lambda g: (g[0].kind != "heading", len(g)))
    ]


def _indexes(lines: Sequence[Line]) -> tuple[int, ...]:
    return tuple(line.index for line in lines)
