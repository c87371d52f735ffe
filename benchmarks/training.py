"""Supervised tokens per second: prefix trees, packed rows, and rows padded to the longest.

Usage: python benchmarks/training.py [--quick] [--samples FILE.jsonl --model DIR]

One model, one process, the same multi-step samples, optimiser steps included, the three layouts in
turn within each round; the median over rounds counts. "padded" is the stock way: one row per step,
padded to the longest of its batch, logits at every place, loss by labels. "packed" is rows laid end
to end under a dense mask with nothing shared. The last line of output is JSON.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import torch
import transformers
from transformers import PreTrainedTokenizerBase

from lamwright.records.sample import Sample
from lamwright.train.config import SftConfig
from lamwright.train.engine import Objective, Trainer
from lamwright.train.forward import Reader
from lamwright.train.journal import LogLine
from lamwright.train.layout import Layout, choose_layout
from lamwright.train.loading import load_start
from lamwright.train.packing import Pack
from lamwright.train.rows import Row, encode
from lamwright.train.sft import CrossEntropy

VOCABULARY = 8192


class LabelLoss:
    """The stock loss: the model is given labels and computes logits everywhere."""

    def total(self, rows: Sequence[Row]) -> float:
        """Target tokens."""
        return float(sum(row.target_length for row in rows))

    def loss(self, model: torch.nn.Module, pack: Pack) -> torch.Tensor:
        """Summed negative log-probability."""
        labels = torch.full_like(pack.ids, -100)
        for index, row in enumerate(pack.rows):
            labels[index, row.start : len(row.ids)] = pack.ids[index, row.start : len(row.ids)]
        output = model.model(
            input_ids=pack.ids, attention_mask=pack.mask, labels=labels, use_cache=False
        )
        return output.loss * self.total(pack.rows)


def made_up(trajectories: int, steps: int, seed: int) -> list[Row]:
    """Rows shaped as an agent's: a fixed system part, a request, a history that grows, controls."""
    rng = random.Random(seed)

    def words(n: int) -> tuple[int, ...]:
        return tuple(rng.randrange(4, VOCABULARY) for _ in range(n))

    system = words(200)
    rows = []
    for index in range(trajectories):
        trunk = system + words(60)
        for step in range(steps):
            prompt = trunk + words(rng.randrange(80, 160))
            target = words(rng.randrange(30, 60))
            rows.append(Row(_sample(f"t{index}", step), (*prompt, *target, 2), len(prompt)))
            trunk += words(rng.randrange(25, 45))
    return rows


def _sample(group: str, step: int) -> Sample:
    return Sample(
        sample_id=f"{group}-{step}",
        phase="imitate",
        prompt="",
        target="",
        task_id=group,
        group=group,
        step=step,
    )


def alone(rows: Sequence[Row]) -> list[Row]:
    """The same rows with first tokens that all differ, so that a tree of them shares nothing."""
    return [Row(row.sample, (4 + i, *row.ids[1:]), row.start) for i, row in enumerate(rows)]


def small_model(width: int, layers: int) -> torch.nn.Module:
    """A Llama of about the embedded model's size."""
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=VOCABULARY,
        hidden_size=width,
        intermediate_size=width * 8 // 3,
        num_hidden_layers=layers,
        num_attention_heads=4,
        max_position_embeddings=4096,
    )
    return transformers.LlamaForCausalLM(config)


def batches(rows: Sequence[Row], steps: int) -> Iterator[Sequence[Row]]:
    """One trajectory at a time."""
    for start in range(0, len(rows), steps):
        yield rows[start : start + steps]


def measure(
    trainer: Trainer, rows: Sequence[Row], objective: Objective, steps: int
) -> tuple[list[LogLine], float, float]:
    """One pass over ``rows``: its log, and seconds by the wall's clock and by this process's own.

    On a machine with busy neighbours only the second is fair; alone, with one thread, they agree.
    """
    begin, own = time.perf_counter(), time.process_time()
    lines = [trainer.update(part, objective) for part in batches(rows, steps)]
    return lines, time.perf_counter() - begin, time.process_time() - own


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smaller model and one round")
    parser.add_argument("--samples", type=Path, help="JSONL of samples, with --model")
    parser.add_argument("--model", type=Path, help="model folder, with --samples")
    parser.add_argument("--steps", type=int, default=10, help="rows of one batch")
    parser.add_argument("--bin", type=int, default=2048, help="tokens of one pass, at most")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    if args.samples:
        start = load_start(args.model, SftConfig(lr=1e-4))
        rows, model = _real(args.samples, start.tokenizer), start.model
    else:
        rows = made_up(1 if args.quick else 2, args.steps, seed=0)
        model = small_model(*((128, 2) if args.quick else (192, 4)))
    print(json.dumps(compare(model, rows, args)))


def _real(samples: Path, tokenizer: PreTrainedTokenizerBase) -> list[Row]:
    with samples.open(encoding="utf-8") as file:
        found = [Sample.model_validate_json(line) for line in file]
    rows, _ = encode(found, tokenizer, 4096)
    return sorted(rows, key=lambda row: (row.sample.group, row.sample.step))


def compare(
    model: torch.nn.Module, rows: Sequence[Row], args: argparse.Namespace
) -> dict[str, object]:
    """All layouts in turn, round by round."""
    config = SftConfig(lr=1e-5, threads=args.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tree, _ = choose_layout(model, config.model_copy(update={"bin_tokens": args.bin}), 0, device)
    trainer = Trainer(Reader(model), config, tree, steps=10**6)
    ways: dict[str, tuple[Sequence[Row], Layout, Objective]] = {
        "padded": (rows, Layout("rows", 10**9), LabelLoss()),
        "packed": (alone(rows), replace(tree, block=0), CrossEntropy()),
        "tree": (rows, tree, CrossEntropy()),
    }
    found: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
    for round_ in range(2 if args.quick else 3):
        for name, (mine, layout, objective) in ways.items():
            trainer.layout = layout
            lines, wall, own = measure(trainer, mine, objective, args.steps)
            if round_:  # the first round warms up
                found[name].append(figures(lines, wall, own))
                print(f"round {round_} {name}: {found[name][-1]}", flush=True)
    medians = {
        name: {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}
        for name, rounds in found.items()
    }
    return {
        "benchmark": "training",
        "unit": "supervised tokens/s",
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "rows": len(rows),
        "steps_per_trajectory": args.steps,
        "threads": args.threads,
        **medians,
        "tree_by_padded": ratios(medians, "padded"),
        "tree_by_packed": ratios(medians, "packed"),
    }


def figures(lines: Sequence[LogLine], wall: float, own: float) -> dict[str, float]:
    """Speeds and sizes of one pass."""
    supervised = sum(line.supervised_tokens for line in lines)
    tokens = sum(line.tokens for line in lines)
    kept = sum(line.tokens * (1 - line.padding_ratio) for line in lines)
    rows = sum(line.tokens * (1 - line.padding_ratio) * line.tree_ratio for line in lines)
    return {
        "wall": round(supervised / wall, 1),
        "cpu": round(supervised / own, 1),
        "tokens": tokens,
        "tree_ratio": round(rows / kept, 2),
        "padding_ratio": round(1 - kept / tokens, 3),
    }


def ratios(medians: dict[str, dict[str, float]], other: str) -> dict[str, float]:
    """How many times faster the tree is than ``other``."""
    return {key: round(medians["tree"][key] / medians[other][key], 2) for key in ("wall", "cpu")}


if __name__ == "__main__":
    main()
