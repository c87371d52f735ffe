"""Which checkpoint to use: the best of the last finished run, or the one that ships."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lamwright.models.embedded import shipped_path
from lamwright.records.base import Record
from lamwright.records.errors import ModelError
from lamwright.records.score import Score
from lamwright.store.run import RunFolder, list_runs
from lamwright.store.shelf import write_atomically


class Best(Record):
    """The checkpoint with the highest online success; ties go to the later phase."""

    name: str
    tsr: float


def choose_best(run: RunFolder, scores: Sequence[Score], lams: Mapping[str, Path]) -> Best:
    """Compare, and remember the answer in ``06_checkpoints/best.json``."""
    online = {
        score.policy: score.value or 0.0
        for score in scores
        if (score.evaluation, score.metric, score.group) == ("online", "tsr", "")
    }
    name = max(reversed(list(lams)), key=lambda lam: online.get(lam, 0.0))
    best = Best(name=name, tsr=online.get(name, 0.0))
    write_atomically(run.checkpoints / "best.json", best.model_dump_json().encode())
    return best


def best_checkpoint(runs: Path) -> Path:
    """Model folder for ``act``: the best of the last run, unless the shipped one measured better.

    A quick run's model has seen 32 tasks; the shipped one carries the success it had on its own
    test tasks. Raises ``ModelError`` when nothing is there.
    """
    shipped = shipped_path()
    bar = _told(shipped / "best.json") if shipped else None
    for run in list_runs(runs):
        best = _told(run.checkpoints / "best.json")
        if best is None:
            continue
        model = run.checkpoints / best.name / "model"
        if model.is_dir() and (bar is None or best.tsr >= bar.tsr):
            return model
        break
    if shipped is None:
        raise ModelError("No trained model ships with this version; run `lamwright demo` first.")
    return shipped


def _told(path: Path) -> Best | None:
    return Best.model_validate_json(path.read_bytes()) if path.exists() else None
