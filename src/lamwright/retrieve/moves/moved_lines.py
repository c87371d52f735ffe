"""Lines that are to be moved beyond their list: a paragraph behind another one, to the end of a section."""

import re
from collections.abc import Sequence

from lamwright.retrieve.document.content import content_stems
from lamwright.retrieve.document.structure import NUMBERED, Line
from lamwright.retrieve.moves.move_words import Said
from lamwright.retrieve.moves.moved_sections import heading_of, section_end
from lamwright.retrieve.moves.rearranging import Rearranged, Stretch, lines_moved
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import ORDER, place_of

_DOCUMENT = re.compile(
    r"^(?:the |this |my |our )?(?:whole |entire )?(?:document|text|page|letter|file|paper|report)$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"^(?:all |both )?(?:it|this|that|these|those|them|the)?"
    r"(?: (?:one|paragraph|line|part|bit|sentence|point|item|text|thing|section|row|entry))?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:the )?{ORDER}(?: (?:one|item|point|bullet|entry|line|step|rule|thing|task|claim|demand))?"
)
_NUMBERED = re.compile(
    r"(?:the )?(?:\w+ )?(?:(?:no|number)\.? )?\d+|(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
"""A line that is called by its number: its words say nothing."""
_NAMED = 0.3
"""Share of the telling words that another line has in common with what it is called."""
_NEARER = 0.6
"""Of what a line elsewhere shares, so much is enough in the section of what is moved."""


def is_unnamed(request: str, said: Sequence[Said]) -> bool:
    """Whether nothing in ``request`` says what is to be moved but "it" or "that paragraph"."""
    return bool(_IT.match(said[0].what)) and not re.search(r"[.:;]\s+\w", request)


def counted_item(words: str, reading: Reading) -> str:
    """The selection of an item that is called by its place alone, in a document of one list; empty: none."""
    found, lists = _COUNTED.fullmatch(words.strip().lower()), reading.structure.lists
    if not found or len(lists) != 1:
        return ""
    place, items = place_of(found["order"]), lists[0]
    return f"Select paragraph {items[place].index}" if -len(items) <= place < len(items) else ""


def other_line(words: str, block: Stretch, reading: Reading) -> Line | None:
    """The only line beside ``block`` that words name best, rather one of its section; None: none, or several."""
    lines, filled = reading.structure.lines, reading.structure.filled
    if _NUMBERED.fullmatch(words.strip()):
        return None
    others = [one for one in filled if not block.first <= one.index <= block.last]
    scores = reading.content.scores(words, others)
    own = lines[block.first - 1].heading
    near = {index: score for index, score in scores.items() if lines[index - 1].heading == own}
    most = max(scores.values(), default=0.0)
    for held in (near, scores):
        best = [index for index, score in held.items() if score == max(held.values())]
        if len(best) == 1 and held[best[0]] >= max(_NAMED, _NEARER * most):
            return lines[best[0] - 1]
    return None


def block_moved(block: Stretch, said: Sequence[Said], reading: Reading) -> Rearranged | None:
    """Steps that move lines to where the request says; None: that is not sure, or they stand there."""
    block = _with_blanks(block, reading)
    beside = [one for one in said if one.place in {"before", "behind"}]
    places = [place for one in (beside or said) if (place := _before(one, block, reading))]
    counted = [
        place for one in said if one.place == "by" and (place := _before(one, block, reading))
    ]
    if not places or (counted and counted[0] != places[0]):
        return None
    return lines_moved(block, places[0], reading.canvas)


def _with_blanks(block: Stretch, reading: Reading) -> Stretch:
    """Lines that blank ones part from others, with those behind them."""
    lines = reading.structure.lines
    is_parted = block.first == 1 or lines[block.first - 2].kind == "empty"
    return Stretch(block.first, _past_blanks(block.last, reading)) if is_parted else block


def _past_blanks(index: int, reading: Reading) -> int:
    """The last of the blank lines behind a line; the line itself where no other line follows them."""
    lines = reading.structure.lines
    end = index
    while end < len(lines) and lines[end].kind == "empty":
        end += 1
    return end if end < len(lines) else index


def _before(said: Said, block: Stretch, reading: Reading) -> int:
    """The line that the block is to stand before; 0: that is not sure."""
    structure = reading.structure
    filled = [one.index for one in structure.filled if not block.first <= one.index <= block.last]
    above = [index for index in filled if index < block.first]
    under = [index for index in filled if index > block.last]
    if said.place in {"before", "behind"}:
        other = other_line(said.words, block, reading)
        if other is None:
            return 0
        if said.place == "before":
            return other.index
        is_parted = _with_blanks(Stretch(other.index, other.index), reading).size > 1
        return (_past_blanks(other.index, reading) if is_parted else other.index) + 1
    if said.place == "by":
        if said.far < 0:
            return above[said.far] if len(above) >= -said.far else 0
        if len(under) < said.far:
            return 0
        return _past_blanks(under[said.far - 1], reading) + 1
    if said.place == "nth":
        return 0
    return _at_edge(said, block, reading, filled)


def _at_edge(said: Said, block: Stretch, reading: Reading, filled: Sequence[int]) -> int:
    """The first or last place of the document, or of a section that words name, or that the block is in."""
    structure = reading.structure
    if _DOCUMENT.match(said.words) and filled:
        return filled[0] if said.place == "first" else _past_blanks(filled[-1], reading) + 1
    own = structure.lines[block.first - 1].heading
    heading = structure.lines[own - 1] if own and not content_stems(said.words) else None
    if content_stems(said.words):
        heading = heading_of(said.words, reading, None, is_sure=False)
    if heading is None:
        return _end_of_run(said, block, reading) if not content_stems(said.words) else 0
    if said.place == "first":
        return _past_blanks(heading.index, reading) + 1
    return section_end(heading, structure) + 1


def _end_of_run(said: Said, block: Stretch, reading: Reading) -> int:
    """The first or last place among lines of one kind in a document without headings; numbered ones are a kind."""
    lines = reading.structure.lines
    kind = _kind(lines[block.first - 1])
    first, last = block.first, block.last
    for line in reversed(lines[: block.first - 1]):
        if line.kind != "empty" and _kind(line) != kind:
            break
        first = first if line.kind == "empty" else line.index
    for line in lines[block.last :]:
        if line.kind != "empty" and _kind(line) != kind:
            break
        last = last if line.kind == "empty" else line.index
    return first if said.place == "first" else _past_blanks(last, reading) + 1


def _kind(line: Line) -> tuple[str, bool]:
    return line.kind, bool(NUMBERED.match(line.text))
