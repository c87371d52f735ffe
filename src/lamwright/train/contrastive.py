"""Contrastive training of the retriever's heads: requests come near the controls and lines they mean.

The encoder itself stays as it is, so its vectors are computed once and kept; trained are matrices over
them and the weights of evidence. For each request everything else on its screen, or in its document,
is a hard negative (InfoNCE; van den Oord et al., 2018). Minutes on a processor.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from pydantic import Field, ValidationError
from torch import Tensor, nn
from torch.nn.functional import normalize

from lamwright.models.encoder import Vectors
from lamwright.models.vectors import CachedEncoder
from lamwright.records.base import Record
from lamwright.records.errors import UsageError
from lamwright.retrieve.heads import EVIDENCE, Heads, plain_heads

_MEANING = 3
_FLOOR = 1e-6


class Pool(Record):
    """What there is to choose from: the controls of a screen, or the lines of a document."""

    kind: Literal["controls", "lines"]
    pool: str = Field(description="name, unique in the file")
    items: tuple[tuple[str, str], ...] = Field(
        description="two views: name and description, or a line alone and behind its heading"
    )


class Pair(Record):
    """A request and what it needs."""

    pool: str
    questions: tuple[str, ...] = Field(description="the whole request first, then its clauses")
    needed: tuple[tuple[int, ...], ...] = Field(
        description="for each part the items (by place in the pool) of which any is enough"
    )
    evidence: tuple[tuple[float, ...], ...] = Field(
        default=(), description="of lines: a row for each, as `word_evidence` gives it"
    )
    weight: float = 1.0


class Settings(Record):
    """How long and how strongly to train."""

    epochs: int = 4
    line_epochs: int = 20
    batch: int = 64
    learning_rate: float = 5e-4
    prior_rate: float = 1e-2
    control_pull: float = 0.02
    line_pull: float = 0.5
    """How strongly matrices are pulled back to leaving vectors as they are."""
    seed: int = 0


def read_pairs(file: Path) -> tuple[dict[str, Pool], list[Pair]]:
    """Pools and pairs of a JSONL file; raises ``UsageError`` with the line that is wrong."""
    pools: dict[str, Pool] = {}
    pairs: list[Pair] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            reported = json.loads(line)
            if "items" in reported:
                pools[reported["pool"]] = Pool.model_validate(reported)
            else:
                pairs.append(Pair.model_validate(reported))
        except (ValueError, ValidationError, KeyError, TypeError) as error:
            raise UsageError(f"{file}, line {number}: {str(error).splitlines()[0]}") from error
    missing = {pair.pool for pair in pairs} - pools.keys()
    if missing:
        raise UsageError(f"{file} has no pool {sorted(missing)[0]}.")
    return pools, pairs


def write_pairs(file: Path, pools: Sequence[Pool], pairs: Sequence[Pair]) -> None:
    """One line each, pools first."""
    lines = [record.model_dump_json(exclude_defaults=True) for record in (*pools, *pairs)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


class _Controls(nn.Module):
    """Matrices over requests, names and descriptions, and what is often needed."""

    def __init__(self, dimension: int) -> None:
        super().__init__()
        self.query, self.name, self.description = (_same(dimension) for _ in range(3))
        self.prior = nn.Parameter(torch.zeros(dimension))
        self.scale = nn.Parameter(torch.tensor(2.5))

    def items(self, names: Tensor, reported: Tensor) -> Tensor:
        """Controls of a screen."""
        return normalize(names @ self.name.T + reported @ self.description.T, dim=1)

    def forward(self, asked: Tensor, items: Tensor) -> Tensor:
        """Logits: a row for each question, a column for each control."""
        asked = normalize(asked @ self.query.T, dim=1)
        logits: Tensor = self.scale.exp() * asked @ items.T + items @ self.prior
        return logits

    def pull(self) -> Tensor:
        """How far the matrices are from leaving vectors as they are."""
        return _distance(self.query, self.name, self.description)


class _Lines(nn.Module):
    """Matrices over requests and lines, and the weights of evidence."""

    def __init__(self, start: Heads, dimension: int) -> None:
        super().__init__()
        self.query, self.line = _same(dimension), _same(dimension)
        self.evidence = nn.Parameter(torch.tensor(start.evidence))
        self.evidence_without = nn.Parameter(torch.tensor(start.evidence_without))

    def forward(self, asked: Tensor, own: Tensor, headed: Tensor, said: Tensor) -> Tensor:
        """Logits of the lines: with meaning, and by words alone."""
        questions = normalize(asked @ self.query.T, dim=1)
        lines = normalize(own @ self.line.T, dim=1)
        behind = normalize(headed @ self.line.T, dim=1)
        meaning = torch.stack(
            [
                lines @ questions[0],
                (lines @ questions.T).amax(1),
                (behind @ questions.T).amax(1),
            ],
            dim=1,
        )
        words = said[:, _MEANING:]
        both = torch.cat([meaning, words], dim=1) @ self.evidence
        return torch.stack([both, words @ self.evidence_without[_MEANING:]])

    def pull(self) -> Tensor:
        """How far the matrices are from leaving vectors as they are."""
        return _distance(self.query, self.line)


def train_heads(
    pools: dict[str, Pool], pairs: Sequence[Pair], encoder: CachedEncoder, settings: Settings
) -> Heads:
    """Heads for an encoder; the same pairs and settings give the same heads."""
    torch.manual_seed(settings.seed)
    start = plain_heads(encoder.name, encoder.dimension)
    vectors = {name: _vectors(pool, encoder) for name, pool in pools.items()}
    asked = {
        question: torch.from_numpy(row)
        for pair in pairs
        for question, row in zip(pair.questions, encoder.encode(pair.questions), strict=True)
    }
    controls, lines = _Controls(encoder.dimension), _Lines(start, encoder.dimension)
    of_controls = [pair for pair in pairs if pools[pair.pool].kind == "controls"]
    of_lines = [pair for pair in pairs if pools[pair.pool].kind == "lines"]
    for batch in _batches(of_controls, settings.epochs, settings, _optimiser(controls, settings)):
        shown = {name: controls.items(*vectors[name]) for name in {pair.pool for pair in batch}}
        losses = [
            pair.weight * _missed(controls(_rows(asked, pair), shown[pair.pool]), pair.needed)
            for pair in batch
        ]
        _learn(losses, settings.control_pull * controls.pull())
    for batch in _batches(of_lines, settings.line_epochs, settings, _optimiser(lines, settings)):
        losses = [_line_loss(lines, pair, _rows(asked, pair), vectors[pair.pool]) for pair in batch]
        _learn(losses, settings.line_pull * lines.pull())
    return _stored(controls, lines, start)


def _learn(losses: Sequence[Tensor], pull: Tensor) -> None:
    """Gradients of the mean loss and of the pull."""
    (torch.stack(list(losses)).mean() + pull).backward()


def _batches(
    pairs: Sequence[Pair], epochs: int, settings: Settings, optimiser: torch.optim.Optimizer
) -> Iterator[list[Pair]]:
    """Each pair once an epoch, in a new order; the optimiser steps after each batch."""
    order = np.random.default_rng(settings.seed)
    for _ in range(epochs):
        places = order.permutation(len(pairs))
        for first in range(0, len(pairs), settings.batch):
            optimiser.zero_grad()
            yield [pairs[place] for place in places[first : first + settings.batch]]
            optimiser.step()


def _optimiser(module: nn.Module, settings: Settings) -> torch.optim.Optimizer:
    named = list(module.named_parameters())
    return torch.optim.Adam([
        {"params": [p for _, p in named if p.ndim == 2], "lr": settings.learning_rate},
        {"params": [p for _, p in named if p.ndim < 2], "lr": settings.prior_rate},
    ])


def _missed(logits: Tensor, needed: Sequence[Sequence[int]]) -> Tensor:
    """Mean over the parts of -log(the chance that at least one question means the part)."""
    shares = logits.softmax(dim=1)
    losses = []
    for part in needed:
        share = shares[:, list(part)].sum(dim=1).clamp(_FLOOR, 1 - _FLOOR)
        losses.append(-torch.log(1 - torch.prod(1 - share)))
    return torch.stack(losses).mean()


def _line_loss(lines: _Lines, pair: Pair, asked: Tensor, vectors: tuple[Tensor, Tensor]) -> Tensor:
    said = torch.tensor(pair.evidence, dtype=torch.float32)
    logs = lines(asked, *vectors, said).log_softmax(dim=1)
    needed = [logs[:, list(part)].mean(dim=1) for part in pair.needed]
    return -torch.stack(needed).mean() * 2 * pair.weight


def _rows(asked: dict[str, Tensor], pair: Pair) -> Tensor:
    return torch.stack([asked[question] for question in pair.questions])


def _vectors(pool: Pool, encoder: CachedEncoder) -> tuple[Tensor, Tensor]:
    first, second = zip(*pool.items, strict=True)
    return torch.from_numpy(encoder.encode(first)), torch.from_numpy(encoder.encode(second))


def _same(dimension: int) -> nn.Parameter:
    return nn.Parameter(torch.eye(dimension))


def _distance(*matrices: Tensor) -> Tensor:
    total = sum(((matrix - torch.eye(len(matrix))) ** 2).sum() for matrix in matrices)
    return total / matrices[0].shape[0]


def _stored(controls: _Controls, lines: _Lines, start: Heads) -> Heads:
    def array(parameter: Tensor) -> Vectors:
        values: Vectors = parameter.detach().numpy().astype(np.float32)
        return values

    assert len(EVIDENCE) == len(start.evidence)
    return Heads(
        encoder=start.encoder,
        query=array(controls.query),
        name=array(controls.name),
        description=array(controls.description),
        prior=array(controls.prior),
        scale=controls.scale.exp().item(),
        words=start.words,
        line_query=array(lines.query),
        line=array(lines.line),
        evidence=array(lines.evidence),
        evidence_without=array(lines.evidence_without),
    )
