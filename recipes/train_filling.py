"""Train what is filled in where a way leaves a value open: recipes/train_filling.py OUT [--tasks FILE.jsonl ...].

OUT gets ``filling.npz`` and ``filling.safetensors`` (low-rank changes of MiniLM). Trained on what references of
training tasks fill in; measured on the validation requests written by hand: the share of values that come first.
"""

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from lamwright.models.minilm import MiniLM, wheel_folder
from lamwright.retrieve.values.filling import Filler, read_filler, span_of
from reading.changed import PairReader, set_rate
from reading.fillings import Filling, fillings
from reading.gathering import by_hand, of_file

_LONGEST = 160


class Reader(PairReader):
    """MiniLM with changes: for each token of a request how likely a value begins, ends, or wants a capital there."""

    def loss(self, asked: Sequence[Filling]) -> Tensor:
        """Cross-entropy over all candidates, and of the capital letter."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, held = self.rows([(one.slot.words, one.request) for one in asked])
        logits, losses = logits.float(), []
        for one, row, tokens in zip(asked, logits, held, strict=True):
            spans = [span_of([place for _, place in tokens], fit) for fit in one.listed]
            known = [at for at, span in enumerate(spans) if span is not None]
            right = [place for place, at in enumerate(known) if at in set(one.right)]
            if not right:
                continue
            first = torch.tensor([tokens[spans[at][0]][0] for at in known])  # type: ignore[index]
            last = torch.tensor([tokens[spans[at][1]][0] for at in known])  # type: ignore[index]
            scores = row[first, 0] + row[last, 1]
            loss = scores.logsumexp(0) - scores[right].logsumexp(0)
            if one.is_capital is not None:
                wanted = torch.tensor(float(one.is_capital))
                loss = loss + 0.3 * binary_cross_entropy_with_logits(
                    row[first[right[0]], 2], wanted
                )
            losses.append(loss * one.weight)
        return torch.stack(losses).sum() / sum(one.weight for one in asked)


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    hand = list(fillings(by_hand("train", options.without), 1.0))
    made = [one for file in options.tasks for one in fillings(of_file(file), 0.3)]
    random.Random(options.seed).shuffle(made)
    checked = list(fillings(by_hand("validation"), 1.0))
    for name, found in (("hand", hand), ("made", made), ("validation", checked)):
        count = Counter((one.slot.kind, bool(one.right)) for one in found)
        print(name, len(found), dict(count), flush=True)
    asked = [one for one in [*hand, *made[: options.most]] if one.right and len(one.listed) > 1]
    folder = wheel_folder()
    assert folder is not None
    model = Reader(folder, 3, longest=_LONGEST)
    optimiser = model.optimiser(options.rate)
    steps = options.epochs * math.ceil(len(asked) / options.batch)
    options.out.mkdir(parents=True, exist_ok=True)
    started, done, total = time.monotonic(), 0, 0.0
    for epoch in range(options.epochs):
        for batch in _batches(asked, options.batch, random.Random(options.seed + epoch)):
            set_rate(optimiser, options.rate, done, steps)
            loss = model.loss(batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done, total = done + 1, total + loss.item()
            if done % 50 == 0:
                print(
                    f"{done}/{steps} {total / 50:.3f} {time.monotonic() - started:.0f} s",
                    flush=True,
                )
                total = 0.0
        weight, bias = model.store(options.out / "filling.safetensors")
        np.savez_compressed(
            options.out / "filling.npz",
            weight=weight.numpy().astype(np.float16), bias=bias.numpy().astype(np.float16),
        )  # fmt: skip
        encoder = MiniLM(folder, options.out / "filling.safetensors")
        figures = measured(read_filler(options.out / "filling.npz", encoder), checked)
        print(json.dumps({"seconds": round(time.monotonic() - started)} | figures), flush=True)


def _batches(asked: Sequence[Filling], size: int, rng: random.Random) -> list[list[Filling]]:
    """Batches of like length, so that little is padded, in any order."""
    order = rng.sample(list(asked), len(asked))
    chunks = [order[first : first + 20 * size] for first in range(0, len(order), 20 * size)]
    ordered = [
        one
        for chunk in chunks
        for one in sorted(chunk, key=lambda one: len(one.request) + len(one.slot.words))
    ]
    made = [ordered[first : first + size] for first in range(0, len(ordered), size)]
    rng.shuffle(made)
    return made


def measured(filler: Filler, checked: Sequence[Filling]) -> dict[str, float]:
    """Shares of values that come first, and among three; of those that the request names, and of all."""
    ranks: dict[str, list[int]] = {}
    for one in checked:
        listed = filler.ranked(one.request, one.slot)
        values = [value.value for value in listed]
        ranks.setdefault(one.slot.kind, []).append(
            values.index(one.value) if one.value in values else 9 if one.right else 99
        )
    return {
        f"{kind}, {name}": round(
            sum(rank < most for rank in found) / max(1, sum(rank < least for rank in found)), 3
        )
        for kind, found in ranks.items()
        for name, most, least in (("first", 1, 99), ("of three", 3, 99), ("first of all", 1, 999))
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=3000, help="values of those tasks")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
