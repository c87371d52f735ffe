"""Lines that a request counts: ``the four rules``, ``both names at the bottom``, ``the top three lines``."""

import re
from collections.abc import Iterator, Sequence

from lamwright.retrieve.document.groups_near import alike
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.references.ordinals import counts_in

_NEAR, _GROUPS, _MOST = 5, 8, 16
_END = re.compile(r"\b(?:end|bottom|last|below|under|sign|close|closing|foot|final)", re.IGNORECASE)


def counted(request: str, structure: Structure, best: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Runs of as many lines as the request counts near the ``best``, and groups of like lines cut to that count."""
    counts = [count for count in counts_in(request) if 1 < count <= _MOST]
    for count in counts:
        yield _numbers(structure.filled[:count])
        if _END.search(request):
            yield _numbers(structure.filled[-count:])
        for group in alike(structure)[:_GROUPS]:
            if count < len(group) <= count + 2:
                yield group[-count:]
                yield group[:count]
    for index in best[:_NEAR]:
        line = structure.lines[index - 1]
        for count in counts:
            yield from (_numbers(run) for run in _runs(structure, line, count))
    if not counts:
        for group in alike(structure)[:_GROUPS]:
            if len(group) > 2 and structure.lines[group[0] - 1].kind in {"title", "heading"}:
                yield group[1:]
                yield group[:-1]


def _runs(structure: Structure, line: Line, count: int) -> Iterator[Sequence[Line]]:
    """Runs of ``count`` filled lines: behind the line, from it on, and up to it."""
    filled = structure.filled
    at = next((place for place, one in enumerate(filled) if one.index == line.index), None)
    if at is None:
        return
    yield filled[at + 1 : at + 1 + count]
    yield filled[at : at + count]
    if at + 1 >= count:
        yield filled[at + 1 - count : at + 1]
    section = structure.section(structure.lines[line.heading - 1]) if line.heading else ()
    if len(section) > count:
        yield section[:count]
        yield section[-count:]


def _numbers(lines: Sequence[Line]) -> tuple[int, ...]:
    return tuple(line.index for line in lines)
