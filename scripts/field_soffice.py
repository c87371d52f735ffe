"""How long ``soffice`` itself takes with a document, and the processor time of an instance that is driven."""

import os
import resource
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LONGEST = 300


class Taken(NamedTuple):
    """Seconds on the clock from start to end, and processor seconds beyond those for an empty document."""

    whole: float
    cpu: float


def seconds_of(path: Path) -> Taken | None:
    """What it takes to open and convert a document; None: ``soffice`` does not open it."""
    empty = _empty()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        taken = _converted(path, Path(folder))
        whole = time.perf_counter() - start
        made = any(Path(folder).glob("*.fodt"))
    return Taken(round(whole, 3), round(max(0.0, taken - empty), 3)) if made else None


@cache
def _empty() -> float:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "empty.txt"
        source.write_text("x")
        _converted(source, Path(folder))  # the profile is made
        return _converted(source, Path(folder))


def _converted(source: Path, folder: Path) -> float:
    profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/field-profile"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(folder)]
    before = _of_children()
    try:
        subprocess.run([*command, str(source)], capture_output=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return float(_LONGEST)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def used_by(*processes: int) -> float:
    """Processor seconds that processes have used so far."""
    used = 0
    for process in processes:
        line = Path(f"/proc/{process}/stat").read_text("utf-8", errors="replace")
        used += sum(map(int, line.rpartition(")")[2].split()[11:13]))
    return used / os.sysconf("SC_CLK_TCK")
