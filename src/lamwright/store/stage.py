"""A stage's folder: skipped when its manifest matches, continued when it was interrupted."""

import datetime as dt
import hashlib
import importlib.metadata
import platform
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError

from lamwright.records.base import Record, content_hash
from lamwright.store.shelf import sweep, write_atomically

_VERSIONED = ("lamwright", "torch", "transformers", "llguidance", "pydantic")


class Manifest(Record):
    """Written last: its existence means the stage is complete."""

    schema_version: int = 1
    stage: str
    fingerprint: str = Field(description="hash of inputs and configuration")
    inputs: dict[str, str] = Field(description="input name -> content hash")
    config: dict[str, object] = Field(description="resolved configuration")
    seed: int
    versions: dict[str, str]
    counts: dict[str, int] = Field(default_factory=dict, description="kept and rejected, by reason")
    figures: dict[str, float | str] = Field(default_factory=dict)
    started: str
    seconds: float


class _Ticket(Record):
    """Written first, so that a rerun knows which inputs the half-done work belongs to."""

    fingerprint: str
    started: str


class Stage:
    """One stage folder of a run.

    >>> stage = Stage(folder, "tasks", inputs={...}, config=config, seed=0)   # doctest: +SKIP
    >>> if not stage.complete(): ...; stage.finish(counts)                    # doctest: +SKIP
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        *,
        inputs: Mapping[str, str],
        config: Record | None = None,
        seed: int = 0,
        indifferent: Sequence[str] = (),
    ) -> None:
        """``indifferent`` fields of ``config`` change no result: recorded, but a rerun may change them."""
        self.folder = folder
        self.name = name
        self._inputs = dict(inputs)
        self._config = config.model_dump(mode="json") if config else {}
        self._seed = seed
        decisive = {key: value for key, value in self._config.items() if key not in indifferent}
        self.fingerprint = content_hash(name, self._inputs, decisive, seed)
        self._begun = time.monotonic()

    def complete(self) -> bool:
        """Whether an earlier run finished this stage with the same inputs, configuration and seed."""
        manifest = read_manifest(self.folder)
        return manifest is not None and manifest.fingerprint == self.fingerprint

    def begin(self) -> None:
        """Prepare the folder: keep half-done work of the same stage, drop any other."""
        self._begun = time.monotonic()
        if not self._continues():
            shutil.rmtree(self.folder, ignore_errors=True)
        sweep(self.folder)
        (self.folder / "manifest.json").unlink(missing_ok=True)
        ticket = _Ticket(fingerprint=self.fingerprint, started=_now())
        write_atomically(self.folder / "ticket.json", ticket.model_dump_json().encode())

    def finish(
        self, counts: Mapping[str, int], figures: Mapping[str, float | str] | None = None
    ) -> Manifest:
        """Write the manifest."""
        ticket = self._ticket()
        manifest = Manifest(
            stage=self.name,
            fingerprint=self.fingerprint,
            inputs=self._inputs,
            config=self._config,
            seed=self._seed,
            versions=versions(),
            counts=dict(counts),
            figures=dict(figures or {}),
            started=ticket.started if ticket else _now(),
            seconds=round(time.monotonic() - self._begun, 3),
        )
        write_atomically(self.folder / "manifest.json", manifest.model_dump_json(indent=1).encode())
        return manifest

    def _continues(self) -> bool:
        ticket = self._ticket()
        return ticket is not None and ticket.fingerprint == self.fingerprint

    def _ticket(self) -> _Ticket | None:
        path = self.folder / "ticket.json"
        if not path.exists():
            return None
        try:
            return _Ticket.model_validate_json(path.read_bytes())
        except ValidationError:
            return None


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a finished stage, or None."""
    path = folder / "manifest.json"
    if not path.exists():
        return None
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError:
        return None


def hash_files(*paths: Path) -> str:
    """One hash over the bytes of files, and of all files below folders, with their names."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(path.parent).as_posix().encode())
            with file.open("rb") as content:
                digest.update(hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()[:16]


def hash_weights(model: Path) -> str:
    """One hash over a model folder's weights and configuration; adapters name their base there."""
    configured = (model / name for name in ("config.json", "adapter_config.json"))
    return hash_files(
        *sorted(model.glob("*.safetensors")), *(path for path in configured if path.exists())
    )


def versions() -> dict[str, str]:
    """Versions of the software that produced a result."""
    found = {"python": platform.python_version(), "system": platform.system()}
    for name in _VERSIONED:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found | ({"commit": commit} if (commit := _commit()) else {})


@lru_cache(1)
def _commit() -> str:
    """Commit of the source tree this runs from; empty where there is none."""
    try:
        found = subprocess.run(
            ["git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"],
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip()


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
