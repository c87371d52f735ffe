"""Train which selection a request means: a small network over what speaks for each candidate.

Usage: python recipes/train_choosing.py OUT.npz --openings FOLDER [--tasks FILE.jsonl ...] [--most 3000]

Measured on the validation requests written by hand that select one thing which is a candidate.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from lamwright.models.embedded import heads_path, ways_paths
from lamwright.models.encoder import Vectors
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.task import Task
from lamwright.retrieve.choosing import Chooser, write_chooser
from lamwright.retrieve.evidence import COUNT, KINDS, Known, evidence, kind_of
from lamwright.retrieve.heads import read_heads
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.selections import NOTHING, Candidate, candidates, describe
from lamwright.retrieve.ways import read_ways, ways_of
from people.samples import Openings
from reading.gathering import by_hand, of_file

_HIDDEN, _RATE, _DECAY = 48, 3e-3, 1e-3


class Question(NamedTuple):
    """A request, what speaks for each candidate, and which of them are right."""

    said: Vectors
    right: tuple[int, ...]
    weight: float
    covered: bool
    single: bool


class Gatherer:
    """Makes questions of tasks."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self._encoder = CachedEncoder(installed_encoder())
        self._heads = read_heads(heads_path())
        self._finder = Retriever(self._encoder, heads=self._heads)
        file, changes = ways_paths("writer")
        self._ways = read_ways(file, installed_encoder(changes))

    def kinds_of(self, tasks: Iterable[Task]) -> dict[tuple[str, ...], Vectors]:
        """Shares of the kinds that each way was used on."""
        counts: dict[tuple[str, ...], Vectors] = {}
        for task in tasks:
            steps = [step.thought for step in task.reference]
            chosen = ""
            for step in steps:
                if step.startswith("Select "):
                    chosen = step
                else:
                    break
            for way in ways_of(steps):
                held = counts.setdefault(way, np.full(len(KINDS), 0.02, dtype=np.float32))
                held[
                    KINDS.index(kind_of(chosen if steps[0].startswith("Select ") else NOTHING))
                ] += 1
        return {way: held / held.sum() for way, held in counts.items()}

    def questions(
        self, tasks: Iterable[Task], kinds: dict[tuple[str, ...], Vectors], weight: float
    ) -> Iterator[Question]:
        """Candidates of each task on its document, and which the reference selects."""
        for task in tasks:
            state = self._openings.state(task.request, task.template)
            if state is None or not task.reference:
                continue
            reading, ranked = self._finder.read(task.request, state.observation.canvas)
            listed = list(candidates(reading, ranked))
            steps = [step.thought for step in task.reference]
            gold = list(dict.fromkeys(step for step in steps if step.startswith("Select ")))[:6]
            gold = gold if steps[0].startswith("Select ") else [NOTHING, *gold]
            names = [candidate.selection for candidate in listed]
            covered = all(one in names for one in gold)
            listed += [Candidate(one, describe(one, reading)) for one in gold if one not in names]
            names = [candidate.selection for candidate in listed]
            right = tuple(names.index(one) for one in gold)
            known = Known(ranked, self._ways.ranked_all(task.request)[:5], kinds)
            said = evidence(reading, listed, known, self._encoder, self._heads)
            yield Question(said, right, weight, covered, len(gold) == 1)


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    gatherer = Gatherer(Openings(options.openings))
    hand = by_hand("train")
    made = [task for file in options.tasks for task in of_file(file) if task.reference]
    kinds = gatherer.kinds_of([*hand, *made])
    checked = list(gatherer.questions(by_hand("validation"), kinds, 1.0))
    print(
        f"{len(checked)} validation, covered {np.mean([q.covered for q in checked]):.3f}",
        flush=True,
    )
    asked = list(gatherer.questions(hand, kinds, 2.0))
    print(f"{len(asked)} by hand, covered {np.mean([q.covered for q in asked]):.3f}", flush=True)
    rng.shuffle(made)
    asked += gatherer.questions(made[: max(0, options.most - len(asked))], kinds, 1.0)
    print(f"{len(asked)} questions", flush=True)
    asked = [one for one in asked if one.covered]
    _train(asked, checked, kinds, options)


def _train(
    asked: list[Question],
    checked: list[Question],
    kinds: dict[tuple[str, ...], Vectors],
    options: argparse.Namespace,
) -> None:
    every = np.concatenate([one.said for one in asked])
    mean, spread = every.mean(0), every.std(0) + 1e-2
    first, last = nn.Linear(COUNT, _HIDDEN), nn.Linear(_HIDDEN, 1, bias=False)
    optimiser = torch.optim.AdamW(
        [*first.parameters(), *last.parameters()], _RATE, weight_decay=_DECAY
    )
    inputs = [torch.tensor((one.said - mean) / spread) for one in asked]
    rng = random.Random(options.seed)
    best = 0.0
    for epoch in range(options.epochs):
        order = list(range(len(asked)))
        rng.shuffle(order)
        for start in range(0, len(order), 64):
            losses = []
            for place in order[start : start + 64]:
                logs = last(torch.tanh(first(inputs[place])))[:, 0].log_softmax(0)
                losses.append(-asked[place].weight * logs[list(asked[place].right)].mean())
            optimiser.zero_grad()
            torch.stack(losses).mean().backward()
            optimiser.step()
        chooser = Chooser(
            mean.astype(np.float32),
            spread.astype(np.float32),
            first.weight.detach().numpy().T.copy(),
            first.bias.detach().numpy().copy(),
            last.weight.detach().numpy()[0].copy(),
            kinds,
        )
        figures = measured(chooser, checked)
        print(json.dumps({"epoch": epoch} | figures), flush=True)
        if figures["first"] >= best:
            best = figures["first"]
            write_chooser(options.out, chooser)


def measured(chooser: Chooser, asked: list[Question]) -> dict[str, float]:
    """The right selection first, and among three and six, where it was a candidate and the only one."""
    ranks = []
    for one in asked:
        if one.single and one.covered:
            listed = [Candidate(str(place), "") for place in range(len(one.said))]
            order = [item.selection for item in chooser.ranked(listed, one.said)]
            ranks.append(order.index(str(one.right[0])))
    found = np.array(ranks)
    before = np.array([q.right[0] for q in asked if q.single and q.covered])
    shares = {f"among {n}": round(float((found < n).mean()), 3) for n in (3, 6)}
    return {
        "n": len(ranks),
        "first": round(float((found == 0).mean()), 3),
        **shares,
        "first before": round(float((before == 0).mean()), 3),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
