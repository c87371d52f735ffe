"""Checkpoints inside a run: a killed run continues from its last one and ends the same."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import save_file

from lamwright.records.base import Record
from lamwright.train.engine import Trainer
from lamwright.train.sharding import Pieces, like, piece

Kept = TypeVar("Kept", bound=Record)
_PROGRESS = "progress.json"


class CheckpointState(Record):
    """What the weights beside it belong to."""

    identity: str
    """Hash of samples, configuration and start model: another run never picks it up."""
    step: int


class Checkpoints:
    """The folder a run works in until it is complete."""

    def __init__(self, out: Path, identity: str) -> None:
        self.folder = out.with_name(f".{out.name}.partial")
        self.identity = identity

    def save(self, trainer: Trainer, progress: Record | None = None) -> None:
        """Store weights under training and Adam's moments; the earlier checkpoint goes last.

        ``progress`` is what the phase must know besides to go on exactly.
        """
        main = trainer.accelerator.is_main_process
        new = self.folder / f"step-{trainer.step}.new"
        if trainer.is_sharded:
            new.mkdir(parents=True, exist_ok=True)
            save_file(
                _tensors(trainer), new / f"state-{trainer.accelerator.process_index:05}.safetensors"
            )
            trainer.accelerator.wait_for_everyone()
        elif main:
            new.mkdir(parents=True, exist_ok=True)
            save_file(_tensors(trainer), new / "state.safetensors")
        if main:
            self._complete(new, trainer, progress)
        if trainer.is_sharded:
            trainer.accelerator.wait_for_everyone()

    def _complete(self, new: Path, trainer: Trainer, progress: Record | None) -> None:
        state = CheckpointState(identity=self.identity, step=trainer.step)
        (new / "state.json").write_text(state.model_dump_json(), encoding="utf-8")
        if progress is not None:
            (new / _PROGRESS).write_text(progress.model_dump_json(), encoding="utf-8")
        done = new.with_suffix("")
        earlier = [folder for folder in self.folder.glob("step-*[0-9]") if folder != done]
        shutil.rmtree(done, ignore_errors=True)
        new.rename(done)
        for folder in earlier:
            shutil.rmtree(folder)

    def restore(self, trainer: Trainer) -> bool:
        """Put the last checkpoint of this very run back; False if there is none."""
        last = self._last()
        if last is None:
            return False
        folder, state = last
        with ExitStack() as stack:
            _put_back(trainer, Pieces(folder, stack))
        trainer.step = state.step
        return True

    def progress(self, kind: type[Kept]) -> Kept | None:
        """What was stored beside the last checkpoint of this very run, if there is one."""
        last = self._last()
        if last is None or not (last[0] / _PROGRESS).is_file():
            return None
        return kind.model_validate_json((last[0] / _PROGRESS).read_bytes())

    def keep(self, name: str, facts: Record) -> None:
        """Store ``facts``, which hold for the whole run, under ``name``."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = facts.model_dump_json()
        (self.folder / f"{name}-{self.identity}.json").write_text(text, encoding="utf-8")

    def kept(self, name: str, kind: type[Kept]) -> Kept | None:
        """What ``keep`` stored, by an earlier start of this very run."""
        file = self.folder / f"{name}-{self.identity}.json"
        return kind.model_validate_json(file.read_bytes()) if file.is_file() else None

    def _last(self) -> tuple[Path, CheckpointState] | None:
        found = sorted(self.folder.glob("step-*[0-9]"), key=lambda f: int(f.name.split("-")[1]))
        if not found:
            return None
        text = (found[-1] / "state.json").read_text(encoding="utf-8")
        state = CheckpointState.model_validate_json(text)
        return (found[-1], state) if state.identity == self.identity else None

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _tensors(trainer: Trainer) -> dict[str, torch.Tensor]:
    tensors = {}
    states = trainer.optimiser.state
    for name, weight in trainer.weights.items():
        tensors[f"weight/{name}"] = piece(weight)
        for key, value in states.get(weight, {}).items():
            tensors[f"{key}/{name}"] = piece(torch.as_tensor(value))
    return tensors


def _put_back(trainer: Trainer, pieces: Pieces) -> None:
    keys = ("step", "exp_avg", "exp_avg_sq")
    with torch.no_grad():
        for name, weight in trainer.weights.items():
            weight.copy_(like(pieces.whole(f"weight/{name}"), weight))
            moments = {
                key: pieces.whole(f"{key}/{name}")
                for key in keys
                if f"{key}/{name}" in pieces.names
            }
            trainer.optimiser.state[weight] = {
                key: value if key == "step" else like(value, weight)
                for key, value in moments.items()
            }
