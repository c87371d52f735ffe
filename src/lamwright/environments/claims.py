"""Claims on private folders: which process a folder belongs to, and what becomes of those of dead ones.

A claim is a file in the folder that its owner holds locked; the kernel lets go of it when the last
process that has it open ends, however it ends.
"""

import fcntl
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

NAME = ".lamwright-owner"
PIPES = Path("/tmp")  # noqa: S108 - LibreOffice has them there whatever TMPDIR says
_OURS = 0o700


class Claim:
    """A folder as this process's own, until ``remove``. What dead processes left is removed first."""

    def __init__(self, folder: Path) -> None:
        """Make ``folder`` if it is not there."""
        sweep(Path(tempfile.gettempdir()))
        folder.mkdir(mode=_OURS, parents=True, exist_ok=True)
        self.folder = folder
        waiting = folder / f"{NAME}-{os.getpid()}"
        self.descriptor = os.open(waiting, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        """Whoever else has it open owns the folder too."""
        fcntl.flock(self.descriptor, fcntl.LOCK_EX)
        waiting.rename(folder / NAME)  # nobody finds it unlocked

    def remove(self) -> None:
        """Remove the folder and all in it. May be called twice."""
        if self.descriptor >= 0:
            _remove(self.folder)
            os.close(self.descriptor)
            self.descriptor = -1


def sweep(place: Path) -> None:
    """Remove from ``place`` the folders that processes of this user claimed and that no process holds."""
    with suppress(OSError):
        for folder in [path for path in place.iterdir() if _is_private(path)]:
            _sweep(folder)


def pipes_of(folder: Path) -> Path:
    """A private folder that LibreOffice takes for the beginning of a pipe's name; it goes with ``folder``.

    Its pipes are ``/tmp/OSL_PIPE_<user>_<name>`` and open to all; one called ``<folder>/uno`` lies in
    this one, which is accessible to no other user.
    """
    return PIPES / f"OSL_PIPE_{os.getuid()}_{folder.name}"


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of this user's that nobody else could have put anything in."""
    try:
        seen = folder.lstat()
    except OSError:
        return False
    is_ours = seen.st_uid == os.geteuid() and stat.S_IMODE(seen.st_mode) == _OURS
    return stat.S_ISDIR(seen.st_mode) and is_ours


def _sweep(folder: Path) -> None:
    try:
        descriptor = os.open(folder / NAME, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:  # nobody claimed it
        return
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_private(pipes := pipes_of(folder)):
                shutil.rmtree(pipes, ignore_errors=True)
            _remove(folder)
    except OSError:  # its owner lives
        return
    finally:
        os.close(descriptor)


def _remove(folder: Path) -> None:
    """The claim goes last, so that what is left of an attempt that was killed is still claimed."""
    with suppress(OSError):
        for path in [path for path in folder.iterdir() if path.name != NAME]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
