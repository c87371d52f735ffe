"""A row that is added to a table, with what a request lists for its cells."""

import re
from collections.abc import Sequence
from itertools import combinations

from lamwright.records.action import KeyboardInput
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.records.document_action import SelectCells
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.values.refitting import fitted

_INSERTS = {"Choose Table > Insert > Rows Above": 0, "Choose Table > Insert > Rows Below": 1}
_TYPES = ('Type "…"',)
_CELL = re.compile(r"Select cells? [A-Z]+(\d+)(?: to \w+)? of table (\d+)")
_BETWEEN = re.compile(r"\s*(?:,(?:\s+and(?: then)?)?|;|\||\s/|\s[–-])\s+")
_WHERE = re.compile(
    r",?\s+(?:(?:right|directly|just|straight|immediately) )?(?:under|below|beneath|underneath|after|above|before"
    r"|between|behind|following|at the (?:very )?(?:bottom|end|foot|top)|to the|as (?:the )?last|in the|on the|goes"
    r"|belongs|comes|should|row|line)\b.*$",
    re.IGNORECASE,
)
_WHERE_ALONE = re.compile(
    r"(?:right |directly |just )?(?:at|under|below|beneath|after|above|before|between|as|in|on|to) (?:the|an?|its|it"
    r"|last|[A-Z]).*|(?:last|bottom|first|top) row",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^.*\b(?:add|adding|put|insert|inserted|write|squeeze in|goes|comes|(?:row|line) (?:for|of)|needs?|there should be"
    r"|there is|there's|called|with|row|line|entry|in)\b"
    r"(?:\s+(?:an?|the|in|new|another|one|more|extra|row|line|for|also|still|stop|called|us|me))*\s+",
    re.IGNORECASE,
)
_PUTS = re.compile(r"^.*\b(?:put|add|insert|comes|goes|write)\b\s+(?:in\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|our|my)\s+", re.IGNORECASE)
_STOP = re.compile(r"(?<![\s.][A-Z])(?<!^[A-Z])[.!](?:\s+\S.*)?$")
_NUMBER = re.compile(r"[£$€]?\d[\d.,:]*")
_PRICE = r"[£$€]?\d[\d.,]*"
_AT = re.compile(
    rf"(?P<count>\d[\w., ]*?) (?:at|for|@|à) (?P<price>{_PRICE})(?: each)?"
    rf"|(?P<one>[£$€]{_PRICE}) and (?:then )?(?P<other>[£$€]{_PRICE})",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"(?<=\d),? (?:in total|total|in all|all in|altogether|together)$", re.IGNORECASE
)
_LEAST, _NAME, _SECOND = 2, 4, 2
"""Cells that are filled at least; words of the first one where the request names it before the others."""


def with_cells(ways: Sequence[RankedWay], request: str, canvas: TextCanvas) -> list[RankedWay]:
    """Where a row is inserted and something typed, one way that does both; empty if that is not what is asked.

    The texts are what stands between commas or strokes (``listed``), each as the cells beside it are; fewer than
    columns fill the first cells, or those whose other rows hold such amounts, numbers and words.
    """
    inserts = next((way for way in ways if way.steps[0] in _INSERTS and way.place), None)
    if inserts is None or not any(way.steps == _TYPES for way in ways):
        return []
    assert inserts.place is not None
    found = _CELL.fullmatch(inserts.place.selection)
    table = next((t for t in canvas.tables if found and t.number == int(found[2])), None)
    if not found or table is None:
        return []
    texts, beside = _priced(listed(request, table.columns), table.columns), int(found[1])
    row = beside + _INSERTS[inserts.steps[0]]
    held = {cell.address: cell.text for cell in table.cells}
    steps = [inserts.steps[0]]
    for place, text in zip(_columns_of(texts, table), texts, strict=True):
        letter = column_letters(place)
        above = held.get(f"{letter}{max(beside, _SECOND)}", "")
        cell = SelectCells(table=table.number, first=f"{letter}{row}")
        steps += [cell.describe(), KeyboardInput(keys=_as_above(text, above)).describe()]
    return [inserts.model_copy(update={"steps": tuple(steps)})] if texts else []


def _priced(texts: Sequence[str], columns: int) -> list[str]:
    """The texts, without words behind an amount; ``6 pieces at £12`` and ``£5 and £7`` are two if a cell is missing."""
    found = [_IN_ALL.sub("", text) for text in texts]
    for place, text in enumerate(found):
        if (parts := _AT.fullmatch(text)) and len(found) < columns:
            found[place : place + 1] = [part for part in parts.groups() if part]
    return found


def _columns_of(texts: Sequence[str], table: CanvasTable) -> Sequence[int]:
    """Which columns the texts go to, from 0, in order: the first ones, unless only others hold all such."""
    first = tuple(range(len(texts)))
    kinds = [_usual(column_letters(place), table) for place in range(table.columns)]
    said = [_kind(text) for text in texts]

    def fit(places: Sequence[int]) -> bool:
        return all(kinds[at] == kind for at, kind in zip(places, said, strict=True))

    others = (places for places in combinations(range(table.columns), len(texts)) if not places[0])
    return first if fit(first) else next(filter(fit, others), first)


def _usual(letter: str, table: CanvasTable) -> str:
    """What most cells of a column hold, its head left out."""
    own = re.compile(rf"{letter}(?!1$)\d+")
    held = [_kind(cell.text) for cell in table.cells if own.fullmatch(cell.address) and cell.text]
    return max(held, key=held.count, default="")


def _kind(text: str) -> str:
    said = text.strip()
    return "amount" if said[:1] in "£$€" else "number" if said[:1].isdigit() else "words"


def listed(request: str, columns: int) -> list[str]:
    """What a request lists for the cells of a row; empty where it is not as many as there may be.

    That is what stands behind a colon, or in the whole request; the first of it, or what is said before the colon where
    one cell is missing, without the words that add it and say where.
    """
    head, colon, behind = request.partition(": ")
    pieces = [piece for piece in _BETWEEN.split((behind if colon else request).strip()) if piece]
    if not colon or len(pieces) > columns:
        pieces = _without_places(pieces)
    if len(pieces) < _LEAST:
        return []
    pieces[-1] = _STOP.sub("", pieces[-1])
    pieces = _without_places([*pieces[:-1], _WHERE.sub("", pieces[-1])])
    if not colon:
        pieces[:1] = [_name(pieces[0])]
    elif len(pieces) == columns:
        pieces[0] = _PUTS.sub("", pieces[0])
    elif len(pieces) == columns - 1 and len(_name(head).split()) in range(1, _NAME + 1):
        pieces = [_name(head), *pieces]
    found = [piece.strip("\"'“”. ") for piece in pieces]
    return found if all(found) and _LEAST <= len(found) <= columns else []


def _without_places(pieces: Sequence[str]) -> list[str]:
    """Without those behind the first that only say where."""
    return [
        one for at, one in enumerate(pieces) if one and not (at and _WHERE_ALONE.fullmatch(one))
    ]


def _name(said: str) -> str:
    """What a row is called: ``add a row for broadband below the tax`` is ``broadband``."""
    name = _ARTICLE.sub("", _WHERE.sub("", _LEADS.sub("", said.strip())).strip(" ,.:"))
    return "" if _WHERE_ALONE.fullmatch(name) else name


def _as_above(text: str, above: str) -> str:
    """A text as the cell above has its own: a number alone, with its currency; a capital letter."""
    numbers = _NUMBER.findall(text)
    if _NUMBER.fullmatch(above.strip()) and len(numbers) == 1:
        text = numbers[0]
    if above[:1].isupper() and text[:1].islower():
        text = text[0].upper() + text[1:]
    return fitted(text, above.strip())
