"""Lines that other lines are counted from: ``the greeting``, ``the dashed line``, ``the heading Thanks``."""

import re
from collections.abc import Iterator

from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.references.roles import by_role

_CUT = re.compile(
    r"(?:the )?(?:(?:scissors|row of|line of|line with the scissors) )?"
    r"(?:dash(?:es|ed line)?|dots|dotted line|broken line|cut(?:ting)?(?: line)?)",
    re.IGNORECASE,
)
_OF_DASHES = re.compile(r"[^\w\s]?\s*(?:[-–—_.·*✂]\s*){5,}[^\w\s]?")
_FRONT = re.compile(
    r"(?:the )?(?:(?:very )?(?:heading|title|line|words?|paragraph|bit|section|chapter|part)"
    r"(?: (?:with|called|that says|saying|about))? )?(?:the )?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:(?:\d+(?:\.\d+)*|[a-z])[.):]?\s+)?", re.IGNORECASE)
_LEAST_SURE, _MOST_WORDS, _SHORTEST = 0.69, 4, 3


def anchored(words: str, structure: Structure) -> tuple[Line, ...]:
    """The lines that ``words`` name: those of a part, a row of dashes, or one that begins so; none: not known.

    ``words`` may say more behind what a line says in full (``Noise in italics``).
    """
    said = words.strip(" \"'“”‘’,")
    if _CUT.fullmatch(said):
        cuts = [line for line in structure.filled if _OF_DASHES.fullmatch(line.text.strip())]
        return tuple(cuts) if len(cuts) == 1 else ()
    named = list(_saying(said, structure))
    if named:
        longest = max(size for size, _ in named)
        lines = [line for size, line in named if size == longest]
        return tuple(lines) if len(lines) == 1 else ()
    if len(said.split()) > _MOST_WORDS:
        return ()
    parts = [
        target
        for target in by_role(said, structure)
        if target.means == "role" and target.score >= _LEAST_SURE
    ]
    if not parts:
        return ()
    best = max(parts, key=lambda target: target.score)
    return tuple(structure.lines[index - 1] for index in best.paragraphs)


def _saying(said: str, structure: Structure) -> Iterator[tuple[int, Line]]:
    """Lines whose whole text begins what is said, with its length, or that begin with all that is said."""
    bare = {said.casefold(), said[_end_of_front(said) :].casefold()}
    for line in structure.filled:
        text = _NUMBER.sub("", line.text).strip(" .,:;!?").casefold()
        for words in bare:
            is_whole = re.match(rf"{re.escape(text)}(?!\w)", words) if text else None
            begins = len(words.split()) > 1 and re.match(rf"{re.escape(words)}(?!\w)", text)
            if len(text) >= _SHORTEST and (is_whole or begins):
                yield len(text) if is_whole else len(words), line
                break


def _end_of_front(said: str) -> int:
    found = _FRONT.match(said)
    return found.end() if found else 0
