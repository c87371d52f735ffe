"""A run on disk: one folder a stage, in the order of the stages."""

import re
from pathlib import Path

from lamwright.records.errors import UsageError
from lamwright.store.stage import Manifest, read_manifest

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class RunFolder:
    """Paths of a run. Folders are made by the stages that fill them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.plans = root / "01_plans"
        self.tasks = root / "02_tasks"
        self.instantiated = root / "02_instantiated"
        self.calls = root / "calls"
        self.trajectories = root / "03_trajectories"
        self.verdicts = root / "04_verdicts"
        self.samples = root / "05_samples"
        self.checkpoints = root / "06_checkpoints"
        self.scores = root / "07_scores"
        self.report = root / "08_report"

    @property
    def name(self) -> str:
        """Name of the run."""
        return self.root.name

    @property
    def templates(self) -> Path:
        """The template documents of this run."""
        return self.tasks / "templates"

    def manifests(self) -> dict[str, Manifest]:
        """Manifests of all finished stages, by folder relative to the run, in order."""
        found = {}
        for path in sorted(self.root.glob("**/manifest.json"), key=lambda path: path.parent):
            manifest = read_manifest(path.parent)
            if manifest is not None:
                found[path.parent.relative_to(self.root).as_posix()] = manifest
        return found


def open_run(runs: Path, name: str) -> RunFolder:
    """The run ``name`` under ``runs``. Raises ``UsageError`` for a name that is no plain file name."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"'{name}' is no run name: letters, digits, dot, dash and underscore only."
        )
    return RunFolder(runs / name)


def list_runs(runs: Path) -> list[RunFolder]:
    """All runs under ``runs``, latest first."""
    folders = [p for p in runs.iterdir() if p.is_dir()] if runs.is_dir() else []
    known = [p for p in folders if any(p.glob("0*_*"))]
    return [RunFolder(p) for p in sorted(known, key=lambda p: p.stat().st_mtime, reverse=True)]
