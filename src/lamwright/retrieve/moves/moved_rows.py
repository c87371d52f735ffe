"""Rows of tables that are to be moved: "put the music row first, after the header row", "Lima above Porto"."""

import re
from collections.abc import Iterator, Sequence

from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.moves.move_words import Said
from lamwright.retrieve.moves.rearranging import Rearranged, rows_moved

_OF_TABLES = re.compile(r"\b(?:rows?|tables?|entry|entries|list|cells?)\b|['\"“”‘’]", re.IGNORECASE)
_ROW = re.compile(r"\brows?\b|\btable\b", re.IGNORECASE)
_HEADER = re.compile(r"\b(?:header|heading|head|title|top)s?(?: row| line)?$", re.IGNORECASE)
_NUMBER = re.compile(r"\brow (?:no\.? |number )?(\d{1,2})\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:very )?(?:last|bottom|final) row\b", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand )?(?:total|sum)\b", re.IGNORECASE)
_WIDEST = 26


def row_moved(request: str, said: Sequence[Said], canvas: TextCanvas) -> Rearranged | None:
    """Steps that move the row that is meant; None: none is, or it is not sure which and where to."""
    rows = {(table.number, row) for table, row in _meant(said[0].what, canvas)}
    if len(rows) != 1:
        return None
    number, row = rows.pop()
    table = next(one for one in canvas.tables if one.number == number)
    stems = frozenset(content_stems(_OF_TABLES.sub(" ", said[0].what)))
    is_of_body = any(stems and stems <= frozenset(content_stems(p.text)) for p in canvas.paragraphs)
    if row == 1 or (is_of_body and not _ROW.search(request)):
        return None
    places = [place for one in said if (place := _before(one, table, row))]
    # What it stands beside says more than that it is the first or last.
    beside = [p for one, p in zip(said, places, strict=False) if one.place in {"before", "behind"}]
    if len(places) != len(said) or len({*(beside or places)}) != 1:
        return None
    return rows_moved(table, row, (beside or places)[0])


def _meant(words: str, canvas: TextCanvas) -> Iterator[tuple[CanvasTable, int]]:
    """Rows that hold all telling words, or that are counted."""
    stems = frozenset(content_stems(_OF_TABLES.sub(" ", words)))
    tables = [one for one in canvas.tables if one.place == "body" and 0 < one.columns <= _WIDEST]
    for table in tables:
        numbered = _NUMBER.search(words)
        if len(tables) == 1 and numbered and int(numbered[1]) <= table.rows:
            yield table, int(numbered[1])
        elif len(tables) == 1 and _LAST.search(words):
            yield table, table.rows
        elif stems:
            firsts = [row for row in _rows(table) if stems <= _stems(table, row, of_first=True)]
            held = firsts or [row for row in _rows(table) if stems <= _stems(table, row)]
            yield from ((table, row) for row in held)


def _before(said: Said, table: CanvasTable, row: int) -> int:
    """The row that it is to stand before; 0: that is not sure."""
    ends = table.rows - int(row < table.rows and bool(_TOTAL.match(_text(table, table.rows))))
    if said.place in {"first", "last"}:
        return 2 if said.place == "first" else ends + 1
    if said.place in {"by", "nth"}:
        to = row + said.far if said.place == "by" else said.far + 1
        to = max(2, min(to, table.rows))
        return to if to < row else to + 1
    if _HEADER.search(said.words):
        return 2 if said.place == "behind" else 0
    stems = frozenset(content_stems(_OF_TABLES.sub(" ", said.words)))
    others = [one for one in _rows(table) if one not in {1, row}]
    numbered = _NUMBER.search(said.words)
    found = (
        [int(numbered[1])]
        if numbered
        else [one for one in others if stems and stems <= _stems(table, one)]
    )
    if len(found) != 1 or not 1 < found[0] <= table.rows:
        return 0
    return found[0] + int(said.place == "behind")


def _rows(table: CanvasTable) -> range:
    return range(1, table.rows + 1)


def _stems(table: CanvasTable, row: int, *, of_first: bool = False) -> frozenset[str]:
    held = [cell for cell in table.cells if re.sub(r"\D", "", cell.address) == str(row)]
    texts = [cell.text for cell in held if not of_first or cell.address[0] == "A"]
    return frozenset(content_stems(" ".join(texts)))


def _text(table: CanvasTable, row: int) -> str:
    return next((cell.text for cell in table.cells if cell.address == f"A{row}"), "").strip()
