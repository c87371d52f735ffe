"""Train which words of a line a request means: recipes/train_pointing.py OUT --openings FOLDER.

OUT gets ``pointing.npz`` and ``pointing.safetensors`` (low-rank changes of MiniLM). Trained on the words that
references of training tasks by hand select; measured on the validation requests: the share of those whose words come
first, and among three, of the line that holds them.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from lamwright.models.minilm import MiniLM, wheel_folder
from lamwright.retrieve.values.pointing import Pointer, read_pointer
from people.samples import Openings
from reading.changed import PairReader, set_rate
from reading.gathering import by_hand
from reading.parts import Part, parts

_LONGEST = 192
_WHOLE = 0.3
"""So many of the lines that are meant as a whole are kept: what is to be told apart is inside of lines."""


def loss_of(model: PairReader, asked: Sequence[Part]) -> Tensor:
    """Cross-entropy of where words begin, and of where they end, over the tokens of each line."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, held = model.rows([(one.request, one.line) for one in asked])
    losses = []
    for one, row, tokens in zip(asked, logits.float(), held, strict=True):
        begins = [at for at, (_, place) in enumerate(tokens) if any(
            place[0] <= start < place[1] for start, _ in one.spans)]  # fmt: skip
        ends = [at for at, (_, place) in enumerate(tokens) if any(
            place[0] < end <= place[1] for _, end in one.spans)]  # fmt: skip
        if begins and ends:
            logs = row[[at for at, _ in tokens]].log_softmax(0)
            losses.append(-logs[begins, 0].logsumexp(0) - logs[ends, 1].logsumexp(0))
    return torch.stack(losses).mean()


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    openings, rng = Openings(options.openings), random.Random(options.seed)
    asked = [
        one
        for one in parts(by_hand("train", options.without), openings)
        if one.spans != ((0, len(one.line)),) or rng.random() < _WHOLE
    ]
    checked = [
        one for one in parts(by_hand("validation"), openings) if one.spans != ((0, len(one.line)),)
    ]
    print(f"{len(asked)} lines, {len(checked)} of validation", flush=True)
    folder = wheel_folder()
    assert folder is not None
    model = PairReader(folder, 2, longest=_LONGEST)
    optimiser = model.optimiser(options.rate)
    steps = options.epochs * math.ceil(len(asked) / options.batch)
    options.out.mkdir(parents=True, exist_ok=True)
    started, done, total = time.monotonic(), 0, 0.0
    for epoch in range(options.epochs):
        for batch in _batches(asked, options.batch, random.Random(options.seed + epoch)):
            set_rate(optimiser, options.rate, done, steps)
            loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done, total = done + 1, total + loss.item()
            if done % 50 == 0:
                spent = time.monotonic() - started
                print(f"{done}/{steps} {total / 50:.3f} {spent:.0f} s", flush=True)
                total = 0.0
        weight, bias = model.store(options.out / "pointing.safetensors")
        np.savez_compressed(
            options.out / "pointing.npz",
            weight=weight.numpy().astype(np.float16), bias=bias.numpy().astype(np.float16),
        )  # fmt: skip
        encoder = MiniLM(folder, options.out / "pointing.safetensors")
        figures = measured(read_pointer(options.out / "pointing.npz", encoder), checked)
        print(json.dumps({"seconds": round(time.monotonic() - started)} | figures), flush=True)


def _batches(asked: Sequence[Part], size: int, rng: random.Random) -> list[list[Part]]:
    """Batches of like length, in any order."""
    order = rng.sample(list(asked), len(asked))
    chunks = [order[first : first + 20 * size] for first in range(0, len(order), 20 * size)]
    ordered = [
        one
        for chunk in chunks
        for one in sorted(chunk, key=lambda one: len(one.request) + len(one.line))
    ]
    made = [ordered[first : first + size] for first in range(0, len(ordered), size)]
    rng.shuffle(made)
    return made


def measured(pointer: Pointer, checked: Sequence[Part]) -> dict[str, float]:
    """Shares of lines whose meant words come first, and among three; blanks beside them do not count."""
    ranks = []
    for one in checked:
        found = [words.words for words in pointer.pointed(one.request, [one.line], 9)[0]]
        right = {one.line[start:end].strip() for start, end in one.spans}
        ranks.append(next((at for at, words in enumerate(found) if words.strip() in right), 99))
    return {
        f"among {most}": round(sum(rank < most for rank in ranks) / len(ranks), 3)
        for most in (1, 2, 3, 6, 9)
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
