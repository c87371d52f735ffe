"""The LibreOffice process of an instance and its accessibility connection."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

from lamwright.environments.claims import PIPES
from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.libreoffice.products.application import Application
from lamwright.environments.libreoffice.products.profile import write_profile
from lamwright.environments.linux.atspi.bus import Bus
from lamwright.environments.linux.atspi.registry import program_of, registry_at
from lamwright.environments.linux.desktop import Desktop, wait_until
from lamwright.records.errors import EnvironmentBroken, MissingRequirement

_OWN_FOLDERS = (
    "autocorr",
    "autotext",
    "basic",
    "config",
    "database",
    "gallery",
    "template",
    "wordbook",
)
_PIPE = "uno"
_WITH_WORK = {"R", "D", "T"}  # runs or may soon, waits for the disk, is stopped
_RESTARTS = 1  # with a new profile it sets up, then exits with status 81: "start me again"


class Office:
    """One soffice process on ``desktop``, ready to be spoken to."""

    def __init__(
        self,
        desktop: Desktop,
        application: Application,
        confinement: Confinement,
        *,
        deadline: float,
    ) -> None:
        """Start ``application`` and wait until it shows on AT-SPI.

        Raises ``MissingRequirement`` where a fence is missing and ``confinement`` does not do without.
        """
        profile = desktop.directory / "profile"
        if not profile.exists():
            write_profile(profile)
        self.pipe = f"{desktop.directory.name}/{_PIPE}"
        self._profile = profile
        self._desktop = desktop
        self._command = _command(profile, self.pipe, application)
        self._plan = confinement.plan(desktop.directory, Path(self._command[0]).parent.parent)
        self._starts_left = 1 + _RESTARTS
        self.pid = self._launch()
        self.bus = self._connect(deadline)
        self._close_pipe(deadline)
        self._kept = self._files()

    def is_alive(self) -> bool:
        """Whether the process is there and not a zombie."""
        return self._state() not in {"", "Z", "X"}

    def has_nothing_to_do(self) -> bool:
        """Whether its main thread waits, for us or a timer; on a busy core it may be waiting for its turn."""
        return self._state() not in _WITH_WORK

    def processor_seconds(self) -> float:
        """What it has used so far; 0 when it is gone."""
        return sum(map(int, self._told()[11:13])) / os.sysconf("SC_CLK_TCK")

    def _state(self) -> str:
        """Of the main thread; '' when it is gone."""
        return next(iter(self._told()), "")

    def _told(self) -> list[str]:
        """What proc(5) says of it from its state on; [] when it is gone."""
        try:
            line = Path(f"/proc/{self.pid}/stat").read_text("utf-8", errors="replace")
        except OSError:
            return []
        return line.rpartition(")")[2].split()

    def memory(self) -> int:
        """Resident memory in bytes; 0 when it is gone."""
        try:
            pages = Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]
        except OSError:
            return 0
        return int(pages) * 4096

    def has_changed_files(self) -> bool:
        """Whether its profile holds other files than at first: templates, corrections, words, tables' formats.

        All documents to come would find them; the settings beside them are asked over UNO.
        """
        return self._files() != self._kept

    def _files(self) -> dict[Path, tuple[int, int]]:
        """Size and time of what is in the folders of the profile that hold a person's own things."""
        user = self._profile / "user"
        paths = [path for folder in _OWN_FOLDERS for path in (user / folder).rglob("*")]
        return {path: stamp for path in paths if (stamp := _stamp(path))}

    def _launch(self) -> int:
        if self._starts_left == 0:
            raise EnvironmentBroken("LibreOffice ended while it was starting.")
        self._starts_left -= 1
        _lock_of(self._profile).unlink(missing_ok=True)  # of the start before; it may not remove it
        return self._desktop.start("soffice", self._command, self._plan)

    def _close_pipe(self, deadline: float) -> None:
        """Take from all others the right to its pipe, which it gives everybody."""
        pipe = self._desktop.pipes / _PIPE
        wait_until(pipe.exists, deadline, "LibreOffice's pipe")
        pipe.chmod(0o600)

    def _connect(self, deadline: float) -> Bus:
        registry = wait_until(lambda: registry_at(self._desktop.bus_address), deadline, "AT-SPI")
        try:
            bus = wait_until(lambda: self._peer(registry), deadline, "LibreOffice")
            bus.deadline = (
                deadline  # laying out a long document takes longer than finding a program
            )
            return bus
        finally:
            registry.close()

    def _peer(self, registry: Bus) -> Bus | None:
        """A connection to the running process once it shows a window."""
        if not self.is_alive():
            self.pid = self._launch()
        return program_of(registry)


def _lock_of(profile: Path) -> Path:
    """The socket by which LibreOffice knows that it runs with ``profile`` already."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)  # as it does, without leading zeros
    return PIPES / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}"


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a file; None for what is none, a temporary one that is gone, say.

    A dictionary without words is none: opening the Spelling dialog makes one.
    """
    try:
        stamp = path.stat()
        if path.suffix == ".dic" and path.read_bytes().rstrip().endswith(b"---"):
            return None
    except OSError:
        return None
    return (stamp.st_size, stamp.st_mtime_ns) if stat.S_ISREG(stamp.st_mode) else None


def _command(profile: Path, pipe: str, application: Application) -> list[str]:
    launcher = shutil.which("soffice")
    binary = Path(launcher or "soffice").resolve().with_name("soffice.bin")
    if launcher is None or not binary.with_name(application.library).exists():
        package = f"libreoffice-{application.name} libreoffice-gtk3"
        raise MissingRequirement(f"{application.title} needs more: apt-get install {package}")
    options = ["--norestore", "--nologo", "--nofirststartwizard", "--nolockcheck"]
    user = f"-env:UserInstallation=file://{profile}"
    return [str(binary), user, *options, f"--accept=pipe,name={pipe};urp;", f"--{application.name}"]
