"""Train a LAM on samples of people's requests: recipes/train_people.py SAMPLES.jsonl START OUT OPTIONS.

START is a model folder (the shipped LAM, or the embedded base). OUT notes that its prompts show what
retrieval found.
"""

import argparse
from pathlib import Path

from lamwright.models.prompts import note_prompts
from lamwright.records.sample import Sample
from lamwright.store.shelf import read_records
from lamwright.train.config import LoraSettings, SftConfig
from lamwright.train.sft import train_sft


def main() -> None:
    """Train, then note the kind of prompt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--length", type=int, default=1024)
    parser.add_argument("--rank", type=int, default=0, help="of adapters; 0: all weights")
    parser.add_argument("--precision", default="bfloat16")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    config = SftConfig(
        lr=options.rate,
        epochs=options.epochs,
        max_length=options.length,
        precision=options.precision,
        threads=1,
        seed=options.seed,
        layout="rows",
        checkpoint_every=50,
        lora=LoraSettings(rank=options.rank, alpha=2 * options.rank, dropout=0.0)
        if options.rank
        else None,
    )
    result = train_sft(read_records(options.samples, Sample), options.start, options.out, config)
    note_prompts(options.out, "found")
    print(result.model_dump_json(indent=1))


if __name__ == "__main__":
    main()
