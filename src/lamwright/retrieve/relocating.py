"""Whole sections, rows of tables and lines that a request wants to stand elsewhere: what is done, or why nothing is.

Items of lists that stay in their list are moved by ``moving``, which knows how far.
"""

import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lamwright.codec.found import parts_of
from lamwright.records.retrieved import RankedSelection, RankedWay, Retrieved
from lamwright.retrieve.moves.move_words import Said, asks_to_move, moves_said
from lamwright.retrieve.moves.moved_lines import block_moved, counted_item, is_unnamed
from lamwright.retrieve.moves.moved_rows import row_moved
from lamwright.retrieve.moves.moved_sections import Encode, is_about_sections, section_moved
from lamwright.retrieve.moves.moving import how_far, moves
from lamwright.retrieve.moves.rearranging import DOWN, UP, Rearranged, Stretch
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.refusals.refusing import Asked, refusal
from lamwright.retrieve.selection_words import candidate_of
from lamwright.retrieve.values.open_values import OPEN
from lamwright.retrieve.ways.doable import asked

UNCLEAR = "It is not clear what is to be moved, or where it is to stand."
_OTHER = re.compile(
    r"\b(?:add|insert|new|write|type|says?|saying|replace|change|rename|rewrite|called|delete|remove|cross|strike|bold"
    r"|italics?|underline|colou?r|highlight|copy|duplicate|number(?:s|ed|ing)?|bullets? (?:instead|for)|sort\w*"
    r"|alphabet\w*|page|comma|space|blank|break|contents|centre|center|left|right|cm|pt|inch\w*|margin|indent\w*|instead"
    r"|cent(?:er|re)d|spelling|typo|correct|size|bigger|smaller|larger|table of|caption|footnote|note|link|picture"
    r"|photo|image|line (?:above|below)|tabs?|column|font|header(?! row)|footer|level"
    r"|justif\w*|title case|capitals?|merge|split|join)\b",
    re.IGNORECASE,
)
_SWAPS = re.compile(
    r"\b(?:swap\w*|switch|exchange|other way round|(?:change|trade) places)\b", re.IGNORECASE
)
_NO_TEXT = re.compile(
    r"\b(?:pictures?|photo(?:graph)?s?|images?|logos?|drawings?|diagrams?|charts?|scans?|screenshots?|attachments?"
    r"|videos?)\b",
    re.IGNORECASE,
)
_SURE, _LIKELY = 2.0, 0.5
"""Log-odds of a move that rules read, and the share of belief from which a line is surely meant."""
_SURELY = 0.4
"""Log-odds of a share of 60 %."""
_ALL, _BY_NAME = 0.99, 0.7
"""The share of words that names a line, and the belief in one that is so named."""


Find = Callable[[RankedWay | None, str], Sequence[RankedSelection]]
"""What a way may be done to (None: the likely ones), weighed by what some words alone mean, where there are any."""


class Relocation(NamedTuple):
    """What a request that wants something moved comes to."""

    moved: Rearranged | None
    belief: float = _SURE
    """Log-odds that it is what is asked for."""

    @property
    def is_sure(self) -> bool:
        """Whether something is moved that is surely meant: readers doubt such requests where they are terse."""
        return self.moved is not None and self.belief >= _SURELY

    def found(self, common: Retrieved, reading: Reading, *, is_doubted: bool) -> Retrieved:
        """What a prompt shows of it, beside what is ``common`` to all; ``is_doubted``: by what else reads requests."""
        if self.moved is None:
            return common.model_copy(update={"doubt": UNCLEAR})
        way = RankedWay(steps=self.moved.steps, score=self.belief)
        selections = (RankedSelection(selection=self.moved.selection, score=0.0),)
        asked_for = {"ways": (way,), "selections": selections, "parts": 1, "is_clear": True}
        is_doubted = is_doubted and not self.is_sure
        why = refusal(reading, Asked([way], selections, 1), is_doubted=is_doubted)
        return common.model_copy(update={**asked_for, "doubt": why})

    @property
    def steps(self) -> tuple[str, ...]:
        """All steps; empty: nothing should be done."""
        return (self.moved.selection, *self.moved.steps) if self.moved else ()


def relocation(
    reading: Reading,
    ways: Sequence[RankedWay],
    find: Find,
    encode: Encode | None = None,
) -> Relocation | None:
    """The move that a request asks for; None: it asks for something else, or for an item's place in its list.

    ``ways`` are those that are asked for, the likeliest first.
    """
    request, said = reading.request, moves_said(reading.request)
    is_move = bool(ways) and all(way.steps[0] in {UP, DOWN} for way in ways)
    asks = asks_to_move(request)
    if not said or (
        len(ways) > 1 and not is_move and not (asks and all(map(_types_or_moves, ways)))
    ):
        return None
    if _OTHER.search(asked(request)) and not is_move and not asks:
        return None
    row = row_moved(request, said, reading.canvas)
    if row is not None:
        return Relocation(row)
    section = section_moved(request, said, reading, encode)
    if section is not None:
        return Relocation(section)
    if (not is_move and not asks) or _SWAPS.search(request):
        return None
    if is_unnamed(request, said) or (
        is_about_sections(request, said) and reading.structure.headings
    ):
        return Relocation(None)
    return _line_moved(said, find, reading, is_move=is_move)


def _types_or_moves(way: RankedWay) -> bool:
    """Whether a way moves a line, or types what the request says: so it is misread where a move is asked for."""
    return way.steps[0] in {UP, DOWN} or (
        way.steps[0].startswith('Type "') and OPEN in way.steps[0]
    )


def _line_moved(
    said: Sequence[Said], find: Find, reading: Reading, *, is_move: bool
) -> Relocation | None:
    """Lines moved; an item that stays in its list is left to others where they move it anyway."""
    if _NO_TEXT.search(said[0].what) and not _named(said, "", reading):
        return Relocation(None)  # no line is one
    way = None if is_move else RankedWay(steps=(UP,), score=_SURE)
    is_beside = any(one.place in {"before", "behind"} for one in said)
    # What it is to stand beside is often taken for what is to be moved.
    found = find(way, said[0].what if is_beside else "")
    first = next(iter(find(way, "")), None)
    selection, share = _likeliest(found, reading)
    if counted := counted_item(said[0].what, reading):
        selection, share = counted, _BY_NAME
    if (named := _named(said, selection, reading)) and share < _LIKELY:
        selection, share = named, _BY_NAME
    if not selection:
        return None if is_move else Relocation(None)
    far = how_far((UP,), selection, reading)
    lines = candidate_of(selection, reading).lines
    if far:
        if is_move and first is not None and first.selection == selection:
            return None
        steps = tuple(moves(lines[0], far))
        return Relocation(
            Rearranged(selection, steps) if share >= _LIKELY else None, _log_odds(share)
        )
    block = Stretch(lines[0], lines[-1])
    moved = block_moved(block, said, reading)
    if moved is None:
        return None if is_move else Relocation(None)
    return Relocation(moved if is_move or share >= _LIKELY else None, _log_odds(share))


def _named(said: Sequence[Said], selection: str, reading: Reading) -> str:
    """The only line that holds all words for what is moved, where it is not the one that is likeliest meant."""
    scores = reading.content.scores(said[0].what, reading.structure.filled)
    held = [index for index, score in scores.items() if score >= _ALL]
    worded = f"Select paragraph {held[0]}" if len(held) == 1 else ""
    return worded if worded != selection else ""


def _likeliest(found: Sequence[RankedSelection], reading: Reading) -> tuple[str, float]:
    """Whole lines in one stretch that are likeliest meant, and the share of belief in them; words stand for theirs."""
    shares: dict[str, float] = {}
    for one in found:
        lines = candidate_of(one.selection, reading).lines
        if len(parts_of(one.selection)) > 1 or not lines:
            continue
        if lines[-1] - lines[0] + 1 != len(lines) or "table" in one.selection:
            continue
        worded = (
            one.selection
            if one.selection.startswith("Select paragraph")
            else f"Select paragraph {lines[0]}"
        )
        shares[worded] = shares.get(worded, 0.0) + math.exp(one.score)
    best = max(shares, key=lambda one: shares[one], default="")
    return best, shares.get(best, 0.0)


def _log_odds(share: float) -> float:
    edged = min(max(share, 0.01), 0.99)
    return math.log(edged / (1 - edged))
