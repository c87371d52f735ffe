"""Measure a base model on fresh exercises: decisions under the grammar, validity without, latency.

Usage: python recipes/measure_base.py MODEL [--count N] [--seed N]
"""

import argparse
import json
import random
import statistics
import time
from collections import defaultdict
from pathlib import Path

from base_model.exercises import Exercise, Exercises
from base_model.manual import installed_manual
from base_model.scenes import size_at
from base_model.screens import recorded_screens
from base_model.tokenizer import alphabetic_pieces
from base_model.words import Words, help_sentences, interface_labels, text_words
from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.local import LocalModel
from lamwright.records.base import derive_seed

CODEC = CompactCodec(TextDialect())


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2)
    args = parser.parse_args()
    model = LocalModel(args.model, device="cpu", threads=1)
    words = Words(
        interface_labels(), text_words(help_sentences()), alphabetic_pieces(model.tokenizer)
    )
    exercises = Exercises(words, CODEC, recorded_screens(installed_manual()))
    rows = []
    for number in range(args.count):
        rng = random.Random(derive_seed(args.seed, "measure", number))
        rows.append(measure(model, exercises.make(rng, size_at(rng.random() ** 0.6), 3)))
    print(json.dumps(summary(rows), indent=1))


def measure(model: LocalModel, exercise: Exercise) -> dict[str, object]:
    """What one exercise showed."""
    state = exercise.state
    grammar = CODEC.grammar(state) if state else CODEC.plan_grammar()
    started = time.process_time()
    held = model.complete(exercise.prompt, grammar=grammar, max_tokens=256, temperature=0.0, seed=0)
    row: dict[str, object] = {
        "skill": exercise.skill,
        "seconds": held.seconds,
        "cpu": time.process_time() - started, "exact": held.text == exercise.target,
        "tokens": held.tokens, "prompt_tokens": held.prompt_tokens,
    }  # fmt: skip
    if state is None:
        return row
    meant, said = (CODEC.parse_reply(text) for text in (exercise.target, held.text))
    free = model.complete(exercise.prompt, grammar=None, max_tokens=256, temperature=0.0, seed=0)
    return row | {
        "action": said.action == meant.action, "status": said.status == meant.status,
        "plan": said.plan == meant.plan, "free_valid": CODEC.parse_reply(free.text).valid,
    }  # fmt: skip


def summary(rows: list[dict[str, object]]) -> dict[str, object]:
    """Shares per skill and over all, and seconds per decision."""
    groups: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        groups[str(row["skill"])].append(row)
        groups["all"].append(row)
    seconds = sorted(float(str(row["seconds"])) for row in rows if "action" in row)
    return {
        "seconds_median": round(statistics.median(seconds), 3),
        "cpu_seconds_median": round(statistics.median(float(str(row["cpu"])) for row in rows), 3),
        "seconds_95": round(seconds[int(0.95 * (len(seconds) - 1))], 3),
        "prompt_tokens_mean": round(
            statistics.mean(int(str(row["prompt_tokens"])) for row in rows)
        ),
        "reply_tokens_mean": round(statistics.mean(int(str(row["tokens"])) for row in rows)),
        "skills": {name: _shares(group) for name, group in sorted(groups.items())},
    }


def _shares(group: list[dict[str, object]]) -> dict[str, float]:
    keys = ("action", "status", "plan", "exact", "free_valid")
    shares: dict[str, float] = {"n": len(group)}
    for key in keys:
        reported = [bool(row[key]) for row in group if key in row]
        if reported:
            shares[key] = round(sum(reported) / len(reported), 3)
    return shares


if __name__ == "__main__":
    main()
