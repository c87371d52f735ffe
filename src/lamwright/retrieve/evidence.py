"""What speaks for a candidate selection: numbers, the same for every request and document."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.records.retrieved import RankedParagraph, RankedWay
from lamwright.retrieve.paragraphs import Reading
from lamwright.retrieve.selections import NOTHING, Candidate, ruled
from lamwright.retrieve.values import kinds_of_value

KINDS = (
    *("paragraph", "range", "several", "all", "text", "text in", "every"),
    *("cell", "cells", "table", "beside", "nothing"),
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
COUNT = len(KINDS) + 1 + len(_MEANS) + 2 + 4 + 3 + 2 + 4 * 4
_FLOOR = 1e-3
_FEW = 4


class Known(NamedTuple):
    """What was found before: paragraphs in order of rank, ways, and how often each way takes each kind."""

    ranked: Sequence[RankedParagraph]
    ways: Sequence[RankedWay]
    kinds_of: Mapping[tuple[str, ...], Vectors]


def kind_of(selection: str) -> str:
    """One of ``KINDS``."""
    if selection == NOTHING:
        return "nothing"
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


def paragraphs_of(selection: str) -> list[int]:
    """Body paragraphs that a selection of whole paragraphs, or of a text in one, names."""
    if kind_of(selection) not in {"paragraph", "range", "several", "text in"}:
        return []
    numbers = [int(n) for n in re.findall(r"\d+", selection.rpartition('"')[2])]
    if kind_of(selection) == "range" and len(numbers) == 2:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def evidence(reading: Reading, listed: Sequence[Candidate], known: Known) -> Vectors:
    """A row of ``COUNT`` numbers for each candidate."""
    kinds = [kind_of(candidate.selection) for candidate in listed]
    rules = ruled(reading)
    scores = {line.index: line.score for line in known.ranked}
    kind_chance = _kind_chances(known)
    asked = [bool(p.search(reading.request)) for p in (_PLURAL, _INNER, _TABLE, _WHOLE)]
    given = kinds_of_value(reading.request)
    rows = np.zeros((len(listed), COUNT), dtype=np.float32)
    for place, (candidate, kind) in enumerate(zip(listed, kinds, strict=True)):
        means, score = rules.get(candidate.selection, ("", 0.0))
        indexes = paragraphs_of(candidate.selection) or _inside(candidate, reading)
        odds = [min(max(scores.get(i, _LOWEST), _LOWEST), _HIGHEST) for i in indexes] or [_LOWEST]
        group = _group(kind)
        rows[place] = [
            *(kind == one for one in KINDS),
            kind_chance[KINDS.index(kind)],
            *(score if means == one else 0.0 for one in _MEANS),
            place / 10,
            float(np.log(1 + len(indexes))),
            *(float(value) / 4 for value in (np.mean(odds), np.min(odds), np.max(odds))),
            float(bool(indexes)),
            *_overlap(candidate, reading),
            *_values(candidate, given),
            *(float(is_asked and group == one) for is_asked in asked for one in range(4)),
        ]
    return rows


def _group(kind: str) -> int:
    if kind in {"text", "text in"}:
        return 0
    if kind in {"cell", "cells", "table"}:
        return 1
    return 2 if kind in {"range", "several", "every"} else 3


def _inside(candidate: Candidate, reading: Reading) -> list[int]:
    """The paragraph that a text stands in first."""
    found = re.match(r"words .* in paragraph (\d+):", candidate.description)
    del reading
    return [int(found[1])] if found else []


def _kind_chances(known: Known) -> Vectors:
    total = np.full(len(KINDS), _FLOOR, dtype=np.float32)
    for way in known.ways:
        share = 1 / (1 + float(np.exp(-way.score)))
        if way.steps in known.kinds_of:
            total += share * known.kinds_of[way.steps]
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
