"""The fastest number format and thread count of this machine, measured before the first step."""

import os
from pathlib import Path
from typing import Literal

import torch

from lamwright.models.folder import chosen_device
from lamwright.models.precision import Precision, measure_precision
from lamwright.records.base import Record
from lamwright.train.config import TrainingConfig

_GAIN = 1.2
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


class Machine(Record):
    """What a run was settled on; kept with it, so that a resumed run goes on alike."""

    precision: Literal["float32", "bfloat16"]
    threads: int | None
    notes: tuple[str, ...] = ()


def settle(config: TrainingConfig) -> Machine:
    """The machine's answer to what ``config`` leaves to it."""
    device = chosen_device("auto")
    notes: list[str] = []
    threads: int | None
    if config.threads == "auto":
        threads, note = _fastest_threads(device)
        notes.append(note)
    else:
        threads = config.threads
    if threads is not None:
        torch.set_num_threads(threads)
    precision: Literal["float32", "bfloat16"] = "float32"
    if config.precision == "auto":
        measured = measure_precision(device)
        notes.append(measured.reason)
        precision = "bfloat16" if measured.chosen == "bfloat16" else "float32"
    else:
        precision = config.precision
    return Machine(precision=precision, threads=threads, notes=tuple(notes))


def usable_cores() -> int:
    """Cores this process may use: by affinity and by the quota of its control group."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if _QUOTA.is_file():
        quota, period = _QUOTA.read_text(encoding="ascii").split()
        if quota != "max":
            cores = min(cores or 1, max(1, int(quota) // int(period)))
    return max(1, cores or 1)


def _fastest_threads(device: str) -> tuple[int, str]:
    """All cores where they help: next to a busy neighbour two threads are slower than one."""
    cores = usable_cores()
    if cores == 1 or device != "cpu":
        return cores, f"{cores} threads."
    speeds: dict[int, Precision] = {}
    for threads in (1, cores):
        torch.set_num_threads(threads)
        speeds[threads] = measure_precision(device)
    one, all_ = speeds[1].float32, speeds[cores].float32
    best = cores if all_ > _GAIN * one else 1
    return best, f"{best} threads: {one:.0f} GFLOPS on one, {all_:.0f} on {cores}."
