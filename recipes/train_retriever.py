"""Train the retriever's heads, and measure them before and after.

Usage: python recipes/train_retriever.py OUT.npz --train FOLDER... --validation FOLDER... [--report OUT.json]

FOLDERs hold ``documents/*.txt`` and ``requests.jsonl`` of one writer. Pairs are composed from the
asks in `retriever/asks.txt`, from the task families and from the help; all are written to OUT.jsonl.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch

from base_model.screens import recorded_screens
from lamwright.environments.libreoffice.descriptions import installed_descriptions
from lamwright.models.minilm import installed_encoder
from lamwright.models.vectors import CachedEncoder
from lamwright.retrieve.heads import plain_heads, write_heads
from lamwright.train.contrastive import Settings, read_pairs, train_heads, write_pairs
from retriever.measuring import measured
from retriever.pairs import Pairs, read_folders

_COMPOSED, _TASKS, _SCREENS = 6000, 800, 80


def main() -> None:
    """Compose, train, measure."""
    options = _options()
    torch.set_num_threads(1)
    encoder = CachedEncoder(installed_encoder(), options.vectors)
    gathered = _gathered(options)
    file = options.out.with_suffix(".jsonl")
    write_pairs(file, list(gathered.pools.values()), gathered.pairs)
    pools, pairs = read_pairs(file)
    if options.vectors:
        encoder.keep(sorted({question for pair in pairs for question in pair.questions}))
        encoder.keep(sorted({view for p in pools.values() for item in p.items for view in item}))
    print(f"{len(pairs)} pairs, {len(pools)} pools", flush=True)
    started = time.monotonic()
    heads = train_heads(pools, pairs, encoder, Settings(seed=options.seed))
    seconds = round(time.monotonic() - started, 1)
    write_heads(heads, options.out)
    report = {"pairs": len(pairs), "seconds": seconds, "encoder": encoder.name}
    plain = plain_heads(encoder.name, encoder.dimension)
    requests = read_folders(options.validation)
    report["validation"] = {
        "requests": len(requests),
        "words": measured(requests, gathered, None, heads),
        "before": measured(requests, gathered, encoder, plain),
        "after": measured(requests, gathered, encoder, heads),
    }
    text = json.dumps(report, indent=1)
    print(text)
    if options.report:
        options.report.write_text(text + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=Path, nargs="+", default=[])
    parser.add_argument("--validation", type=Path, nargs="+", default=[])
    parser.add_argument("--report", type=Path)
    parser.add_argument("--vectors", type=Path, help="folder that keeps vectors between runs")
    parser.add_argument("--composed", type=int, default=_COMPOSED)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _gathered(options: argparse.Namespace) -> Pairs:
    gathered = Pairs(recorded_screens(), installed_descriptions())
    gathered.handwritten(read_folders(options.train))
    gathered.composed(random.Random(options.seed), options.composed)
    gathered.tasks(_TASKS, options.seed)
    gathered.manual(random.Random(options.seed), _SCREENS)
    return gathered


if __name__ == "__main__":
    main()
