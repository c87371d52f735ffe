"""What LibreOffice may read and write: its program, fonts, private folders, nothing else."""

from pathlib import Path
from typing import NamedTuple

from lamwright.environments.claims import PIPES, pipes_of
from lamwright.environments.linux.fence import Plan
from lamwright.environments.linux.fences import fences_here, require, unfenced

_SERVER = Path(__file__).with_name("uno_server")
_SYSTEM = (
    *("/bin", "/lib", "/lib32", "/lib64", "/libx32"),
    *("/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32", "/usr/libexec"),
    *("/usr/share", "/usr/local/lib", "/usr/local/share/fonts", "/usr/local/share/icons"),
    *("/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/alternatives", "/etc/localtime"),
    *("/etc/fonts", "/etc/gtk-3.0", "/etc/libreoffice", "/etc/mime.types", "/etc/papersize"),
    *("/etc/nsswitch.conf", "/etc/locale.alias", "/etc/python3", "/etc/python3.11"),
    *("/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice"),
    *("/proc/cpuinfo", "/proc/meminfo", "/proc/filesystems", "/sys/devices/system/cpu"),
    *("/dev/urandom", "/dev/random"),
)
"""Libraries, fonts and configuration that hold nothing of a person."""
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full")


class Confinement(NamedTuple):
    """Where an instance may work besides its own private directory."""

    folders: tuple[Path, ...]
    """They exist, and stay the same folders while the instance lives."""
    is_fenced: bool = True

    def plan(self, directory: Path, program: Path) -> Plan:
        """The fences of a process with that private ``directory``, installed in ``program``.

        Raises ``MissingRequirement`` where the machine lacks one.
        """
        report = directory / "fences.json"
        if not self.is_fenced:
            return unfenced(report)
        require(fences_here())
        return Plan(
            read=(*_SYSTEM, str(program), str(_SERVER)),
            write=tuple(str(folder) for folder in (directory, *self.folders)),
            sockets=(str(PIPES), str(pipes_of(directory))),
            devices=_DEVICES,
            report=str(report),
        )
