"""How long LibreOffice itself takes to open a document in a window: plain UNO, nothing of this project.

A ``soffice`` of its own runs on a display of its own, without window manager and accessibility. Run by the
system's Python (``python3 field_window.py PIPE``) this file is the client: paths in, seconds out, a line each.
"""

import contextlib
import importlib
import os
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, Any

_SECONDS = 30
_PYTHON = "/usr/bin/python3"


class Window:
    """A running ``soffice`` that opens documents in a visible window, one at a time."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._starts = 0
        self._children: list[subprocess.Popen[str]] = []
        self._environment = {k: v for k, v in os.environ.items() if k != "DBUS_SESSION_BUS_ADDRESS"}
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def seconds_of(self, path: Path) -> float | None:
        """Until ``loadComponentFromURL`` returns; None: LibreOffice does not open it, or not in time."""
        _pipe(self._client.stdin).write(f"{path.absolute()}\n")
        _pipe(self._client.stdin).flush()
        answer = self._answer()
        if not answer:  # it hangs or died
            self._end()
            self._start()
        return float(answer) if answer.strip() else None

    def close(self) -> None:
        """End what was started."""
        self._end()
        self._folder.cleanup()

    def _end(self) -> None:
        while self._children:
            child = self._children.pop()
            child.kill()
            child.wait()

    def _start(self) -> None:
        display = self._run(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24"])
        number = _pipe(display.stdout).readline().strip()
        self._environment |= {
            "DISPLAY": f":{number}",
            "NO_AT_BRIDGE": "1",
            "SAL_USE_VCLPLUGIN": "gtk3",
        }
        self._starts += 1
        name = f"field-{os.getpid()}-{self._starts}"
        options = [
            f"-env:UserInstallation=file://{self._folder.name}/{self._starts}",
            "--norestore",
            "--nologo",
        ]
        first = ["soffice", *options, "--headless", "--terminate_after_init"]  # makes the profile
        environment = self._environment
        subprocess.run(first, env=environment, capture_output=True, timeout=_SECONDS, check=True)
        binary = Path(shutil.which("soffice") or "soffice").resolve().with_name("soffice.bin")
        self._run([str(binary), *options, "--writer", f"--accept=pipe,name={name};urp;"])
        self._client = self._run([_PYTHON, __file__, name])
        if not self._answer():
            raise OSError("soffice does not answer")

    def _answer(self) -> str:
        """The client's next line; '' when it does not come."""
        answers = _pipe(self._client.stdout)
        return answers.readline() if select.select([answers], [], [], _SECONDS)[0] else ""

    def _run(self, command: list[str]) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self._environment,
        )
        self._children.append(child)
        return child


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ValueError("not a pipe")
    return stream


def _serve(name: str) -> None:
    """Open each document that a line names, and close the one before, as a program that uses UNO does."""
    uno: Any = importlib.import_module("uno")  # which only the system's Python has
    desktop, later = _services(uno, name)
    wanted = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    wanted.Name, wanted.Value = "Silent", True
    open_now: list[Any] = []

    def shown(url: str) -> str:
        start = time.perf_counter()
        try:
            document = desktop.loadComponentFromURL(url, "_blank", 0, (wanted,))
        except uno.getClass("com.sun.star.uno.Exception"):
            document = None
        taken = time.perf_counter() - start
        if document is None:
            return ""
        open_now.append(document)
        return f"{taken:.3f}"

    for url in chain(["private:factory/swriter"], map(_url, sys.stdin)):
        print(_on_main(later, partial(shown, url)), flush=True)
        if len(open_now) > 1:
            _on_main(later, lambda: open_now.pop(0).close(True))


def _url(line: str) -> str:
    return Path(line.rstrip("\n")).as_uri()


def _on_main(later: Any, call: Callable[[], object]) -> object:  # noqa: ANN401 - an object of LibreOffice
    """What ``call`` gives on LibreOffice's main thread; on others it hangs now and then."""
    import unohelper
    from com.sun.star.awt import XCallback

    done, given = threading.Event(), []

    class Job(unohelper.Base, XCallback):
        def notify(self, data: object) -> None:
            """What LibreOffice calls."""
            del data
            given.append(call())
            done.set()

    later.addCallback(Job(), None)
    done.wait()
    return given[0]


def _services(uno: Any, name: str) -> tuple[Any, Any]:  # noqa: ANN401 - objects of LibreOffice
    """The desktop, and what calls back on the main thread."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(uno.getClass("com.sun.star.connection.NoConnectException")):
            context = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
            make = context.ServiceManager.createInstanceWithContext
            names = "com.sun.star.frame.Desktop", "com.sun.star.awt.AsyncCallback"
            desktop, later = (make(service, context) for service in names)
            return desktop, later
        time.sleep(0.05)
    sys.exit("soffice does not answer")


if __name__ == "__main__":
    _serve(sys.argv[1])
