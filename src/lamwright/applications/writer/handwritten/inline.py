"""Inline marks of the document notation: ``**bold**``, ``*italic*``, notes in ``[^...]``.

Three or more underscores are a line to write on.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = {"**": "bold", "__": "underline", "==": "highlight", "~~": "strike", "*": "italic"}
_TOKEN = re.compile(r"_{3,}|\\\*|\\t|\[\^([^\]]*)\]|\*\*|__|==|~~|\*")


class Piece(NamedTuple):
    """A stretch of text in one look, or a footnote's text."""

    text: str
    looks: frozenset[str] = frozenset()
    is_note: bool = False


def pieces(source: str) -> Iterator[Piece]:
    """The stretches of a line in order. A mark that is never closed is text."""
    looks: list[str] = []
    at = 0
    for found in _TOKEN.finditer(source):
        text = source[at : found.start()]
        if text:
            yield Piece(text, frozenset(looks))
        at = found.end()
        mark = found.group()
        if mark.startswith("___"):
            yield Piece(mark, frozenset(looks))
        elif mark == "\\*":
            yield Piece("*", frozenset(looks))
        elif mark == "\\t":
            yield Piece("\t", frozenset(looks))
        elif mark.startswith("[^"):
            yield Piece(found.group(1), is_note=True)
        elif mark in looks:
            looks.remove(mark)
        elif mark in source[at:]:
            looks.append(mark)
        else:
            yield Piece(mark, frozenset(looks))
    if source[at:]:
        yield Piece(source[at:], frozenset(looks))


def named(looks: frozenset[str]) -> frozenset[str]:
    """Marks -> names of looks."""
    return frozenset(_MARKS[mark] for mark in looks)


def plain(source: str) -> str:
    """The text without marks and notes."""
    return "".join(piece.text for piece in pieces(source) if not piece.is_note)
