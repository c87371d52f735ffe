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
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import AutoModel, AutoTokenizer

from lamwright.models.minilm import MiniLM, wheel_folder
from lamwright.retrieve.ways import Ways, read_ways, write_ways
from ways.gathering import Asked, by_hand, composed, of_families, of_file, of_tasks

_RANK, _SCALE, _LONGEST = 16, 2.0, 64
_TEMPERATURE = 12.0


class Low(nn.Module):
    """A linear layer with a low-rank change."""

    def __init__(self, held: nn.Linear) -> None:
        super().__init__()
        self.held = held
        self.down = nn.Parameter(torch.randn(_RANK, held.in_features) / math.sqrt(held.in_features))
        self.up = nn.Parameter(torch.zeros(held.out_features, _RANK))

    def forward(self, rows: Tensor) -> Tensor:
        """The layer's answer with the change added."""
        changed: Tensor = self.held(rows) + _SCALE * (rows @ self.down.T) @ self.up.T
        return changed


class Classifier(nn.Module):
    """MiniLM with changes, mean over the tokens, a linear layer."""

    def __init__(self, folder: Path, ways: int) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.body = AutoModel.from_pretrained(folder, attn_implementation="eager").requires_grad_(
            False
        )
        self.changes: dict[str, Low] = {}
        for name, module in list(self.body.named_modules()):
            if isinstance(module, nn.Linear) and name.startswith("encoder"):
                parent, _, own = name.rpartition(".")
                self.changes[name] = Low(module)
                setattr(self.body.get_submodule(parent), own, self.changes[name])
        self.head = nn.Linear(384, ways)

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Logits: a row for each text."""
        read = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt"
        )
        hidden = self.body(**read).last_hidden_state
        mask = read["attention_mask"][..., None]
        pooled = normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
        logits: Tensor = self.head(pooled) * _TEMPERATURE
        return logits


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    asked = _gathered(options)
    counts = Counter(way for one in asked for way in one.ways)
    known = [way for way, count in counts.most_common() if count >= options.least]
    places = {way: place for place, way in enumerate(known)}
    asked = [one for one in asked if all(way in places for way in one.ways)]
    print(f"{len(asked)} requests, {len(known)} ways", flush=True)
    folder = wheel_folder()
    assert folder is not None
    model = Classifier(folder, len(known))
    started = time.monotonic()
    options.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(options.epochs):
        _epoch(model, asked, places, options, epoch)
        _store(model, known, options.out)
        ways = read_ways(
            options.out / "ways.npz", MiniLM(folder, options.out / "encoder.safetensors")
        )
        print(
            json.dumps(
                {"epoch": epoch, "seconds": round(time.monotonic() - started)} | measured(ways)
            ),
            flush=True,
        )


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
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _gathered(options: argparse.Namespace) -> list[Asked]:
    hand = by_hand("train")
    generated = [task for file in options.tasks for task in of_file(file)]
    return [
        *of_tasks(hand, 3.0),
        *of_tasks(generated, 1.0),
        *of_tasks(of_families(options.families, options.seed), 0.5),
        *composed([*hand, *generated], options.composed, options.seed),
    ]


def _epoch(
    model: Classifier,
    asked: list[Asked],
    places: dict[tuple[str, ...], int],
    options: argparse.Namespace,
    epoch: int,
) -> None:
    steps = options.epochs * math.ceil(len(asked) / options.batch)
    done = epoch * math.ceil(len(asked) / options.batch)
    if not epoch:
        trained = [p for p in model.parameters() if p.requires_grad]
        model.optimiser = torch.optim.AdamW(trained, options.rate, weight_decay=0.01)
    random.Random(options.seed + epoch).shuffle(asked)
    for first in range(0, len(asked), options.batch):
        batch = asked[first : first + options.batch]
        share = done / steps
        for group in model.optimiser.param_groups:
            group["lr"] = (
                options.rate * min(1.0, done / 50) * (0.5 + 0.5 * math.cos(math.pi * share))
            )
        wanted = torch.zeros(len(batch), len(places))
        for row, one in enumerate(batch):
            for way in one.ways:
                wanted[row, places[way]] = 1 / len(one.ways)
        weights = torch.tensor([one.weight for one in batch])
        logs = model([one.request for one in batch]).log_softmax(1)
        loss = -((wanted * logs).sum(1) * weights).sum() / weights.sum()
        model.optimiser.zero_grad()
        loss.backward()
        model.optimiser.step()
        done += 1
        if done % 50 == 0:
            print(f"{done}/{steps} {loss.item():.3f}", flush=True)


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


def _store(model: Classifier, known: Sequence[tuple[str, ...]], out: Path) -> None:
    changes: dict[str, Tensor] = {"lora.scale": torch.tensor([_SCALE])}
    for name, change in model.changes.items():
        changes[f"{name}.weight.up"] = change.up.detach().half().contiguous()
        changes[f"{name}.weight.down"] = change.down.detach().half().contiguous()
    save_file(changes, out / "encoder.safetensors")
    weight = model.head.weight.detach().numpy() * _TEMPERATURE
    write_ways(out / "ways.npz", known, weight, model.head.bias.detach().numpy() * _TEMPERATURE)


if __name__ == "__main__":
    main()
