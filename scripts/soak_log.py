"""The log of a soak: a line for each episode as soon as it is over, and what all of it shows."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_HANG = 120.0  # seconds that nothing may take: a deadline was missing
_MOST_MEMORY = 1_800_000_000  # LibreOffice is replaced at 1.5 GB
_MOST_PROCESSES = 20  # of one Writer: 7, and what is short-lived while it starts


@dataclass
class Episode:
    """A reset, random steps after it, and what was seen meanwhile: one line of the log."""

    number: int
    seconds: float = 0.0
    load: float = 0.0
    actions: int = 0
    delivered: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    slowest_reset: float = 0.0
    slowest_step: float = 0.0
    memory: int = 0
    processes: int = 0
    broken: str = ""
    broken_by: str = ""  # the action before
    is_unrecovered: bool = False
    sockets: list[str] = field(default_factory=list)
    network_attempts: int = 0
    attempted_by: list[str] = field(default_factory=list)
    written_outside: list[str] = field(default_factory=list)


@dataclass
class Ending:
    """What was left when a run ended by itself: also a line of the log."""

    is_network_counted: bool
    is_disk_watched: bool
    processes_left: int
    locks_left: list[str]
    changed_outside: list[str]


def open_log(path: Path) -> IO[str]:
    """The log, to be added to; what comes next begins a line of its own."""
    log = path.open("a+", encoding="utf-8")
    log.seek(max(0, log.tell() - 1))
    if log.read() not in {"", "\n"}:
        log.write("\n")
    return log


def read_log(path: Path) -> tuple[list[Episode], list[Ending]]:
    """What earlier runs noted; a line that a killed run did not finish is left out."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    held = [json.loads(line) for line in text.splitlines() if line.endswith("}}")]
    episodes = [Episode(**line["Episode"]) for line in held if "Episode" in line]
    return episodes, [Ending(**line["Ending"]) for line in held if "Ending" in line]


def report(episodes: Sequence[Episode], endings: Sequence[Ending]) -> dict[str, object]:
    """What the log shows; ``faults`` is empty if nothing happened that must not."""
    refused: Counter[str] = Counter()
    for episode in episodes:
        refused.update(episode.refused)
    loads = sorted(episode.load for episode in episodes) or [0.0]
    return {
        "resets": len(episodes),
        "actions": sum(episode.actions for episode in episodes),
        "delivered": sum(episode.delivered for episode in episodes),
        "refused": dict(refused),
        "broken_and_recovered": dict(Counter(e.broken for e in episodes if e.broken)),
        "seconds": round(sum(episode.seconds for episode in episodes)),
        "load": {"median": loads[len(loads) // 2], "most": loads[-1]},
        "slowest_reset": max((episode.slowest_reset for episode in episodes), default=0.0),
        "slowest_step": max((episode.slowest_step for episode in episodes), default=0.0),
        "most_memory_mb": max((episode.memory for episode in episodes), default=0) >> 20,
        "most_processes": max((episode.processes for episode in episodes), default=0),
        "runs_ended": len(endings),
        "is_network_counted": all(ending.is_network_counted for ending in endings),
        "is_disk_watched": all(ending.is_disk_watched for ending in endings),
        "faults": list(faults(episodes, endings)),
    }


def faults(episodes: Sequence[Episode], endings: Sequence[Ending]) -> Iterator[str]:
    """What happened that must not."""
    for episode in episodes:
        name = f"episode {episode.number}"
        if episode.is_unrecovered:
            yield f"{name}: not recovered ({episode.broken})"
        if max(episode.slowest_reset, episode.slowest_step) > _HANG:
            yield f"{name}: hung"
        if episode.memory > _MOST_MEMORY:
            yield f"{name}: {episode.memory >> 20} MB"
        if episode.processes > _MOST_PROCESSES:
            yield f"{name}: {episode.processes} processes"
        if episode.sockets or episode.network_attempts:
            by = f"after {episode.attempted_by}"
            yield f"{name}: {episode.network_attempts} attempts {by}, sockets {episode.sockets}"
        if episode.written_outside:
            yield f"{name}: wrote {episode.written_outside}"
    for ending in endings:
        if ending.processes_left or ending.locks_left or ending.changed_outside:
            yield f"left behind: {ending}"
