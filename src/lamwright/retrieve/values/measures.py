"""Lengths, numbers and paper formats that a request names, in words or figures, as a dialog takes them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_UNITS = (
    ("cm", r"cm|centimet(?:er|re)s?|centis?"),
    ("mm", r"mm|millimet(?:er|re)s?|millis?"),
    ("pt", r"pts?|points?"),
    ("in", r"inch(?:es)?|in(?=\s*(?:$|[.,;)]))|\"|”|″"),
)
_WORDS = dict(
    one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12,
    thirteen=13, fourteen=14, fifteen=15, sixteen=16, seventeen=17, eighteen=18, nineteen=19, twenty=20,
    thirty=30, a=1, an=1,
)  # fmt: skip
_PARTS = {"half": 0.5, "quarter": 0.25}
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS)
_FIGURE = r"(?<![\w.,:/£$€])(?P<figure>\d+(?:[.,]\d+)?|[.,]\d+)"
_WORD = rf"\b(?P<word>{'|'.join(_WORDS)})\b(?P<more>\s+and\s+a\s+(?:half|quarter))?"
_PART = r"\b(?P<part>half|quarter)\b(?:\s+of)?(?:\s+an?)?"
_MEASURE = re.compile(
    rf"(?:{_FIGURE}|{_PART}|{_WORD})\s*-?\s*(?:{_UNIT})(?![\w])"
    r"(?P<after>\s+and\s+a\s+(?:half|quarter))?",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:question|point|item|step|stage|section|chapter|part|table|row|column|clause|rule|line|paragraph|page|task"
    r"|exercise|appendix|annex|figure|version|day|week|no\.?|nr\.?|number|#)s? ?$",
    re.IGNORECASE,
)
"""What a number behind it counts, so that it is no length."""
_NUMBER = re.compile(rf"{_FIGURE}(?![\w/%]|[.,:]\d)|{_WORD}", re.IGNORECASE)
_FORMATS = {
    "a3": (29.7, 42.0), "a4": (21.0, 29.7), "a5": (14.8, 21.0), "a6": (10.5, 14.8), "b5": (17.6, 25.0),
    "letter": (21.59, 27.94), "legal": (21.59, 35.56),
}  # fmt: skip
_FORMAT = re.compile(
    r"\b(?:(?P<name>[ab][3-6])|us[ -](?P<us>letter|legal)|(?P<called>letter|legal)(?=[ -](?:size|format|paper)))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\b(?:landscape|sideways|wide format|lengthways)\b", re.IGNORECASE)

_GONE = re.compile(
    r"\b(?:no|not|none|without|don'?t|doesn'?t|shouldn'?t|nothing|zero|remove|drop|lose|delete|undo|rid of|away|off"
    r"|out|gone|flush|unindent(?:ed)?|back|any ?more|straight)\b",
    re.IGNORECASE,
)
_USUAL = {
    "Before text": "1 cm",
    "First line": "1 cm",
    "Above paragraph": "12 pt",
    "Below paragraph": "12 pt",
}


_OPEN_UNIT = re.compile(r"^Insert a table with .*… (row|column)s")


class Named(NamedTuple):
    """A value, and where the request names it."""

    start: int
    end: int
    value: str


def lengths(request: str, unit: str) -> list[Named]:
    """Lengths with their unit; numbers without one, in ``unit``: in words ("the two") only where no length has one."""
    found = [*_measures(request)]
    held = [range(one.start, one.end) for one in found]
    for number in numbers(request, articles=False):
        is_word = not request[number.start].isdigit()
        if _REFERS.search(request[: number.start]):
            continue
        if not any(number.start in span for span in held) and not (found and is_word):
            found.append(number._replace(value=f"{number.value} {unit}"))
    return sorted(found)


def usual(request: str, control: str, unit: str) -> list[Named]:
    """What a request means that names no length: none at all ("don't indent it"), or a usual one; may be empty.

    All of the six training requests that set a length and name none want it to be 0, and say one of these words.
    """
    if gone := _GONE.search(request):
        return [Named(*gone.span(), f"0 {unit}")]
    return [Named(0, 1, _USUAL[control])] if control in _USUAL else []


def numbers(request: str, *, articles: bool = True) -> list[Named]:
    """Numbers; ``articles``: "a" and "an" are one."""
    found = []
    for match in _NUMBER.finditer(request):
        if match["figure"]:
            value = float(match["figure"].replace(",", "."))
        elif match["word"].lower() in {"a", "an"} and not (articles or match["more"]):
            continue
        else:
            value = _WORDS[match["word"].lower()] + _further(match["more"])
        found.append(Named(match.start(), match.end(), f"{value:g}"))
    return found


def counts(request: str, step: str) -> list[Named]:
    """Numbers; of the rows or columns of a new table just those that are said of them."""
    found = numbers(request)
    open_unit = _OPEN_UNIT.search(step)
    said = re.compile(rf"\s*(?:\w+ )?{open_unit[1]}s?\b" if open_unit else r"(?!)", re.IGNORECASE)
    return [one for one in found if said.match(request, one.end)] or found


def paper(request: str, *, is_width: bool) -> list[Named]:
    """Width or height of the paper formats named, turned where the request turns the page."""
    turned = _TURNED.search(request) is not None
    found = []
    for match in _FORMAT.finditer(request):
        sides = _FORMATS[(match["name"] or match["us"] or match["called"]).lower()]
        side = sides[0] if is_width != turned else sides[1]
        found.append(Named(match.start(), match.end(), f"{side:g} cm"))
    return found


def _measures(request: str) -> Iterator[Named]:
    for match in _MEASURE.finditer(request):
        unit = next(name for name, _ in _UNITS if match[name])
        if match["figure"]:
            value = float(match["figure"].replace(",", "."))
        elif match["part"]:
            value = _PARTS[match["part"].lower()]
        else:
            value = _WORDS[match["word"].lower()] + _further(match["more"])
        value += _further(match["after"])
        if unit == "mm":
            value, unit = value / 10, "cm"
        yield Named(match.start(), match.end(), f"{value:g} {unit}")


def _further(words: str | None) -> float:
    return _PARTS[words.split()[-1].lower()] if words else 0.0
