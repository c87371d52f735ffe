"""Train how many ways a request asks for at once: python recipes/train_counting.py OUT.npz [--tasks FILE.jsonl ...].

Small networks over the vectors of the reader of ways, on requests written by hand and made ones. Measured on the
validation requests written by hand: the share whose ways are exactly as many of the likeliest, of those that ask for
one way and of those that ask for several, and the area under the curve of several against one.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from lamwright.models.embedded import ways_paths
from lamwright.models.minilm import installed_encoder
from lamwright.retrieve.ways.counting import MOST, Counter, write_counter
from lamwright.retrieve.ways.ways import Ways, read_ways
from reading.gathering import Asked, by_hand, of_file, of_tasks

_HIDDEN, _STEPS, _RATE = 12, 500, 0.02


def main() -> None:
    """Gather, train, measure, store."""
    options = _options()
    torch.set_num_threads(options.threads)
    file, changes = ways_paths("writer")
    ways = read_ways(file, installed_encoder(changes))
    asked = [
        *of_tasks(by_hand("train", options.without), 1.0),
        *(one for file in options.tasks for one in of_tasks(of_file(file), 1.0)),
    ]
    rows = torch.tensor(np.stack([ways.vector(one.request) for one in asked]))
    counts = torch.tensor([_count(one) - 1 for one in asked])
    print(f"{len(asked)} requests, of {torch.bincount(counts).tolist()} ways", flush=True)
    counter = _stacked([_trained(rows, counts, seed) for seed in range(options.networks)])
    write_counter(options.out, counter)
    print(json.dumps(measured(counter, ways, list(of_tasks(by_hand("validation"), 1.0)))))


def _count(one: Asked) -> int:
    return min(len(set(one.ways)), MOST)


def _trained(rows: torch.Tensor, counts: torch.Tensor, seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    network = nn.Sequential(nn.Linear(rows.shape[1], _HIDDEN), nn.Tanh(), nn.Linear(_HIDDEN, MOST))
    optimiser = torch.optim.Adam(network.parameters(), _RATE)
    for _ in range(_STEPS):
        loss = cross_entropy(network(rows), counts)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return network


def _stacked(networks: Sequence[nn.Sequential]) -> Counter:
    held = [[weight.detach().numpy().T for weight in network.parameters()] for network in networks]
    first, bias, last, offset = (np.stack(list(same)) for same in zip(*held, strict=True))
    return Counter(first, bias, last, offset)


def measured(counter: Counter, ways: Ways, asked: Sequence[Asked]) -> dict[str, float]:
    """Figures on requests that nothing was trained on."""
    right: dict[bool, list[bool]] = {False: [], True: []}
    several: dict[bool, list[float]] = {False: [], True: []}
    for one in asked:
        vector, wanted = ways.vector(one.request), set(one.ways)
        likely = [way.steps for way in ways.ranked_all(one.request)[: counter.count(vector)]]
        right[len(wanted) > 1].append(set(likely) == wanted)
        several[len(wanted) > 1].append(1 - float(counter.shares(vector)[0]))
    above = np.array(several[True])[:, None] > np.array(several[False])[None]
    return {
        "one way": len(right[False]), "exactly it": sum(right[False]), "several": len(right[True]),
        "exactly they": sum(right[True]), "area": round(float(above.mean()), 3),
    }  # fmt: skip


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tasks", type=Path, nargs="*", default=[])
    parser.add_argument("--networks", type=int, default=6)
    parser.add_argument("--without", nargs="*", default=[], help="sets to leave out")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
