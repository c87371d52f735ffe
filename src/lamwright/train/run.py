"""One training run on disk: prepared, resumed, logged, and saved whole at its end."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from accelerate import PartialState
from accelerate.utils import broadcast_object_list, parse_flag_from_env

from lamwright.models.folder import chosen_device
from lamwright.records.base import Record, content_hash
from lamwright.records.errors import StageError
from lamwright.records.sample import Sample
from lamwright.train import memory
from lamwright.train.checkpoint import Checkpoints
from lamwright.train.config import TrainingConfig
from lamwright.train.engine import Objective, Trainer
from lamwright.train.journal import Journal, Listener
from lamwright.train.layout import choose_layout
from lamwright.train.loading import save_whole
from lamwright.train.machine import Machine, settle
from lamwright.train.results import TrainingResult, summarise
from lamwright.train.rows import Row

Config = TypeVar("Config", bound=TrainingConfig)

_MANNER = {"threads", "layout", "bin_tokens", "checkpoint_every", "peak_flops", "recompute"}
"""Settings that change how a result is computed, not what it is: a run may go on with others."""


class Run(Generic[Config]):
    """Keeps journal and checkpoints of one training in ``.<out>.partial`` until it is complete."""

    def __init__(self, out: Path, config: Config, identity: str, progress: Listener | None) -> None:
        self.out = out
        self.checkpoints = Checkpoints(out, identity)
        self.journal = Journal(self.checkpoints.folder / "log.jsonl", progress)
        machine = self._machine(config)
        self.config: Config = config.model_copy(
            update={"precision": machine.precision, "threads": machine.threads}
        )
        self.notes = list(machine.notes)
        self.resumed_at = 0

    def prepare(self, model: torch.nn.Module, plan: Sequence[Sequence[Row]], pad: int) -> Trainer:
        """A trainer for ``model`` at its start; ``resume`` takes it to where this run stopped."""
        body = model.model
        device = torch.device(chosen_device("auto"))
        layout, padded = choose_layout(body, self.config, pad, device)
        packs = layout.packs(plan[0])
        tokens = max(pack.tokens for pack in packs)
        self.notes += [
            padded,
            self._fit_memory(body, tokens, max(len(pack.targets) for pack in packs)),
        ]
        return Trainer(model, self.config, layout, len(plan))

    def resume(self, trainer: Trainer, plan: Sequence[Sequence[Row]]) -> None:
        """Put ``trainer`` back to the last checkpoint of this very run, if there is one."""
        if self.checkpoints.restore(trainer):
            self.resumed_at = trainer.step
        main = trainer.accelerator.is_main_process
        self.journal.begin(trainer.step, len(plan), writes=main)
        self.notes = [note for note in self.notes if note]
        for note in self.notes:
            self.journal.note(note)

    def fit(self, trainer: Trainer, plan: Sequence[Sequence[Row]], objective: Objective) -> None:
        """Do the steps that are still missing."""
        for rows in plan[trainer.step :]:
            self.step(trainer, rows, objective)
            if trainer.step % self.config.checkpoint_every == 0:
                self.checkpoints.save(trainer)

    def step(
        self,
        trainer: Trainer,
        rows: Sequence[Row],
        objective: Objective,
        progress: Record | None = None,
    ) -> None:
        """One update; where it fails the weights before it are stored, with ``progress``."""
        try:
            self.journal.line(trainer.update(rows, objective))
        except StageError as error:
            if not trainer.step or not trainer.is_sound:
                raise
            self.checkpoints.save(trainer, progress)
            raise StageError(
                f"{error} What was trained until then is kept in {self.checkpoints.folder}; other "
                "settings of memory go on from there."
            ) from error

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

    def _machine(self, config: Config) -> Machine:
        """Measured once for a run, by one process for all."""
        machine = self.checkpoints.kept("machine", Machine) or settle(config)
        state = PartialState(cpu=parse_flag_from_env("ACCELERATE_USE_CPU"))
        if state.num_processes > 1:
            machine = broadcast_object_list([machine])[0]
        if state.is_main_process and "auto" in {config.precision, config.threads}:
            self.checkpoints.keep("machine", machine)
        return machine

    def _fit_memory(self, body: torch.nn.Module, tokens: int, supervised: int) -> str:
        """Compute activations again if asked for, or if memory is short; a note of what is tight."""
        half = self.config.precision == "bfloat16"
        free = memory.available(torch.device(chosen_device("auto")))
        if self.config.recompute:
            memory.recompute(body)
        tight = memory.warning(memory.needed(body, tokens, supervised, half=half), free)
        if not tight or self.config.recompute is not None:
            return tight
        memory.recompute(body)
        still = memory.warning(memory.needed(body, tokens, supervised, half=half), free)
        return still or "Activations are computed again in the backward pass: memory is short."


def identity(samples: Sequence[Sample], model_path: Path, config: TrainingConfig) -> str:
    """What makes two runs the same: samples, start model (name, size, time) and configuration."""
    files = [(f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in sorted(model_path.iterdir())]
    matter = config.model_dump_json(exclude=_MANNER | config.unset)
    return content_hash([s.model_dump(mode="json") for s in samples], files, matter)
