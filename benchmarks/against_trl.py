"""Supervised tokens per second and peak memory: our trainer against TRL's SFTTrainer.

Usage: python benchmarks/against_trl.py --trl PYTHON [--quick] [--model DIR] [--steps 10] [--threads 1]

PYTHON is the interpreter of an environment of its own that has `trl` and the same torch and
transformers. Same rows, same model, float32, all weights, AdamW, each way in a process of its own,
in turn within each round; the median counts. TRL runs with padding and with best-fit packing.
``--steps 1`` gives single-step samples, which share nothing but their system part. The last line of
output is JSON.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch
from training import made_up, small_model

from lamwright.train.config import SftConfig
from lamwright.train.engine import Trainer
from lamwright.train.forward import Reader
from lamwright.train.layout import choose_layout
from lamwright.train.loading import load_start
from lamwright.train.machine import usable_cores
from lamwright.train.rows import Row
from lamwright.train.sft import CrossEntropy

HERE = Path(__file__).parent
BASE = Path("src/lamwright/models/embedded/base")
WAYS = ("ours", "padded", "packed")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trl", type=Path, help="python of the environment with trl")
    parser.add_argument("--quick", action="store_true", help="fewer rows and one round")
    parser.add_argument("--model", type=Path, help="model folder; default: a small Llama")
    parser.add_argument("--steps", type=int, default=10, help="rows of a trajectory")
    parser.add_argument("--bin", type=int, default=2048, help="tokens of one pass, at most")
    parser.add_argument("--threads", type=int, default=min(2, usable_cores()))
    parser.add_argument("--job", type=Path, help="used by the benchmark itself")
    args = parser.parse_args()
    if args.job:
        print(json.dumps(ours(json.loads(args.job.read_text(encoding="utf-8")))))
    else:
        print(json.dumps(compare(args)))


def compare(args: argparse.Namespace) -> dict[str, object]:
    """All ways in turn, round by round."""
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.json"
        facts = _job(args, Path(folder))
        for round_ in range(1 if args.quick else 3):
            for way in WAYS:
                job.write_text(json.dumps(facts | {"kind": way}), encoding="utf-8")
                found[way].append(_run(args, way, job))
                print(f"round {round_} {way}: {found[way][-1]}", flush=True)
    medians = {
        way: {key: round(statistics.median(one[key] for one in runs), 3) for key in runs[0]}
        for way, runs in found.items()
    }
    return {
        "benchmark": "against_trl",
        "unit": "supervised tokens/s",
        "rows": len(facts["rows"]),
        "steps_per_trajectory": args.steps,
        "threads": args.threads,
        **medians,
        "ours_by_padded": round(medians["ours"]["cpu"] / medians["padded"]["cpu"], 2),
        "ours_by_packed": round(medians["ours"]["cpu"] / medians["packed"]["cpu"], 2),
    }


def _job(args: argparse.Namespace, folder: Path) -> dict[str, list[object]]:
    trajectories = max(2, 20 // args.steps) if args.quick else max(4, 60 // args.steps)
    rows = made_up(trajectories, args.steps, seed=0)
    model = args.model
    if model is None:
        model = folder / "model"
        small_model(192, 4).save_pretrained(model)
        for file in BASE.glob("tokenizer*"):
            (model / file.name).write_bytes(file.read_bytes())
    return {
        "model": str(model),
        "rows": [(list(row.ids), row.start) for row in rows],
        "batch": 10,
        "rounds": 3,
        "bin": args.bin,
        "threads": args.threads,
    }


def _run(args: argparse.Namespace, way: str, job: Path) -> dict[str, float]:
    side = (
        [sys.executable, __file__, "--job"] if way == "ours" else [args.trl, HERE / "trl_side.py"]
    )
    command = [str(part) for part in (*side, job)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{way} failed:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def ours(job: dict[str, object]) -> dict[str, float]:
    """Our trainer on the rows of ``job``."""
    config = SftConfig(lr=1e-5, threads=int(str(job["threads"])), bin_tokens=int(str(job["bin"])))
    model = load_start(Path(str(job["model"])), config).model
    layout, _ = choose_layout(model, config, 0, torch.device("cpu"))
    trainer = Trainer(Reader(model), config, layout, steps=10**6)
    made = made_up(1, 1, seed=0)[0].sample
    rows = [Row(made, tuple(ids), start) for ids, start in job["rows"]]  # type: ignore[attr-defined]
    size = int(str(job["batch"]))
    plan = [rows[at : at + size] for at in range(0, len(rows), size)] * int(str(job["rounds"]))
    first = trainer.update(plan[0], CrossEntropy())
    begin = time.perf_counter(), time.process_time()
    lines = [trainer.update(part, CrossEntropy()) for part in plan[1:]]
    wall, cpu = time.perf_counter() - begin[0], time.process_time() - begin[1]
    supervised = sum(line.supervised_tokens for line in lines)
    return {
        "wall": supervised / wall,
        "cpu": supervised / cpu,
        "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        "first_loss": first.loss,
        "steps": len(plan),
    }


if __name__ == "__main__":
    main()
