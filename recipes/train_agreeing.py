"""Fit what the readers of lines count beside the chooser.

Usage: python recipes/train_agreeing.py CHOOSER.npz --openings FOLDER --sets NAME...

CHOOSER.npz is the chooser that the package ships; its weights are scaled, and those of ``agreeing.agreement`` stored.
Fitted (eleven numbers) on sets of requests by hand that no reader was trained on: readers know theirs too well. What is
printed is measured held out, in five folds of documents.
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from lamwright.models.embedded import chooser_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.records.task import Task
from lamwright.retrieve.selections.agreeing import COUNT
from lamwright.retrieve.selections.choosing import READ, Chooser, read_chooser, write_chooser
from people.samples import Openings
from reading.gathering import by_hand
from reading.questions import Gatherer, Question

_FOLDS, _STEPS, _DECAY = 5, 300, 0.01


class _Row(NamedTuple):
    """Candidates of a question: what the chooser says, what agrees with the lines, and which are right."""

    document: str
    logits: torch.Tensor
    agrees: torch.Tensor
    right: torch.Tensor


def main() -> None:
    """Gather, fit, measure, store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chooser", type=Path)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--count", type=int, default=700)
    options = parser.parse_args()
    torch.set_num_threads(1)
    chooser = read_chooser(options.chooser, installed_encoder(chooser_paths("writer")[1]))
    gatherer = Gatherer(Openings(options.openings))
    asked = [task for task in by_hand("train") if task.template.split("-")[0] in options.sets]
    random.Random(5).shuffle(asked)
    rows = _gathered(asked[: options.count], gatherer, chooser)
    documents = sorted({row.document for row in rows})
    held = []
    for fold in range(_FOLDS):
        out = set(documents[fold::_FOLDS])
        weights = _fitted([row for row in rows if row.document not in out])
        held += [_rank(row, weights) for row in rows if row.document in out]
    print(json.dumps({"before": _shares([_rank(row, _plain()) for row in rows])}), flush=True)
    print(json.dumps({"held out": _shares(held)}), flush=True)
    weights = _fitted(rows)
    print(json.dumps({"weights": [round(float(weight), 3) for weight in weights]}))
    own, agree = float(weights[0]), weights[1:].numpy().astype(np.float32)
    scaled = replace(chooser, last=chooser.last * own, near=chooser.near * own, agree=agree)
    write_chooser(options.chooser, scaled)


def _gathered(tasks: Sequence[Task], gatherer: Gatherer, chooser: Chooser) -> list[_Row]:
    """Those whose right selection is a candidate."""
    kinds = dict(chooser.kinds_of)
    found = [(task, one) for task in tasks for one in gatherer.questions([task], kinds, 1.0)]
    covered = [one.covered for _, one in found]
    share = round(float(np.mean(covered)), 3)
    print(json.dumps({"n": len(covered), "covered": share}), flush=True)
    return [_row(task.template, one, chooser) for task, one in found if one.covered]


def _row(document: str, one: Question, chooser: Chooser) -> _Row:
    net = chooser.network(one.said)
    likely = np.argsort(-(net + one.agrees @ _FIRST), kind="stable")[:READ]
    wanted = [place for place in range(len(net)) if place in {*one.right, *one.alike}]
    likely = np.array(list(dict.fromkeys([*likely.tolist(), *wanted])))
    described = chooser.encoder.encode([one.described[place] for place in likely])
    near = described @ chooser.encoder.encode([one.request])[0]
    right = np.isin(likely, wanted)
    logits = net[likely] + chooser.near * near
    return _Row(document, *map(torch.tensor, (logits, one.agrees[likely], right)))


_FIRST: Vectors = np.array(
    [0.15, 0.25, 0.35, -0.5, 0.5, 0.7, 0.15, 1.8, -1.0, -1.6], dtype=np.float32
)
"""What agreement counts while candidates are looked for."""


def _plain() -> torch.Tensor:
    return torch.tensor([1.0] + [0.0] * COUNT)


def _scores(row: _Row, weights: torch.Tensor) -> torch.Tensor:
    return weights[0] * row.logits + row.agrees @ weights[1:]


def _fitted(rows: Sequence[_Row]) -> torch.Tensor:
    weights = torch.tensor([0.9, *_FIRST.tolist()], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=_STEPS)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        losses = []
        for row in rows:
            logs = _scores(row, weights).log_softmax(0)
            losses.append(-logs[row.right].logsumexp(0))
        total = torch.stack(losses).mean() + _DECAY * (weights**2).mean()
        total.backward()
        return total

    optimiser.step(loss)
    return weights.detach()


def _rank(row: _Row, weights: torch.Tensor) -> int:
    order = _scores(row, weights).argsort(descending=True)
    return int(row.right[order].int().argmax())


def _shares(ranks: Sequence[int]) -> dict[str, float]:
    found = np.array(ranks)
    return {f"among {most}": round(float((found < most).mean()), 3) for most in (1, 3, 6)}


if __name__ == "__main__":
    main()
