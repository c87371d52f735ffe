"""Fit the verifier (``retrieve/belief.py``): weights of what speaks for a first decision being right.

Usage: python recipes/train_verifier.py --openings FOLDER --model FOLDER --sets NAME... [--count 1200]

The model decides on requests written by hand, of sets that neither it nor the readers were trained on: fit before
training on them. A decision is right if it does what the reference does, or replaces the same text by the
same. Prints the weights and the area under the curve, each fifth held out once.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lamwright.agent.policies.lam import LamPolicy
from lamwright.applications import find_application
from lamwright.pipeline.place import ModelPlace
from lamwright.records.canvas import as_text
from lamwright.records.task import Task
from lamwright.records.wording import describe
from lamwright.retrieve.belief import Signs, signs
from lamwright.retrieve.retriever import Retriever
from lamwright.retrieve.values.taking_out import without_blank
from lamwright.retrieve.ways.ways import by_menu
from people.samples import Openings
from reading.easier import easier, replacings
from reading.gathering import by_hand

Numbers = NDArray[np.float64]
_PENALTY, _STEPS, _RATE = 3.0, 3000, 0.5


def main() -> None:
    """Decide, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--openings", type=Path, required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--count", type=int, default=1200)
    options = parser.parse_args()
    tasks = [task for task in by_hand("train") if task.template.split("-")[0] in options.sets]
    random.Random(5).shuffle(tasks)
    rows = list(decided(tasks[: options.count], Openings(options.openings), options.model))
    every, right = np.array([row for row, _ in rows]), np.array([float(ok) for _, ok in rows])
    mean, spread = every.mean(0), every.std(0) + 1e-6
    scaled = (every - mean) / spread
    held = np.zeros(len(rows))
    order = np.random.default_rng(0).permutation(len(rows))
    for fold in range(5):
        out = order[fold::5]
        rest = np.setdiff1d(order, out)
        weights, bias = fit(scaled[rest], right[rest])
        held[out] = scaled[out] @ weights + bias
    weights, bias = fit(scaled, right)
    plain = weights / spread
    print(f"WEIGHTS {np.round(plain, 3).tolist()} BIAS {bias - plain @ mean:.3f}")
    print(f"{len(rows)} decisions, {right.mean():.3f} right, area held out {area(held, right):.3f}")


def decided(tasks: list[Task], openings: Openings, model: str) -> Iterator[tuple[Signs, bool]]:
    """Signs of each first decision that does something, and whether it is right."""
    place = ModelPlace(where=model)
    codec = find_application("writer").codec(place.prompts)
    assert isinstance(codec.finder, Retriever)
    policy = LamPolicy(place.open(), codec, temperature=0.0, seed=0)
    for task in tasks:
        state = openings.state(task.request, task.template)
        if state is None or not task.reference:
            continue
        decision = policy.decide(state)
        if decision.action is None:
            continue
        steps = [describe(decision.action), *decision.plan]
        held = codec.finder.believed(state, steps)
        if held is None:
            continue
        texts = [line.text for line in as_text(state.observation.canvas).paragraphs]
        known = [one.selection for one in codec.finder.retrieve(state).selections]
        said = signs(steps, *held)
        yield said, is_right(steps, task, texts, known)


def is_right(steps: list[str], task: Task, texts: list[str], known: list[str]) -> bool:
    """Whether steps do what the reference does, in any order, or replace the same text by the same."""
    reference = easier(task.reference, task.request, texts, known)
    wanted = [step.thought for step in reference]
    if done_by(steps) == done_by(wanted):
        return True
    others = replacings(reference[0], reference[1], texts, known) if len(reference) > 1 else []
    return any(
        done_by(steps) == done_by([one.selection, f'Type "{one.typed}"', *wanted[2:]])
        for one in others
    )


def done_by(steps: Sequence[str]) -> Counter[tuple[str, str]]:
    """Each step with what is selected when it is done."""
    selected, done = "", Counter[tuple[str, str]]()
    for step in steps:
        if step.startswith("Select "):
            selected = without_blank(step)
        else:
            done[selected, by_menu((step,))[0]] += 1
    return done


def fit(rows: Numbers, right: Numbers) -> tuple[Numbers, float]:
    """Weights and bias of a logistic regression."""
    weights, bias = np.zeros(rows.shape[1]), 0.0
    for _ in range(_STEPS):
        missed = 1 / (1 + np.exp(-(rows @ weights + bias))) - right
        weights -= _RATE * (rows.T @ missed + _PENALTY * weights) / len(right)
        bias -= _RATE * float(missed.mean())
    return weights, bias


def area(scores: Numbers, right: Numbers) -> float:
    """Chance that something right has a higher score than something wrong."""
    ranks = scores.argsort().argsort() + 1
    good = float(right.sum())
    total = float((ranks * right).sum())
    return (total - good * (good + 1) / 2) / (good * (len(right) - good))


if __name__ == "__main__":
    main()
