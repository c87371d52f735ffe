"""The user's cache of models: complete folders or none."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from lamwright.safety.cache import cache_folder


def bases_folder() -> Path:
    """Where bases are kept in the user's cache."""
    return cache_folder() / "bases"


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
