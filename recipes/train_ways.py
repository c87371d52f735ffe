"""Train which known way a request asks for: low-rank changes of MiniLM and a linear classifier.

Usage: python recipes/train_ways.py OUT [--tasks FILE.jsonl ...] [--epochs 3]

OUT gets ``ways.npz`` and ``encoder.safetensors`` (the changes). Measured on the validation requests
written by hand: the share whose ways are all among the first 1, 2, 3, 5.
"""

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from lamwright.models.minilm import MiniLM, wheel_folder
from lamwright.records.task import Task
from lamwright.retrieve.ways.ways import Ways, asked_together, read_ways, write_ways
from reading.changed import ChangedEncoder, set_rate
from reading.gathering import Asked, by_hand, composed, of_families, of_file, of_tasks


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    hand = by_hand("train", options.without)
    together = asked_together([step.thought for step in task.reference] for task in hand)
    asked = _gathered(hand, options)
    counts = Counter(way for one in asked for way in one.ways)
    known = [way for way, count in counts.most_common() if count >= options.least]
    places = {way: place for place, way in enumerate(known)}
    asked = [one for one in asked if all(way in places for way in one.ways)]
    print(f"{len(asked)} requests, {len(known)} ways", flush=True)
    folder = wheel_folder()
    assert folder is not None
    model = ChangedEncoder(folder, len(known))
    optimiser = model.optimiser(options.rate)
    steps = options.epochs * math.ceil(len(asked) / options.batch)
    options.out.mkdir(parents=True, exist_ok=True)
    started, done = time.monotonic(), 0
    for _ in range(options.epochs):
        for batch in batches(asked, options.batch, random.Random(options.seed + done)):
            set_rate(optimiser, options.rate, done, steps)
            loss = _loss(model, batch, places)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done += 1
            if done % 50 == 0:
                print(f"{done}/{steps} {loss.item():.3f}", flush=True)
        weight, bias = model.store(options.out / "encoder.safetensors")
        write_ways(options.out / "ways.npz", known, weight.numpy(), bias.numpy(), together)
        encoder = MiniLM(folder, options.out / "encoder.safetensors")
        figures = measured(read_ways(options.out / "ways.npz", encoder))
        print(json.dumps({"seconds": round(time.monotonic() - started)} | figures), flush=True)


def batches(asked: Sequence[Asked], size: int, rng: random.Random) -> list[list[Asked]]:
    """Batches of requests of like length, so that little is padded, in any order."""
    order = rng.sample(asked, len(asked))
    chunks = [order[first : first + 40 * size] for first in range(0, len(order), 40 * size)]
    ordered = [one for chunk in chunks for one in sorted(chunk, key=lambda one: len(one.request))]
    made = [ordered[first : first + size] for first in range(0, len(ordered), size)]
    rng.shuffle(made)
    return made


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--composed", type=int, default=6000)
    parser.add_argument("--families", type=int, default=800)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--least", type=int, default=2)
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _gathered(hand: Sequence[Task], options: argparse.Namespace) -> list[Asked]:
    generated = [task for file in options.tasks for task in of_file(file)]
    return [
        *of_tasks(hand, 3.0),
        *of_tasks(generated, 1.0),
        *of_tasks(of_families(options.families, options.seed), 0.5),
        *composed(hand, options.composed, options.seed),
    ]


def _loss(
    model: ChangedEncoder, batch: Sequence[Asked], places: Mapping[tuple[str, ...], int]
) -> Tensor:
    wanted = torch.zeros(len(batch), len(places))
    for row, one in enumerate(batch):
        for way in one.ways:
            wanted[row, places[way]] = 1 / len(one.ways)
    weights = torch.tensor([one.weight for one in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model([one.request for one in batch])
    logs = logits.float().log_softmax(1)
    loss: Tensor = -((wanted * logs).sum(1) * weights).sum() / weights.sum()
    return loss


def measured(ways: Ways) -> dict[str, float]:
    """Of the validation requests written by hand: all their ways among the first 1, 2, 3, 5."""
    tasks = list(of_tasks(by_hand("validation"), 1.0))
    single = [task for task in tasks if len(task.ways) == 1]
    ranks = [[way.steps for way in ways.ranked_all(task.request)] for task in single]
    return {
        f"first {n}": round(
            float(np.mean([t.ways[0] in r[:n] for t, r in zip(single, ranks, strict=True)])), 3
        )
        for n in (1, 2, 3, 5)
    } | {"requests": len(single)}


if __name__ == "__main__":
    main()
