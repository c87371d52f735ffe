"""What speaks for a candidate selection: numbers, the same for every request and document."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from lamwright.codec.found import parts_of
from lamwright.models.encoder import Vectors
from lamwright.records.retrieved import RankedParagraph, RankedWay
from lamwright.retrieve.document.spelling import asks_for_spelling, is_slip
from lamwright.retrieve.document.values import kinds_of_value
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.references.ordinals import counts_in
from lamwright.retrieve.selections.selections import NOTHING, Candidate, ruled
from lamwright.retrieve.ways.bordering import ALIKE

KINDS = (
    *("paragraph", "range", "several", "all", "text", "text in", "every"),
    *("cell", "cells", "table", "beside", "each", "nothing"),
)
_MEANS = ("quotation", "order", "role", "range", "kind", "content", "whole")
_LOWEST, _HIGHEST = -8.0, 4.0
_PLURAL = re.compile(
    r"\b(all|every|each|both|lines|paragraphs|headings|points|bullets|items|entries|rows|cells|names"
    r"|dates|first (two|three|four|five)|last (two|three|four|five))\b",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"\b(words?|names?|date|sentence|number|amount|price|phrase|bit|figure|time|address|in it|part)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\b(table|row|column|cell|header)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(whole|entire|everything|all of it|document|text|letter|page|throughout)\b", re.IGNORECASE
)
_THROUGHOUT = re.compile(
    r"\b(?:every|each) (?:single )?(?:time|mention|occurrence|instance|place)\b|\beverywhere\b|\bwherever\b"
    r"|\bwhenever\b|\bthroughout\b|\b(?:both|all) (?:the )?(?:times|places|occurrences|mentions)\b",
    re.IGNORECASE,
)
_LOOKS = (
    (re.compile(r"\bbold|\bfat\b|\bheavy", re.IGNORECASE), "bold"),
    (re.compile(r"\bitalic|\bslant", re.IGNORECASE), "italic"),
    (re.compile(r"\bunderlin", re.IGNORECASE), "underlin"),
    (re.compile(r"\bhighlight|\bmarke|\byellow", re.IGNORECASE), "highlight"),
    (re.compile(r"\bred\b|\bgreen\b|\bblue\b|\bgre?y\b|\bcolou?red\b", re.IGNORECASE), "colour"),
    (re.compile(r"\bstr(?:uc|ik)", re.IGNORECASE), "str"),
)
"""Looks that a request names, and how a canvas says them."""
_OF_LOOKS, _OF_COUNTS = 2, 2
COUNT = len(KINDS) + 1 + len(_MEANS) + 2 + 4 + 3 + 2 + 4 * 4 + 2 + _OF_LOOKS + _OF_COUNTS
_FLOOR = 1e-3
_FEW, _SHORT = 4, 3


class Known(NamedTuple):
    """What was found before: paragraphs in order of rank, ways, and how often each way takes each kind."""

    ranked: Sequence[RankedParagraph]
    ways: Sequence[RankedWay]
    kinds_of: Mapping[tuple[str, ...], Vectors]


def kind_of(selection: str) -> str:
    """One of ``KINDS``."""
    if selection == NOTHING:
        return "nothing"
    if len(parts_of(selection)) > 1:
        return "each"
    if selection.startswith("Select the text "):
        return "text in" if re.search(r'" in paragraph \d+$', selection) else "text"
    if selection.startswith("Select every "):
        return "every"
    if selection.startswith("Select all of "):
        return "beside"
    if " table " in selection:
        return "cells" if " cells " in selection else "cell" if " cell " in selection else "table"
    if selection == "Select paragraphs 1 to the last":
        return "all"
    if selection.startswith("Select paragraphs "):
        return "range" if " to " in selection else "several"
    return "paragraph"


def evidence(reading: Reading, listed: Sequence[Candidate], known: Known) -> Vectors:
    """A row of ``COUNT`` numbers for each candidate."""
    kinds = [kind_of(candidate.selection) for candidate in listed]
    rules = ruled(reading)
    scores = {line.index: line.score for line in known.ranked}
    kind_chance = _kind_chances(known)
    asked = [bool(p.search(reading.request)) for p in (_PLURAL, _INNER, _TABLE, _WHOLE)]
    given = kinds_of_value(reading.request)
    counts, looks = counts_in(reading.request), _looks(reading.request)
    throughout = bool(_THROUGHOUT.search(reading.request))
    rows = np.zeros((len(listed), COUNT), dtype=np.float32)
    for place, (candidate, kind) in enumerate(zip(listed, kinds, strict=True)):
        means, score = rules.get(candidate.selection, ("", 0.0))
        indexes = candidate.lines
        odds = [min(max(scores.get(i, _LOWEST), _LOWEST), _HIGHEST) for i in indexes] or [_LOWEST]
        group = _group(kind)
        rows[place] = [
            *(kind == one for one in KINDS),
            kind_chance[KINDS.index(kind)],
            *(score if means == one else 0.0 for one in _MEANS),
            candidate.place / 10,
            float(np.log(1 + len(indexes))),
            *(float(value) / 4 for value in (np.mean(odds), np.min(odds), np.max(odds))),
            float(bool(indexes)),
            *_overlap(candidate, reading),
            *_values(candidate, given),
            *(float(is_asked and group == one) for is_asked in asked for one in range(4)),
            float(throughout and kind == "every"),
            float(kind in {"text", "text in"} and _is_slip(candidate, reading)),
            *_look_of(candidate, looks, reading),
            *_counted(candidate, kind, counts),
        ]
    return rows


def _group(kind: str) -> int:
    if kind in {"text", "text in"}:
        return 0
    if kind in {"cell", "cells", "table"}:
        return 1
    return 2 if kind in {"range", "several", "every", "each"} else 3


def _looks(request: str) -> list[str]:
    return [said for pattern, said in _LOOKS if pattern.search(request)]


def _look_of(candidate: Candidate, looks: Sequence[str], reading: Reading) -> tuple[float, float]:
    """Whether a candidate has a look that the request names all over; whether a part of its line has."""
    if not looks or len(candidate.lines) != 1:
        return 0.0, 0.0
    line = reading.structure.lines[candidate.lines[0] - 1]
    quoted = re.search(r'"(.+)"', candidate.selection)
    words = (quoted[1] if quoted else line.text).strip()
    pairs = ((run, said) for run in line.paragraph.runs for said in looks)
    runs = [run for run, said in pairs if any(said in held for held in run.attributes)]
    whole = any(words == run.text.strip() for run in runs)
    return float(whole), float(not quoted and bool(runs))


def _counted(candidate: Candidate, kind: str, counts: Sequence[int]) -> tuple[float, float]:
    """Whether a request names as many things as a candidate of several holds, or another number."""
    parts = parts_of(candidate.selection)
    held = len(parts) if kind == "each" else len(candidate.lines)
    if kind not in {"each", "range", "several"} or not counts:
        return 0.0, 0.0
    return float(held in counts), float(held not in counts)


def _is_slip(candidate: Candidate, reading: Reading) -> bool:
    """Whether a word is a misspelling of a word of the request, or one whose spelling the request is about."""
    quoted = re.search(r'"(\w+)"', candidate.selection)
    if not quoted:
        return False
    word = quoted[1].casefold()
    asked = {one.casefold() for one in re.findall(r"[^\W\d_]{4,}", reading.request)}
    if word in asked:
        return asks_for_spelling(reading.request)
    return len(word) > _SHORT and any(is_slip(word, one) for one in asked)


def _kind_chances(known: Known) -> Vectors:
    total = np.full(len(KINDS), _FLOOR, dtype=np.float32)
    for way in known.ways:
        share = 1 / (1 + float(np.exp(-way.score)))
        steps = ALIKE.get(way.steps, way.steps)
        if steps in known.kinds_of:
            total += share * known.kinds_of[steps]
    chances: Vectors = np.log(total)
    return chances


def _values(candidate: Candidate, given: frozenset[str]) -> tuple[float, float]:
    """Whether a few words that could be selected are a value of a kind that the request gives, or of another."""
    quoted = re.search(r'"(.+)"', candidate.selection)
    if not quoted or len(quoted[1].split()) > _FEW:
        return 0.0, 0.0
    kinds = kinds_of_value(f"a {quoted[1]}")
    return float(bool(kinds & given)), float(bool(kinds) and not kinds & given)


def _overlap(candidate: Candidate, reading: Reading) -> tuple[float, float, float]:
    """Words of the description that the request names, words of the request that it names, an exact run."""
    asked = set(re.findall(r"[^\W_]{3,}", reading.request.casefold()))
    described = set(re.findall(r"[^\W_]{3,}", candidate.description.casefold()))
    shared = len(asked & described)
    quoted = re.search(r'"(.+)"', candidate.selection)
    exact = bool(quoted) and quoted[1].casefold() in reading.request.casefold()  # type: ignore[index]
    return shared / max(len(described), 1), shared / max(len(asked), 1), float(exact)
