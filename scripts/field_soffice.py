"""How much processor time ``soffice`` itself takes to open a document, and an instance that is driven."""

import os
import resource
import subprocess
import tempfile
from functools import cache
from pathlib import Path

_LONGEST = 300


def seconds_of(path: Path) -> float | None:
    """Processor seconds to open and convert a document, less those for an empty one; None: it does not open it."""
    with tempfile.TemporaryDirectory() as folder:
        taken = _converted(path, Path(folder))
        made = any(Path(folder).glob("*.fodt"))
    return round(max(0.0, taken - _empty()), 3) if made else None


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
