"""A zip or tar archive of documentation, read in place: nothing is unpacked onto the disk."""

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from lamwright.collect.sources.folder import is_page, page_kind
from lamwright.collect.sources.opener import LARGEST_PAGE
from lamwright.collect.sources.page import Page, Unreadable
from lamwright.records.errors import UsageError

_MOST_FILES = 200_000
_MOST_BYTES = 2_000_000_000
_MOST_RATIO = 200


class Archive:
    """The pages of a zip or tar file, by name.

    Members with an absolute name or '..', links and devices are never pages. A member that is too
    large, or packed so tightly that it must be a bomb, becomes a counted reject. Raises
    ``UsageError`` for an archive that is broken or too large as a whole.
    """

    def __init__(self, path: Path, *, application: str = "", licence: str = "") -> None:
        self._path = path
        self.name = path.name.split(".")[0]
        self._application = application or self.name
        self._licence = licence

    def pages(self) -> Iterator[Page]:
        """The pages by name."""
        try:
            yield from self._zip() if zipfile.is_zipfile(self._path) else self._tar()
        except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError) as error:
            raise UsageError(f"{self._path} cannot be read as an archive: {error}.") from error

    def _zip(self) -> Iterator[Page]:
        with zipfile.ZipFile(self._path) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
            self._check([member.file_size for member in members])
            for member in members:
                if not member.is_dir() and is_page(member.filename):
                    yield self._page(member.filename, _unzip(archive, member))

    def _tar(self) -> Iterator[Page]:
        packed = self._path.stat().st_size
        with tarfile.open(self._path) as archive:
            members = sorted(_members(archive), key=lambda member: member.name)
            sizes = [member.size for member in members]
            self._check(sizes)
            if sum(sizes) > _MOST_RATIO * max(packed, 1) and sum(sizes) > LARGEST_PAGE:
                raise UsageError(f"{self._path} is packed so tightly that it must be a bomb.")
            for member in members:
                if member.isfile() and is_page(member.name):
                    content = _content(member.name, member.size, member.size)
                    file = archive.extractfile(member) if content is None else None
                    yield self._page(member.name, _read(file) if file else content or "no file")

    def _check(self, sizes: list[int]) -> None:
        if len(sizes) > _MOST_FILES or sum(sizes) > _MOST_BYTES:
            raise UsageError(
                f"{self._path} holds {len(sizes)} files of {sum(sizes)} bytes, more than is read "
                f"({_MOST_FILES} files, {_MOST_BYTES} bytes); unpack it and name the folder."
            )

    def _page(self, location: str, content: bytes | str) -> Page:
        def load() -> bytes:
            if isinstance(content, str):
                raise Unreadable(content)
            return content

        where = location.removeprefix("./")
        return Page(self.name, where, self._licence, self._application, load, page_kind(where))


def is_archive(path: Path) -> bool:
    """Whether ``path`` is named like an archive that can be read."""
    name = path.name.lower()
    return name.endswith((".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2"))


def _members(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    total = 0
    for count, member in enumerate(archive):
        total += member.size
        if count > _MOST_FILES or total > _MOST_BYTES:
            raise UsageError("The archive is packed so tightly that it must be a bomb.")
        yield member


def _content(name: str, size: int, packed: int) -> str | None:
    """Why a member is not read; None when it is."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return "the name leads out of the archive"
    if size > LARGEST_PAGE:
        return "the file is too large for a help page"
    if size > _MOST_RATIO * packed and size > 1_000_000:
        return "the file is packed so tightly that it must be a bomb"
    return None


def _unzip(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | str:
    objection = _content(member.filename, member.file_size, max(member.compress_size, 1))
    if objection:
        return objection
    try:
        with archive.open(member) as file:
            return _read(file)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        return f"the member cannot be unpacked: {error}"


def _read(file: IO[bytes]) -> bytes | str:
    """At most one page of bytes, whatever the archive's index says."""
    try:
        content = file.read(LARGEST_PAGE + 1)
    except (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, RuntimeError) as error:
        return f"the member cannot be unpacked: {error}"
    return content if len(content) <= LARGEST_PAGE else "the file is too large for a help page"
