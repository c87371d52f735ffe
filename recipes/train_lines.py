"""Train which lines of a document a request means, and whether it can be done there.

Usage: python recipes/train_lines.py OUT --openings FOLDER [--start FILE]

OUT gets ``lines.npz`` and ``lines.safetensors`` (low-rank changes of MiniLM), while it trains and at the end.
``--start``: changes to go on from, such as those of ``train_pointing.py``, which reads pairs too. Measured on the
validation requests written by hand: the share of requests whose likeliest line is meant, of those whose meant
lines are exactly the likeliest, and the area under the curve of what cannot be done against what can.
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
from torch.nn.functional import binary_cross_entropy_with_logits

from lamwright.models.minilm import wheel_folder
from people.samples import Openings
from reading.changed import PairReader, set_rate
from reading.gathering import by_hand, of_file
from reading.meant import Meant, impossible, meant

_LONGEST = 512
_ALL = 0.5
"""What it counts that each line alone is right, beside that the meant ones come first."""
_CANNOT = 5.0
"""So much does a request that cannot be done count beside one that can: there are fewer."""


def logits_of(model: PairReader, asked: Sequence[Meant]) -> tuple[list[Tensor], Tensor]:
    """A logit for each row of each document; one for each request, of that it cannot be done."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, held = model.rows([(one.request, one.laid.text) for one in asked])
    found = []
    for one, row, tokens in zip(asked, logits.float(), held, strict=True):
        at = {place[0]: token for token, place in tokens}
        found.append(row[[at[start] for start in one.laid.starts if start in at], 0])
    return found, logits[:, 0, 1].float()


def loss_of(model: PairReader, asked: Sequence[Meant]) -> Tensor:
    """That what cannot be done is told, that each meant row is likelier than the others, and told alone."""
    lines, doubts = logits_of(model, asked)
    cannot = torch.tensor([0.0 if one.is_doable else 1.0 for one in asked])
    weight = torch.where(cannot > 0, _CANNOT, 1.0)
    total = binary_cross_entropy_with_logits(doubts, cannot, weight=weight, reduction="sum")
    for one, logits in zip(asked, lines, strict=True):
        right = [at for at in one.right if at < len(logits)]
        if not right:
            continue
        wanted = torch.zeros_like(logits)
        wanted[right] = 1.0
        others = logits.masked_fill(wanted > 0, float("-inf")).logsumexp(0)
        first = torch.nn.functional.softplus(others - logits[right]).mean()
        each = binary_cross_entropy_with_logits(logits, wanted, reduction="sum")
        total = total + first + _ALL * each / math.sqrt(len(right))
    return total / len(asked)


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    openings = Openings(options.openings)
    asked = _gathered(options, openings)
    checked = [*meant(by_hand("validation"), openings), *impossible("validation", openings)]
    random.Random(options.seed).shuffle(checked)
    print(f"{len(asked)} requests, {len(checked)} of validation", flush=True)
    folder = wheel_folder()
    assert folder is not None
    model = PairReader(folder, 2, longest=_LONGEST)
    if options.start:
        model.load(options.start)
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
            if done % 25 == 0:
                spent = time.monotonic() - started
                print(f"{done}/{steps} {total / 25:.3f} {spent:.0f} s", flush=True)
                total = 0.0
            if done % options.measured == 0 or done == steps:
                _store(model, options.out)
                few = checked if done == steps else checked[:200]
                print(json.dumps({"step": done} | measured(model, few)), flush=True)


def _gathered(options: argparse.Namespace, openings: Openings) -> list[Meant]:
    """What is trained on: tasks by hand and of the generator, and what cannot be done."""
    tasks = by_hand("train", options.without)
    made = [task for file in options.tasks for task in of_file(file)]
    for drawn in (tasks, made):
        random.Random(options.seed).shuffle(drawn)
    return [
        *meant(tasks[: options.most], openings),
        *meant(made[: options.made], openings),
        *impossible("train", openings, options.without),
    ]


def _store(model: PairReader, out: Path) -> None:
    weight, bias = model.store(out / "lines.safetensors")
    np.savez_compressed(
        out / "lines.npz",
        weight=weight.numpy().astype(np.float16), bias=bias.numpy().astype(np.float16),
    )  # fmt: skip


def _batches(asked: Sequence[Meant], size: int, rng: random.Random) -> list[list[Meant]]:
    """Batches of like length, in any order."""
    order = rng.sample(list(asked), len(asked))
    chunks = [order[first : first + 20 * size] for first in range(0, len(order), 20 * size)]
    ordered = [one for chunk in chunks for one in sorted(chunk, key=lambda one: len(one.laid.text))]
    made = [ordered[first : first + size] for first in range(0, len(ordered), size)]
    rng.shuffle(made)
    return made


@torch.no_grad()
def measured(model: PairReader, checked: Sequence[Meant]) -> dict[str, float]:
    """The likeliest row is meant; as many rows as are meant are the likeliest; all are told right; ``cannot``."""
    first = exact = told = lined = 0
    doubts = np.zeros(len(checked))
    for at in range(0, len(checked), 8):
        batch = checked[at : at + 8]
        lines, doubts[at : at + 8] = logits_of(model, batch)
        for one, logits in zip(batch, lines, strict=True):
            if not one.right:
                continue
            order = logits.argsort(descending=True).tolist()
            right = set(one.right)
            lined += 1
            first += order[0] in right
            exact += set(order[: len(right)]) == right
            told += {row for row, logit in enumerate(logits.tolist()) if logit > 0} == right
    shares = {"first": first / lined, "likeliest": exact / lined, "told": told / lined}
    can = np.array([one.is_doable for one in checked])
    beside = doubts[~can][:, None] - doubts[can][None]
    shares["cannot"] = float((beside > 0).mean()) if beside.size else 0.5
    return {name: round(share, 3) for name, share in shares.items()} | {"of": lined}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument(
        "--most", type=int, help="tasks at most; what cannot be done comes beside them"
    )
    parser.add_argument("--tasks", type=Path, nargs="*", default=[], help="of the generator")
    parser.add_argument("--made", type=int, default=2400, help="so many of these")
    parser.add_argument("--measured", type=int, default=200, help="after so many steps")
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
