"""Settings from TOML files and from ``key=value``, laid over a record and checked."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from lamwright.records.base import Record
from lamwright.records.errors import DocumentError, UsageError
from lamwright.safety.opening import read_file

_LARGEST = 1_000_000

R = TypeVar("R", bound=Record)


def overlaid(config: R, files: Sequence[Path], settings: Sequence[str]) -> R:
    """``config`` with what ``files`` (TOML, later ones win) and ``settings`` (dotted keys) change.

    Raises ``UsageError`` for an unknown key (the nearest one is named), a value of the wrong kind,
    or a file that cannot be read.
    """
    changes = [change for file in files for change in _leaves(_read(file), ())]
    changes += [_parsed(setting) for setting in settings]
    data = config.model_dump()
    for keys, value in changes:
        _put(data, keys, value, config)
    try:
        return type(config).model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise UsageError(f"Setting {key}: {first['msg']}.") from error


def known_keys(config: BaseModel, prefix: str = "") -> Iterator[str]:
    """All dotted keys of a record, those of records inside it too."""
    for name in type(config).model_fields:
        yield f"{prefix}{name}"
        value = getattr(config, name)
        if isinstance(value, BaseModel):
            yield from known_keys(value, f"{prefix}{name}.")


def _read(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(read_file(file, largest=_LARGEST).decode())
    except DocumentError as error:
        raise UsageError(str(error)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} is no TOML: {error}.") from error


def _leaves(
    table: Mapping[str, object], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value


def _parsed(setting: str) -> tuple[tuple[str, ...], object]:
    """``refine.lr=1e-5``: the value is TOML where it can be read so, else text."""
    key, mark, text = setting.partition("=")
    if not mark or not key.strip():
        raise UsageError(f"'{setting}' is no setting; write key=value, such as imitate.epochs=4.")
    try:
        value: object = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = None if text.strip() == "none" else text.strip()
    return tuple(key.strip().split(".")), value


def _put(data: dict[str, object], keys: tuple[str, ...], value: object, config: Record) -> None:
    at: object = data
    for key in keys[:-1]:
        at = at.get(key) if isinstance(at, dict) else None
    if not isinstance(at, dict) or keys[-1] not in at:
        dotted = ".".join(keys)
        near = difflib.get_close_matches(dotted, list(known_keys(config)), 1, 0.0)
        raise UsageError(f"There is no setting '{dotted}'; the nearest is '{near[0]}'.")
    at[keys[-1]] = value
