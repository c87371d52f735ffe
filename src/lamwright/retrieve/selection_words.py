"""What could be selected, described in words: what it is, where it stands, what it says."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from lamwright.codec.found import parts_of
from lamwright.codec.text import head
from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.document.values import kinds_of_value
from lamwright.retrieve.paragraphs import Reading

_WORDS, _AROUND, _SHOWN = 14, 5, 4
_TEXT = re.compile(r'Select the text "(.*)"(?: in paragraph (\d+))?', re.DOTALL)
_EVERY = re.compile(r'Select every "(.*)"', re.DOTALL)
_CELLS = re.compile(r"Select (?:cells? (\w+)(?: to (\w+))? of )?table (\d+)")
NOTHING = ""
"""The selection of what needs none: the page, the document as a whole, an export."""


class Candidate(NamedTuple):
    """Something to select."""

    selection: str
    """Wording of the action, or of several; ``NOTHING`` for none."""
    description: str
    lines: tuple[int, ...] = ()
    """Body paragraphs that it is in, or that it is."""
    place: int = 0
    """How many others were found before it."""
    by: Literal["rules", "pointing", "counting"] = "rules"
    """What found it: rules, a reader that points to it, or counting and whole tables."""


def candidate_of(selection: str, reading: Reading) -> Candidate:
    """A selection with its description."""
    structure = reading.structure
    if selection == NOTHING:
        return Candidate(NOTHING, "nothing: the page, the file, a new thing at the cursor")
    parts = parts_of(selection)
    if len(parts) > 1:
        return _each(parts, structure, selection)
    every, cells = _EVERY.fullmatch(selection), _CELLS.fullmatch(selection)
    if _TEXT.fullmatch(selection):
        words, line = _placed(selection, structure)
        described = _span(words, line) if line else f"the words {words}"
        return Candidate(selection, described, (line.index,) if line else ())
    if every:
        return Candidate(selection, f"every {every[1]}")
    if cells:
        ends = cells[1] or "", cells[2] or cells[1] or ""
        return Candidate(selection, _cells(int(cells[3]), *ends, reading.canvas))
    if not selection.startswith("Select paragraph"):
        return Candidate(selection, selection.replace("Select all of ", "the "))
    lines = lines_of(selection, len(structure.lines))
    return Candidate(selection, _lines(lines, structure), tuple(lines))


def text_of(selection: str, reading: Reading) -> str:
    """The text of a cell or a whole line that is selected; empty for anything else."""
    cells, line = _CELLS.fullmatch(selection), re.fullmatch(r"Select paragraph (\d+)", selection)
    if cells and cells[1] and not cells[2]:
        tables = (one for one in reading.canvas.tables if one.number == int(cells[3]))
        return next((c.text for t in tables for c in t.cells if c.address == cells[1]), "").strip()
    texts = reading.structure.texts
    return texts[int(line[1]) - 1] if line and 1 <= int(line[1]) <= len(texts) else ""


def lines_of(selection: str, count: int) -> list[int]:
    """Of ``count`` paragraphs those that a selection of whole paragraphs names."""
    numbers = [int(number) for number in re.findall(r"\d+", selection)]
    if " to " in selection and numbers:
        numbers = list(range(numbers[0], (numbers[1] if len(numbers) > 1 else count) + 1))
    return [number for number in numbers if 1 <= number <= count]


def _placed(selection: str, structure: Structure) -> tuple[str, Line | None]:
    """Words that are selected, and the line that they are in."""
    found = _TEXT.fullmatch(selection)
    assert found is not None
    if found[2]:
        place = int(found[2])
        return found[1], structure.lines[place - 1] if place <= len(structure.lines) else None
    return found[1], next((line for line in structure.lines if found[1] in line.text), None)


def _each(parts: Sequence[str], structure: Structure, selection: str) -> Candidate:
    """``each of 3 amounts: £14, £6, £19 in paragraphs 5, 6 under Costs``."""
    if not all(map(_TEXT.fullmatch, parts)):
        return Candidate(selection, "each of " + ", ".join(parts))
    placed = [_placed(part, structure) for part in parts]
    lines = list(dict.fromkeys(line.index for _, line in placed if line))
    shown = ", ".join(head(words, _SHOWN) for words, _ in placed[: 2 * _SHOWN])
    first = placed[0][1]
    under = _under(first, structure) if first else ""
    where = ", ".join(map(str, lines[: 2 * _SHOWN]))
    kind = _kind_of(placed)
    described = f"each of {len(parts)}{kind}{under}: {shown} in paragraphs {where}"
    return Candidate(selection, described, tuple(lines))


def _kind_of(placed: Sequence[tuple[str, Line | None]]) -> str:
    """What words have in common: what they are, or where they stand in their lines."""
    held = [(words, line.text) for words, line in placed if line]
    kinds = frozenset[str].intersection(*(kinds_of_value(f"a {words}") for words, _ in placed))
    kind = "".join(f" {one}" for one in sorted(kinds)[:1])
    if held and all(text.startswith(words) for words, text in held):
        kind += " first words"
    if held and all(f"{words.rstrip(':')}:" in text for words, text in held):
        kind += " before colon"
    return kind


def _lines(indexes: Sequence[int], structure: Structure) -> str:
    if len(indexes) == 1:
        return _line(indexes[0], structure)
    if not indexes:
        return "paragraphs"
    first, last = structure.lines[indexes[0] - 1], structure.lines[indexes[-1] - 1]
    kinds = {structure.lines[i - 1].kind for i in indexes}
    kind = f" all {next(iter(kinds))}" if len(kinds) == 1 else ""
    whole = ", the whole text" if len(indexes) >= len(structure.filled) else ""
    return (
        f"{len(indexes)} paragraphs{kind}{whole}{_under(first, structure)}: "
        f"{head(first.text, _AROUND)} to {head(last.text, _AROUND)}"
    )


def _line(index: int, structure: Structure) -> str:
    """``paragraph 5 of 20, item 2 of 4 under Packing list: Bring a tent``."""
    line = structure.lines[index - 1]
    place = f"paragraph {index} of {len(structure.lines)}"
    if line.kind != "body":
        place += f", {line.kind}"
    if line.kind == "item":
        run = next((run for run in structure.lists if line in run), (line,))
        place += f" {run.index(line) + 1} of {len(run)}"
    if line.kind == "heading":
        place += f" {structure.headings.index(line) + 1} of {len(structure.headings)}"
    if line.heading and line.kind == "body":
        held = [other for other in structure.lines if other.heading == line.heading and other.text]
        place += f", {held.index(line) + 1 if line in held else 0} of {len(held)}"
    if structure.filled and line is structure.filled[-1]:
        place += ", last"
    roles = f", {' '.join(sorted(line.roles))}" if line.roles else ""
    return f"{place}{roles}{_under(line, structure)}: {head(line.text, _WORDS)}"


def _under(line: Line, structure: Structure) -> str:
    if not line.heading:
        return ""
    return f" under {head(structure.lines[line.heading - 1].text, _AROUND)}"


def _span(words: str, line: Line) -> str:
    before, _, after = line.text.partition(words)
    around = f"{' '.join(before.split()[-_AROUND:])} * {' '.join(after.split()[:_AROUND])}"
    return f"words {head(words, _WORDS)} in paragraph {line.index}: {around}"


def _cells(number: int, first: str, last: str, canvas: TextCanvas) -> str:
    table = next((table for table in canvas.tables if table.number == number), None)
    if table is None:
        return f"table {number}"
    held = {cell.address: cell.text for cell in table.cells}
    if not first:
        return f"whole table {number}, {table.rows} x {table.columns}: {_row(table, held, 1)}"
    row = int(re.sub(r"\D", "", first) or 0)
    place = f"row {row} of {table.rows}" + (", header" if row == 1 else "")
    if row == table.rows:
        place += ", last"
    column = held.get(re.sub(r"\d", "", first) + "1", "")
    if first == last:
        own = head(held.get(first, "empty"), 6)
        return f"cell {first}, {place}, column {head(column, 4)}: {own} in {_row(table, held, row)}"
    if first[-1] == last[-1] or re.sub(r"\D", "", last) == str(row):
        return f"{place} of table {number}: {_row(table, held, row)}"
    return f"column {head(column, 4)} of table {number}, cells {first} to {last}"


def _row(table: CanvasTable, held: dict[str, str], row: int) -> str:
    cells = [held.get(f"{chr(65 + c)}{row}", "") for c in range(min(table.columns, 5))]
    return " | ".join(head(cell, 3) for cell in cells)
