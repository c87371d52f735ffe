"""Words that a request quotes and that the document does not hold, where nothing is to be typed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedWay
from lamwright.retrieve.values.open_values import OPEN

_QUOTED = re.compile(
    r'"([^"]{2,})"|“([^”]{2,})”|„([^“”]{2,})[“”]|«([^»]{2,})»|‘([^’]{2,})’|(?<!\w)\'([^\']{2,})\'(?!\w)'
)
_WORD = re.compile(r"\w+")
_NEAR = 0.8


def quoted_nowhere(request: str, canvas: TextCanvas, ways: Sequence[RankedWay]) -> Iterator[str]:
    """A sentence for the first quoted words, where none that ``request`` quotes is in the document, or nearly.

    Nothing where one of the ``ways`` that are asked for takes a value or is called so: that may be what is quoted.
    """
    if canvas.truncated or canvas.left_out or not ways:
        return
    steps = [step for way in ways for step in way.steps]
    if any(OPEN in step for step in steps):
        return
    quoted = [next(filter(None, match.groups())) for match in _QUOTED.finditer(request)]
    if not quoted:
        return
    held, done = _plain(" ".join(_texts(canvas))), _plain(" ".join(steps))
    if not any(_plain(words) in done or _is_held(_plain(words), held) for words in quoted):
        yield f"“{quoted[0].strip()}” is nowhere in the document."


def _texts(canvas: TextCanvas) -> Iterator[str]:
    yield from (paragraph.text for paragraph in canvas.paragraphs)
    yield from (cell.text for table in canvas.tables for cell in table.cells)
    yield from (text for part in canvas.parts for text in (part.text, part.name))
    yield from (text for one in canvas.fields for text in (one.text, one.name))
    yield from (text for one in canvas.inputs for text in (one.text, one.name))
    yield from (text for one in canvas.objects for text in (one.text, one.name))
    yield from (table.name for table in canvas.tables)
    yield from (paragraph.style for paragraph in canvas.paragraphs)


def _is_held(words: str, held: str) -> bool:
    """Whether the document says so, or what differs by a slip."""
    if words in held:
        return True
    size, said = len(words.split()), held.split()
    windows = {" ".join(said[at : at + size]) for at in range(len(said) - size + 1)}
    matcher = SequenceMatcher(b=words, autojunk=False)
    for window in windows:
        matcher.set_seq1(window)
        if matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR:
            return True
    return False


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
