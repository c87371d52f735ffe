"""One training run on disk: prepared, resumed, logged, and saved whole at its end."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from lamwright.records.base import content_hash
from lamwright.records.sample import Sample
from lamwright.train import memory
from lamwright.train.checkpoint import Checkpoints
from lamwright.train.config import TrainingConfig
from lamwright.train.engine import Objective, Trainer, choose_layout
from lamwright.train.journal import Journal, Listener
from lamwright.train.loading import save_whole
from lamwright.train.results import TrainingResult, summarise
from lamwright.train.rows import Row


class Run:
    """Keeps journal and checkpoints of one training in ``.<out>.partial`` until it is complete."""

    def __init__(
        self, out: Path, config: TrainingConfig, identity: str, progress: Listener | None
    ) -> None:
        self.out = out
        self.config = config
        self.checkpoints = Checkpoints(out, identity)
        self.journal = Journal(self.checkpoints.folder / "log.jsonl", progress)
        self.notes: list[str] = []
        self.resumed_at = 0

    def prepare(self, model: torch.nn.Module, plan: Sequence[Sequence[Row]], pad: int) -> Trainer:
        """A trainer for ``model``, put back to the last checkpoint of this very run if there is one."""
        body = getattr(model, "backbone", model)
        rows = [row for batch in plan for row in batch]
        layout, padded = choose_layout(body, rows, self.config, pad)
        packs = layout.packs(plan[0])
        estimate = memory.needed(
            body, max(pack.tokens for pack in packs), max(len(pack.targets) for pack in packs)
        )
        trainer = Trainer(model, self.config, layout, len(plan))
        tight = memory.warning(estimate, memory.available(trainer.device))
        if self.checkpoints.restore(trainer):
            self.resumed_at = trainer.step
        main = trainer.accelerator.is_main_process
        self.journal.begin(trainer.step, len(plan), writes=main)
        self.notes = [note for note in (padded, tight) if note]
        for note in self.notes:
            self.journal.note(note)
        return trainer

    def fit(self, trainer: Trainer, plan: Sequence[Sequence[Row]], objective: Objective) -> None:
        """Do the steps that are still missing."""
        for rows in plan[trainer.step :]:
            self.journal.line(trainer.update(rows, objective))
            if trainer.step % self.config.checkpoint_every == 0:
                self.checkpoints.save(trainer)

    def facts(self, trainer: Trainer) -> dict[str, Any]:
        """The fields of the result that every phase has."""
        return {
            "out": self.out,
            "parameters": sum(weight.numel() for weight in trainer.bare().parameters()),
            "trained_parameters": sum(weight.numel() for weight in trainer.weights.values()),
            "processes": trainer.accelerator.num_processes,
            "resumed_at": self.resumed_at,
            "notes": tuple(self.notes),
            **summarise(self.journal.lines),
        }

    def finish(
        self, trainer: Trainer, result: TrainingResult, save: Callable[[Path], None]
    ) -> None:
        """Save model, result and log as one folder, then drop the checkpoints."""
        trainer.accelerator.wait_for_everyone()
        if not trainer.accelerator.is_main_process:
            return

        def write(folder: Path) -> None:
            save(folder)
            (folder / "training.json").write_text(result.model_dump_json(indent=1), "utf-8")
            (folder / "config.train.json").write_text(
                self.config.model_dump_json(indent=1), "utf-8"
            )
            (folder / "log.jsonl").write_text(self.journal.text(), "utf-8")

        save_whole(self.out, write)
        self.checkpoints.clear()


def identity(samples: Sequence[Sample], model_path: Path, config: TrainingConfig) -> str:
    """What makes two runs the same: samples, start model (name, size, time) and configuration."""
    files = [(f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in sorted(model_path.iterdir())]
    return content_hash([s.model_dump(mode="json") for s in samples], files, config)
