"""References to lines that belong together: 'the four dinner lines', 'week headings', 'both quotes'.

A group is a list, what stands under a heading or behind a line that ends in a colon, headings of one
level, or neighbours of one style or look. It is named by what leads into it, by its words, its number.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lamwright.records.retrieved import Target
from lamwright.retrieve.document.content import Content, content_stems
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.references.ordinals import count_of

_COUNT = re.compile(r"\b(?P<count>\d{1,2}|both|two|three|four|five|six|seven|eight|nine|ten)\b")
_PLURAL = re.compile(
    r"\b(?:all|every|each|both|these|those|lines|items|list|points|bullets|entries|names|"
    r"everything|whatever|stuff|steps|questions|"
    r"headings|subheadings|subheads|paragraphs|section|chapters?|dates|rules|choices|"
    r"titles|number|sort|order|alphabetical\w*|they|them|block)\b"
)
_LEVELS = (
    (r"\bthird[ -]level\b|\blevel[ -](?:3|three)\b", 3),
    (r"\bsecond[ -]level\b|\blevel[ -](?:2|two)\b|\bsub-?head(?:ing|er|line)?s?\b", 2),
    (r"\b(?:first|top)[ -]level\b|\blevel[ -](?:1|one)\b|\bmain head\w+|\bchapters?\b", 1),
)
_SHORT = 10


def by_group(request: str, structure: Structure, content: Content) -> Iterator[Target]:
    """Groups of lines that the request may name, each with how sure that is."""
    lowered = request.lower()
    counts = {2 if m["count"] == "both" else count_of(m["count"]) for m in _COUNT.finditer(lowered)}
    several = bool(_PLURAL.search(lowered))
    yield from _headings(lowered, structure)
    for lines, leads in _groups(structure):
        led = max((content.covered(line, lowered) for line in leads), default=0.0)
        shared = content.scores(lowered, leads) if leads else {}
        held = sum(1 for line in lines if content.covered(line, lowered) > 0.2) / len(lines)
        score = 0.4 * led + 0.3 * max(shared.values(), default=0.0) + 0.2 * held
        score += 0.2 * (len(lines) in counts) + 0.15 * several
        if score >= 0.3:
            yield _target("lines", lines, min(score, 0.9))


def _headings(lowered: str, structure: Structure) -> Iterator[Target]:
    """Headings of one level, or those that share a word the request names."""
    if not re.search(r"head|title|chapter|section|level", lowered):
        return
    levels = sorted({line.level for line in structure.headings})
    for pattern, level in _LEVELS:
        if re.search(pattern, lowered) and (level in levels or len(levels) >= level):
            meant = level if level in levels else levels[level - 1]
            alike = [line for line in structure.headings if line.level == meant]
            yield _target("headings", alike, 0.75)
    asked = set(content_stems(lowered))
    for word in asked:
        alike = [line for line in structure.headings if word in content_stems(line.text)]
        if 1 < len(alike) < len(structure.headings):
            yield _target("headings", alike, 0.8)


def _groups(structure: Structure) -> Iterator[tuple[Sequence[Line], Sequence[Line]]]:
    """Lines that belong together, and the lines that lead into them."""
    for heading in structure.headings:
        held = structure.section(heading)
        own = [line for line in held if line.heading == heading.index]
        for lines in (held, own, [line for line in own if line.kind == "item"], _shorts(own)):
            if len(lines) > 1:
                yield lines, (heading,)
        yield [heading, *held], (heading,)
    for near in (*structure.lists, *_neighbours(structure)):
        if len(near) > 1:
            above = structure.lines[max(near[0].index - 2, 0)]
            heading = structure.lines[near[0].heading - 1] if near[0].heading else above
            yield near, tuple({above.index: above, heading.index: heading}.values())


def _shorts(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if len(line.text.split()) <= _SHORT]


def _neighbours(structure: Structure) -> Iterator[Sequence[Line]]:
    """Runs of filled lines of one style and look; short ones; and all of a style of its own."""
    for filled, run in groupby(structure.lines, key=lambda line: line.kind != "empty"):
        if not filled:
            continue
        lines = list(run)
        for _, alike in groupby(lines, key=_look):
            yield tuple(alike)
        for short, alike in groupby(
            lines, key=lambda x: x.kind == "body" and len(x.text.split()) <= _SHORT
        ):
            if short:
                yield tuple(alike)
    styles = {line.paragraph.style for line in structure.of("body", "item")}
    for style in sorted(styles):
        styled = tuple(line for line in structure.filled if line.paragraph.style == style)
        if len(styled) <= len(structure.filled) // 3:
            yield styled
    for mark in (r"^\(", r"^\*", r":$", r"^[\"“'‘]"):
        yield tuple(line for line in structure.filled if re.search(mark, line.text.strip()))


def _look(line: Line) -> tuple[object, ...]:
    looks = {look for run in line.paragraph.runs[:1] for look in run.attributes}
    return (
        line.kind,
        line.paragraph.style,
        line.paragraph.attributes,
        frozenset(looks),
        "\t" in line.text,
    )


def _target(words: str, lines: Sequence[Line], score: float) -> Target:
    return Target(
        means="kind", words=words, paragraphs=tuple(line.index for line in lines), score=score
    )
