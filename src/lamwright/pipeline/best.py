"""Which checkpoint to use: the best of a run, or the one that ships."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import Field

from lamwright.applications import Application
from lamwright.models.embedded import shipped_path
from lamwright.records.base import Record
from lamwright.records.errors import ModelError
from lamwright.records.score import Score
from lamwright.store.run import RunFolder, list_runs
from lamwright.store.shelf import parse_record, write_atomically

SHIPPED = "shipped"
SHIPPED_FOR = "writer"
"""The application that the shipped model operates."""


class Best(Record):
    """The checkpoint with the highest success on a run's validation tasks; ties: the later phase."""

    application: str
    name: str
    tsr: float | None = Field(description="success on the validation tasks; None: not measured")
    n: int = Field(description="validation tasks")
    shipped_tsr: float | None = Field(
        default=None, description="of the shipped model on the same tasks; None: not measured"
    )

    @property
    def beats_the_shipped(self) -> bool:
        """Whether both were measured on the same tasks, and this one solved more."""
        measured = self.tsr is not None and self.shipped_tsr is not None
        return measured and (self.tsr or 0.0) > (self.shipped_tsr or 0.0)


def choose_best(
    run: RunFolder, application: Application, scores: Sequence[Score], lams: Mapping[str, Path]
) -> Best | None:
    """Compare by ``scores`` on validation tasks, and keep the answer in ``06_checkpoints/best.json``.

    None where there is no checkpoint; then an answer of before is gone, too.
    """
    kept = run.checkpoints / "best.json"
    if not lams:
        kept.unlink(missing_ok=True)
        return None
    measured = {
        score.policy: score
        for score in scores
        if (score.evaluation, score.metric, score.group) == ("online", "tsr", "")
    }
    solved = {name: score.value for name, score in measured.items() if score.value is not None}
    name = max(reversed(list(lams)), key=lambda lam: solved.get(lam, 0.0))
    best = Best(
        application=application.name,
        name=name,
        tsr=solved.get(name),
        n=measured[name].n if name in measured else 0,
        shipped_tsr=solved.get(SHIPPED),
    )
    write_atomically(kept, best.model_dump_json().encode())
    return best


def shipped_for(application: Application) -> dict[str, Path]:
    """The model that ships for an application, by its name in scores; empty where none does."""
    path = shipped_path() if application.name == SHIPPED_FOR else None
    return {SHIPPED: path} if path is not None else {}


def best_checkpoint(runs: Path, application: str) -> Path:
    """Model folder for ``act`` in an application: of the run that chose its best last.

    Where a model ships for the application, a run counts only when both were measured on the same
    validation tasks and its checkpoint solved more. Raises ``ModelError`` when there is none.
    """
    shipped = shipped_path() if application == SHIPPED_FOR else None
    chosen = [path for run in list_runs(runs) if (path := run.checkpoints / "best.json").exists()]
    for path in sorted(chosen, key=lambda path: path.stat().st_mtime, reverse=True):
        best = parse_record(Best, path.read_bytes(), path)
        model = path.parent / best.name / "model"
        is_better = shipped is None or best.beats_the_shipped
        if best.application == application and is_better and model.is_dir():
            return model
    if shipped is None:
        raise ModelError(
            f"There is no trained model for {application}; "
            f"run `lamwright demo --application {application}` first."
        )
    return shipped
