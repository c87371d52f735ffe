"""Train what reads a request and a candidate selection together: low-rank changes of MiniLM.

Usage: python recipes/train_reranking.py OUT.safetensors --chooser FILE.npz --questions FOLDER

The questions are those of ``recipes/train_choosing.py``. Kept is the epoch that puts the right selection first
most often for the validation requests written by hand.
"""

import argparse
import json
import math
import pickle
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from lamwright.models.encoder import Vectors
from lamwright.models.minilm import wheel_folder
from lamwright.retrieve.choosing import Chooser, read_chooser
from lamwright.retrieve.reranking import MOST, joined
from lamwright.retrieve.selections import Candidate
from reading.changed import ChangedEncoder, set_rate
from reading.questions import Question

_SHOWN = 9
"""Candidates of a question in training: the right ones, and those the chooser likes best."""


class Asked(NamedTuple):
    """A question with the chooser's scores, cut to the candidates that are read."""

    told: list[str]
    scores: Vectors
    right: list[int]
    weight: float


def main() -> None:
    """Read, train, measure, store."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chooser = read_chooser(options.chooser)
    asked = [cut(q, chooser, _SHOWN) for n in ("hand", "made") for q in _covered(options, n)]
    checked = _covered(options, "validation")
    print(f"{len(asked)} questions, {len(checked)} checked", flush=True)
    folder = wheel_folder()
    assert folder is not None
    model = ChangedEncoder(folder, 1, longest=96)
    model.trust = torch.nn.Parameter(torch.ones(1))
    optimiser = model.optimiser(options.rate)
    steps, done = options.epochs * math.ceil(len(asked) / options.batch), 0
    started, best = time.monotonic(), 0.0
    for epoch in range(options.epochs):
        random.Random(options.seed + epoch).shuffle(asked)
        for first in range(0, len(asked), options.batch):
            set_rate(optimiser, options.rate, done, steps)
            loss = _loss(model, asked[first : first + options.batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done += 1
            if done % 20 == 0:
                spent = round(time.monotonic() - started)
                print(f"{done}/{steps} {loss.item():.3f} {spent} s", flush=True)
            if done % options.every == 0 or done == steps:
                figures = measured(model, chooser, checked)
                print(json.dumps({"step": done} | figures), flush=True)
                if figures["first"] >= best:
                    best = figures["first"]
                    store(model, options.out)


def _covered(options: argparse.Namespace, name: str) -> list[Question]:
    held = pickle.loads((options.questions / f"{name}.pkl").read_bytes())
    return [one for one in held if one.covered]


def cut(one: Question, chooser: Chooser, most: int) -> Asked:
    """The right candidates and the likeliest others, in the chooser's order."""
    names = [Candidate(str(place), "") for place in range(len(one.said))]
    ranked = [(int(item.selection), item.score) for item in chooser.ranked(names, one.said)]
    wrong = [place for place, _ in ranked if place not in one.right][: most - len(one.right)]
    kept = [(place, score) for place, score in ranked if place in one.right or place in wrong]
    return Asked(
        [joined(one.request, one.described[place]) for place, _ in kept],
        np.array([score for _, score in kept], dtype=np.float32),
        [number for number, (place, _) in enumerate(kept) if place in one.right],
        one.weight,
    )


def _loss(model: ChangedEncoder, batch: Sequence[Asked]) -> Tensor:
    """Cross-entropy of the right candidates among those shown."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = model([text for one in batch for text in one.told])[:, 0]
    losses = []
    for one, scores in zip(
        batch, read.float().split([len(one.told) for one in batch]), strict=True
    ):
        logs = (scores + model.trust * torch.tensor(one.scores)).log_softmax(0)
        losses.append(-one.weight * logs[one.right].mean())
    total: Tensor = torch.stack(losses).sum() / sum(one.weight for one in batch)
    return total


@torch.inference_mode()
def measured(
    model: ChangedEncoder, chooser: Chooser, asked: Sequence[Question]
) -> dict[str, float]:
    """How often the first candidate is right, and one of three and of six; before: by the chooser alone."""
    ranks, before = [], []
    for one in asked:
        names = [Candidate(str(place), "") for place in range(len(one.said))]
        ranked = chooser.ranked(names, one.said)
        places = [int(item.selection) for item in ranked[:MOST]]
        before.append(min((places.index(p) for p in one.right if p in places), default=MOST))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = model([joined(one.request, one.described[place]) for place in places])[:, 0]
        logits = read.float().numpy() + float(model.trust) * np.array([
            r.score for r in ranked[:MOST]
        ])
        ordered = [places[i] for i in np.argsort(-logits)]
        ranks.append(min((ordered.index(p) for p in one.right if p in ordered), default=MOST))
    found, earlier = np.array(ranks), np.array(before)
    return {
        "first": round(float((found == 0).mean()), 3),
        "among 3": round(float((found < 3).mean()), 3),
        "among 6": round(float((found < 6).mean()), 3),
        "first before": round(float((earlier == 0).mean()), 3),
        "among 6 before": round(float((earlier < 6).mean()), 3),
        "n": len(ranks),
    }


def store(model: ChangedEncoder, file: Path) -> None:
    """Changes and linear layer in one file."""
    weight, _ = model.store(file)
    held = load_file(file)
    held["head.weight"] = weight[0].half().contiguous()
    held["head.trust"] = model.trust.detach().clone()
    save_file(held, file)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--chooser", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--every", type=int, default=200)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
