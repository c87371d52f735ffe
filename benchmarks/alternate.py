"""Benchmark two source trees in turns, so that a busy machine meets both alike.

    python benchmarks/alternate.py BEFORE AFTER --out FILE [--times 5] [--lock FILE]

Each turn runs ``observation.py --quick`` and ``steps.py --quick`` of one tree with its own code; ``FILE``
gets a JSON line a run and is added to when it exists. Prints, for every figure that both have, the median
and the least of the runs before and after, and the ratio of each (above 1: slower).
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BENCHMARKS = ("observation.py", "steps.py")
_MOST_SECONDS = 900


def run(tree: Path, name: str, lock: str) -> dict[str, object]:
    """What one benchmark of a tree prints."""
    command = [*(("flock", lock) if lock else ()), sys.executable, f"benchmarks/{name}", "--quick"]
    environment = os.environ | {"PYTHONPATH": str(tree / "src")}
    done = subprocess.run(
        command,
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_MOST_SECONDS if not lock else None,
    )
    facts: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return facts


def figures(facts: object, path: str = "") -> Iterator[tuple[str, float]]:
    """The medians (``p50_ms``) in what a benchmark printed, by their place in it."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield from figures(value, f"{path}.{name}" if path else str(name))
    elif isinstance(facts, int | float) and path.endswith("p50_ms"):
        yield path, float(facts)


def compare(lines: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """A row for each figure that both trees have."""
    seen: dict[tuple[object, str], list[float]] = {}
    for line in lines:
        for name, value in figures(line["facts"]):
            seen.setdefault((line["tree"], f"{line['benchmark']} {name}"), []).append(value)
    for tree, name in seen:
        if tree == "before" and ("after", name) in seen:
            before, after = seen["before", name], seen["after", name]
            medians = statistics.median(before), statistics.median(after)
            yield {
                "figure": name,
                "runs": [len(before), len(after)],
                "median_ms": [round(value, 1) for value in medians],
                "least_ms": [min(before), min(after)],
                "median_ratio": round(medians[1] / medians[0], 2),
                "least_ratio": round(min(after) / min(before), 2),
            }


def main() -> None:
    """Run in turns, keep every run, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--lock", default="", help="file that is locked while a benchmark runs")
    given = parser.parse_args()
    trees = {"before": given.before.resolve(), "after": given.after.resolve()}
    for turn in range(given.times):
        order = sorted(trees, reverse=turn % 2 == 0)
        for tree, name in itertools.product(order, BENCHMARKS):
            facts = run(trees[tree], name, given.lock)
            line = {"tree": tree, "benchmark": name.removesuffix(".py"), "facts": facts}
            with given.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
    lines = [json.loads(text) for text in given.out.read_text(encoding="utf-8").splitlines()]
    for row in compare(lines):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
