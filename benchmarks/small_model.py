"""What a pretrained model of some hundred million parameters costs on a CPU: a step, a decision.

Usage: PYTHONPATH=src:recipes python benchmarks/small_model.py MODEL train --batch 8 --steps 8 [--out DIR]
       PYTHONPATH=src:recipes python benchmarks/small_model.py MODEL decide --count 20

Samples and states are exercises of the embedded base's recipe, made from a seed. The last line is JSON.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from measuring import report

from base_model.exercises import Exercise, Exercises
from base_model.manual import installed_manual
from base_model.scenes import size_at
from base_model.screens import recorded_screens
from base_model.tokenizer import alphabetic_pieces
from base_model.words import Words, help_sentences, interface_labels, text_words
from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.folder import load_tokenizer
from lamwright.models.local import LocalModel
from lamwright.models.text import TextEncoder
from lamwright.records.base import derive_seed
from lamwright.records.sample import Sample
from lamwright.train.journal import Progress
from lamwright.train.presets import phases
from lamwright.train.sft import train_sft

CODEC = CompactCodec(TextDialect())
SIZE, SHORTEST, LONGEST = 0.9, 380, 560


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("what", choices=("train", "decide"))
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--bin", type=int, help="tokens of one pass, at most")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--precision", default="auto", choices=("auto", "float32", "bfloat16"))
    parser.add_argument("--lr", type=float, default=6e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    facts = trained(args) if args.what == "train" else decided(args)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    shared = {"model": args.model.name, "threads": args.threads, "peak_gib": round(peak, 2)}
    report(f"small model {args.what}", shared | facts)


def exercises(model: Path, seed: int) -> Iterator[Exercise]:
    """Decisions in states of a fair size, without end."""
    pieces = alphabetic_pieces(load_tokenizer(model))
    words = Words(interface_labels(), text_words(help_sentences()), pieces)
    maker = Exercises(words, CODEC, recorded_screens(installed_manual()))
    number = 0
    while True:
        rng = random.Random(derive_seed(seed, "small model", number))
        made = maker.make(rng, size_at(SIZE), 3)
        number += 1
        if made.state is not None:
            yield made


def samples(model: Path, count: int, seed: int) -> list[Sample]:
    """Exercises of 380 to 560 tokens."""
    encoder = TextEncoder(load_tokenizer(model))
    found: list[Sample] = []
    for made in exercises(model, seed):
        tokens = len(encoder.prompt(made.prompt)) + len(encoder.reply(made.target))
        if SHORTEST <= tokens <= LONGEST:
            name = f"s{len(found)}"
            found.append(
                Sample(
                    sample_id=name,
                    phase="imitate",
                    prompt=made.prompt,
                    target=made.target,
                    task_id=name,
                    group=name,
                )
            )
        if len(found) == count:
            break
    return found


def trained(args: argparse.Namespace) -> dict[str, object]:
    """Processor seconds of each step, the first with what it allocates."""
    config = phases("small").plan.model_copy(
        update={"batch": args.batch, "epochs": 1, "lr": args.lr, "threads": args.threads,
                "precision": args.precision, "checkpoint_every": 1000, "seed": args.seed}
    )  # fmt: skip
    if args.bin:
        config = config.model_copy(update={"bin_tokens": args.bin})
    at = [time.process_time()]
    peaks: list[float] = []

    def hear(news: Progress) -> None:
        at.append(time.process_time())
        print(f"step {news.step}: {at[-1] - at[-2]:.1f} processor seconds", flush=True)
        peaks.append(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2))

    lessons = samples(args.model, args.batch * args.steps, args.seed)
    with tempfile.TemporaryDirectory() as place:
        out = args.out or Path(place) / "out"
        started = time.process_time()
        result = train_sft(lessons, args.model, out, config, progress=hear)
    steps = [
        round(b - a, 2) for a, b in zip(at[-args.steps - 1 :], at[-args.steps :], strict=False)
    ]
    return {
        "batch": args.batch,
        "bin_tokens": config.bin_tokens,
        "cpu_seconds_with_loading": round(time.process_time() - started, 1),
        "cpu_seconds_of_steps": steps,
        "cpu_seconds_median": statistics.median(steps),
        "peak_gib_after_steps": peaks[-args.steps :],
        "losses": [round(loss, 3) for loss in result.losses],
        "tree_ratio": round(result.tree_ratio, 3),
        "notes": list(result.notes),
    }


def decided(args: argparse.Namespace) -> dict[str, object]:
    """Processor seconds of decisions in states that share nothing but the beginning of the prompt."""
    model = LocalModel(args.model, device="cpu", threads=args.threads)
    rows = []
    for made in exercises(args.model, args.seed + 1):
        assert made.state is not None
        grammar = CODEC.grammar(made.state)
        began, clock = time.process_time(), time.perf_counter()
        said = model.complete(made.prompt, grammar=grammar, max_tokens=256, temperature=0.0, seed=0)
        spent = time.process_time() - began
        rows.append((spent, time.perf_counter() - clock, said, CODEC.parse_reply(said.text).valid))
        if len(rows) == args.count:
            break
    seconds = sorted(row[0] for row in rows)
    clocks = sorted(row[1] for row in rows)
    return {
        "n": len(rows),
        "cpu_seconds_p50": round(statistics.median(seconds), 3),
        "cpu_seconds_p90": round(seconds[int(0.9 * (len(seconds) - 1))], 3),
        "clock_seconds_p50": round(statistics.median(clocks), 3),
        "prompt_tokens_p50": statistics.median(row[2].prompt_tokens for row in rows),
        "reply_tokens_p50": statistics.median(row[2].tokens for row in rows),
        "valid": sum(row[3] for row in rows),
    }


if __name__ == "__main__":
    main()
