"""One accessible program on a desktop: started, found on the accessibility bus, ended."""

import os
import signal
from contextlib import suppress
from pathlib import Path

from lamwright.environments.linux.atspi.bus import Bus
from lamwright.environments.linux.atspi.registry import program_of, registry_at
from lamwright.environments.linux.desktop import Desktop, poll, wait_until
from lamwright.records.errors import EnvironmentBroken

_NOTING = 'shift; "$@"; echo $? > "$0"'
"""A shell that keeps how a program ended."""
_KILL_SECONDS = 5.0


class Program:
    """A process with a home of its own; ``EnvironmentBroken`` when it shows no window in time."""

    def __init__(self, desktop: Desktop, argv: list[str], home: Path, *, deadline: float) -> None:
        """Start ``argv``; ``home`` is made and holds what the program remembers."""
        home.mkdir(parents=True)
        self._title = Path(argv[0]).name
        self._status = home / "ended"
        own = [f"HOME={home}", f"XDG_CONFIG_HOME={home}/config", f"XDG_CACHE_HOME={home}/cache"]
        shell = ["sh", "-c", _NOTING, str(self._status), "--", *argv]
        self.pid = desktop.start(
            self._title, ["env", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1", *own, *shell]
        )
        address = desktop.bus_address
        registry = wait_until(lambda: registry_at(address), deadline, "AT-SPI")
        try:
            self.bus = wait_until(lambda: self._shown(registry), deadline, self._title)
        except BaseException:
            self.end()
            raise
        finally:
            registry.close()

    @property
    def status(self) -> int | None:
        """Its exit status once it ended by itself, negative for a signal as in ``subprocess``."""
        with suppress(OSError, ValueError):
            status = int(self._status.read_text(encoding="ascii"))
            return 128 - status if status > 128 else status  # noqa: PLR2004 - sh(1)
        return None

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return _is_alive(self.pid)

    def end(self) -> None:
        """Kill it with all that it started, and wait until it is gone."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        poll(lambda: not _is_alive(self.pid), _KILL_SECONDS)

    def _shown(self, registry: Bus) -> Bus | None:
        if not self.is_running():
            raise EnvironmentBroken(f"{self._title} ended while it was starting.")
        return program_of(registry)


def _is_alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return False
    return line.rpartition(")")[2].split()[0] not in {"Z", "X"}
