"""Words of the document that stand in the request, with or without quotation marks, in any case."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lamwright.records.retrieved import Target
from lamwright.retrieve.document.content import Content, content_stems
from lamwright.retrieve.document.structure import Structure

_WORD = re.compile(r"[^\W_]+(?:['’.,:@/-][^\W_]+)*", re.UNICODE)
_MARKS = re.compile(r"[\"“”„«»]([^\"“”„«»]{1,200})[\"“”„«»]|(?<!\w)['‘]([^'‘’]{2,200})['’](?!\w)")
_MOST = 16
_ORDERS = frozenset([
    "left",
    "right",
    "center",
    "centre",
    "middle",
    "top",
    "bottom",
    "letters",
    "letter",
    "type",
    "order",
    "list",
    "number",
    "numbers",
    "line",
    "lines",
    "look",
    "looks",
    "saying",
    "one",
    "two",
    "three",
    "four",
    "five",
    "both",
    "all",
    "each",
    "every",
    "whole",
    "first",
    "second",
    "third",
    "last",
    "page",
    "pages",
    "space",
    "room",
    "size",
    "font",
    "colour",
    "color",
    "red",
    "blue",
    "green",
    "yellow",
    "grey",
    "gray",
    "black",
    "bold",
    "italics",
    "capital",
    "capitals",
    "table",
    "row",
    "column",
    "heading",
    "headings",
    "paragraph",
    "text",
    "start",
    "end",
    "read",
    "write",
    "keep",
    "put",
    "take",
    "give",
    "real",
    "small",
    "big",
    "bigger",
    "style",
    "level",
    "people",
    "still",
    "any",
    "may",
    "must",
    "should",
    "name",
    "names",
    "mark",
    "marked",
    "point",
    "points",
    "title",
    "date",
    "down",
    "times",
    "through",
    "the",
    "did",
    "not",
    "half",
])
"""Words of orders: alone they seldom quote the document."""


class _Word(NamedTuple):
    plain: str
    start: int
    end: int


def by_quotation(request: str, structure: Structure, content: Content) -> Iterator[Target]:
    """The longest stretches of each line that the request repeats word for word."""
    marked = [(first or second).strip().lower() for first, second in _MARKS.findall(request)]
    asked = _words(request)
    found = []
    for line in structure.filled:
        for words in _shared(asked, _words(line.text)):
            text = line.text[words[0].start : words[-1].end]
            score = _worth(text, marked, content)
            if score:
                found.append((score, line.index, text, len(text) >= 0.9 * len(line.text.strip())))
    found.sort(key=lambda item: (-item[0], item[1]))
    for score, index, text, whole in found[:_MOST]:
        yield Target(
            means="quotation",
            words=text,
            paragraphs=(index,),
            text="" if whole else text,
            score=score,
        )


def _words(text: str) -> list[_Word]:
    return [_Word(m[0].lower().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text)]


def _shared(asked: Sequence[_Word], held: Sequence[_Word]) -> list[list[_Word]]:
    """Longest runs of words that both have, as they stand in ``held``; none inside another."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(asked):
        places.setdefault(word.plain, []).append(place)
    runs, position = [], 0
    while position < len(held):
        longest = max(
            (
                _length(asked, start, held, position)
                for start in places.get(held[position].plain, ())
            ),
            default=0,
        )
        if longest:
            runs.append(list(held[position : position + longest]))
        position += max(longest, 1)
    return runs


def _length(asked: Sequence[_Word], start: int, held: Sequence[_Word], place: int) -> int:
    length = 0
    while (
        start + length < len(asked)
        and place + length < len(held)
        and asked[start + length].plain == held[place + length].plain
    ):
        length += 1
    return length


def _worth(text: str, marked: Sequence[str], content: Content) -> float:
    """How sure it is that this was meant: rare words, many words, quotation marks."""
    stems = content_stems(text)
    weight = sum(content.weight(word) for word in stems)
    if not weight:
        return 0.0
    in_marks = any(
        text.lower() == said or len(stems) > 1 and text.lower() in said for said in marked
    )
    if len(text.split()) == 1 and text.lower() in _ORDERS:
        weight *= 0.35
    sure = weight / (weight + 4.0)
    return min(0.97, sure + 0.4) if in_marks else sure
