"""Which checkpoint to use: the best of the last finished run, or the one that ships."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import Field

from lamwright.applications import Application
from lamwright.models.embedded import shipped_path
from lamwright.records.base import Record
from lamwright.records.errors import ModelError
from lamwright.records.score import Score
from lamwright.store.run import RunFolder, list_runs
from lamwright.store.shelf import write_atomically

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
    """Model folder for ``act`` in an application: the best of its last finished run.

    Where a model ships for the application, a run's checkpoint takes its place only when both were
    measured on the same validation tasks and it solved more. Raises ``ModelError`` when there is none.
    """
    shipped = shipped_path() if application == SHIPPED_FOR else None
    for run in list_runs(runs):
        best = _read(run.checkpoints / "best.json")
        if best is None or best.application != application:
            continue
        model = run.checkpoints / best.name / "model"
        if model.is_dir() and (shipped is None or best.beats_the_shipped):
            return model
        break
    if shipped is None:
        raise ModelError(
            f"There is no trained model for {application}; "
            f"run `lamwright demo --application {application}` first."
        )
    return shipped


def _read(path: Path) -> Best | None:
    return Best.model_validate_json(path.read_bytes()) if path.exists() else None
