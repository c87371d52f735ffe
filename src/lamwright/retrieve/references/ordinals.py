"""References by order: 'the second point under Packing list', 'last two paragraphs', 'clause 2.3'."""

import re
from collections.abc import Iterator, Sequence

from lamwright.records.retrieved import Target
from lamwright.retrieve.document.content import Content
from lamwright.retrieve.document.structure import NUMBERED, Line, Structure

NAMES = [
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
    "eleventh",
    "twelfth",
]
_COUNTS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_NUMBERS = re.compile(
    rf"\b(?:both|pair|couple|{'|'.join(_COUNTS[1:])}|[2-9]|1[0-2])\b", re.IGNORECASE
)
_BACK = {"last": -1, "final": -1, "bottom": -1, "very last": -1, "closing": -1, "penultimate": -2}
_BACK |= {
    "next to last": -2,
    "next-to-last": -2,
    "second to last": -2,
    "second last": -2,
    "last but one": -2,
}
_UNITS = {
    "paragraph": ("paragraphs?", "paras?"),
    "line": ("lines?",),
    "heading": ("headings?", "headlines?", "sub-?headings?", "headers?"),
    "section": ("sections?", "chapters?", "parts?", "articles?"),
    "item": (
        "bullet ?points?",
        "bullets?|points?|items?|entr(?:y|ies)|steps?|things?",
        "questions?|tasks?|rules?|reasons?|goals?|aims?|clauses?",
    ),
}
ORDER = (
    r"(?P<order>very last|next[ -]to[ -]last|second (?:to )?last|last but one|penultimate|last|final|bottom|"
    + "|".join(NAMES)
    + r"|\d{1,2}(?:st|nd|rd|th))"
)
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_COUNTS) + r"|couple(?: of)?)"
_UNIT = r"(?P<unit>" + "|".join(way for ways in _UNITS.values() for way in ways) + ")"
_BETWEEN = r"(?:[a-z-]+ )?"
_SCOPE = r"(?: (?:of|in|under|below|beneath|on|from|for|within) (?P<scope>[^,.;:!?]{3,60}))?"
_BY_ORDER = re.compile(
    rf"\b{ORDER} (?:{_COUNT} )?(?:of (?:the |our |my |these |those )?)?{_BETWEEN}{_UNIT}\b{_SCOPE}"
)
_NUMBER = rf"(?:\d+(?:\.\d+)*|[a-h]|{'|'.join(_COUNTS)})"
_BY_NUMBER = re.compile(
    rf"\b{_UNIT} (?:no\.? |number |nr\.? |#)?(?P<number>{_NUMBER})\b(?! ?(?:pt|cm|mm|points?|percent|%))"
    rf"(?: ?(?P<joint>,|and|or|to|through|until|-|–) ?(?P<other>{_NUMBER})\b)?"
)
_CITED = re.compile(
    r"(?<![\d.,£$€])(?P<number>\d{1,2}\.\d{1,2})(?![\d.,]|\s?(?:pt|cm|mm|%|points?|lines?))"
)


def by_order(request: str, structure: Structure, content: Content) -> Iterator[Target]:
    """Lines that are counted or numbered in the request."""
    lowered = request.lower()
    scopes = _scopes(lowered, structure, content)
    for match in _BY_ORDER.finditer(lowered):
        own = _scopes(match["scope"] or "", structure, content)
        yield from _counted(match, own if len(own) > 1 else scopes, structure)
    for match in _BY_NUMBER.finditer(lowered):
        yield from _several(match, scopes, structure)
    for match in _CITED.finditer(lowered):
        yield from _numbered(match[0], "section", match["number"], scopes, structure)


def place_of(order: str) -> int:
    """0 for the first, 1 for the second, -1 for the last."""
    order = order.replace("-", " ").strip()
    if order in _BACK:
        return _BACK[order]
    if order in NAMES:
        return NAMES.index(order)
    return int(re.sub(r"\D", "", order)) - 1


def count_of(word: str) -> int:
    """3 for 'three' and for '3'."""
    if word.startswith("couple"):
        return 2
    return _COUNTS.index(word) + 1 if word in _COUNTS else int(word)


def counts_in(request: str) -> list[int]:
    """Numbers of things that a request may name: 2 for 'both', 3 for 'all three'."""
    found = (match[0].lower() for match in _NUMBERS.finditer(request))
    return [2 if word in {"both", "pair"} else count_of(word) for word in dict.fromkeys(found)]


def _unit(words: str) -> str:
    return next(
        unit for unit, ways in _UNITS.items() if any(re.fullmatch(way, words) for way in ways)
    )


def _counted(
    match: re.Match[str], scopes: list[tuple[float, Sequence[Line]]], structure: Structure
) -> Iterator[Target]:
    unit, place = _unit(match["unit"]), place_of(match["order"])
    count = count_of(match["count"]) if match["count"] else 1
    for sureness, lines in _candidates(unit, scopes, structure):
        chosen = _slice(lines, place, count)
        if chosen:
            found = _with_sections(chosen, structure) if unit == "section" else chosen
            yield _target(match[0], found, sureness)


def _scopes(
    words: str, structure: Structure, content: Content
) -> list[tuple[float, Sequence[Line]]]:
    """The parts of the document that are counted in, with how sure that is."""
    named = content.named(words, structure.headings) if words else []
    sections = [(0.9, structure.section(heading)) for heading in named[:2]]
    return [*sections, (0.75 if not sections else 0.5, structure.filled)]


def _candidates(
    unit: str, scopes: list[tuple[float, Sequence[Line]]], structure: Structure
) -> Iterator[tuple[float, Sequence[Line]]]:
    """What may be counted, the likeliest first."""
    for sureness, lines in scopes:
        running = [line for line in lines if line.kind in {"body", "subtitle"}]
        prose = [line for line in running if len(line.text.split()) > 7]
        items = [line for line in lines if line.kind == "item"]
        if unit in {"heading", "section"}:
            yield sureness, [line for line in lines if line.kind == "heading"]
            yield 0.5 * sureness, [line for line in lines if line.kind in {"heading", "title"}]
        elif unit == "item":
            yield sureness, items
            yield 0.6 * sureness, [line for line in structure.headings if NUMBERED.match(line.text)]
            yield 0.4 * sureness, running
        elif unit == "line":
            yield sureness, lines
            yield 0.5 * sureness, running
        else:
            yield sureness, prose
            yield 0.8 * sureness, [line for line in lines if line.kind != "heading"]
            yield 0.6 * sureness, lines


def _slice(lines: Sequence[Line], place: int, count: int) -> Sequence[Line]:
    if place >= len(lines) or -place > len(lines):
        return ()
    if place < 0 and count > 1:
        return lines[-count:]
    return lines[place : place + count] if place >= 0 else [lines[place]]


def _with_sections(headings: Sequence[Line], structure: Structure) -> list[Line]:
    return [line for heading in headings for line in (heading, *structure.section(heading))]


def _several(
    match: re.Match[str], scopes: list[tuple[float, Sequence[Line]]], structure: Structure
) -> Iterator[Target]:
    """One numbered line; or two, and for 'to' and 'through' all between them, as one target."""
    unit = _unit(match["unit"])
    first = list(_numbered(match[0], unit, match["number"], scopes, structure))
    yield from first
    if match["other"]:
        other = list(_numbered(match[0], unit, match["other"], scopes, structure))
        both = [(a, b) for a in first[:2] for b in other[:2] if a.paragraphs < b.paragraphs]
        for start, end in both[:2]:
            held = [*start.paragraphs, *end.paragraphs]
            if match["joint"] not in {",", "and", "or"}:
                lines = structure.lines[start.paragraphs[0] - 1 : end.paragraphs[-1]]
                alike = structure.lines[start.paragraphs[0] - 1].kind
                held = [line.index for line in lines if line.kind == alike]
            yield Target(means="order", words=match[0], paragraphs=tuple(held), score=0.85)


def _numbered(
    words: str,
    unit: str,
    number: str,
    scopes: list[tuple[float, Sequence[Line]]],
    structure: Structure,
) -> Iterator[Target]:
    """Lines that carry this number, or come at this place where nothing carries it."""
    spelled = str(count_of(number)) if number in _COUNTS else number
    carrying = [line for line in structure.filled if number_of(line) == spelled]
    for line in carrying[:3]:
        whole = unit == "section" and line.kind == "heading"
        found = _with_sections([line], structure) if whole else [line]
        if whole:
            yield _target(words, [line], 0.75)
        yield _target(words, found, 0.8 if unit != "paragraph" else 0.5)
    if spelled.isdigit():
        for sureness, lines in _candidates(unit, scopes, structure):
            if 0 < int(spelled) <= len(lines):
                sure = sureness * (0.6 if carrying else 1)
                yield _target(words, [lines[int(spelled) - 1]], sure)


def number_of(line: Line) -> str:
    """The number or letter that a line carries: a list's label, or what it begins with; empty: none."""
    label = re.sub(r"[^\w.]", "", line.paragraph.list_label).strip(".").lower()
    if label:
        return label
    found = NUMBERED.match(line.text) or re.match(r"^\s*\(?([a-h])[.)]\s", line.text)
    return found[1].lower() if found else ""


def _target(words: str, lines: Sequence[Line], score: float) -> Target:
    return Target(
        means="order", words=words, paragraphs=tuple(line.index for line in lines), score=score
    )
