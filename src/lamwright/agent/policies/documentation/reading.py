"""Reading a request: its parts, and for each the object it names and the arguments it gives."""

import re
from typing import Literal, NamedTuple

from lamwright.records.action import Action, KeyboardInput
from lamwright.records.canvas import CanvasParagraph, TextCanvas
from lamwright.records.document_action import SelectParagraph, SelectTable, SelectText

_ORDINALS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ),
    *("eleventh", "twelfth"),
)
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)}|last|\d+(?:st|nd|rd|th))"
_QUOTE = r"«(\d+)»"
_RANGE = re.compile(r"\bparagraphs (\d+)(?:,? (?:to|through|until|up to|and|-) |[-–])(\d+)\b", re.I)
_NUMBERED = re.compile(r"\bparagraph (?:number |no\. ?)?(\d+)\b", re.I)
_COUNTED = re.compile(rf"\b(?:the |my )?{_ORDINAL} (?P<kind>paragraph|heading|line)\b", re.I)
_QUOTED_PARAGRAPH = re.compile(
    rf"\b(?:the |my )?(?:paragraph|heading|title|line|section)(?: that| which| whose text)?"
    rf"(?: reads| says| (?:starts|begins|starting|beginning)(?: with)?| (?:contains|containing)| titled"
    rf"| called| with(?: the)?(?: text| words?)?)? {_QUOTE}",
    re.I,
)
_TABLE = re.compile(rf"\b(?:table (?:number )?(\d+)|(?:the |my )?(?:{_ORDINAL} )?table)\b", re.I)
_NEW_TABLE = re.compile(r"\b(?:an?|new|empty|blank|column|row)(?: \w+)? table\b", re.I)
_CELL = re.compile(r"\b(?:cell|row|column|table)\b", re.I)
_HOLDING = r"(?:(?:that|which|where) )?(?:(?:contains|containing|holds|holding|says|reads|has) )?"
_WHOLE = re.compile(
    r"\b(?:the (?:whole|entire) (?:document|text)|all (?:the )?text|everything)\b", re.I
)
_TITLE = re.compile(r"\bthe (?:document )?title\b(?! bar| page)", re.I)
_CUTS = re.compile(
    r"(?:,? and then |, then |; then |;\s+|,? after that,? |,? and afterwards |,? and also |,? and finally "
    r"|[.?!] (?:then|after that|next|also|finally|afterwards),? |[.?!] (?=[A-Z]))",
    re.I,
)


_SEARCH = re.compile(r"^(?:find|search|look|after|before|at|in|on|below|above) ", re.I)


class Goal(NamedTuple):
    """One part of a request."""

    words: str
    """The request's words without the object and without quoted text."""
    target: Action | None
    """The selection that the request names, as an action."""
    relation: Literal["", "before", "after", "end", "start"]
    """Where something new goes, relative to the target."""
    quoted: tuple[str, ...]
    """Quoted text that is no object: values."""
    text: str
    """The part as it was written."""
    cell: bool = False
    """The target is the text of a table cell."""


def read_request(request: str, canvas: TextCanvas) -> tuple[Goal, ...]:
    """The parts of ``request`` in order; 'it' in a later part is the object of the part before."""
    masked, quotes = _mask(request)
    goals: list[Goal] = []
    last: Goal | None = None
    for part in _split(masked):
        goal = _read_part(part, quotes, canvas)
        if last and goal.target is None and re.search(r"\b(?:it|them|that text|its)\b", part, re.I):
            goal = goal._replace(
                target=last.target, cell=last.cell, text=f"{goal.text} {last.text}"
            )
        last = goal
        if not _REASON.search(part) or re.search(r"\b(?:delete|remove)\b", part, re.I):
            goals.append(goal)
    return tuple(goals)


_REASON = re.compile(r"\b(?:no longer|(?:do not|don't) need)\b", re.I)


def _mask(request: str) -> tuple[str, tuple[str, ...]]:
    """Quoted strings become «0», «1» ..., so that their words are not read as words."""
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append(match.group(1) or match.group(2) or "")
        return f"«{len(quotes) - 1}»"

    pattern = r"[\"“”]([^\"“”]+)[\"“”]|(?<!\w)['‘]([^'’‘]+)['’](?!\w)"
    return re.sub(pattern, keep, request.strip()), tuple(quotes)


_DEEDS = (
    "make set change put turn apply insert add delete remove center align right-align left-align justify "
    "underline bold italicize save replace move indent give format use start number show convert select "
    "copy type write keep export rename create increase decrease color highlight print strike embolden "
    "switch place mark hide merge split sort"
)


def _split(masked: str) -> list[str]:
    deed = "|".join(re.split(r"\s+", _DEEDS))
    parts = [part for piece in _CUTS.split(masked) for part in _at_deeds(piece, deed)]
    parts = [_COUNTING.sub("", part) for part in parts]
    return [part.strip(" .,;?!") for part in parts if len(part.strip(" .,;?!")) > 2]


_COUNTING = re.compile(
    r"^(?:(?:first|second|third|firstly|secondly|finally|also|next|then|and),? )+(?=\w+ )"
    r"(?!paragraph|heading|line|table)",
    re.I,
)


def _at_deeds(piece: str, deed: str) -> list[str]:
    """Split before each further verb; 'After paragraph 3, insert ...' holds only one."""
    cuts = re.split(rf",? and (?=(?:please )?(?:{deed})\b)|, (?=(?:{deed})\b)", piece, flags=re.I)
    parts: list[str] = []
    for cut in cuts:
        if parts and (
            not re.search(rf"\b(?:{deed})", parts[-1], re.I) or _SEARCH.search(parts[-1])
        ):
            parts[-1] = f"{parts[-1]}, {cut}"
        else:
            parts.append(cut)
    return parts


def _read_part(part: str, quotes: tuple[str, ...], canvas: TextCanvas) -> Goal:
    target, rest, relation, cell = _target(part, quotes, canvas)
    values = tuple(quotes[int(index)] for index in re.findall(_QUOTE, rest))
    spaced = re.sub(r"\s+", " ", re.sub(_QUOTE, " ", rest))
    words = re.sub(r" (?=[,.:;])", "", spaced).strip(" ,.:")
    written = re.sub(_QUOTE, lambda match: f'"{quotes[int(match.group(1))]}"', part)
    return Goal(words, target, relation, values, written, cell)


def _target(
    part: str, quotes: tuple[str, ...], canvas: TextCanvas
) -> tuple[Action | None, str, Literal["", "before", "after", "end", "start"], bool]:
    paragraph = _paragraph(part, quotes, canvas)
    if paragraph:
        action, rest = paragraph[0], part.replace(paragraph[1], " ", 1)
        return action, rest, _relation(part, paragraph[1]), False
    table = None if _NEW_TABLE.search(part) else _TABLE.search(part)
    quote = re.search(_QUOTE, part)
    replaced = re.search(rf"\b(?:instead of|in place of|over)(?: the \w+)? {_QUOTE}", part, re.I)
    if table and replaced:
        quote = re.search(_QUOTE, replaced.group(0))
    if table and quote and _CELL.search(part):
        rest = re.sub(rf"{_HOLDING}{quote.group(0)}", " ", part.replace(table.group(0), " ", 1))
        text = quotes[int(quote.group(1))]
        return SelectText(text=text), rest, _relation(part, quote.group(0)), True
    if table:
        number = _table_number(table, canvas)
        return SelectTable(number=number), part.replace(table.group(0), " table ", 1), "", False
    return _span(part, quotes, canvas)


def _span(
    part: str, quotes: tuple[str, ...], canvas: TextCanvas
) -> tuple[Action | None, str, Literal["", "before", "after", "end", "start"], bool]:
    for quote in re.finditer(_QUOTE, part):
        text = quotes[int(quote.group(1))]
        if any(text in paragraph.text for paragraph in canvas.paragraphs):
            rest = part.replace(quote.group(0), " ", 1)
            return SelectText(text=text), rest, _relation(part, quote.group(0)), False
    if _WHOLE.search(part):
        return SelectParagraph(start_index=1, end_index=-1), _WHOLE.sub(" ", part), "", False
    return None, part, "", False


def _paragraph(
    part: str, quotes: tuple[str, ...], canvas: TextCanvas
) -> tuple[SelectParagraph, str] | None:
    """The paragraphs that ``part`` names, and the words that name them."""
    if match := _RANGE.search(part):
        first, last = int(match.group(1)), int(match.group(2))
        return SelectParagraph(start_index=first, end_index=last), match.group(0)
    if match := _NUMBERED.search(part):
        return _one(int(match.group(1))), match.group(0)
    if match := _QUOTED_PARAGRAPH.search(part):
        index = _holding(quotes[int(match.group(1))], canvas)
        if index:
            return _one(index), match.group(0)
    match = _COUNTED.search(part)
    if match and not re.search(r"\bfirst[ -]line\b", match.group(0), re.I):
        index = _counted(match, canvas)
        return (_one(index), match.group(0)) if index else None
    match = None if "propert" in part.lower() else _TITLE.search(part)
    if match and canvas.paragraphs:
        titles = [p.index for p in canvas.paragraphs if p.style == "Title"]
        return _one((titles or [1])[0]), match.group(0)
    return None


def _one(index: int) -> SelectParagraph:
    return SelectParagraph(start_index=index, end_index=index)


def _holding(text: str, canvas: TextCanvas) -> int | None:
    for wanted in (str.__eq__, str.startswith, str.__contains__):
        for paragraph in canvas.paragraphs:
            if wanted(paragraph.text, text):
                return paragraph.index
    return None


def _counted(match: re.Match[str], canvas: TextCanvas) -> int | None:
    kind = match.group("kind").lower()
    rows: list[CanvasParagraph] = [
        p
        for p in canvas.paragraphs
        if kind != "heading" or p.style.startswith(("Heading", "Title"))
    ]
    position = _position(match.group("ordinal"))
    if kind == "paragraph" and position == -1 and canvas.truncated:
        return len(canvas.paragraphs) + canvas.truncated
    if not rows or position > len(rows):
        return None
    return rows[position - 1 if position > 0 else -1].index


def _position(ordinal: str) -> int:
    word = ordinal.lower()
    if word == "last":
        return -1
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])


def _table_number(match: re.Match[str], canvas: TextCanvas) -> int:
    if match.group(1):
        return int(match.group(1))
    position = _position(match.group("ordinal")) if match.group("ordinal") else 1
    return position if position > 0 else max(len(canvas.tables), 1)


def _relation(part: str, phrase: str) -> Literal["", "before", "after", "end", "start"]:
    before = part[: part.index(phrase)].lower().rstrip()
    if re.search(r"\b(?:after|below|under|beneath|behind|following)$", before):
        return "after"
    if re.search(r"\b(?:before|above|in front of|ahead of|over|at)$", before):
        return "before"
    if re.search(r"\bend of$", before):
        return "end"
    return "start" if re.search(r"\b(?:start|beginning|front|top) of$", before) else ""


def cursor_at(goal: Goal) -> tuple[Action, ...]:
    """Select the target, then put the cursor where the relation says."""
    if goal.target is None:
        return ()
    key = "{HOME}" if goal.relation in {"before", "start"} else "{END}"
    return (goal.target, KeyboardInput(keys=key))
