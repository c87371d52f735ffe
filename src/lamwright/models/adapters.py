"""Folders of adapters (PEFT): which base they belong to, and whether it is still that base."""

import hashlib
import json
import shutil
from pathlib import Path

from pydantic import ValidationError

from lamwright.records.base import Record
from lamwright.records.errors import ModelError

_OURS = "base.json"
_PEEK = 1 << 20
LICENCES = ("LICENSE*", "LICENCE*", "NOTICE*", "*TERMS*")


class AdapterBase(Record):
    """The model that adapters were trained on."""

    path: Path
    fingerprint: str
    """Of its weights: sizes, beginnings and ends of the files."""


def is_adapter(path: Path) -> bool:
    """Whether ``path`` holds adapters instead of a whole model."""
    return (path / "adapter_config.json").is_file()


def base_of(path: Path) -> Path:
    """The folder of the model that the adapters in ``path`` belong to; raises ``ModelError``."""
    noted = _noted(path)
    base = noted.path if noted else Path(_named_by_peft(path))
    if not base.is_dir():
        raise ModelError(
            f"The adapters in {path} belong to the model {base}, which is not there; put it back or "
            f"write its new place into {path / _OURS if noted else path / 'adapter_config.json'}."
        )
    return base


def check_base(path: Path, base: Path) -> None:
    """Raise ``ModelError`` if ``base`` is not the model that the adapters in ``path`` were made for."""
    noted = _noted(path)
    if noted is not None and noted.fingerprint != fingerprint(base):
        raise ModelError(
            f"The adapters in {path} were trained on other weights than {base} holds now."
        )


def note_base(path: Path, base: Path) -> None:
    """Store beside adapters what they belong to, with its configuration and its licence texts."""
    noted = AdapterBase(path=base.resolve(), fingerprint=fingerprint(base))
    (path / _OURS).write_text(noted.model_dump_json(indent=1), encoding="utf-8")
    shutil.copyfile(base / "config.json", path / "config.json")
    copy_licences(base, path)


def copy_licences(source: Path, target: Path) -> None:
    """The licence texts of ``source`` into ``target``: they travel with what derives from it."""
    for pattern in LICENCES:
        for file in source.glob(pattern):
            if file.is_file() and not (target / file.name).exists():
                shutil.copyfile(file, target / file.name)


def fingerprint(folder: Path) -> str:
    """A hash that distinguishes weights without reading gigabytes."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.safetensors")):
        size = file.stat().st_size
        digest.update(f"{file.name} {size}".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(_PEEK))
            stream.seek(max(0, size - _PEEK))
            digest.update(stream.read())
    return digest.hexdigest()


def _noted(path: Path) -> AdapterBase | None:
    file = path / _OURS
    if not file.is_file():
        return None
    try:
        return AdapterBase.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise ModelError(f"{file} cannot be read: {error.errors()[0]['msg']}") from error


def _named_by_peft(path: Path) -> str:
    try:
        settings = json.loads((path / "adapter_config.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelError(f"{path / 'adapter_config.json'} cannot be read: {error}") from error
    name = settings.get("base_model_name_or_path") if isinstance(settings, dict) else None
    if not name:
        raise ModelError(f"The adapters in {path} do not name their base.")
    return str(name)
