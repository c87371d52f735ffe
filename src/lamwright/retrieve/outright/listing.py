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
