"""A chooser in training: a small network over evidence, and how near a request is to a candidate in words."""

import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import normalize

from lamwright.models.encoder import Vectors
from lamwright.retrieve.selections.choosing import READ, Chooser
from lamwright.retrieve.selections.evidence import COUNT
from reading.changed import ChangedEncoder
from reading.questions import Question

_BATCH, _LIKELY, _OTHERS = 8, 9, 3
_LONGEST, _TEXTS = 48, 32
_NEAR = 6.0
"""What a cosine counts at first."""


class Learner(nn.Module):
    """The network (``hidden`` units), the encoder in ``folder`` with its changes, and the weight of nearness."""

    def __init__(self, folder: Path, every: Vectors, hidden: int) -> None:
        """``every``: rows of evidence, from which mean and spread are taken."""
        super().__init__()
        self.mean = torch.tensor(every.mean(0), dtype=torch.float32)
        self.spread = torch.tensor(every.std(0) + 1e-2, dtype=torch.float32)
        self.first, self.last = nn.Linear(COUNT, hidden), nn.Linear(hidden, 1, bias=False)
        self.near = nn.Parameter(torch.tensor(_NEAR))
        self.encoder = ChangedEncoder(folder, 1, longest=_LONGEST)

    def network(self, said: Vectors) -> Tensor:
        """A logit for each candidate, from its evidence."""
        rows = (torch.tensor(said) - self.mean) / self.spread
        logits: Tensor = self.last(torch.tanh(self.first(rows)))[:, 0]
        return logits

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """A row of length one for each text."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        rows: list[Tensor] = [torch.empty(0)] * len(texts)
        for first in range(0, len(order), _TEXTS):
            places = order[first : first + _TEXTS]
            for place, row in zip(places, self._pooled([texts[p] for p in places]), strict=True):
                rows[place] = row
        return torch.stack(rows)

    def _pooled(self, texts: Sequence[str]) -> Tensor:
        read = self.encoder.tokenizer(
            list(texts), padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt"
        )
        read["token_type_ids"] = torch.zeros_like(read["input_ids"])
        hidden = self.encoder.body(**read).last_hidden_state
        mask = read["attention_mask"][..., None]
        pooled: Tensor = normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
        return pooled

    @torch.no_grad()
    def scores(self, one: Question) -> Vectors:
        """A logit for each candidate; the least where it is not among those that are read."""
        logits = self.network(one.said)
        read = logits.argsort(descending=True)[:READ].tolist()
        rows = self.vectors([one.request, *(one.described[place] for place in read)])
        scores = np.full(len(logits), float("-inf"), dtype=np.float32)
        scores[read] = (logits[read] + self.near * (rows[1:] @ rows[0])).numpy()
        return scores

    def start(self, chooser: Chooser, changes: Path) -> None:
        """Go on from a stored chooser and its changes."""
        self.mean, self.spread = torch.tensor(chooser.mean), torch.tensor(chooser.spread)
        with torch.no_grad():
            self.first.weight.copy_(torch.tensor(chooser.first.T))
            self.first.bias.copy_(torch.tensor(chooser.bias))
            self.last.weight.copy_(torch.tensor(chooser.last)[None])
            self.near.fill_(chooser.near)
        self.encoder.load(changes)

    def stored(self, chooser: type[Chooser], **rest: object) -> Chooser:
        """The network as the package holds it."""
        return chooser(
            self.mean.numpy(),
            self.spread.numpy(),
            self.first.weight.detach().numpy().T.copy(),
            self.first.bias.detach().numpy().copy(),
            self.last.weight.detach().numpy()[0].copy(),
            near=self.near.item(),
            **rest,  # type: ignore[arg-type]
        )


def train_network(learner: Learner, asked: Sequence[Question], epochs: int, seed: int) -> None:
    """The network alone, on all candidates."""
    layers = [*learner.first.parameters(), *learner.last.parameters()]
    optimiser = torch.optim.AdamW(layers, 3e-3, weight_decay=1e-3)
    rng = random.Random(seed)
    for _ in range(epochs):
        for batch in _batches(asked, 64, rng):
            losses = [_loss(learner.network(one.said), one, range(len(one.said))) for one in batch]
            _step(optimiser, losses, batch)


def train_both(
    learner: Learner, asked: Sequence[Question], *, rate: float, epochs: int, seed: int
) -> Iterator[tuple[int, int, float]]:
    """Network and changes together, on the likeliest candidates and some others; yields done, of, loss."""
    changes = [w for w in learner.encoder.body.parameters() if w.requires_grad]
    layers = [*learner.first.parameters(), *learner.last.parameters(), learner.near]
    optimiser = torch.optim.AdamW([{"params": changes}, {"params": layers}], weight_decay=0.01)
    rng = random.Random(seed)
    steps, done = epochs * math.ceil(len(asked) / _BATCH), 0
    for _ in range(epochs):
        for batch in _batches(asked, _BATCH, rng):
            share = min(1.0, (done + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * done / steps))
            for group, most in zip(optimiser.param_groups, (rate, 1e-3), strict=True):
                group["lr"] = share * most
            shown = [_shown(learner, one, rng) for one in batch]
            texts = [
                text
                for one, places in zip(batch, shown, strict=True)
                for text in (one.request, *(one.described[place] for place in places))
            ]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = learner.vectors(texts)
            rows, losses, first = vectors.float(), [], 0
            for one, places in zip(batch, shown, strict=True):
                near = rows[first + 1 : first + 1 + len(places)] @ rows[first]
                logits = learner.network(one.said[places]) + learner.near * near
                losses.append(_loss(logits, one, places))
                first += 1 + len(places)
            done += 1
            yield done, steps, _step(optimiser, losses, batch)


def _batches(asked: Sequence[Question], size: int, rng: random.Random) -> Iterator[list[Question]]:
    order = rng.sample(asked, len(asked))
    for first in range(0, len(order), size):
        yield order[first : first + size]


def _shown(learner: Learner, one: Question, rng: random.Random) -> list[int]:
    with torch.no_grad():
        likely = np.argsort(-learner.network(one.said).numpy())[:_LIKELY]
    others = rng.sample(range(len(one.said)), min(_OTHERS, len(one.said)))
    places = dict.fromkeys([*one.right, *map(int, likely), *others])
    return [place for place in places if place not in one.alike]


def _loss(logits: Tensor, one: Question, places: Sequence[int]) -> Tensor:
    """How unlikely what is right is, among the candidates at ``places``."""
    hidden = torch.tensor([place in one.alike for place in places])
    logs = logits.masked_fill(hidden, float("-inf")).log_softmax(0)
    held = {place: row for row, place in enumerate(places)}
    loss: Tensor = -logs[[held[place] for place in one.right]].mean()
    return loss


def _step(
    optimiser: torch.optim.Optimizer, losses: Sequence[Tensor], batch: Sequence[Question]
) -> float:
    weights = torch.tensor([one.weight for one in batch])
    loss = (torch.stack(list(losses)) * weights).sum() / weights.sum()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return float(loss.item())
