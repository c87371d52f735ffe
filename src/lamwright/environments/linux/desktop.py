"""A private desktop for one program: display, window manager, message bus, home, a keeper.

Everything lies below one private directory under the system's temporary directory (Unix socket
names are limited to 107 bytes, so it cannot be just anywhere) and dies with its owner.
"""

import json
import os
import secrets
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from lamwright.environments.claims import Claim, pipes_of
from lamwright.environments.linux.cores import Core
from lamwright.environments.linux.fence import Plan
from lamwright.environments.linux.fences import fenced
from lamwright.environments.linux.x11.numbers import DisplayNumber
from lamwright.records.errors import EnvironmentBroken, MissingRequirement

SCREEN = (1280, 1024)
_OPENBOX = Path("/etc/xdg/openbox/rc.xml")
_PACKAGES = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
}
_REGISTRY = "at-spi2-registryd"
_REGISTRY_PLACES = (Path("/usr/libexec"), Path("/usr/lib/at-spi2-core"), Path("/usr/lib/at-spi2"))
_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
_DISMISSED = b"null\n"
_NO_OTHER_SOCKETS = ("-nolisten", "tcp", "-nolisten", "local")
"""The display listens on a socket in the file system only: one without a name there is fenced off."""
_Found = TypeVar("_Found")


def poll(
    probe: Callable[[], _Found | None], seconds: float, *, pause: float = 0.004
) -> _Found | None:
    """Call ``probe`` until it gives something true, pausing a little more each time.

    The pauses matter: some programs run their timers only while they are idle.
    """
    until, longest = time.monotonic() + seconds, max(pause, 0.05)
    while not (found := probe()) and time.monotonic() < until:
        time.sleep(pause)
        pause = min(pause * 1.5, longest)
    return found


def wait_until(probe: Callable[[], _Found | None], seconds: float, what: str) -> _Found:
    """As ``poll``; ``EnvironmentBroken`` after ``seconds`` without success."""
    found = poll(probe, seconds)
    if not found:
        raise EnvironmentBroken(f"{what} was not ready within {seconds:g} seconds.")
    return found


def require_programs() -> Path:
    """Check what must be installed; the path of ``at-spi2-registryd``.

    Raises ``MissingRequirement`` with the Debian packages to install.
    """
    missing = [package for name, package in _PACKAGES.items() if shutil.which(name) is None]
    registry = next((p / _REGISTRY for p in _REGISTRY_PLACES if (p / _REGISTRY).exists()), None)
    if registry is None:
        missing.append("at-spi2-core")
    if missing or registry is None:
        packages = " ".join(missing)
        raise MissingRequirement(f"A private desktop needs more: apt-get install {packages}")
    return registry


class Desktop:
    """Processes of one instance. ``EnvironmentBroken`` when one does not come up in time."""

    def __init__(self, *, deadline: float, private: Path | None = None) -> None:
        """``private``: a folder of the owner that goes too if the owner is killed."""
        registry = require_programs()
        self._deadline = deadline
        self._claim = Claim(Path(tempfile.mkdtemp(prefix="lamwright-")))
        self.directory = self._claim.folder
        self.pipes = pipes_of(self.directory)
        self.pipes.mkdir(mode=0o700)
        self.cookie = secrets.token_bytes(16)
        self.core = Core()
        self._number = DisplayNumber()
        folders = self.directory, self.pipes, *([private] if private else [])
        self._keeper = _start_keeper(self._claim, *folders)
        self.core.take(self._keeper.pid)
        try:
            self._environment = self._make_environment()
            self.display = self._start_display()
            self._environment["DISPLAY"] = f":{self.display}"
            self._start_bus(registry)
            self.start("openbox", ["openbox", "--sm-disable", *self._window_rules()])
        except BaseException:
            self.close()
            raise

    @property
    def bus_address(self) -> str:
        """Address of the private message bus, session and accessibility in one."""
        return f"unix:path={self.directory / 'bus'}"

    def start(self, name: str, argv: list[str], plan: Plan | None = None) -> int:
        """Start a process of this desktop, behind the fences of ``plan``; its pid.

        Output goes to ``NAME.out``, ``NAME.log``.
        """
        command = fenced(plan, argv) if plan else argv
        answer = self._ask_keeper([name, self._environment, *command])
        if not answer:
            raise EnvironmentBroken(f"{name} could not be started.")
        return int(answer)

    def adopt(self, pid: int) -> None:
        """Let a process that this one started run on the desktop's core and end with the desktop."""
        self.core.take(pid)
        if not self._ask_keeper(pid):
            raise EnvironmentBroken("The desktop is gone: its keeper ended.")

    def _ask_keeper(self, request: object) -> bytes:
        """Its answer, empty when it ended."""
        assert self._keeper.stdin and self._keeper.stdout
        try:
            self._keeper.stdin.write(json.dumps(request).encode() + b"\n")
            self._keeper.stdin.flush()
        except OSError as error:
            raise EnvironmentBroken(f"The desktop is gone: {error}.") from error
        return self._keeper.stdout.readline().strip()

    def close(self) -> None:
        """End every process and remove the directory. May be called twice."""
        with suppress(OSError):  # it may be gone
            if self._keeper.stdin and not self._keeper.stdin.closed:
                self._keeper.stdin.write(_DISMISSED)
                self._keeper.stdin.close()
        try:
            self._keeper.wait(timeout=self._deadline)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()
        if self._keeper.stdout:
            self._keeper.stdout.close()
        self.core.close()
        self._number.close()
        self._claim.remove()
        shutil.rmtree(self.pipes, ignore_errors=True)

    def _make_environment(self) -> dict[str, str]:
        home, runtime = self.directory / "home", self.directory / "run"
        home.mkdir()
        (self.directory / "tmp").mkdir()
        runtime.mkdir(mode=0o700)
        return {
            # LibreOffice's Python takes the first python3 for its own home: not one of a virtual environment
            "PATH": f"{self._no_browser()}:/usr/bin:/bin:{os.environ.get('PATH', '')}",
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "TMPDIR": str(self.directory / "tmp"),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XAUTHORITY": str(self.directory / "xauthority"),
            "DBUS_SESSION_BUS_ADDRESS": self.bus_address,
            "AT_SPI_BUS_ADDRESS": self.bus_address,
            "CUPS_SERVER": str(self.directory / "no-printers"),  # else it asks localhost:631
            "GSETTINGS_BACKEND": "memory",
            "GDK_BACKEND": "x11",
            "GTK_IM_MODULE": "gtk-im-context-simple",
            "GTK_USE_PORTAL": "0",
            "GTK_THEME": "Adwaita",
            "GDK_RENDERING": "image",
            "NO_AT_BRIDGE": "0",
            "SAL_USE_VCLPLUGIN": "gtk3",
        }

    def _no_browser(self) -> Path:
        """A folder with an ``xdg-open`` that only notes what it was asked: help and links open nothing."""
        folder = self.directory / "bin"
        folder.mkdir()
        program = folder / "xdg-open"
        program.write_text('#!/bin/sh\necho "$1" >> "$0.asked"\n', "utf-8")
        program.chmod(0o755)
        return folder

    def _start_display(self) -> int:
        cookie_file = self.directory / "xauthority"
        cookie_file.write_bytes(_xauthority(self.cookie))
        cookie_file.chmod(0o600)
        width, height = SCREEN
        screen = ["-screen", "0", f"{width}x{height}x24", *_NO_OTHER_SOCKETS, "-noreset"]
        keys = ["-displayfd", "1", "-auth", str(cookie_file)]
        self.start("xvfb", ["Xvfb", f":{self._number.number}", *screen, *keys])
        answer = self.directory / "xvfb.out"

        def number() -> str | None:
            text = answer.read_text(encoding="ascii")
            return text if text.endswith("\n") else None

        return int(wait_until(number, self._deadline, "The display (Xvfb)"))

    def _window_rules(self) -> list[str]:
        """Documents fill the display from the start; a busy program missed being made larger."""
        if not _OPENBOX.exists():
            return []
        rule = '<application type="normal"><maximized>yes</maximized></application>'
        rules = self.directory / "openbox.xml"
        text = _OPENBOX.read_text("utf-8").replace("</applications>", f"{rule}</applications>")
        rules.write_text(text, "utf-8")
        return ["--config-file", str(rules)]

    def _start_bus(self, registry: Path) -> None:
        config = self.directory / "bus.conf"
        config.write_text(_BUS_CONFIG.format(path=self.directory / "bus"), encoding="utf-8")
        arguments = ["--nofork", "--nopidfile", f"--config-file={config}"]
        self.start("dbus", ["dbus-daemon", *arguments])
        wait_until(lambda: (self.directory / "bus").exists(), self._deadline, "D-Bus")
        self.start("registry", [str(registry)])


def _start_keeper(claim: Claim, *folders: Path) -> subprocess.Popen[bytes]:
    """It holds the claim too: the folder is claimed as long as one of both lives."""
    script = Path(__file__).with_name("keeper.py")
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(script), *map(str, folders)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        pass_fds=[claim.descriptor],
    )


def _xauthority(cookie: bytes) -> bytes:
    """One Xauthority entry that fits every address and display (FamilyWild)."""
    name = b"MIT-MAGIC-COOKIE-1"
    parts = b"".join(struct.pack(">H", len(part)) + part for part in (b"", b"", name, cookie))
    return struct.pack(">H", 0xFFFF) + parts
