"""The one way in which sources open files: regular files only, inside their folder, within limits."""

import gzip
import os
import stat
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from lamwright.collect.sources.page import Unreadable

LARGEST_PAGE = 8_000_000
"""Bytes of the largest page that is read."""
_LONGEST = 10.0
"""Seconds that reading one page may take."""
_CHUNK = 1 << 20


def open_regular(path: Path, home: Path | None = None) -> BinaryIO:
    """``path`` opened for reading, never a pipe, device or socket, and never waiting for one.

    With ``home`` a link that leads out of that folder is refused too. Raises ``Unreadable`` or
    ``OSError``.
    """
    real = path.resolve(strict=True)
    if home is not None and not real.is_relative_to(home.resolve()):
        raise Unreadable("the file is a link that leads out of the folder")
    number = os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise Unreadable("it is no regular file")
    return os.fdopen(number, "rb")


def read_page(path: Path, home: Path | None = None) -> bytes:
    """The bytes of a page, unpacked if it ends in ``.gz``. Raises ``Unreadable`` or ``OSError``."""
    with open_regular(path, home) as file:
        if os.fstat(file.fileno()).st_size > LARGEST_PAGE:
            raise Unreadable("the file is too large for a help page")
        return _read(file, packed=path.suffix == ".gz")


def lines_of(path: Path, longest: int) -> Iterator[str]:
    """The lines of a text, each cut at ``longest`` bytes; memory does not grow with the file."""
    with open_regular(path) as file:
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.suffix == ".gz" else file
        whole = True
        while line := stream.readline(longest):
            if whole:
                yield line.decode("utf-8", errors="replace")
            whole = line.endswith(b"\n")


def is_inside(path: Path, home: Path) -> bool:
    """Whether ``path`` is a regular file that lies in ``home``, links followed."""
    return path.is_file() and path.resolve().is_relative_to(home)


def _read(file: BinaryIO, *, packed: bool) -> bytes:
    until = time.monotonic() + _LONGEST
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
    content = bytearray()
    try:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > LARGEST_PAGE:
                raise Unreadable("the file is too large for a help page")
            if time.monotonic() > until:
                raise Unreadable(f"the file was not read within {_LONGEST:g} s")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"the file is not compressed as its name says: {error}") from error
    return bytes(content)
