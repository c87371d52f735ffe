"""The user's cache of models: complete folders or none."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def bases_folder() -> Path:
    """``$LAMWRIGHT_CACHE/bases``, or below ``~/.cache/lamwright``."""
    root = os.environ.get("LAMWRIGHT_CACHE")
    return (Path(root).expanduser() if root else Path.home() / ".cache" / "lamwright") / "bases"


def finished(place: Path, fill: Callable[[Path], None]) -> Path:
    """``place``, filled beside itself and renamed, so that it is complete or absent."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        fill(new)
        new.chmod(0o755)
        new.rename(place)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return place
