"""Sections that are to be moved, a heading with all that stands under it: "education before work experience"."""

import re
from collections.abc import Callable, Sequence

from lamwright.models.encoder import Vectors
from lamwright.records.canvas import TextCanvas
from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.structure import Line, Structure
from lamwright.retrieve.moves.move_words import Said
from lamwright.retrieve.moves.rearranging import Rearranged, Stretch, lines_moved
from lamwright.retrieve.paragraphs import Reading

Encode = Callable[[Sequence[str]], Vectors]
_SECTION = re.compile(r"\b(?:sub-?)?(?:sections?|chapters?)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:whole|entire|complete) (?:section|chapter|part|thing|lot|block)\b"
    r"|\b(?:with|and) (?:all )?(?:of )?(?:its|the|their) (?:whole )?(?:text|tables?|contents?|paragraphs?|items|list)\b"
    r"|\b(?:with|and) (?:all|everything)\b[^,.;]{0,16}\b(?:under|in|below|belongs)\b"
    r"|\bheading (?:and all|included|too)\b|\bincluding (?:its|the) (?:heading|text|table|content)",
    re.IGNORECASE,
)
_ONE = re.compile(r"^(?:the )?(?:one|that)(?: (?:about|on|with|of|for))?\b", re.IGNORECASE)
_NAMES = re.compile(
    r"\b(?:the|whole|entire|sections?|chapters?|part|about|on|called|titled|headings?|headed)\b|['\"“”‘’]",
    re.IGNORECASE,
)
_NAMED, _HALF, _NEAR, _MARGIN = 0.99, 0.5, 0.45, 0.08
"""Shares of words that must be shared, and how near a heading must be in meaning, and nearer than all others."""


def section_end(heading: Line, structure: Structure) -> int:
    """The last line of a section, blank ones behind it counted in; how a letter ends is no part of it."""
    lines = structure.lines
    end = heading.index
    for line in lines[heading.index :]:
        ends = line.kind in {"heading", "title"} and line.level <= heading.level
        if ends or "closing" in line.roles:
            return end
        end = line.index
    while end > heading.index and lines[end - 1].kind == "empty":
        end -= 1
    return end


def is_about_sections(request: str, said: Sequence[Said]) -> bool:
    """Whether the request says that a section is to be moved."""
    named = said[0].what if said else ""
    return bool(_SECTION.search(named) or _WHOLE.search(request))


def section_moved(
    request: str, said: Sequence[Said], reading: Reading, encode: Encode | None
) -> Rearranged | None:
    """Steps that move the section that is meant; None: none is, or it is not sure which and where to."""
    is_said = is_about_sections(request, said)
    heading = heading_of(said[0].what, reading, encode if is_said else None, is_sure=not is_said)
    if heading is None:
        return None
    places = [one for one in said if one.place in {"before", "behind"}] or list(said)
    if not is_said and places[0].place not in {"before", "behind"} and not _is_plain(request, said):
        return None
    block = Stretch(heading.index, section_end(heading, reading.structure))
    for one in places:
        if before := _before(one, heading, reading, encode if is_said else None, is_said=is_said):
            if block.first < before <= block.last:
                return None
            return lines_moved(block, before, reading.canvas)
    return None


def _is_plain(request: str, said: Sequence[Said]) -> bool:
    """Whether a request says one thing in one clause: "Education last please"."""
    return len(said) == 1 and not re.search(r"[.,:;!?(]\s+\w", request.replace(", please", ""))


def heading_of(
    words: str, reading: Reading, encode: Encode | None, *, is_sure: bool
) -> Line | None:
    """The heading that words name, by its own words; unless ``is_sure`` is asked for, by those under it, or meaning."""
    phrase = _NAMES.sub(" ", _ONE.sub("", words)).strip()
    headings = [line for line in reading.structure.headings if line.text.strip()]
    if not phrase or not headings:
        return None
    content = reading.content
    scores = content.scores(phrase, headings)
    best = _only_best(scores, _NAMED if is_sure else _HALF)
    if best is not None:
        line = reading.structure.lines[best - 1]
        return line if not is_sure or _is_of_heading(phrase, line, reading) else None
    if is_sure or not content_stems(phrase):
        return None
    return _by_text(phrase, headings, reading) or _by_meaning(phrase, headings, encode)


def _is_of_heading(phrase: str, heading: Line, reading: Reading) -> bool:
    """Whether words name a heading, and no other line as well."""
    scores = reading.content.scores(phrase, reading.structure.filled)
    others = [
        index for index, score in scores.items() if score >= _NAMED and index != heading.index
    ]
    covers = reading.content.covered(heading, phrase)
    return covers >= _NAMED or (covers >= _HALF and not others)


def _only_best(scores: dict[int, float], least: float) -> int | None:
    best = [index for index, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 and scores[best[0]] >= least else None


def _by_text(phrase: str, headings: Sequence[Line], reading: Reading) -> Line | None:
    """The only heading under which all words are said."""
    stems = frozenset(content_stems(phrase))
    held = [
        heading
        for heading in headings
        if stems <= _stems_under(heading, reading.structure, reading.canvas)
    ]
    lowest = [one for one in held if not any(two.heading == one.index for two in held)]
    return lowest[0] if len(lowest) == 1 else None


def _stems_under(heading: Line, structure: Structure, canvas: TextCanvas) -> frozenset[str]:
    stretch = range(heading.index, section_end(heading, structure) + 1)
    texts = [structure.texts[index - 1] for index in stretch]
    tables = [t for t in canvas.tables if t.place == "body" and t.after_paragraph in stretch]
    cells = [cell.text for table in tables for cell in table.cells]
    return frozenset(content_stems(" ".join([*texts, *cells])))


def _by_meaning(phrase: str, headings: Sequence[Line], encode: Encode | None) -> Line | None:
    if encode is None:
        return None
    near = encode([line.text for line in headings]) @ encode([phrase])[0]
    order = near.argsort()[::-1]
    second = float(near[order[1]]) if len(order) > 1 else 0.0
    is_clear = near[order[0]] >= _NEAR and near[order[0]] - second >= _MARGIN
    return headings[int(order[0])] if is_clear else None


def _before(
    said: Said, heading: Line, reading: Reading, encode: Encode | None, *, is_said: bool
) -> int:
    """The line that the section is to stand before; 0: that is not sure."""
    structure = reading.structure
    if said.place in {"before", "behind"}:
        other = heading_of(said.words, reading, encode, is_sure=not is_said)
        if other is None or other.index == heading.index:
            return 0
        return other.index if said.place == "before" else section_end(other, structure) + 1
    if not is_said and said.words and heading_of(said.words, reading, None, is_sure=True) is None:
        return 0
    alike = _siblings(heading, structure)
    at = alike.index(heading)
    to = {"first": 0, "last": len(alike) - 1, "nth": said.far - 1}.get(said.place, at + said.far)
    if not 0 <= to < len(alike) or to == at:
        return 0
    return alike[to].index if to < at else section_end(alike[to], structure) + 1


def _siblings(heading: Line, structure: Structure) -> list[Line]:
    """Headings of one level with no higher one between them."""
    alike: list[Line] = []
    for line in structure.of("heading"):
        if line.level < heading.level:
            if heading in alike:
                break
            alike = []
        elif line.level == heading.level:
            alike.append(line)
    return alike
