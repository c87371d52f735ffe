"""Paragraphs of a document in the order in which a request may mean them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lamwright.models.encoder import Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.records.canvas import TextCanvas
from lamwright.records.retrieved import RankedParagraph, Target
from lamwright.retrieve.controls import log_odds
from lamwright.retrieve.document.content import Content
from lamwright.retrieve.document.structure import Line, Structure, read_structure
from lamwright.retrieve.heads import EVIDENCE, Heads
from lamwright.retrieve.references.references import resolve
from lamwright.retrieve.requests import clauses

_LONGEST = 40
_FEW = 3
_WIDE = 6
_MEANS = ("quotation", "order", "role", "range", "kind")
_OF_MEANING = 3


@dataclass(frozen=True)
class Reading:
    """A document read once, and what a request names in it."""

    request: str
    canvas: TextCanvas

    @cached_property
    def structure(self) -> Structure:
        """What each line is."""
        return read_structure(self.canvas)

    @cached_property
    def content(self) -> Content:
        """The words of each line."""
        return Content(self.structure.filled)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What the request names, the surest first."""
        return resolve(self.request, self.canvas, self.structure, self.content)


def line_texts(structure: Structure) -> tuple[list[str], list[str]]:
    """Of each line what is encoded: its first words alone, and behind its heading."""
    own = [_short(line) or "empty line" for line in structure.lines]
    above = [
        _short(structure.lines[line.heading - 1]) if line.heading else ""
        for line in structure.lines
    ]
    return own, [
        f"{heading}. {text}" if heading else text for heading, text in zip(above, own, strict=True)
    ]


def ranked_paragraphs(
    reading: Reading, encoder: CachedEncoder | None, heads: Heads
) -> list[RankedParagraph]:
    """All body paragraphs, best first."""
    if not reading.structure.lines:
        return []
    evidence = word_evidence(reading)
    if encoder is None:
        logits = evidence[:, _OF_MEANING:] @ heads.evidence_without[_OF_MEANING:]
    else:
        own, headed = line_texts(reading.structure)
        asked = heads.line_questions(encoder.encode(clauses(reading.request)))
        lines = heads.lines(encoder.encode(own))
        evidence[:, :_OF_MEANING] = meaning_evidence(
            asked, lines, heads.lines(encoder.encode(headed))
        )
        logits = evidence @ heads.evidence
    scores = log_odds(logits[None, :])
    order = np.argsort(-scores, kind="stable")
    return [
        RankedParagraph(index=reading.structure.lines[i].index, score=float(scores[i]))
        for i in order
    ]


def meaning_evidence(asked: Vectors, lines: Vectors, headed: Vectors) -> Vectors:
    """Cosines of each line with the whole request, with its best clause, and with its heading before it."""
    return np.stack(
        [lines @ asked[0], (lines @ asked.T).max(axis=1), (headed @ asked.T).max(axis=1)], axis=1
    )


def word_evidence(reading: Reading) -> Vectors:
    """What words and places say for each line, in the order of ``EVIDENCE``; meaning is left 0."""
    structure, content = reading.structure, reading.content
    shares = content.scores(reading.request)
    named = _named(reading.targets)
    last = structure.lines[-1].index
    rows = np.zeros((len(structure.lines), len(EVIDENCE)), dtype=np.float32)
    for row, line in zip(rows, structure.lines, strict=True):
        said = named.get(line.index, {})
        beside = (line.index - 1, line.index + 1, line.heading)
        found = {
            "words": shares.get(line.index, 0.0),
            "covered": content.covered(line, reading.request),
            "beside": max(shares.get(place, 0.0) for place in beside),
            **said,
            "heading": line.kind == "heading",
            "title": line.kind in {"title", "subtitle"},
            "item": line.kind == "item",
            "edge": line.index in {1, last},
            "empty": line.kind == "empty",
        }
        row[_OF_MEANING:] = [float(found.get(name, 0.0)) for name in EVIDENCE[_OF_MEANING:]]
    return rows


def _named(targets: Sequence[Target]) -> dict[int, dict[str, float]]:
    """For each paragraph the surest target of each means, and of few and of many paragraphs."""
    named: dict[int, dict[str, float]] = {}
    for target in targets:
        size = "few" if len(target.paragraphs) <= _FEW else "many"
        sure = target.score * (1.0 if len(target.paragraphs) <= _WIDE else 0.7)
        for index in target.paragraphs:
            said = named.setdefault(index, {})
            said[size] = max(said.get(size, 0.0), target.score)
            if target.means in _MEANS:
                said[target.means] = max(said.get(target.means, 0.0), sure)
    return named


def _short(line: Line) -> str:
    return " ".join(line.text.split()[:_LONGEST])
