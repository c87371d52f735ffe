"""A document as ``lines.py`` reads it: one text, cut to what a request may mean.

Each line begins with marks: what it is, its number among those of its kind, the part it plays and how it looks; then
its first words, and the words of it that the request says.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasParagraph
from lamwright.records.colours import colour_name
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.paragraphs import Reading

_WORDS, _LEAST, _LONGEST, _ROWS, _REQUEST, _MANY = 320, 4, 26, 24, 60, 60
"""Words of a document that are read, marks too; of a line at least and at most; rows of tables; words of a request;
lines from which on those of running text are not numbered."""
_KINDS = {"heading": "#", "title": "#", "item": "•", "empty": "-"}
_BODY, _ROW = "|", "_"
_ROLES = ("subject", "date", "greeting", "closing", "signature", "contact", "postscript")
_LOOKS = ("bold", "italic", "underline", "strikethrough", "centered")
_COLOURED = ("colour #", "background #")


class Row(NamedTuple):
    """A line of the body, or a row of a table."""

    paragraph: int
    """Its index; 0: it is a row of a table."""
    table: int
    row: int
    marks: str
    text: str


class Laid(NamedTuple):
    """A document as it is read: its rows, the text that they make, and where each begins in it."""

    rows: tuple[Row, ...]
    text: str
    starts: tuple[int, ...]


def laid_out(reading: Reading) -> Laid:
    """The document of ``reading``, cut to what its request may mean."""
    rows = [*_of_body(reading.structure), *_of_tables(reading)]
    marked = sum(len(row.marks.split()) for row in rows)
    most = _share([len(row.text.split()) for row in rows], _WORDS - marked)
    stems = set(content_stems(reading.request))
    text, starts = "", []
    for row in rows:
        starts.append(len(text))
        text += f"{row.marks} {_cut(row.text, most, stems)} "
    return Laid(tuple(rows), text, tuple(starts))


def asked(request: str) -> str:
    """A request, cut."""
    return " ".join(request.split()[:_REQUEST])


def _of_body(structure: Structure) -> list[Row]:
    """Lines with their numbers: headings from the top, others from the heading above them, items from the first."""
    found, numbers, before = [], Counter[str](), ""
    for line in structure.lines:
        if line.kind == "heading":
            numbers[_BODY] = 0
        if line.kind != before and line.kind != "empty":
            numbers["•"] = 0 if line.kind == "item" else numbers["•"]
            before = line.kind
        marks = _marks(line, numbers, is_long=len(structure.lines) >= _MANY)
        found.append(Row(line.index, 0, 0, marks, line.text))
    return found


def _marks(line: Line, numbers: Counter[str], *, is_long: bool) -> str:
    kind = _KINDS.get(line.kind, _BODY)
    if line.kind == "empty":
        return kind
    if line.kind == "title":
        return " ".join([kind, "title", *_looks(line.paragraph, {"bold"})])
    numbers[kind] += 1
    is_numbered = not is_long or line.kind != "body"
    number = [str(numbers[kind])] if is_numbered else []
    roles = [role for role in _ROLES if role in line.roles]
    plain = {"bold"} if line.kind == "heading" else set()
    return " ".join([kind, *number, *roles, *_looks(line.paragraph, plain)])


def _looks(paragraph: CanvasParagraph, expected: set[str]) -> list[str]:
    """How some of it looks, but for what is expected of it."""
    looks = {look for run in paragraph.runs for look in run.attributes} | {*paragraph.attributes}
    named = [look for look in _LOOKS if look in looks and look not in expected]
    coloured = (look.partition(" ")[2] for look in sorted(looks) if look.startswith(_COLOURED))
    return [*named, *(name for code in coloured if (name := colour_name(code)) != "black")]


def _of_tables(reading: Reading) -> list[Row]:
    found = []
    for table in reading.canvas.tables:
        held = {cell.address: cell.text for cell in table.cells}
        if not 0 < table.columns <= 26:
            continue
        for row in range(1, table.rows + 1):
            cells = (held.get(f"{column_letters(c)}{row}", "") for c in range(table.columns))
            found.append(Row(0, table.number, row, f"{_ROW} {row}", " , ".join(cells)))
    return found[:_ROWS]


def _share(lengths: Sequence[int], words: int) -> int:
    """The most words of a line with which all fit."""
    for most in range(_LONGEST, _LEAST, -2):
        if sum(min(length, most) for length in lengths) <= words:
            return most
    return _LEAST


def _cut(text: str, most: int, stems: set[str]) -> str:
    words = text.split()
    if len(words) <= most:
        return text
    said = [word for word in words[most:] if stems & set(content_stems(word))]
    return " ".join([*words[:most], *(["..."] + said[: most // 2] if said else [])])


__all__ = ["Laid", "Row", "asked", "laid_out"]
