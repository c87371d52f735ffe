"""Words that are meant by the look that they have: the highlight that is taken off, "the crossed out sentence"."""

import re
from collections.abc import Sequence

from lamwright.codec.found import select_text
from lamwright.records.canvas import CanvasRun
from lamwright.retrieve.document.spans import sentences
from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.values.taking_out import TAKES_OUT

UNMARKS = ('Set the highlight color to "none"',)
_MARK, _STRUCK = "background ", "strike"
_CROSSED_OUT = re.compile(r"\b(?:crossed|struck)[ -](?:out|through)\b", re.IGNORECASE)
_CUT_SHORT = "…"


def look_of(way: Sequence[str], request: str) -> str:
    """What the name of the look begins with that ``way`` is done to; empty: none in particular."""
    if tuple(way) == UNMARKS:
        return _MARK
    return _STRUCK if tuple(way) == TAKES_OUT and _CROSSED_OUT.search(request) else ""


def looks_otherwise(worded: str, look: str, reading: Reading) -> bool:
    """Whether none of the lines of a selection has the ``look``, where others of the document have."""
    having = {line.index for line in reading.structure.filled if _has(line, look)}
    return bool(having) and not having.intersection(candidate_of(worded, reading).lines)


def as_it_looks(worded: str, look: str, reading: Reading) -> str:
    """The words with the ``look`` in the one line that is selected, where there is one stretch of them."""
    lines = candidate_of(worded, reading).lines
    if len(lines) != 1 or not worded.startswith(("Select paragraph ", "Select the text ")):
        return worded
    line = reading.structure.lines[lines[0] - 1]
    if any(one.startswith(look) for one in line.paragraph.attributes):
        return worded
    stretches = [run for run in line.paragraph.runs if _is_so(run, look)]
    said = _whole(stretches[0].text.strip(), line) if len(stretches) == 1 else ""
    if not said:
        return worded
    is_line = said == line.text.strip()
    return (
        f"Select paragraph {line.index}"
        if is_line
        else select_text(said, line.index, reading.structure.texts)
    )


def _whole(words: str, line: Line) -> str:
    """The words of a stretch; of one that is shown cut short, to the end of the sentence; empty: not known."""
    if not words.endswith(_CUT_SHORT):
        return words if words in line.text else ""
    begin = line.text.find(words.removesuffix(_CUT_SHORT))
    ends = (line.text.find(part) + len(part) for part in sentences(line.text))
    end = next((end for end in ends if end > begin), 0)
    return line.text[begin:end] if begin >= 0 else ""


def _has(line: Line, look: str) -> bool:
    own = any(one.startswith(look) for one in line.paragraph.attributes)
    return own or any(_is_so(run, look) for run in line.paragraph.runs)


def _is_so(run: CanvasRun, look: str) -> bool:
    return any(one.startswith(look) for one in run.attributes)
