"""Output of the command line: progress bars on a terminal, plain lines elsewhere."""

import sys
import threading
import time
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from typing_extensions import override

from lamwright.safety.text import for_terminal

_PLAIN_EVERY_SECONDS = 5.0


class Terminal(Console):
    """A console that shows foreign text and never lets it operate the terminal."""

    @override
    def print(self, *objects: Any, **options: Any) -> None:
        """As rich does it; of strings, what would operate the terminal is written out."""
        super().print(*(for_terminal(o) if isinstance(o, str) else o for o in objects), **options)


class Terminated(KeyboardInterrupt):
    """The process was told to end, by SIGTERM or because its terminal went."""


def is_interactive() -> bool:
    """Whether a person reads what is printed and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


out = Terminal(highlight=False, soft_wrap=True)
err = Terminal(stderr=True, highlight=False, soft_wrap=True)


class TerminalProgress:
    """A progress bar; finished work leaves one line."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._what = ""
        self._started = 0.0

    def begin(self, what: str, total: int | None) -> None:
        """Show a bar of ``total`` items."""
        self._stop()
        self._what, self._started = what, time.monotonic()
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[note]}"),
            console=out,
            transient=True,
        )
        self._bar.add_task(what, total=total, note="")
        self._bar.start()

    def advance(self, note: str = "") -> None:
        """One item more."""
        if self._bar is not None:
            self._bar.update(
                self._bar.task_ids[0], advance=1, note=for_terminal(note[:60]).replace("[", "(")
            )

    def end(self, summary: str) -> None:
        """Replace the bar by one line."""
        self._stop()
        out.print(_line(self._what, summary, self._started), markup=False)

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


class PlainProgress:
    """Lines for logs: the start, every few seconds, the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._what = ""
        self._total: int | None = None
        self._count = 0
        self._started = self._spoken = 0.0

    def begin(self, what: str, total: int | None) -> None:
        """Print the start."""
        self._what, self._total, self._count = what, total, 0
        self._started = self._spoken = time.monotonic()
        out.print(f"{what} ..." if total is None else f"{what}: {total} ...", markup=False)

    def advance(self, note: str = "") -> None:
        """Print the count every few seconds."""
        with self._lock:
            self._count += 1
            if time.monotonic() - self._spoken < _PLAIN_EVERY_SECONDS:
                return
            self._spoken = time.monotonic()
            of = f"/{self._total}" if self._total is not None else ""
            out.print(f"  {self._what}: {self._count}{of}  {note}", markup=False)

    def end(self, summary: str) -> None:
        """Print the result."""
        out.print(_line(self._what, summary, self._started), markup=False)


def progress() -> TerminalProgress | PlainProgress:
    """A bar for a terminal, lines for a file."""
    return TerminalProgress() if out.is_terminal else PlainProgress()


def _line(what: str, summary: str, started: float) -> str:
    return f"{what}: {summary} ({time.monotonic() - started:.1f} s)"
