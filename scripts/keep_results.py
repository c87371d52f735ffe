"""Keep the figures of a finished run in the repository.

Usage: python scripts/keep_results.py RUN_FOLDER OUT_FOLDER

Writes ``run.json`` (configuration), ``manifests.json`` (every stage), ``scores.jsonl`` (figures over all held-out
pairs and test tasks), ``validation.jsonl`` (over validation tasks, where checkpoints were compared) and
``online_by_group.jsonl`` (success, and what is finished yet wrong, by operation and by kind of test task).
"""

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from lamwright.records.score import Score
from lamwright.store.run import RunFolder
from lamwright.store.shelf import read_records, write_records


def keep(run: RunFolder, out: Path) -> None:
    """Copy what a reader needs to check the figures of ``run``."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(run.root / "run.json", out / "run.json")
    manifests = {name: found.model_dump(mode="json") for name, found in run.manifests().items()}
    for manifest in manifests.values():
        manifest["inputs"] = {key: value[:64] for key, value in manifest["inputs"].items()}
    (out / "manifests.json").write_text(json.dumps(manifests, indent=1) + "\n", encoding="utf-8")
    scores = {
        path.parent.name: read_records(path, Score)
        for path in sorted(run.scores.glob("*/scores.jsonl"))
    }
    validated = scores.pop("validation", [])
    found = [score for each in scores.values() for score in each]
    write_records(out / "scores.jsonl", [score for score in found if not score.group])
    if validated:
        write_records(out / "validation.jsonl", [score for score in validated if not score.group])
    online = [score for score in found if score.evaluation == "online"]
    write_records(out / "online_by_group.jsonl", by_group(online))


def by_group(scores: Iterable[Score]) -> list[Score]:
    """Of each group success, and what is said to be finished and is not done."""
    return [s for s in scores if s.group and s.metric in {"tsr", "finished_wrong"}]


if __name__ == "__main__":
    keep(RunFolder(Path(sys.argv[1])), Path(sys.argv[2]))
