"""Keep the figures of a finished run in the repository.

Usage: python scripts/keep_results.py RUN_FOLDER OUT_FOLDER

Writes ``run.json`` (configuration), ``manifests.json`` (every stage), ``scores.jsonl`` (figures over
all tasks) and ``online_by_group.jsonl`` (success per family and per test axis).
"""

import json
import shutil
import sys
from pathlib import Path

from lamwright.records.score import Score
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_records


def main() -> None:
    """Copy what a reader needs to check the figures."""
    run, out = RunFolder(Path(sys.argv[1])), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(run.root / "run.json", out / "run.json")
    manifests = {name: found.model_dump(mode="json") for name, found in run.manifests().items()}
    for manifest in manifests.values():
        manifest["inputs"] = {key: value[:64] for key, value in manifest["inputs"].items()}
    (out / "manifests.json").write_text(json.dumps(manifests, indent=1) + "\n", encoding="utf-8")
    scores = [
        score
        for path in sorted(run.scores.glob("*/scores.jsonl"))
        for score in read_records(path, Score)
    ]
    write_records(out / "scores.jsonl", [score for score in scores if not score.group])
    by_group = [s for s in scores if s.group and s.evaluation == "online" and s.metric == "tsr"]
    write_records(out / "online_by_group.jsonl", by_group)


if __name__ == "__main__":
    main()
