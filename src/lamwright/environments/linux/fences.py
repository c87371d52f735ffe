"""What the kernel keeps an application from, as asked for and as it is in force here."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Self

from lamwright.environments.linux import fence
from lamwright.environments.linux.fence import Plan
from lamwright.records.base import Record
from lamwright.records.errors import MissingRequirement

_SECONDS = 20.0


class Fences(Record):
    """What is in force around an application that is started on this machine."""

    files: bool = False
    """It reads and writes only what was given to it (Landlock)."""
    landlock: int = 0
    """The version of Landlock; 0 without."""
    truncation: bool = False
    """Files cannot be cut short without the right to write them."""
    scopes: bool = False
    """No signals to others, no sockets without a name of others."""
    calls: bool = False
    """Local sockets only, no io_uring, no looking into other processes (seccomp)."""

    @classmethod
    def none(cls) -> Self:
        """Nothing in force."""
        return cls()

    def missing(self) -> tuple[str, ...]:
        """What is needed and not in force, in words."""
        needed = {"Landlock (files)": self.files, "seccomp (network)": self.calls}
        return tuple(name for name, is_there in needed.items() if not is_there)

    def in_words(self) -> str:
        """What is in force, in words."""
        parts = {
            f"files by Landlock {self.landlock}": self.files,
            "signals and unnamed sockets": self.scopes,
            "network and system calls by seccomp": self.calls,
        }
        return ", ".join(name for name, is_there in parts.items() if is_there) or "none"


def fences(*without: str) -> Fences:
    """What this machine puts up, found by putting it up in a process of its own.

    ``without``: names of fences to leave out, to see what is then said.
    """
    command = fenced(Plan(without=without, is_optional=True), [])
    done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    try:
        reported = json.loads(done.stdout)
    except ValueError:
        return Fences.none()
    return Fences(
        files=reported["files"] > 0,
        landlock=reported["files"],
        truncation=reported["truncation"] > 0,
        scopes=reported["scopes"] > 0,
        calls=reported["calls"] > 0,
    )


@cache
def fences_here() -> Fences:
    """``fences`` of this machine, which stay the same while this process runs."""
    return fences()


def require(found: Fences) -> None:
    """Raise ``MissingRequirement``, in one sentence, where a fence that is needed is missing."""
    if missing := found.missing():
        raise MissingRequirement(
            f"This machine cannot fence the application in: {' and '.join(missing)} is missing; "
            "use a kernel that has it, or --unfenced for documents that you trust."
        )


def fenced(plan: Plan, argv: list[str]) -> list[str]:
    """The command that runs ``argv`` (its first an absolute path) behind the fences of ``plan``."""
    script = str(Path(fence.__file__))
    return [sys.executable, "-I", "-S", script, json.dumps(plan._asdict()), *argv]


def unfenced(report: Path) -> Plan:
    """A plan without any fence."""
    return Plan(without=("files", "calls"), is_optional=True, report=str(report))
