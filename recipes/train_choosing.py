"""Train which selection a request means: a network over what speaks for each candidate, and nearness in words.

Usage: python recipes/train_choosing.py OUT.npz --questions FOLDER
       ... --openings FOLDER [--tasks FILE.jsonl ...] [--most 3000]

With ``--openings`` the questions are gathered first: ``FOLDER/hand.npz``, ``made.npz``, ``validation.npz``,
and ``kinds.json``.
OUT.npz holds the network, OUT.safetensors the changes of MiniLM under which a request is near what it means.
Measured on the validation requests written by hand whose selections are candidates.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch

from lamwright.models.encoder import Vectors
from lamwright.models.minilm import MiniLM, wheel_folder
from lamwright.models.vectors import CachedEncoder
from lamwright.retrieve.selections.choosing import Chooser, read_chooser, write_chooser
from people.samples import Openings
from reading.gathering import by_hand, of_file
from reading.nearness import Learner, train_both, train_network
from reading.questions import Gatherer, Question, read_questions, write_questions

_HIDDEN, _PRINTED = 48, 25
_MISSED = 0.25
"""Of so many requests the reader of ways does not put the right one first."""


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    if options.openings:
        _gather(options)
    held = {file.stem: read_questions(file) for file in options.questions.glob("*.npz")}
    stored = json.loads((options.questions / "kinds.json").read_text(encoding="utf-8"))
    kinds = {tuple(way): np.array(shares, dtype=np.float32) for way, shares in stored}
    checked = held.pop("validation")
    print(f"{len(checked)} validation, covered {_covered(checked):.3f}", flush=True)
    for name, found in held.items():
        print(f"{len(found)} {name}, covered {_covered(found):.3f}", flush=True)
    asked = [one for found in held.values() for one in found if one.covered]
    print(f"{len(asked)} questions", flush=True)
    _train(asked, checked, kinds, options)


def _gather(options: argparse.Namespace) -> None:
    """Write the questions."""
    options.questions.mkdir(parents=True, exist_ok=True)
    gatherer = Gatherer(Openings(options.openings))
    hand = by_hand("train")
    made = [task for file in options.tasks for task in of_file(file) if task.reference]
    kinds = gatherer.kinds_of([*hand, *made])
    random.Random(options.seed).shuffle(made)
    few = made[: max(0, options.most - len(hand))]
    stored = json.dumps([(way, shares.tolist()) for way, shares in kinds.items()])
    (options.questions / "kinds.json").write_text(stored, encoding="utf-8")
    for name, found in (
        ("validation", list(gatherer.questions(by_hand("validation"), kinds, 1.0))),
        ("hand", list(gatherer.questions(hand, kinds, 2.0, _MISSED))),
        ("made", list(gatherer.questions(few, kinds, 1.0, _MISSED))),
    ):
        if found:
            write_questions(options.questions / f"{name}.npz", found)


def _covered(asked: list[Question]) -> float:
    return float(np.mean([one.covered for one in asked]))


def _train(
    asked: list[Question],
    checked: list[Question],
    kinds: dict[tuple[str, ...], Vectors],
    options: argparse.Namespace,
) -> None:
    folder = wheel_folder()
    assert folder is not None
    learner = Learner(folder, np.concatenate([one.said for one in asked]), _HIDDEN)
    if options.start:
        changes = options.start.with_suffix(".safetensors")
        learner.start(read_chooser(options.start, MiniLM(folder)), changes)
    else:
        train_network(learner, asked, options.network_epochs, options.seed)
    print(json.dumps({"network": measured(learner, checked)}), flush=True)
    best, losses = 0.0, []
    epochs = train_both(learner, asked, rate=options.rate, epochs=options.epochs, seed=options.seed)
    for done, steps, loss in epochs:
        losses.append(loss)
        if done % _PRINTED == 0:
            print(f"{done}/{steps} {np.mean(losses[-_PRINTED:]):.3f}", flush=True)
        if done % options.measured == 0 or done == steps:
            figures = measured(learner, checked)
            print(json.dumps({"step": done} | figures), flush=True)
            if figures["first"] >= best:
                best = figures["first"]
                changes = options.out.with_suffix(".safetensors")
                learner.encoder.store(changes)
                encoder = MiniLM(folder, changes)
                held = CachedEncoder(encoder)
                write_chooser(options.out, learner.stored(Chooser, kinds_of=kinds, encoder=held))


def measured(learner: Learner, asked: list[Question]) -> dict[str, float]:
    """A right selection first, and among three and six, where they were candidates."""
    ranks = []
    for one in asked:
        if one.covered:
            order = np.argsort(-learner.scores(one), kind="stable").tolist()
            ranks.append(min(order.index(place) for place in (*one.right, *one.alike)))
    found = np.array(ranks)
    shares = {f"among {n}": round(float((found < n).mean()), 3) for n in (3, 6)}
    return {"n": len(ranks), "first": round(float((found == 0).mean()), 3), **shares}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--openings", type=Path)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--network-epochs", type=int, default=12)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--measured", type=int, default=250, help="after so many steps")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="go on from this chooser")
    return parser.parse_args()


if __name__ == "__main__":
    main()
