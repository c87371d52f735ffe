"""What is filled in where a way leaves a value open: words, a length or a number that the request names.

Candidates are runs of words of the request, or the lengths, numbers and paper formats in it. A reader points to
where the value begins and ends (as readers of questions and answers do: Devlin et al., arXiv 1810.04805): MiniLM
with low-rank changes reads the way and the request together (``recipes/train_filling.py``).
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile

import numpy as np

from lamwright.codec.correcting import without_taken_back
from lamwright.codec.said import quoted_texts
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import MiniLM
from lamwright.records.errors import ModelError
from lamwright.records.retrieved import RankedValue, RankedWay
from lamwright.retrieve.document.spelling import corrections
from lamwright.retrieve.outright.arrows import change_said
from lamwright.retrieve.values.fonts import fonts
from lamwright.retrieve.values.introduced import text_begins
from lamwright.retrieve.values.linking import address_of
from lamwright.retrieve.values.measures import Named, counts, lengths, paper, usual
from lamwright.retrieve.values.number_words import numbers_only
from lamwright.retrieve.values.open_values import OPEN, POINTS, Slot, slots
from lamwright.retrieve.values.orthography import written
from lamwright.retrieve.values.refitting import fitted
from lamwright.retrieve.values.replacing import (
    is_replaceable,
    places_described,
    places_named,
    spelt_otherwise,
)
from lamwright.retrieve.values.runs import Fit, runs_of

_PAPER = {"Width": True, "Height": False}
_KEPT = 5
_MEANT_BY = {
    "Width": r"\bwid|\bacross\b", "Height": r"\bheigh|\btall\b|\bhigh\b",
    "Above paragraph": r"\babove\b|\bover\b|\bbefore\b|\bin front\b",
    "Below paragraph": r"\bbelow\b|\bunder|\bafter\b|\bbeneath\b",
    "Before text": r"\bindent|\btuck|\bin\b|\bleft\b", "First line": r"\bfirst\b|\bindent",
    "Left": r"\bleft\b", "Right": r"\bright\b", "Top": r"\btop\b", "Bottom": r"\bbottom\b",
}  # fmt: skip
_SEVERAL, _FAR = 2, 2.5
_NO_WORDS: Mapping[str, int] = MappingProxyType({})
_LOOKED_FOR, _REPLACED_BY, _LINKED, _TYPES = "Find", "Replace", "URL", 'Type "'
_AFTER, _BEFORE = f'Type "{{END}}{OPEN}', f'Type "{{HOME}}{OPEN}"'
_HANGS = re.compile(r"\bhang", re.IGNORECASE)


def fits(
    request: str, slot: Slot, held: str = "", words: Mapping[str, int] = _NO_WORDS
) -> list[Fit]:
    """What could be filled in, each where it is named; ``held`` is the text of the document.

    What is looked for stands in the document, as whole words. What is typed over a text is another; where the request
    quotes what nobody wrote yet, it is that; a misspelt word as it is spelt (``words``: those of the language, each
    with its place among the common ones). What is added to a line is set off by a blank.
    """
    if slot.kind in {"count", "font"}:
        named = counts(request, slot.step) if slot.kind == "count" else fonts(request)
        return [Fit(*one) for one in _meant(named, request)]
    if slot.kind == "length":
        unit = "pt" if slot.name in POINTS else "cm"
        sides = paper(request, is_width=_PAPER[slot.name]) if slot.name in _PAPER else []
        said = sides or _nearest(request, slot, _meant(lengths(request, unit), request))
        said = said or usual(request, slot.name, unit)
        sign = "-" if slot.name == "First line" and _HANGS.search(request) else ""
        return [Fit(one.start, one.end, sign + one.value) for one in said]
    if slot.kind != "text":
        return []
    if value := _said_otherwise(request, slot, held, words):
        return [Fit(0, 1, value, is_cased=True)]
    runs = _in_document(list(dict.fromkeys(runs_of(request))), request, slot, held)
    begins = text_begins(request, slot)
    runs = [one for one in runs if begins == one.start] or runs
    if slot.step.startswith(_TYPES):
        where = places_described(request)
        runs = [one for one in runs if not _is_within(one, where)] or runs
    if slot.is_over:
        runs = [one for one in runs if one.value.casefold() != slot.selected.casefold()]
        runs = numbers_only(runs, slot.selected, lambda one: one.value)
        runs = [one._replace(value=fitted(one.value, slot.selected)) for one in runs]
        runs = [one for one in runs if one.value != slot.selected] or runs
        if slot.selected and slot.selected[-1] not in "!?":
            runs = [one for one in runs if one.value[-1] not in "!?"] or runs
        runs = _spelt(request, slot.selected, runs, words)
    return [one._replace(value=_set_off(slot.step, one.value)) for one in runs]


def _in_document(runs: list[Fit], request: str, slot: Slot, held: str) -> list[Fit]:
    """Of ``runs`` what is quoted, if anything is; what is looked for stands in the text ``held``, all else does not."""
    is_looked_for, folded = slot.name == _LOOKED_FOR, held.casefold()
    quoted = [t for t in quoted_texts(request) if (t.casefold() in folded) == is_looked_for]
    if not held:
        return runs
    if quoted:
        return [one for one in runs if one.value in quoted]
    if not is_looked_for:
        return runs
    otherwise = [Fit(*one, is_cased=True) for one in spelt_otherwise(request, held)]
    return [*(one for one in runs if is_replaceable(one.value, held)), *otherwise]


def _said_otherwise(request: str, slot: Slot, held: str, words: Mapping[str, int]) -> str:
    """What no words of the request are but it says: an address of what is linked, how words are written; or ''."""
    if slot.name == _LINKED:
        return address_of(slot.selected, held, request)
    if not slot.is_over:
        return ""
    change = change_said(request, f"{held}\n{slot.selected}")
    if change is not None and change.old in slot.selected:
        return slot.selected.replace(change.old, change.new, 1)
    return written(slot.selected, request, words)


def _meant(named: Sequence[Named], request: str) -> list[Named]:
    return without_taken_back(named, request, lambda one: one.start)


def _nearest(request: str, slot: Slot, named: Sequence[Named]) -> Sequence[Named]:
    """Of several lengths the one nearest to a word that means what takes it; all where there is no such word."""
    pattern = _MEANT_BY.get(slot.name)
    places = (
        [found.start() for found in re.finditer(pattern, request, re.IGNORECASE)] if pattern else []
    )
    if not places or len(named) < _SEVERAL:
        return named
    return [min(named, key=lambda one: min(abs(place - one.start) for place in places))]


def _spelt(request: str, selected: str, runs: list[Fit], words: Mapping[str, int]) -> list[Fit]:
    """With what a misspelt word should be, instead of the word of the request that says it."""
    if not selected.isalpha():
        return runs
    found = [
        Fit(at.start(), at.end(), value, is_cased=True)
        for said, value in corrections(selected, request, words)
        for at in re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", request)
    ]
    places = {(one.start, one.end) for one in found}
    return [*found, *(one for one in runs if (one.start, one.end) not in places)]


def _set_off(step: str, value: str) -> str:
    if step.startswith("Save as "):
        ending = step.rpartition(OPEN)[2].rstrip('"')
        return value.removesuffix(ending)
    if not value[0].isalnum():
        return value
    return f" {value}" if step.startswith(_AFTER) else f"{value} " if step == _BEFORE else value


class Filler:
    """Ranks what could be filled in."""

    def __init__(self, weight: Vectors, bias: Vectors, encoder: MiniLM) -> None:
        """``weight``: 3 x dimension of the encoder, for a value's begin, its end, and a capital letter."""
        self._weight, self._bias, self._encoder = weight, bias, encoder

    def filled(
        self,
        request: str,
        ways: Sequence[RankedWay],
        selection: str,
        held: str = "",
        over: str = "",
    ) -> list[RankedWay]:
        """The ways with what could be filled in.

        ``selection`` is what is likeliest selected, ``over`` its text where that is a cell or a line, ``held`` the
        document.
        """
        asked = [
            [_done_to(one, selection, over) for one in slots(way.steps, selection)] for way in ways
        ]
        wanted = [slot for found in asked for slot in found if slot.kind != "none"]
        read = iter(self._encoder.read([(slot.words, request) for slot in wanted]))
        filled = []
        for way, found in zip(ways, asked, strict=True):
            values: list[tuple[RankedValue, ...]] = []
            for slot in found:
                listed = fits(request, slot, held, self._encoder.rank_of)
                if slot.name == _REPLACED_BY and values and values[-1]:
                    places = places_named(request, values[-1][0].value)
                    listed = [one for one in listed if not _is_within(one, places)]
                ranked = self._ranked(listed, slot, *next(read)) if slot.kind != "none" else []
                if slot.name == _REPLACED_BY and values and values[-1]:
                    looked_for = values[-1][0].value
                    ranked = [one for one in ranked if one.value != looked_for] or ranked
                    values[-1] = _not_within(values[-1], ranked)
                values.append(tuple(ranked))
            filled.append(way.model_copy(update={"values": tuple(values)}))
        return filled

    def ranked(self, request: str, slot: Slot) -> list[RankedValue]:
        """What could be filled into one open value, best first."""
        read = self._encoder.read([(slot.words, request)])[0]
        return self._ranked(fits(request, slot, words=self._encoder.rank_of), slot, *read)

    def _ranked(
        self, listed: Sequence[Fit], slot: Slot, rows: Vectors, places: Sequence[tuple[int, int]]
    ) -> list[RankedValue]:
        spans = [span_of(places, one) for one in listed]
        held = [(one, span) for one, span in zip(listed, spans, strict=True) if span is not None]
        if not held:
            return []
        logits = rows @ self._weight.T + self._bias
        scores = np.array([logits[first, 0] + logits[last, 1] for _, (first, last) in held])
        scores -= scores.max()
        shares = np.exp(scores) / np.exp(scores).sum()
        ranked: dict[str, float] = {}
        for place in np.argsort(-shares, kind="stable"):
            one, (first, _) = held[place]
            value = one.value
            if slot.kind == "text" and logits[first, 2] > 0 and not one.is_cased:
                value = value[0].upper() + value[1:]
            ranked[value] = ranked.get(value, 0.0) + float(shares[place])
        best = sorted(ranked.items(), key=lambda item: -item[1])[:_KEPT]
        return [RankedValue(value=value, score=float(np.log(share))) for value, share in best]


def _done_to(slot: Slot, selection: str, over: str) -> Slot:
    """The open value with the text of the cell that is typed over, or of the line that becomes a link."""
    is_known = selection.startswith("Select cell ") or slot.name == _LINKED
    return slot._replace(selected=slot.selected or over) if is_known else slot


def _is_within(one: Fit, places: Sequence[tuple[int, int]]) -> bool:
    return any(one.start < end and start < one.end for start, end in places)


def _not_within(
    looked_for: tuple[RankedValue, ...], replaced_by: Sequence[RankedValue]
) -> tuple[RankedValue, ...]:
    """What is looked for, before it what the new text does not hold: it would be replaced in the new text again."""
    new = f" {replaced_by[0].value} " if replaced_by else ""
    least = looked_for[0].score - _FAR
    other = [one for one in looked_for if f" {one.value} " not in new and one.score > least]
    return (*other, *(one for one in looked_for if one not in other))


def span_of(places: Sequence[tuple[int, int]], one: Fit) -> tuple[int, int] | None:
    """First and last token of a value; None: it is beyond what was read."""
    first = next((at for at, (_, end) in enumerate(places) if end > one.start), None)
    last = next((at for at, (_, end) in enumerate(places) if end >= one.end), None)
    return None if first is None or last is None else (first, last)


def read_filler(file: Path, encoder: MiniLM) -> Filler:
    """The reader in ``file``; raises ``ModelError``."""
    try:
        with file.open("rb") as held, np.load(held, allow_pickle=False) as stored:
            return Filler(
                stored["weight"].astype(np.float32), stored["bias"].astype(np.float32), encoder
            )
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"The reader of values in {file} cannot be read: {error}") from error
