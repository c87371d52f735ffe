"""Train which selection a request means: MiniLM reads request and candidate together.

Usage: python recipes/train_choosing.py OUT --openings FOLDER [--tasks FILE.jsonl ...] [--most 3000]

OUT gets ``chooser.npz`` and ``reader.safetensors``. Measured on the validation requests written by hand.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from lamwright.models.minilm import MiniLM, wheel_folder
from lamwright.records.task import Task
from lamwright.retrieve.choosing import Chooser, read_chooser, together, write_chooser
from lamwright.retrieve.retriever import installed_retriever
from lamwright.retrieve.selections import NOTHING, Candidate, candidates, describe
from people.samples import Openings
from reading.changed import ChangedEncoder, set_rate
from reading.gathering import by_hand, of_file

_SHOWN = 10


class Question(NamedTuple):
    """A request, its candidates, and which of them are right."""

    request: str
    listed: tuple[Candidate, ...]
    right: tuple[int, ...]
    weight: float
    covered: bool
    single: bool


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    openings = Openings(options.openings)
    checked = list(questions(by_hand("validation"), openings, 1.0))
    print(
        f"{len(checked)} validation, covered {np.mean([q.covered for q in checked]):.3f}",
        flush=True,
    )
    asked = list(questions(by_hand("train"), openings, 2.0))
    print(f"{len(asked)} by hand, covered {np.mean([q.covered for q in asked]):.3f}", flush=True)
    made = [task for file in options.tasks for task in of_file(file) if task.reference]
    rng.shuffle(made)
    asked += questions(made[: max(0, options.most - len(asked))], openings, 1.0)
    print(f"{len(asked)} questions", flush=True)
    folder = wheel_folder()
    assert folder is not None
    model = ChangedEncoder(folder, 1, first_layer=options.first_layer, longest=96)
    options.out.mkdir(parents=True, exist_ok=True)
    optimiser = model.optimiser(options.rate)
    steps = options.epochs * math.ceil(len(asked) / options.batch)
    started, done = time.monotonic(), 0
    for _ in range(options.epochs):
        rng.shuffle(asked)
        for first in range(0, len(asked), options.batch):
            set_rate(optimiser, options.rate, done, steps)
            loss = _loss(model, asked[first : first + options.batch], rng)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done += 1
            if done % 20 == 0:
                print(
                    f"{done}/{steps} {loss.item():.3f} {time.monotonic() - started:.0f} s",
                    flush=True,
                )
            if done % options.look == 0 or done == steps:
                weight, _ = model.store(options.out / "reader.safetensors")
                write_chooser(options.out / "chooser.npz", weight[0].numpy())
                encoder = MiniLM(folder, options.out / "reader.safetensors")
                print(
                    json.dumps(
                        measured(read_chooser(options.out / "chooser.npz", encoder), checked)
                    ),
                    flush=True,
                )


def questions(tasks: Iterable[Task], openings: Openings, weight: float) -> Iterator[Question]:
    """Candidates of each task on its document, and which the reference selects."""
    finder = installed_retriever(descriptions={})
    for task in tasks:
        state = openings.state(task.request, task.template)
        if state is None or not task.reference:
            continue
        reading, ranked = finder.read(task.request, state.observation.canvas)
        listed = list(candidates(reading, ranked))
        steps = [step.thought for step in task.reference]
        gold = list(dict.fromkeys(step for step in steps if step.startswith("Select ")))[:6]
        gold = gold if steps[0].startswith("Select ") else [NOTHING, *gold]
        known = [candidate.selection for candidate in listed]
        covered = all(one in known for one in gold)
        listed += [Candidate(one, describe(one, reading)) for one in gold if one not in known]
        known = [candidate.selection for candidate in listed]
        right = tuple(known.index(one) for one in gold)
        yield Question(task.request, tuple(listed), right, weight, covered, len(gold) == 1)


def _loss(model: ChangedEncoder, batch: list[Question], rng: random.Random) -> torch.Tensor:
    texts: list[str] = []
    sizes: list[tuple[int, int]] = []
    for one in batch:
        wrong = [place for place in range(len(one.listed)) if place not in one.right]
        near, far = wrong[:5], wrong[5:]
        rng.shuffle(far)
        right = one.right[:4]
        shown = [*right, *near, *far][: max(_SHOWN, len(right) + 2)]
        texts += [together(one.request, one.listed[place]) for place in shown]
        sizes.append((len(right), len(shown)))
    logits = model(texts)[:, 0]
    losses, at = [], 0
    for (right, shown), one in zip(sizes, batch, strict=True):
        logs = logits[at : at + shown].log_softmax(0)
        losses.append(-one.weight * logs[:right].mean())
        at += shown
    return torch.stack(losses).sum() / sum(one.weight for one in batch)


def measured(chooser: Chooser, asked: list[Question]) -> dict[str, float]:
    """The right selection first, and among three, where it was a candidate and the only one."""
    ranks = []
    for one in asked:
        if one.single and one.covered:
            order = [item.selection for item in chooser.ranked(one.request, one.listed)]
            ranks.append(order.index(one.listed[one.right[0]].selection))
    found = np.array(ranks)
    before = np.array([q.right[0] for q in asked if q.single and q.covered])
    return {
        "n": len(ranks),
        "first": round(float((found == 0).mean()), 3),
        "among 3": round(float((found < 3).mean()), 3),
        "first before": round(float((before == 0).mean()), 3),
        "among 3 before": round(float((before < 3).mean()), 3),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--first-layer", type=int, default=1)
    parser.add_argument("--look", type=int, default=100)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
