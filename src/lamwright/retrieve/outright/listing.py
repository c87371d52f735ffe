"""Places that a request lists: ``the lines From, To and Period``, ``egg and spoon, brass band, dancing``."""

import re
from collections.abc import Iterator

from lamwright.codec.found import each, paragraphs_selection, select_text
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.near_words import stretches
from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.paragraphs import Reading

_BETWEEN = re.compile(r"[,;/&+]|\b(?:and|or|plus|as well as)\b|\. ", re.IGNORECASE)
_FULL, _LEAST, _MOST = 0.34, 2, 12
"""A piece means a line that covers so much of its weight."""
_JOINT = re.compile(
    r"[\s\"'“”‘’]*(?:[,;/&]|,? ?\b(?:and|plus|as well as)\b)[\s\"'“”‘’]*(?:the )?[\"'“”‘’]?",
    re.IGNORECASE,
)
_MORE_OF_IT = re.compile(
    r"[\s\"'“”‘’]*(?:[,/&]|and|plus|as well as|through|to|until|\.\.)(?!\w)", re.IGNORECASE
)
_NOT_THEY = re.compile(
    r"\b(?:under|below|beneath|between|of|in|after|before|above|from|behind|to|into|by|as|with|both blocks|all|say|read"
    r"|swap|join|every|each)\W*(?:the )?\W*$",
    re.IGNORECASE,
)
_IN_THEM = re.compile(r"\b(?:also|texts?|blocks?|except|title)\b", re.IGNORECASE)
_MARK = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.):]?\s+)?")
_SURE, _SHORTEST = 4.0, 3


def listed_places(reading: Reading) -> Iterator[str]:
    """The lines that pieces of a request name one by one, and the words of them that it says, as one selection."""
    found = [hit for piece in _BETWEEN.split(reading.request) if (hit := _named(piece, reading))]
    lines = list({line.index: line for line, _ in found}.values())
    if not _LEAST <= len(found) <= _MOST:
        return
    if len(lines) >= _LEAST:
        yield paragraphs_selection(sorted(line.index for line in lines))
        yield paragraphs_selection(sorted(line.index for line in lines[1:]))
        yield paragraphs_selection(sorted(line.index for line in lines[:-1]))
    texts = reading.structure.texts
    words = [select_text(said, line.index, texts) for line, said in found if said]
    if len(words) >= _LEAST:
        yield each(words)
        if len(words) > _LEAST:
            yield each(words[1:])
            yield each(words[:-1])


def _named(piece: str, reading: Reading) -> tuple[Line, str] | None:
    """The line that a piece names, and its words that the piece says; None: no line, or several alike."""
    if not content_stems(piece) and not re.search(r"\b[A-Z]|\d", piece):
        return None
    scores = reading.content.scores(piece)
    index = max(scores, key=lambda at: scores[at], default=0)
    if not index or scores[index] < _FULL:
        return None
    line = reading.structure.lines[index - 1]
    folded = piece.casefold()
    said = [w for w in stretches(line, piece) if w and w.casefold() in folded and w in line.text]
    return line, max(said, key=len, default="")


def listed_lines(reading: Reading) -> Iterator[tuple[str, float]]:
    """Lines that a request says in full, one by one, with what that adds to the logarithm of their share."""
    request = reading.request
    if _IN_THEM.search(request):
        return
    for run in _runs(request, [*_said_in_full(reading)]):
        lines = sorted({index for _, _, index in run})
        begin, end = run[0][0], run[-1][1]
        if (
            _LEAST <= len(run) == len(lines)
            and not _NOT_THEY.search(request[:begin])
            and not _MORE_OF_IT.match(request[end:])
            and not request[:begin].rstrip().endswith(",")
        ):
            yield paragraphs_selection(lines), _SURE


def _runs(request: str, said: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Those that nothing but commas and "and" stands between; of two that overlap the first and longest."""
    run: list[tuple[int, int, int]] = []
    for one in sorted(said, key=lambda found: (found[0], -found[1])):
        if run and one[0] < run[-1][1]:
            continue
        if run and not _JOINT.fullmatch(request[run[-1][1] : one[0]]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _said_in_full(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Where in the request the whole text of a line stands, and the number of the line."""
    for line in reading.structure.filled:
        text = _MARK.sub("", line.text).strip(" .,:;")
        if len(text) >= _SHORTEST:
            whole = rf"(?<!\w){re.escape(text)}(?!\w)"
            for found in re.finditer(whole, reading.request, re.IGNORECASE):
                yield found.start(), found.end(), line.index
