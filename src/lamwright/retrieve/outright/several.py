"""Words at several places that a request may mean together: all amounts of a section, labels, names, what is bold.

One candidate names them all; what is done is done to each.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lamwright.codec.found import each, select_text
from lamwright.retrieve.document.near_words import stretches
from lamwright.retrieve.document.spans import ADDRESS, DATE, MONEY, NAME, labels
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.document.values import NUMBER_WORD, WEEKDAY
from lamwright.retrieve.references.ordinals import counts_in

_LEAST, _LARGEST, _SCOPES, _KEPT, _LINES = 2, 16, 8, 24, 4
_SEVERAL = re.compile(
    r"\b(?:all|every|each|both|whatever|wherever|any|these|those|two|three|four|five|six|seven|eight|nine|\d{1,2}"
    r"|and|\w{3,}s)\b",
    re.IGNORECASE,
)


class _Kind(NamedTuple):
    """Words of a kind, and how a request asks for them."""

    name: str
    asked: re.Pattern[str]
    found: re.Pattern[str]


def _kind(name: str, asked: str, found: str) -> _Kind:
    return _Kind(name, re.compile(asked, re.IGNORECASE), re.compile(found))


_KINDS = (
    _kind("money", r"pric|sum|amount|cost|figure|money|fee|£|\$|€|euro|pound|total|number", MONEY),
    _kind("date", r"date|day|when|deadline", rf"{DATE}"),
    _kind("weekday", r"day|when", WEEKDAY),
    _kind("time", r"time|hour|clock|when",
          r"\b\d{1,2}[.:]\d{2}(?: ?[ap]m\b)?|\b\d{1,2} ?[ap]m\b|\bnoon\b"),
    _kind("number", r"number|figure|how (?:many|long|much|far|deep|often)|count|digit|depth|length|size|value"
          r"|temperature|measure", rf"\b\d[\d.,]*(?: ?(?:%|°C|[a-zµ]{{1,3}}\b))?|{NUMBER_WORD}"),
    _kind("year", r"year", r"\b(?:1\d|20)\d\d\b"),
    _kind("address", r"mail|address|phone|number|link|web|site|contact", ADDRESS),
    _kind("name", r"name|who\b|people|person|staff|places?|towns?|titles?|firm|compan|parties|book|street"
          r"|\bmen\b|women", rf"{NAME}|(?<=[a-z,;:] )[A-Z][\w'-]+"),
    _kind("quoted", r"quot|said|says|saying|remark|title|book|film|speech marks",
          r"[\"“][^\"“”]{2,90}[\"”]|(?<!\w)'[^']{3,60}'"),
    _kind("unquoted", r"quot|title|book|film|speech marks", r"(?<=[\"“])[^\"“”]{2,90}(?=[\"”])"),
    _kind("brackets", r"bracket|parenthe", r"\([^()]{1,120}\)"),
    _kind("in brackets", r"bracket|parenthe", r"(?<=\()[^()]{1,120}(?=\))"),
    _kind("code", r"code|number|ref|ticket|id\b|room|letter|label",
          r"^(?:[A-Z]{1,4}[-. ]?\d+\w*|[A-Z]\b)|\b[A-Z]{1,5}-?\d[\w/-]*\b"),
    _kind("capitals", r"capital|caps|abbrev|upper", r"\b[A-Z]{2,}\b"),
)  # fmt: skip
_LABEL = re.compile(
    r"label|colon|name|word|term|before|front|start|lead|begin|head|part|bit|key", re.IGNORECASE
)
_FIRST = re.compile(r"first|start|front|begin|lead|name|each|opening|word|term", re.IGNORECASE)
_LAST = re.compile(r"last|end|after|behind|colon|value|answer", re.IGNORECASE)
_LOOK = re.compile(
    r"bold|fat|heavy|italic|slant|underlin|highlight|yellow|marker|mark|red|green|blue|grey|colou?r|struck|strike",
    re.IGNORECASE,
)
_SENTENCE_HEAD = re.compile(r"^[^.!?:]{1,60}[.!?:]")
_Found = tuple[Line, str]


def several(request: str, structure: Structure, best: Sequence[int]) -> Iterator[str]:
    """Selections of several stretches of words, those of small scopes first; ``best``: the likeliest lines."""
    if not _SEVERAL.search(request):
        return
    held = (found for lines in _scopes(structure, best) for found in _of_kinds(request, lines))
    fit = (found for found in held if _LEAST <= len(found) <= _LARGEST)
    worded = (
        each([select_text(words, line.index, structure.texts) for line, words in found])
        for found in fit
    )
    yield from islice(_once_each(worded), _KEPT)


def _once_each(items: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for item in items:
        if item not in seen:
            seen.add(item)
            yield item


def _scopes(structure: Structure, best: Sequence[int]) -> list[Sequence[Line]]:
    """Where to look: the likeliest lines, their lists and sections, and everything."""
    lines = [structure.lines[index - 1] for index in best[:_LINES]]
    scopes: list[Sequence[Line]] = []
    for line in lines:
        scopes += [run for run in structure.lists if line in run]
        scopes.append((line,))
        heading = structure.lines[line.heading - 1] if line.heading else line
        if heading.kind in {"heading", "title"}:
            scopes.append(structure.section(heading))
        scopes += [run for run in structure.blocks if line in run]
    scopes.append(structure.filled)
    once = {tuple(line.index for line in scope): scope for scope in scopes}
    return list(once.values())[: _SCOPES + 1]


def _of_kinds(request: str, lines: Sequence[Line]) -> Iterator[list[_Found]]:
    """What the lines hold of each kind that the request asks for."""
    named = [found for line in lines for found in _asked_in(line, request)]
    yield named
    if len(lines) <= 2 * _LINES:
        counts = counts_in(request)
        yield from (named[:count] for count in counts if 1 < count < len(named))
    if _LABEL.search(request):
        before = list(labels(lines))
        yield before
        yield [(line, f"{words}:") for line, words in before]
    if _FIRST.search(request):
        yield [(line, line.text.split()[0].rstrip(".,:;")) for line in lines if line.text.split()]
        heads = [(line, m[0]) for line in lines if (m := _SENTENCE_HEAD.match(line.text))]
        yield heads
        yield [(line, words.rstrip(".:")) for line, words in heads]
        yield [(line, line.text.partition(",")[0]) for line in lines if "," in line.text]
    if _LAST.search(request):
        yield [(line, after.strip()) for line in lines if (after := line.text.partition(":")[2])]
    if _LOOK.search(request):
        yield from _of_looks(lines)
    for kind in _KINDS:
        if kind.asked.search(request):
            yield [(line, m[0]) for line in lines for m in _once(kind.found, line.text)]


def _once(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches, each text once: a second place of it cannot be told from the first."""
    found = {
        match[0]: match for match in reversed(list(pattern.finditer(text))) if match[0].strip()
    }
    return list(reversed(found.values()))


def _asked_in(line: Line, request: str) -> Iterator[_Found]:
    """Words of a line that the request says as they stand."""
    folded = request.casefold()
    for words in dict.fromkeys(stretches(line, request)):
        if (
            words
            and words != line.text.strip()
            and words.casefold() in folded
            and words in line.text
        ):
            yield line, words


def _of_looks(lines: Sequence[Line]) -> Iterator[list[_Found]]:
    """Formatted stretches, by look."""
    looks: dict[str, list[_Found]] = {}
    for line, run in ((one, run) for one in lines for run in one.paragraph.runs):
        words = run.text.strip()
        for look in run.attributes if words in line.text and words != line.text.strip() else ():
            looks.setdefault(look, []).append((line, words))
    yield from ([one for one in found if one[1]] for found in looks.values())
