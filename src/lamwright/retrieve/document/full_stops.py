"""A sentence is meant with its full stop, the end of one without."""

import re

_STOP = "."
_FEWEST = 3
_STARTS = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.):]?\s+)?$|[^\d)][.!?][”\"’)]*\s+$")
_GOES_ON = re.compile(r"[\w,;%]\s*$")


def with_its_stop(words: str, line: str) -> str:
    """``words`` of ``line`` with the full stop behind them where they begin a sentence, without it where they do not.

    Few words, such as a name or a date, stay as they are.
    """
    first = line.find(words)
    if first < 0 or len(words.split()) < _FEWEST:
        return words
    before, behind = line[:first], line[first + len(words) :]
    starts = _STARTS.search(before) is not None
    if words.endswith(_STOP) and not starts and _GOES_ON.search(before):
        inner = words.removesuffix(_STOP)
        return words if _STOP in inner else inner
    if behind.startswith(_STOP) and starts and not behind[1:2].strip():
        return words + _STOP
    return words
