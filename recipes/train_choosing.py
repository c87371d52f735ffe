"""Train which selection a request means: a small network over what speaks for each candidate.

Usage: python recipes/train_choosing.py OUT.npz --questions FOLDER
       ... --openings FOLDER [--tasks FILE.jsonl ...] [--most 3000]

With ``--openings`` the questions are gathered first: ``FOLDER/hand.npz``, ``made.npz``, ``validation.npz``,
and ``kinds.json``.
Measured on the validation requests written by hand whose selections are candidates.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from torch import nn

from lamwright.models.encoder import Vectors
from lamwright.retrieve.choosing import Chooser, write_chooser
from lamwright.retrieve.evidence import COUNT
from lamwright.retrieve.selections import Candidate
from people.samples import Openings
from reading.gathering import by_hand, of_file
from reading.questions import Gatherer, Question, read_questions, write_questions

_HIDDEN, _RATE, _DECAY = 48, 3e-3, 1e-3
_MISSED = 0.25
"""Of so many requests the reader of ways does not put the right one first."""


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    if options.openings:
        _gather(options)
    held = {file.stem: read_questions(file) for file in options.questions.glob("*.npz")}
    stored = json.loads((options.questions / "kinds.json").read_text(encoding="utf-8"))
    kinds = {tuple(way): np.array(shares, dtype=np.float32) for way, shares in stored}
    checked = held["validation"]
    print(f"{len(checked)} validation, covered {_covered(checked):.3f}", flush=True)
    print(f"{len(held['hand'])} by hand, covered {_covered(held['hand']):.3f}", flush=True)
    asked = [one for one in [*held["hand"], *held["made"]] if one.covered]
    print(f"{len(asked)} questions", flush=True)
    _train(asked, checked, kinds, options)


def _gather(options: argparse.Namespace) -> None:
    """Write the questions."""
    options.questions.mkdir(parents=True, exist_ok=True)
    gatherer = Gatherer(Openings(options.openings))
    hand = by_hand("train")
    made = [task for file in options.tasks for task in of_file(file) if task.reference]
    kinds = gatherer.kinds_of([*hand, *made])
    random.Random(options.seed).shuffle(made)
    few = made[: max(0, options.most - len(hand))]
    stored = json.dumps([(way, shares.tolist()) for way, shares in kinds.items()])
    (options.questions / "kinds.json").write_text(stored, encoding="utf-8")
    for name, found in (
        ("validation", list(gatherer.questions(by_hand("validation"), kinds, 1.0))),
        ("hand", list(gatherer.questions(hand, kinds, 2.0, _MISSED))),
        ("made", list(gatherer.questions(few, kinds, 1.0, _MISSED))),
    ):
        write_questions(options.questions / f"{name}.npz", found)


def _covered(asked: list[Question]) -> float:
    return float(np.mean([one.covered for one in asked]))


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
    """A right selection first, and among three and six, where they were candidates."""
    ranks = []
    for one in asked:
        if one.covered:
            listed = [Candidate(str(place), "") for place in range(len(one.said))]
            order = [item.selection for item in chooser.ranked(listed, one.said)]
            ranks.append(min(order.index(str(place)) for place in one.right))
    found = np.array(ranks)
    before = np.array([min(one.right) for one in asked if one.covered])
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
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--openings", type=Path)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
