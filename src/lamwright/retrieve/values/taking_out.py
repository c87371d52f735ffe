"""Words that are taken out go with a blank beside them, or two blanks would be left; a clause with its comma."""

import re

from lamwright.codec.found import each, parts_of
from lamwright.codec.whole_lines import DELETES
from lamwright.retrieve.document.structure import Structure

TAKES_OUT = (DELETES,)
"""The way that takes out what is selected."""
_TEXT = re.compile(r'Select the text "(.*?)"( in paragraph (\d+))?', re.DOTALL)
_CELL = re.compile(r"Select cells? [A-Z]+(?P<row>\d+)(?: to [A-Z]+(?P=row))? of table \d+")
_EMPTIES = re.compile(
    r"\bcells?\b|\bempt|\bblank|\bclear|\b(?:text|words?|contents?|values?|figures?|numbers?|entry|entries)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\bcommas?\b", re.IGNORECASE)
_COMMA_STAYS = re.compile(
    r"\b(?:keep|leave|not|without|but)(?: \w+)? (?:the |its )?comma\b|\bcomma (?:stays|remains|can stay)\b",
    re.IGNORECASE,
)
_STOP_STAYS = re.compile(
    r"\b(?:keep|leave|not)(?: \w+)? (?:the |its )?(?:full )?stop\b|\bstop (?:stays|remains|can stay)\b",
    re.IGNORECASE,
)
_ROWS, _COLUMNS = (
    ("Choose Table > Delete > Delete Rows",),
    ("Choose Table > Delete > Delete Columns",),
)


def whole_row_out(steps: tuple[str, ...], chosen: str, request: str) -> tuple[str, ...]:
    """``steps`` as they are done to what is ``chosen``: what is taken out of a table goes with its row.

    With its column where it is the head of one; where ``request`` speaks of the cell or of what is in it, that alone
    goes. Of 193 training requests that take something out of a table none leaves an empty cell.
    """
    cell = _CELL.fullmatch(chosen)
    if steps != TAKES_OUT or cell is None or _EMPTIES.search(request):
        return steps
    return _COLUMNS if cell["row"] == "1" and " to " not in chosen else _ROWS


def with_blank(selection: str, structure: Structure) -> str:
    """A selection of words with the blank before them, at the beginning of a line with that behind them.

    Where a comma stands before them, and a stop, another comma or nothing behind, it goes too.
    """
    return each([_wider(part, structure) for part in parts_of(selection)])


def with_marks(selection: str, request: str, structure: Structure) -> str:
    """A selection of words with the comma before them where the request speaks of one, without a stop that stays."""
    found = _TEXT.fullmatch(selection)
    if not found or not found[1].strip():
        return selection
    words, where = found[1].strip(), found[2] or ""
    if _STOP_STAYS.search(request):
        words = words.rstrip(".") or words
    lines = structure.lines[int(found[3]) - 1 : int(found[3])] if where else structure.lines
    text = next((line.text for line in lines if words in line.text), "")
    if _COMMA.search(request) and not _COMMA_STAYS.search(request) and f", {words}" in text:
        words = f", {words}"
    elif words == found[1].strip():
        return selection
    return f'Select the text "{words}"{where}'


def without_blank(selection: str) -> str:
    """The same selection of the words alone."""
    found = _TEXT.fullmatch(selection)
    return f'Select the text "{found[1].strip()}"{found[2] or ""}' if found else selection


def _wider(selection: str, structure: Structure) -> str:
    found = _TEXT.fullmatch(selection)
    if not found or not found[1].strip() or found[1] != found[1].strip():
        return selection
    words, where = found[1], found[2] or ""
    if words.startswith(", ") and words.endswith("."):
        words = words[:-1]
        selection = f'Select the text "{words}"{where}'
    lines = structure.lines[int(found[3]) - 1 : int(found[3])] if where else structure.lines
    text = next((line.text for line in lines if words in line.text), "")
    if re.search(rf", {re.escape(words)}(?=[.,;!?)]|$)", text) and words[-1] not in ".!?,;":
        return f'Select the text ", {words}"{where}'
    if f" {words}" in text and text.index(f" {words}") + 1 == text.index(words):
        return f'Select the text " {words}"{where}'
    if text.startswith(f"{words} "):
        return f'Select the text "{words} "{where}'
    return selection
