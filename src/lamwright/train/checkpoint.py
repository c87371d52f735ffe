"""Checkpoints inside a run: a killed run goes on from its last one and ends the same."""

import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from lamwright.records.base import Record
from lamwright.train.engine import Trainer


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

    def save(self, trainer: Trainer) -> None:
        """Store weights under training and Adam's moments; the earlier checkpoint goes last."""
        if not trainer.accelerator.is_main_process:
            return
        new = self.folder / f"step-{trainer.step}.new"
        new.mkdir(parents=True, exist_ok=True)
        save_file(_tensors(trainer), new / "state.safetensors")
        state = CheckpointState(identity=self.identity, step=trainer.step)
        (new / "state.json").write_text(state.model_dump_json(), encoding="utf-8")
        earlier = list(self.folder.glob("step-*[0-9]"))
        new.rename(new.with_suffix(""))
        for folder in earlier:
            shutil.rmtree(folder)

    def restore(self, trainer: Trainer) -> bool:
        """Put the last checkpoint of this very run back; False if there is none."""
        found = sorted(self.folder.glob("step-*[0-9]"), key=lambda f: int(f.name.split("-")[1]))
        if not found:
            return False
        text = (found[-1] / "state.json").read_text(encoding="utf-8")
        state = CheckpointState.model_validate_json(text)
        if state.identity != self.identity:
            return False
        _put_back(trainer, load_file(found[-1] / "state.safetensors"))
        trainer.step = state.step
        return True

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _tensors(trainer: Trainer) -> dict[str, torch.Tensor]:
    tensors = {}
    states = trainer.optimiser.state
    for name, weight in trainer.weights.items():
        tensors[f"weight/{name}"] = weight.detach().cpu().clone()
        for key, value in states.get(weight, {}).items():
            tensors[f"{key}/{name}"] = torch.as_tensor(value).cpu().clone()
    return tensors


def _put_back(trainer: Trainer, tensors: dict[str, torch.Tensor]) -> None:
    keys = ("step", "exp_avg", "exp_avg_sq")
    with torch.no_grad():
        for name, weight in trainer.weights.items():
            weight.copy_(tensors[f"weight/{name}"])
            trainer.optimiser.state[weight] = {
                key: tensors[f"{key}/{name}"].to("cpu" if key == "step" else weight.device)
                for key in keys
                if f"{key}/{name}" in tensors
            }
