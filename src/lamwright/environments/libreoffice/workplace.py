"""The private folders of an instance: copies that are opened, what is stored, what goes out.

LibreOffice can write here and nowhere else. A document is stored beside the copy that was opened,
so that what it links to by a relative address keeps that address; then it is moved to where it
belongs, with the pictures that an export puts beside it.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

from lamwright.environments.libreoffice.addresses import Private, put_back
from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.content.document import refused
from lamwright.environments.libreoffice.products.copies import drop_parts
from lamwright.environments.libreoffice.writable import unwritable
from lamwright.records.errors import DocumentError
from lamwright.records.trajectory import Outcome
from lamwright.safety.opening import open_file, read_file

_DEPTH = 12
"""Folders around a copy: so many steps up in a relative address stay within what is private."""
_LARGEST_RESULT = 2**30
_STORED, _TRIED = "stored-", "tried"


class Origin(NamedTuple):
    """The document that a copy stands for."""

    folder: Path | None
    stem: str
    mode: int | None

    @classmethod
    def of(cls, document: Path | None) -> Self:
        """As it is now; None is an empty one."""
        if document is None:
            return cls(None, "", None)
        return cls(document.absolute().parent, document.stem, stat.S_IMODE(document.stat().st_mode))


_NOBODY = Origin.of(None)


class Workplace:
    """Folders below one folder. They stay the same while an instance lives: its fences know them."""

    def __init__(self, folder: Path) -> None:
        self._opening = folder / "open"
        self.exports = folder / "exports"
        self._copies: Path | None = None
        self._place = self._opening
        self._origin = _NOBODY
        self._always: Origin | None = None

    def confinement(self, *, is_fenced: bool) -> Confinement:
        """What an instance that works here may write to."""
        return Confinement((self._opening, self.exports), is_fenced=is_fenced)

    def clear_exports(self) -> None:
        """Empty the folder of exports; both folders exist then."""
        for folder in (self._opening, self.exports):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for held in self.exports.iterdir():
            if held.is_dir() and not held.is_symlink():
                shutil.rmtree(held, ignore_errors=True)
            else:
                held.unlink()

    def copy(self, document: Path | None, broken: Collection[str] = ()) -> Path | None:
        """A private copy of ``document`` without ``broken`` parts, in a folder of its own; the one before is gone.

        Raises ``DocumentError`` when it cannot be read or copied.
        """
        self.clear()
        try:
            self._copies = Path(tempfile.mkdtemp(dir=self._opening))
            self._place = self._copies.joinpath(*"d" * _DEPTH)
            self._place.mkdir(parents=True)
            self.stands_for(document)
            if document is None:
                return None
            copy = self._place / f"{self._origin.stem}{document.suffix}"
            with open_file(document) as source, copy.open("xb") as target:
                shutil.copyfileobj(source, target)
            drop_parts(copy, broken)
            copy.chmod(0o600)
        except OSError as error:
            raise DocumentError(f"{document} cannot be copied: {error.strerror}.") from error
        return copy

    def stands_for(self, document: Path | None) -> None:
        """The copy is of ``document``: what is stored gets its mode and its addresses."""
        self._origin = self._always or Origin.of(document)

    def always_stands_for(self, document: Path | None) -> None:
        """Every copy is of ``document``, also when it is made of a later state of it; None: no more."""
        self._always = Origin.of(document) if document is not None else None

    def clear(self) -> None:
        """Remove the copy."""
        if self._copies is not None:
            shutil.rmtree(self._copies, ignore_errors=True)
            self._copies = None

    @contextmanager
    def trial(self, suffix: str) -> Iterator[Path]:
        """Where a copy can be saved to be looked at; it is removed."""
        path = self._place / f"{_TRIED}{suffix}"
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def store(self, path: Path, save: Callable[[Path], Outcome]) -> Outcome:
        """Have ``save`` write a file, then move it to ``path`` with what came along."""
        if objection := unwritable(path):
            return objection
        here = self._place / path.name
        if here.exists():  # what is open has that name
            here = self._place / f"{_STORED}{path.name}"
        known = set(self._place.iterdir())
        outcome = save(here)
        new = [held for held in self._place.iterdir() if held not in known]
        if outcome.delivered:
            companions = [held for held in new if held != here and not held.name.startswith(".")]
            try:
                for companion in companions:
                    self._move_beside(companion, path.with_name(companion.name))
                self._move(here, path)
            except OSError as error:
                outcome = refused("refused", f"{path} cannot be written: {error.strerror}.")
            except DocumentError as error:
                outcome = refused("refused", str(error))
        for held in new:
            held.unlink(missing_ok=True)
        return outcome

    def _private(self) -> Private:
        return Private(self._place, _DEPTH, self._origin.folder)

    def _move_beside(self, stored: Path, target: Path) -> None:
        """What came along never takes the place of another file."""
        if target.exists() and read_file(target) != read_file(stored):
            raise DocumentError(f"{target} would be replaced; name another folder or file.")
        self._move(stored, target)

    def _move(self, stored: Path, target: Path) -> None:
        """To ``target`` in one step, with the mode of the document that was opened."""
        scratch = target.with_name(f".lamwright-{os.getpid()}")
        try:
            data = read_file(stored, largest=_LARGEST_RESULT)
            with scratch.open("xb") as file:
                file.write(put_back(data, stored.suffix, self._private()))
            if self._origin.mode is not None:
                scratch.chmod(self._origin.mode)
            scratch.replace(target)
        except OSError:
            with suppress(OSError):
                scratch.unlink()
            raise
