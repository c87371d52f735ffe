"""Where a line is added to a list: behind its last item, unless the request names another place."""

import re
from collections.abc import Sequence

from lamwright.retrieve.document.structure import Line
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selection_words import candidate_of

ADDS_BELOW = ('Type "{END}{ENTER}…"',)
_IN_TEXT = ("Select paragraph ", "Select the text ")
_ELSEWHERE = re.compile(
    r"\b(?:after|behind|below|bellow|under|underneath|beneath|between|before|above|following|next to|beside"
    r"|second|third|fourth|fifth|in front|on top|first|top|beginning|start|follow\w*|sub-?\w+)\b",
    re.IGNORECASE,
)
_AT_END = re.compile(
    r"\b(?:at the (?:very )?(?:end|bottom|foot)|last|final|finally)\b", re.IGNORECASE
)


def behind_last(worded: str, way: Sequence[str], reading: Reading) -> str:
    """The last item of the list that a line is added to; of the list below a heading or what leads in."""
    if tuple(way) != ADDS_BELOW or _ELSEWHERE.search(reading.request):
        return worded
    lines = candidate_of(worded, reading).lines
    if len(lines) != 1 or not worded.startswith(_IN_TEXT):
        return worded
    line = reading.structure.lines[lines[0] - 1]
    run: Sequence[Line] | None = next((run for run in reading.structure.lists if line in run), None)
    if run is None and _AT_END.search(reading.request):
        run = _led_by(line, reading)
    return f"Select paragraph {run[-1].index}" if run and len(run) > 1 else worded


def _led_by(line: Line, reading: Reading) -> Sequence[Line] | None:
    """The list right below a heading or a line that ends in a colon."""
    if line.kind not in {"heading", "title"} and not line.text.rstrip().endswith(":"):
        return None
    below = next((one for one in reading.structure.filled if one.index > line.index), None)
    return next(
        (run for run in reading.structure.lists if below is not None and run[0] is below), None
    )
