"""References to stretches: 'from the tent to the stove', 'everything under Costs', 'section 5'."""

import re
from collections.abc import Callable, Iterator, Sequence

from lamwright.records.retrieved import Target
from lamwright.retrieve.document.content import Content
from lamwright.retrieve.document.structure import Line, Structure

Locate = Callable[[str], Sequence[int]]
"""Paragraphs that words for one end of a stretch mean, best first."""
_END = r"(?=$|[,.;:!?()]| (?:in|is|are|to|should|as|with|please|pls|needs|must|can|could|has|have|so|on|out|got?) )"
_FROM = re.compile(
    rf"\b(?:from|between) (?P<a>.{{2,60}}?) (?:(?:down |up |right |all the way )*(?:to|till|"
    rf"until|through|thru|and)) (?P<b>.{{2,60}}?){_END}",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    rf"(?:^|[,.;:] |\b(?:the|of|for) )(?P<a>[^,.;:]{{2,50}}?) (?:through|down to|up to|"
    rf"until|till) (?P<b>[^,.;:]{{2,50}}?){_END}",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:everything|all|anything|text|paragraphs?|lines?|bits?|part|list|bullets|points|"
    rf"items|stuff|what(?:'s| is| stands)?)(?: \w+)? (?:under|below|beneath|after|"
    rf"in) (?:the )?(?P<a>.{{2,50}}?){_END}",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rf"\b(?:section|chapter|part) (?:on|about|called|titled|with) (?:the )?(?P<a>.{{2,50}}?){_END}"
    r"|\b(?:the |whole |entire )(?P<b>[\w' -]{2,40}?) (?:section|chapter|part|list|block)\b",
    re.IGNORECASE,
)


def by_range(
    request: str, structure: Structure, content: Content, locate: Locate
) -> Iterator[Target]:
    """Consecutive lines that the request names by their ends or by their heading."""
    for pattern in (_FROM, _THROUGH):
        for match in pattern.finditer(request):
            yield from _between(match, structure, locate)
    for pattern in (_UNDER, _SECTION):
        for match in pattern.finditer(request):
            words = next(group for group in match.groups() if group)
            yield from _section(match[0], words, structure, content)
    yield from _lists(request, structure, content)


def _between(match: re.Match[str], structure: Structure, locate: Locate) -> Iterator[Target]:
    starts, ends = locate(match["a"]), locate(match["b"])
    for first in starts[:1]:
        for last in [end for end in ends if end > first][:1]:
            yield _target(match[0], structure.lines[first - 1 : last], 0.7)


def _section(said: str, words: str, structure: Structure, content: Content) -> Iterator[Target]:
    index, share = content.best(words, structure.headings)
    if share >= 0.4:
        heading = structure.lines[index - 1]
        below = structure.section(heading)
        yield _target(said, below, 0.75 * share)
        yield _target(said, [heading, *below], 0.6 * share)


def _lists(request: str, structure: Structure, content: Content) -> Iterator[Target]:
    """A list named by the line or the heading above it."""
    match = re.search(r"\b(?:list|bullets?|points|items|entries|steps)\b", request, re.IGNORECASE)
    if not match:
        return
    for run in structure.lists:
        above = structure.lines[max(run[0].index - 2, 0)]
        heading = structure.lines[run[0].heading - 1] if run[0].heading else above
        shares = content.scores(request, {above, heading})
        if shares or len(structure.lists) == 1:
            yield _target(match[0], run, 0.5 + 0.3 * max(shares.values(), default=0.0))


def _target(words: str, lines: Sequence[Line], score: float) -> Target:
    held = tuple(line.index for line in lines if line.kind != "empty")
    return Target(means="range", words=words, paragraphs=held, score=score)
