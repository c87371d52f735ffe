"""What ``act`` brings out: looked through first, then put in its place, with a backup of what was there."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lamwright.cli.console import err
from lamwright.documents.inventory import Inventory, inventory
from lamwright.environments.environment import Environment
from lamwright.guard.outgoing import objections_to_files
from lamwright.guard.policy import EffectPolicy
from lamwright.records.trajectory import Step
from lamwright.safety.opening import open_file
from lamwright.store.shelf import sweep_beside, write_atomically


class Results(NamedTuple):
    """A result that waits in a private folder."""

    folder: Path
    name: str
    objections: tuple[str, ...]
    """Why it must not go out."""


class Written(NamedTuple):
    """What was put in its place."""

    paths: tuple[Path, ...] = ()
    backup: Path | None = None
    objections: tuple[str, ...] = ()
    """Why nothing was written."""
    dropped: tuple[str, ...] = ()
    """What files cannot hold of the document, each with the name of the file."""


NOTHING = Written()


class Waiting(NamedTuple):
    """What is about to be stored: where, under which name, and what goes out beside it."""

    folder: Path
    name: str
    final: Path
    """The same in the application's own type."""
    exports: Sequence[Path] = ()
    """Folders of what requests saved themselves."""


def prepare(
    environment: Environment,
    waiting: Waiting,
    before: Inventory | None,
    steps: Sequence[Step],
    policy: EffectPolicy,
) -> Results:
    """Have the result stored in a new folder, with what comes along, and look through all that goes out.

    Where its type cannot be looked into, ``final`` is.
    """
    folder, name = waiting.folder, waiting.name
    folder.mkdir()
    environment.save_copy(folder / name)
    looked = [folder / name if inventory(folder / name) is not None else waiting.final]
    looked += [file for exports in waiting.exports for file in sorted(exports.iterdir())]
    return Results(folder, name, objections_to_files(before, looked, steps, policy))


def copied(document: Path, folder: Path) -> Path:
    """A copy of ``document`` under its own name in ``folder``, a new one."""
    folder.mkdir(mode=0o700)
    copy = folder / document.name
    with open_file(document) as source, copy.open("xb") as target:
        shutil.copyfileobj(source, target)
    return copy


def private(environment: Environment) -> Path:
    """A folder that is removed with the environment, however it ends."""
    folder = environment.exports.parent / "looks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def put(results: Results, target: Path, exports: Sequence[Path]) -> Written:
    """Put the result in its place; beside it what came along, and what requests saved in ``exports``."""
    backup = _backed_up(target)
    paths = [_copied(results.folder / results.name, target)]
    beside = sorted(p for p in results.folder.iterdir() if p.name != results.name)
    beside += sorted(file for folder in exports for file in folder.iterdir())
    for file in beside:
        place = target.parent / file.name
        if place.exists():
            err.print(f"lamwright: {place} exists and was not replaced.", markup=False)
        else:
            paths.append(_copied(file, place))
    return Written(tuple(paths), backup)


def _copied(file: Path, place: Path) -> Path:
    sweep_beside(place)
    write_atomically(place, file.read_bytes())
    shutil.copymode(file, place)
    return place


def _backed_up(target: Path) -> Path | None:
    """A copy of what is replaced, under a name that was free; ``lamwright undo`` puts it back."""
    if not target.exists():
        return None
    number = 0
    while (backup := target.with_name(f"{target.name}.{number or ''}bak")).exists():
        number += 1
    sweep_beside(target)
    scratch = backup.with_name(f".{backup.name}.{os.getpid()}.0")  # as ``sweep_beside`` knows them
    shutil.copy2(target, scratch)
    scratch.replace(backup)
    return backup
