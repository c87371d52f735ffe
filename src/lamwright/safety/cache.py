"""The user's cache folder, and small files in it: each is written whole or is not there."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path:
    """``$LAMWRIGHT_CACHE``, or ``~/.cache/lamwright``."""
    root = os.environ.get("LAMWRIGHT_CACHE")
    return Path(root).expanduser() if root else Path.home() / ".cache" / "lamwright"


def keep(file: Path, content: bytes) -> None:
    """Write ``content``; where that is not possible it is not kept."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
