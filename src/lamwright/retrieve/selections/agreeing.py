"""How well a selection agrees with what was read of the lines: which are meant, and which of their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from lamwright.codec.found import paragraphs_selection, parts_of, select_text
from lamwright.models.encoder import Vectors
from lamwright.records.retrieved import RankedParagraph
from lamwright.retrieve.lines import LineReader
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import counts_in
from lamwright.retrieve.selection_words import Candidate, lines_of
from lamwright.retrieve.selections.evidence import kind_of
from lamwright.retrieve.values.pointing import Pointed, Pointer

LINES, PARTS = 5, 4
"""Lines in which words are pointed to, and how many of each."""
_CELLS = re.compile(r"Select (?:cells? [A-Z]+(\d+)(?: to [A-Z]+(\d+))? of )?table (\d+)")
_TEXT = re.compile(r'Select the text "(.*?)"(?: in paragraph \d+)?', re.DOTALL)
_FLOOR, _PART_FLOOR, _LISTED = -12.0, -7.0, 9
_NO_LINES = frozenset({"nothing", "all", "every", "beside", "table"})
COUNT = 10
_SURE, _LARGEST = (-1.0, 0.0, 1.0), 20


class Understood(NamedTuple):
    """Log-odds of each line, and the likeliest words of the likeliest lines (by index of the paragraph)."""

    odds: Mapping[tuple[int, int], float]
    parts: Mapping[int, Sequence[Pointed]]

    def selections(self, reading: Reading) -> Iterator[str]:
        """The words as selections, of the likeliest line first."""
        texts = reading.structure.texts
        for index, found in self.parts.items():
            whole = texts[index - 1].strip()
            for part in found[:PARTS]:
                if part.words.strip() and part.words.strip() != whole:
                    yield select_text(part.words.strip(), index, texts)
        yield from self._groups(reading)

    def order(self, ranked: Sequence[RankedParagraph]) -> list[int]:
        """Paragraphs, alternately the likeliest by the one reader and by the other."""
        known = sorted((key for key in self.odds if not key[0]), key=lambda key: -self.odds[key])
        pairs = zip_longest([index for _, index in known], [line.index for line in ranked])
        return list(dict.fromkeys(index for pair in pairs for index in pair if index))

    def _groups(self, reading: Reading) -> Iterator[str]:
        """The lines that are meant, by how sure they are and how many are asked for; with what is between them."""
        ordered = sorted((key for key in self.odds if not key[0]), key=lambda key: -self.odds[key])
        sizes = [sum(self.odds[key] > least for key in ordered) for least in _SURE]
        for size in dict.fromkeys((*sizes, *counts_in(reading.request))):
            group = sorted(index for _, index in ordered[:size])
            if 1 < len(group) <= _LARGEST:
                yield paragraphs_selection(group)
                if group[-1] - group[0] < _LARGEST:
                    yield paragraphs_selection(range(group[0], group[-1] + 1))


def understood(reading: Reading, lines: LineReader, pointer: Pointer) -> Understood:
    """Read the lines, and the words of the likeliest."""
    odds = lines.odds(reading)
    texts = reading.structure.texts
    ordered = sorted((key for key in odds if not key[0]), key=lambda key: -odds[key])
    best = [index for _, index in ordered if texts[index - 1].strip()][:LINES]
    found = pointer.pointed(reading.request, [texts[index - 1] for index in best], _LISTED)
    return Understood(odds, dict(zip(best, found, strict=True)))


def agreement(listed: Sequence[Candidate], reading: Reading, read: Understood) -> Vectors:
    """Candidates x ``COUNT``.

    How likely its lines are beside the likeliest, in the mean and the least of them; what is meant beside them;
    whether it has no lines; how likely its words are in their line, and whether it is words; how likely its line is
    meant as a whole; whether it is words at several places; whether reading or counting found it.
    """
    likeliest = max(read.odds.values(), default=0.0)
    meant = {key: float(np.logaddexp(0.0, odd)) for key, odd in read.odds.items()}
    rows = np.zeros((len(listed), COUNT), dtype=np.float32)
    for place, one in enumerate(listed):
        kind = kind_of(one.selection)
        rows[place, 8:] = float(one.by == "pointing"), float(one.by == "counting")
        if kind in _NO_LINES:
            rows[place, 3] = 1.0
            continue
        keys = [key for key in _rows(one, len(reading.structure.lines)) if key in read.odds]
        odds = [read.odds[key] - likeliest for key in keys] or [_FLOOR]
        missed = sum(meant.values()) - sum(meant[key] for key in keys)
        shares = float(np.mean(odds)), min(odds), -missed
        rows[place, :3] = [max(share, _FLOOR) for share in shares]
        if kind in {"text", "text in", "each"} and one.lines:
            parts = [_part(part, one, read) for part in parts_of(one.selection)]
            rows[place, 4:6] = float(np.mean(parts)), 1.0
            rows[place, 7] = float(kind == "each")
        elif kind == "paragraph":
            rows[place, 6] = _whole(one.lines[0], reading, read) if one.lines else _PART_FLOOR
    return rows


def _rows(one: Candidate, count: int) -> set[tuple[int, int]]:
    """The lines of a candidate, as ``LineReader.odds`` names them."""
    found = {(0, index) for index in one.lines if index <= count}
    for part in parts_of(one.selection):
        cells = _CELLS.fullmatch(part)
        if cells and cells[1]:
            table, first, last = int(cells[3]), int(cells[1]), int(cells[2] or cells[1])
            found |= {(table, row) for row in range(first, last + 1)}
        elif part.startswith("Select paragraph"):
            found |= {(0, index) for index in lines_of(part, count)}
    return found


def _part(selection: str, one: Candidate, read: Understood) -> float:
    held = _TEXT.fullmatch(selection)
    words = held[1].strip() if held else ""
    found = (part for index in one.lines for part in read.parts.get(index, ()))
    return max([_PART_FLOOR, *(part.score for part in found if part.words.strip() == words)])


def _whole(index: int, reading: Reading, read: Understood) -> float:
    """The chance of the whole line among its parts; the floor where it was not read."""
    whole = reading.structure.texts[index - 1].strip() if index else ""
    scores = [part.score for part in read.parts.get(index, ()) if part.words.strip() == whole]
    return max([*scores, _PART_FLOOR])
