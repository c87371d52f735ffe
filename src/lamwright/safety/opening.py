"""The opener of all files from outside: regular, no link, limited in size and time."""

import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lamwright.records.errors import DocumentError

LARGEST = 50 * 2**20
_CHUNK = 2**20
_SECONDS = 10.0
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def read_file(path: Path, *, largest: int = LARGEST, seconds: float = _SECONDS) -> bytes:
    """All bytes of the regular file at ``path``, at most ``largest``, within ``seconds``.

    Raises:
        DocumentError: it is missing, a link, no regular file (a pipe, a device), too large, too slow,
            or the system does not let us read it.
    """
    until = time.monotonic() + seconds
    with open_file(path, largest=largest) as file:
        try:
            return b"".join(_chunks(path, file, largest, until))
        except OSError as error:
            raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error


def _chunks(path: Path, file: BinaryIO, largest: int, until: float) -> Iterator[bytes]:
    held = 0
    while chunk := file.read(_CHUNK):
        held += len(chunk)
        if held > largest:  # it grew after it was opened
            raise DocumentError(_too_large(path, held, largest))
        if time.monotonic() > until:
            raise DocumentError(f"{path} could not be read in time.")
        yield chunk


def open_file(path: Path, *, largest: int = LARGEST) -> BinaryIO:
    """The regular file at ``path`` open for reading bytes; raises as ``read_file`` does."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise DocumentError(f"{path} is a link; name the file that it leads to.") from error
        if error.errno in {errno.ENOENT, errno.ENOTDIR}:
            raise DocumentError(f"{path} does not exist.") from error
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:  # a zero byte in the name
        raise DocumentError(f"{str(path)!r} is no name of a file.") from error
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise DocumentError(f"{path} is no regular file.")
        if facts.st_size > largest:
            raise DocumentError(_too_large(path, facts.st_size, largest))
        os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _too_large(path: Path, size: int, largest: int) -> str:
    return f"{path} has {size >> 20} MiB; the limit is {largest >> 20} MiB."
