"""Weights that are spread over processes (FSDP): gathered, cut, and stored piece by piece."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import torch
from accelerate.utils import parse_flag_from_env
from safetensors import safe_open
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor import DTensor, distribute_tensor

from lamwright.records.errors import StageError


def is_asked_for() -> bool:
    """Whether ``accelerate launch`` is to shard weights."""
    return bool(parse_flag_from_env("ACCELERATE_USE_FSDP"))


def shard(model: torch.nn.Module) -> torch.nn.Module:
    """``model`` with its blocks, then the rest, spread over the processes.

    torch's own FSDP2: accelerate's shards on GPUs only, and what runs there is tested on CPUs.
    """
    blocks = set(getattr(model, "_no_split_modules", ()))
    for part in model.modules():
        if type(part).__name__ in blocks:
            fully_shard(part)
    return fully_shard(model)


def is_sharded(weight: torch.Tensor) -> bool:
    """Whether this process holds a piece of ``weight`` only."""
    return isinstance(weight, DTensor)


def whole(weight: torch.Tensor) -> torch.Tensor:
    """All of ``weight``; every process must ask."""
    return weight.full_tensor() if isinstance(weight, DTensor) else weight


def piece(weight: torch.Tensor) -> torch.Tensor:
    """What this process holds of ``weight``, on the CPU."""
    held = weight.to_local() if isinstance(weight, DTensor) else weight
    return held.detach().cpu().clone()


def like(full: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """``full`` spread over the processes as ``weight`` is."""
    if not isinstance(weight, DTensor):
        return full.to(weight.device)
    place = full.to(weight.device)
    return distribute_tensor(place, weight.device_mesh, weight.placements, src_data_rank=None)


def load_weights(fresh: torch.nn.Module, weights: Mapping[str, torch.Tensor]) -> torch.nn.Module:
    """``fresh`` with ``weights`` (whole, by name) put in."""
    own = dict(fresh.named_parameters())
    with torch.no_grad():
        for name, weight in weights.items():
            own[name].copy_(weight)
    return fresh


class Pieces:
    """The tensors of a checkpoint, put together from the files of any number of processes."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        files = sorted(folder.glob("state*.safetensors"))
        self._files = [stack.enter_context(safe_open(file, framework="pt")) for file in files]
        self.names = frozenset(name for file in self._files for name in file.keys())  # noqa: SIM118

    def whole(self, name: str) -> torch.Tensor:
        """The tensor ``name``; pieces follow each other along their first side."""
        found = [file.get_tensor(name) for file in self._files if name in file.keys()]  # noqa: SIM118
        if len(found) != len(self._files):
            raise StageError(f"A piece of {name} is missing from the checkpoint.")
        if len(found) == 1 or found[0].ndim == 0:
            return found[0]
        return torch.cat(found)


def named_weights(model: torch.nn.Module) -> Iterator[tuple[str, torch.nn.Parameter]]:
    """Weights under training by name."""
    return ((name, weight) for name, weight in model.named_parameters() if weight.requires_grad)


Make = Callable[[], torch.nn.Module]
"""Makes the model anew as it was before training, in one process."""
