"""How long ``soffice`` itself takes to open a document."""

import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

_LONGEST = 120


def seconds_of(path: Path) -> float | None:
    """Seconds to open and convert a document, less those for an empty one; None: it does not open it."""
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
    start = time.perf_counter()
    try:
        subprocess.run([*command, str(source)], capture_output=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return float(_LONGEST)
    return time.perf_counter() - start
