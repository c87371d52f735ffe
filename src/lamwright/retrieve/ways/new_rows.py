"""A row that is added to a table, with what a request lists for its cells."""

import re
from collections.abc import Sequence
from itertools import combinations

from lamwright.records.action import KeyboardInput
from lamwright.records.addresses import column_letters
from lamwright.records.canvas import CanvasTable, TextCanvas
from lamwright.records.document_action import SelectCells
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.references.ordinals import NAMES
from lamwright.retrieve.values.open_values import OPEN
from lamwright.retrieve.values.refitting import fitted

_INSERTS = {"Choose Table > Insert > Rows Above": 0, "Choose Table > Insert > Rows Below": 1}
_CELL = re.compile(r"Select cells? [A-Z]+(\d+)(?: to \w+)? of table (\d+)")
_BETWEEN = re.compile(r"\s*(?:,(?:\s+and(?: then)?)?|;|\||\s/|\s[–-])\s+")
_STROKE = re.compile(r"\s+/\s+")
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
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LEADS = re.compile(
    r"^.*\b(?:add|adding|put|insert|inserted|write|squeeze in|goes|comes|(?:row|line) (?:for|of)|needs?|there should be"
    r"|there is|there's|called|with|row|line|entry|in|forgot(?:ten)?|lacks)\b"
    r"(?:\s+(?:an?|the|in|new|another|one|more|extra|row|line|for|also|still|stop|called|us|me))*\s+",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:the )?([\w' -]{2,30}?) (?:is|are|was|were) (?:still )?missing\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?<![Pp]ut)(?<![Ss]queeze)\s+(?:in|to|into|on|onto|under|below|above|after|before|beneath)"
    r" (?:(?:the|our|my|its)\b|[A-Z]).*$"
)
_ROW = re.compile(r"\b(?:row|line)\b.*\s", re.IGNORECASE)
_VERB = re.compile(r"\b(?:add|put|insert|squeeze in)\b", re.IGNORECASE)
_NO_NAME = frozenset(["it", "that", "this", "him", "her", "them", "row", "line", "another", "one"])
_AT_END = re.compile(
    r",?\s+(?:at the (?:very )?(?:bottom|end|foot|top)|goes last|last|(?:(?:right|directly|just) )?"
    r"(?:under|below|beneath|after|above|before|between|behind) .*)$",
    re.IGNORECASE,
)
_PUTS = re.compile(r"^.*\b(?:put|add|insert|comes|goes|write)\b\s+(?:in\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|our|my)\s+", re.IGNORECASE)
_STOP = re.compile(
    r"(?<![\s.][A-Z])(?<!^[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!](?:\s+\S.*)?$"
)
_NUMBER = re.compile(r"[£$€]?\d[\d.,:]*")
_PRICE = r"[£$€]?\d[\d.,]*"
_AT = re.compile(
    rf"(?P<count>\d[\w., ]*?) (?:at|for|@|à) (?P<price>{_PRICE})(?: each)?"
    rf"|(?P<one>{_PRICE}) and (?:then )?(?P<other>{_PRICE})",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"(?<=\d),? (?:in total|total|in all|all in|altogether|together)$", re.IGNORECASE
)
_NTH = re.compile(rf"\b({'|'.join(NAMES)}) (?!to\b|of\b)\w+", re.IGNORECASE)
_NOTHING = frozenset(["nothing", "empty", "blank", "left blank", "left empty"])
_CODE = re.compile(rf"\d+[a-z]\b|\d+°|\d{{1,2}} {_MONTH}", re.IGNORECASE)
"""What is no number with a unit."""
_STAYS_SMALL = frozenset([
    "none",
    "nobody",
    "no one",
    "mm",
    "cm",
    "m",
    "kg",
    "l",
    "closed",
    "free",
    "yes",
    "no",
])
_LEAST, _NAME, _SECOND = 2, 4, 2
"""Cells that are filled at least; words of the first one where the request names it before the others."""


def with_cells(ways: Sequence[RankedWay], request: str, canvas: TextCanvas) -> list[RankedWay]:
    """Where a row is inserted and something typed, one way that does both; empty if that is not what is asked.

    The texts are what stands between commas or strokes (``listed``), each as the cells beside it are; fewer than
    columns fill the first cells, or those whose other rows hold such amounts, numbers and words.
    """
    inserts = next((way for way in ways if way.steps[0] in _INSERTS and way.place), None)
    if inserts is None or not any(_types(way) for way in ways):
        return []
    assert inserts.place is not None
    found = _CELL.fullmatch(inserts.place.selection)
    table = next((t for t in canvas.tables if found and t.number == int(found[2])), None)
    if not found or table is None:
        return []
    texts = _numbered(_priced(listed(request, table.columns), table.columns), request, table)
    beside = int(found[1])
    row = beside + _INSERTS[inserts.steps[0]]
    held = {cell.address: cell.text for cell in table.cells}
    steps = [inserts.steps[0]]
    for place, text in zip(_columns_of(texts, table), texts, strict=True):
        letter = column_letters(place)
        text = _without_head(text, held.get(f"{letter}1", ""))
        if text.lower() in _NOTHING:
            continue
        above = held.get(f"{letter}{max(beside, _SECOND)}", "")
        cell = SelectCells(table=table.number, first=f"{letter}{row}")
        typed = _as_above(_cased(text, letter, table), above)
        steps += [cell.describe(), KeyboardInput(keys=typed).describe()]
    return [inserts.model_copy(update={"steps": tuple(steps)})] if texts else []


def new_cells(steps: Sequence[str]) -> list[str]:
    """Selections of cells of the row that ``steps`` insert, but for the place beside which it comes."""
    at = next((place for place, step in enumerate(steps) if step in _INSERTS), len(steps))
    beside = steps[at - 1 : at]
    return [step for step in steps[at:] if _CELL.fullmatch(step) and step not in beside]


def _types(way: RankedWay) -> bool:
    """Whether a way types a text: what the row holds, also where that was taken for a new line."""
    return len(way.steps) == 1 and way.steps[0].startswith('Type "') and OPEN in way.steps[0]


def _priced(texts: Sequence[str], columns: int) -> list[str]:
    """The texts, without words behind an amount; ``6 pieces at £12`` and ``£5 and £7`` are two if a cell is missing."""
    found = [_IN_ALL.sub("", text) for text in texts]
    for place, text in enumerate(found):
        if (parts := _AT.fullmatch(text)) and len(found) < columns:
            found[place : place + 1] = [part for part in parts.groups() if part]
    return found


def _numbered(texts: Sequence[str], request: str, table: CanvasTable) -> list[str]:
    """The texts, the first one a number where "a sixth line" is added to rows that are numbered."""
    order = _NTH.search(request)
    usual = [_usual(column_letters(place), table) for place in range(table.columns)]
    if not order or not texts or usual[0] != "number":
        return [*texts]
    number = str(NAMES.index(order[1].lower()) + 1)
    if _NTH.search(texts[0]):
        return [number, *texts[1:]]
    is_missing = len(texts) == table.columns - 1 and not texts[0][:1].isdigit()
    return [number, *texts] if is_missing else [*texts]


def _without_head(text: str, head: str) -> str:
    """A text without the name of its column before it: ``bust 52`` is ``52``."""
    name = re.match(rf"{re.escape(head)} (?:is |of )?(?=\S)", text, re.IGNORECASE) if head else None
    return text[name.end() :] if name else text


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
    held = [_kind(text) for text in _column(letter, table)]
    return max(held, key=held.count, default="")


def _column(letter: str, table: CanvasTable) -> list[str]:
    """The texts of a column, its head left out."""
    own = re.compile(rf"{letter}(?!1$)\d+")
    return [cell.text for cell in table.cells if own.fullmatch(cell.address) and cell.text.strip()]


def _kind(text: str) -> str:
    said = text.strip()
    return "amount" if said[:1] in "£$€" else "number" if said[:1].isdigit() else "words"


def listed(request: str, columns: int) -> list[str]:
    """What a request lists for the cells of a row; empty where it is not as many as there may be.

    That is what stands behind a colon, or in the whole request; the first of it, or what is said before the colon where
    one cell is missing, without the words that add it and say where.
    """
    head, colon, behind = request.partition(": ")
    said = (behind if colon else request).strip()
    between = _STROKE if _STROKE.search(said) else _BETWEEN
    pieces = [piece for piece in between.split(said) if piece]
    if not colon or len(pieces) > columns:
        pieces = _without_places(pieces)
    if len(pieces) < _LEAST:
        return []
    pieces[-1] = _STOP.sub("", pieces[-1])
    is_whole = bool(colon) and len(pieces) == columns
    pieces[-1] = (_AT_END if is_whole else _WHERE).sub("", pieces[-1])
    pieces = pieces if is_whole else _without_places(pieces)
    if not colon:
        pieces[:1] = [_name(pieces[0])]
        is_twice = len(pieces) > columns and _begins(pieces[1], pieces[0])
        pieces = pieces[1:] if len(pieces) > _LEAST and (is_twice or not pieces[0]) else pieces
    elif len(pieces) == columns:
        pieces[0] = _name(pieces[0]) if _ROW.search(pieces[0]) else _PUTS.sub("", pieces[0])
    elif len(pieces) == columns - 1 and len(_name(head).split()) in range(1, _NAME + 1):
        pieces = pieces if _begins(_name(head), pieces[0]) else [_name(head), *pieces]
    found = [piece.strip("\"'“”. ") for piece in pieces]
    return found if all(found) and _LEAST <= len(found) <= columns else []


def _begins(text: str, other: str) -> bool:
    """Whether a text begins with another; an empty one does not count."""
    return bool(other) and text.casefold().startswith(other.casefold())


def _without_places(pieces: Sequence[str]) -> list[str]:
    """Without those behind the first that only say where."""
    return [
        one for at, one in enumerate(pieces) if one and not (at and _WHERE_ALONE.fullmatch(one))
    ]


def _name(said: str) -> str:
    """What a row is called: ``add a row for broadband below the tax`` is ``broadband``."""
    missing, said = _MISSING.match(said.strip()), said.strip()
    before = _PLACED.sub("", said)
    bare = _LEADS.sub("", before) if _VERB.search(before) else ""
    name = missing[1] if missing else bare or _LEADS.sub("", said)
    name = _ARTICLE.sub("", _WHERE.sub("", name).strip(" ,.:"))
    return "" if _WHERE_ALONE.fullmatch(name) or name.lower() in _NO_NAME else name


def _as_above(text: str, above: str) -> str:
    """A text as the cell above has its own: a number alone, with its currency; a capital letter."""
    numbers = _NUMBER.findall(text)
    if _NUMBER.fullmatch(above.strip()) and len(numbers) == 1 and not _CODE.match(text):
        text = numbers[0]
    return fitted(text, above.strip())


def _cased(text: str, letter: str, table: CanvasTable) -> str:
    """With a capital letter, where all cells of its column begin with one."""
    held = [text for text in _column(letter, table) if text[0].isalpha()]
    is_capital = bool(held) and all(one[0].isupper() for one in held)
    is_small = text[:1].islower() and text.lower() not in _STAYS_SMALL
    return text[0].upper() + text[1:] if is_capital and is_small else text
