"""What could be selected for a request, worded as the action that selects it, and described in words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lamwright.codec.found import paragraphs_selection, selection
from lamwright.codec.text import flat, head
from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.records.retrieved import RankedParagraph, Target
from lamwright.retrieve.groups_near import cells_of, groups_near
from lamwright.retrieve.near_words import beside, cells_near, ranges_near, repeated, stretches
from lamwright.retrieve.outright import named_outright
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.structure import Line, Structure
from lamwright.retrieve.values import NUMBER_WORD, WEEKDAY

_TARGETS, _PARAGRAPHS, _INSIDE, _SPANS, _MOST = 8, 10, 6, 10, 110
_SENTENCES = 3
_WORDS, _AROUND = 14, 5
_TABLES, _LARGEST = 3, 20
_SPAN = re.compile(
    r"[£$€]\s?\d[\d.,]*\d|[£$€]\s?\d|\d[\d.,]*\s?(?:pounds|euros?|EUR|CHF|zł|kr|%|cm|mm|kg|km)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{4})?"
    rf"|{WEEKDAY}"
    r"|\b\d{1,2}[.:]\d{2}(?: ?[ap]m)?\b|\b\d{1,2} ?[ap]m\b"
    r"|[\w.+-]+@[\w.-]+\w|https?://\S+|\bwww\.\S+|\"[^\"]{2,60}\"|'[^']{3,60}'|“[^”]{2,60}”"
    r"|\b[A-Z][\w'-]+(?: (?:[A-Z][\w'.-]*|of|de|van|the))* [A-Z][\w'-]+|\b\d[\d.,]*(?:st|nd|rd|th)?\b"
    rf"|{NUMBER_WORD}"
    r"|(?<=[a-z,;] )[A-Z][\w'-]+"
)
_SENTENCE = re.compile(r"[^\s.!?][^.!?]*(?:[.!?](?=\S)[^.!?]*)*[.!?]+(?=\s|$)")
_TAKES_OUT = re.compile(
    r"\b(?:delete|remove|cut|drop|strike|scrap|scratch|omit|erase|bin|lose|out|away|off|go|goes|gone|rid)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(every|all|each|everywhere|wherever|throughout|always)\b", re.IGNORECASE)
NOTHING = ""
"""The selection of what needs none: the page, the document as a whole, an export."""


class Candidate(NamedTuple):
    """Something to select."""

    selection: str
    """Wording of the action; ``NOTHING`` for none."""
    description: str


def candidates(reading: Reading, ranked: Sequence[RankedParagraph]) -> tuple[Candidate, ...]:
    """Each once, targets found by rules first; the last one is to select nothing."""
    best = [line.index for line in ranked[:_PARAGRAPHS]]
    found: dict[str, str] = {}
    for listed in (
        _by_number(reading),
        _by_rules(reading),
        ((f"Select paragraph {index}", _line(index, reading.structure)) for index in best),
        _inside(best, reading),
        _groups(best, reading),
        _in_tables(reading),
        _everywhere(reading),
    ):
        for worded, described in listed:
            if worded:
                found.setdefault(worded, described)
    most = [Candidate(*item) for item in found.items()][: _MOST - 1]
    return (*most, Candidate(NOTHING, "nothing: the page, the file, a new thing at the cursor"))


def ruled(reading: Reading) -> dict[str, tuple[str, float]]:
    """Of each selection that rules found: what means it, and how sure they are."""
    found: dict[str, tuple[str, float]] = {}
    for target in reading.targets[:_TARGETS]:
        found.setdefault(_selection(target, reading.structure), (target.means, target.score))
    return found


def _by_number(reading: Reading) -> Iterator[tuple[str, str]]:
    """Paragraphs and tables that the request names by number, or as whole lines."""
    tables = len(reading.canvas.tables)
    for worded in named_outright(reading.request, reading.structure.lines):
        number = re.fullmatch(r"Select table (\d+)", worded)
        if number and not 1 <= int(number[1]) <= tables:
            continue
        if not worded.startswith("Select the text "):
            yield worded, describe(worded, reading)


def _by_rules(reading: Reading) -> Iterator[tuple[str, str]]:
    for target in reading.targets[:_TARGETS]:
        yield _selection(target, reading.structure), _target(target, reading)
        if target.text and _EVERY.search(reading.request):
            yield f'Select every "{flat(target.text)}"', f"every {target.text}"


def _inside(best: Sequence[int], reading: Reading) -> Iterator[tuple[str, str]]:
    for index in best[:_INSIDE]:
        line = reading.structure.lines[index - 1]
        for words in (*_named_in(line, reading.request), *stretches(line, reading.request)):
            if words and words != line.text.strip() and words in line.text:
                yield _select(words, line, reading.structure), _span(words, line)


def _groups(best: Sequence[int], reading: Reading) -> Iterator[tuple[str, str]]:
    structure = reading.structure
    if len(structure.lines) > 1:
        whole = range(1, structure.lines[-1].index + 1)
        yield "Select paragraphs 1 to the last", _lines(whole, structure)
    for group in (*groups_near(structure, best), *ranges_near(best)):
        if len(group) <= _LARGEST:
            yield paragraphs_selection(group), _lines(group, structure)


def _in_tables(reading: Reading) -> Iterator[tuple[str, str]]:
    for table in reading.canvas.tables[:_TABLES]:
        for ends in (*cells_of(table), *cells_near(table, reading.request)):
            cells = Target(means="role", words="", table=table.number, cells=ends)
            yield selection(cells), _target(cells, reading)


def _everywhere(reading: Reading) -> Iterator[tuple[str, str]]:
    for text in repeated(reading.request, reading.structure):
        yield f'Select every "{flat(text)}"', f"every {text}"
    for place in beside(reading.request, reading.canvas):
        yield f"Select all of {place}", f"the {place}"


def describe(worded: str, reading: Reading) -> str:
    """Description of a selection that was not among the candidates."""
    text = re.fullmatch(r'Select the text "(.*)"(?: in paragraph (\d+))?', worded, re.DOTALL)
    if text:
        holding = [line for line in reading.structure.lines if text[1] in line.text]
        return _span(text[1], holding[0]) if holding else f"the words {text[1]}"
    cells = re.fullmatch(r"Select (?:cells? (\w+)(?: to (\w+))? of )?table (\d+)", worded)
    if cells:
        return _cells(int(cells[3]), cells[1] or "", cells[2] or cells[1] or "", reading.canvas)
    numbers = [int(number) for number in re.findall(r"\d+", worded)]
    if not numbers or max(numbers) > len(reading.structure.lines):
        return worded
    if " to " in worded:
        last = numbers[-1] if len(numbers) > 1 else len(reading.structure.lines)
        numbers = list(range(numbers[0], last + 1))
    return _lines(numbers, reading.structure)


def _target(target: Target, reading: Reading) -> str:
    if target.table:
        first, last = (target.cells[0], target.cells[-1]) if target.cells else ("", "")
        return _cells(target.table, first, last, reading.canvas)
    if target.text and len(target.paragraphs) == 1:
        return _span(target.text, reading.structure.lines[target.paragraphs[0] - 1])
    return _lines(target.paragraphs, reading.structure)


def _lines(indexes: Sequence[int], structure: Structure) -> str:
    if len(indexes) == 1:
        return _line(indexes[0], structure)
    known = [i for i in indexes if 1 <= i <= len(structure.lines)]
    if not known:
        return "paragraphs"
    first, last = structure.lines[known[0] - 1], structure.lines[known[-1] - 1]
    kinds = {structure.lines[i - 1].kind for i in known}
    kind = f" all {next(iter(kinds))}" if len(kinds) == 1 else ""
    whole = ", the whole text" if len(known) >= len(structure.filled) else ""
    return (
        f"{len(known)} paragraphs{kind}{whole}{_under(first, structure)}: "
        f"{head(first.text, _AROUND)} to {head(last.text, _AROUND)}"
    )


def _line(index: int, structure: Structure) -> str:
    """``paragraph 5 of 20, item 2 of 4 under Packing list: Bring a tent``."""
    line = structure.lines[index - 1]
    filled = [other.index for other in structure.filled]
    place = f"paragraph {index} of {len(structure.lines)}"
    if line.kind != "body":
        place += f", {line.kind}"
    if line.kind == "item":
        run = next((run for run in structure.lists() if line in run), (line,))
        place += f" {run.index(line) + 1} of {len(run)}"
    if line.kind == "heading":
        place += f" {structure.headings.index(line) + 1} of {len(structure.headings)}"
    if line.heading and line.kind == "body":
        held = [other for other in structure.lines if other.heading == line.heading and other.text]
        place += f", {held.index(line) + 1 if line in held else 0} of {len(held)}"
    if filled and index == filled[-1]:
        place += ", last"
    roles = f", {' '.join(sorted(line.roles))}" if line.roles else ""
    return f"{place}{roles}{_under(line, structure)}: {head(line.text, _WORDS)}"


def _under(line: Line, structure: Structure) -> str:
    if not line.heading:
        return ""
    return f" under {head(structure.lines[line.heading - 1].text, _AROUND)}"


def _named_in(line: Line, request: str) -> Iterator[str]:
    """Sentences of a paragraph, and names, dates, amounts and the like in it.

    What is to be taken out goes with the blank before it.
    """
    sentences = [part for part in _SENTENCE.findall(line.text) if len(part.split()) > 1]
    sentences = list(dict.fromkeys([*sentences[:_SENTENCES], *sentences[-1:]]))
    if _TAKES_OUT.search(request):
        sentences = [f" {part}" if f" {part}" in line.text else part for part in sentences]
    named = [found[0].strip("\"'“”") for found in _SPAN.finditer(line.text)]
    for words in [*sentences, *named[:_SPANS]]:
        if words != line.text.strip():
            yield words


def _select(words: str, line: Line, structure: Structure) -> str:
    """In its paragraph where the text stands earlier too."""
    earlier = any(words in other.text for other in structure.lines[: line.index - 1])
    return f'Select the text "{flat(words)}"' + (f" in paragraph {line.index}" if earlier else "")


def _selection(target: Target, structure: Structure) -> str:
    if target.text and len(target.paragraphs) == 1 and not target.table:
        return _select(target.text, structure.lines[target.paragraphs[0] - 1], structure)
    return selection(target)


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


__all__ = ["NOTHING", "Candidate", "candidates", "describe", "paragraphs_selection"]
