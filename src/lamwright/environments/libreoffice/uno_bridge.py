"""Client of the UNO side: open and save documents, give commands, undo."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from lamwright.environments.libreoffice.content.document import refused
from lamwright.environments.libreoffice.products.application import Application, Filter
from lamwright.environments.libreoffice.products.contents import ENCODINGS, encoding_of
from lamwright.environments.libreoffice.products.screening import screen
from lamwright.environments.libreoffice.writable import accepted, unwritable
from lamwright.environments.linux.side_process import (
    CallFailed,
    DocumentClosed,
    SideProcess,
)
from lamwright.records.canvas import Canvas
from lamwright.records.colours import colour_code
from lamwright.records.errors import DocumentError, UsageError
from lamwright.records.trajectory import Outcome

SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that Debian's python3-uno belongs to."""
CLOSED = "closed"
"""The fingerprint of a document that is not there any more."""

_TITLE = "LibreOffice's UNO side"
_SIZES = (1, 999)
_QUICK = 10.0
_SLOW = 40.0
_OPENING = 180.0  # what LibreOffice needs for its slowest documents on a busy machine


class Status(NamedTuple):
    """What a command says of itself."""

    enabled: bool
    checked: bool
    value: str | None = None
    """What its field holds; None if that is not known, or it has none."""


class UnoBridge:
    """A connection to one running LibreOffice, through a side process of its own Python.

    Every call may raise ``EnvironmentBroken``: LibreOffice is dead or did not answer in time, and
    the bridge is of no more use.
    """

    def __init__(
        self,
        pipe_name: str,
        application: Application,
        *,
        deadline: float = 20.0,
        patience: float = 1.0,
        adopt: Callable[[int], None] | None = None,
    ) -> None:
        """Connect to a soffice started with ``--accept=pipe,name=<pipe_name>;urp``.

        Args:
            pipe_name: name of the pipe.
            application: whose documents are opened.
            deadline: seconds to wait for LibreOffice to come up.
            patience: factor on the deadlines of all later calls (10 s; save and undo 40 s, open 180 s).
            adopt: called with the process id of the side process.

        Raises:
            MissingRequirement: the system's Python or its ``uno`` module is missing.
        """
        folder = Path(__file__).with_name("uno_server")
        self._side = SideProcess([SYSTEM_PYTHON, "-IB", str(folder)], _TITLE)
        self._quick, self._slow = _QUICK * patience, _SLOW * patience
        self._opening = _OPENING * patience
        self._application = application
        self.document = application.document(self, None)
        """The document that is open; another one after each ``open``."""
        known: dict[str, JsonValue] = {"pipe": pipe_name, "application": application.name}
        try:
            if adopt:
                adopt(self._side.pid)
            self._side.ask("connect", deadline + 2, seconds=deadline, **known)
        except BaseException:
            self._side.stop()
            raise

    def open(
        self,
        path: Path | None,
        content: str | None = None,
        *,
        called: Path | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        """Load ``path`` (None: an empty document) into a new frame and close what was open.

        Args:
            path: the file.
            content: what ``screen`` says of it, if it was asked before.
            called: what it is called in messages; None: ``path``.
            meanwhile: called now and then until LibreOffice has answered.

        Raises:
            DocumentError: missing, empty, too large, encrypted, rights-managed or corrupt.
        """
        url, chosen = f"private:factory/{self._application.factory}", Filter("")
        if path is not None:
            if content is None:
                content = screen(path, self._application.types)
            url = path.resolve().as_uri()
            chosen = self._application.load_filters.get(content, chosen)
            if content == ".txt":
                chosen = Filter(chosen.name, f"{ENCODINGS[encoding_of(path)]},LF,,,")
        self.document = self._application.document(self, path)
        arguments: dict[str, JsonValue] = {
            "url": url,
            "filter_name": chosen.name,
            "options": chosen.options,
        }
        try:
            self._side.ask_watching("open", self._opening, arguments, meanwhile)
        except DocumentError as error:
            reason = (str(error) or "it is damaged").replace(url, "it").replace(str(path), "it")
            raise DocumentError(f"{called or path} cannot be opened: {reason}") from error

    def canvas(self) -> Canvas:
        """What the document holds, capped; empty once it was closed."""
        return self.document.canvas()

    def whole(self) -> Canvas:
        """All that it holds, of a text nothing cut."""
        return self.document.whole()

    def read_ahead(self) -> None:
        """Read ahead for ``canvas``, where the result can be kept."""
        with suppress(CallFailed):  # it may be in the middle of a change; ``canvas`` will report it
            self.document.read_ahead()

    def ask(self, call: str, **arguments: JsonValue) -> JsonValue:
        """The result of a call; ``CallFailed`` when LibreOffice objects, or has no document."""
        return self._side.ask(call, self._quick, **arguments)

    def focus(self) -> None:
        """Give the document the keyboard."""
        with suppress(CallFailed):
            self.ask("focus")

    def set_font(self, name: str | None, size: float | None) -> Outcome:
        """Set font name and size (points) of the selection, or of what is typed next."""
        if name is None and size is None:
            return refused("invalid", "Neither a font name nor a size is given.")
        if name == "" or (size is not None and not _SIZES[0] <= size <= _SIZES[1]):
            limits = "{} to {} points".format(*_SIZES)
            return refused("invalid", f"A font has a name and a size of {limits}.")
        otherwise = refused("disabled", "The font cannot be set here.")
        return self.attempt("set_font", otherwise, name=name, size=size)

    def set_color(self, part: str, color: str) -> Outcome:
        """Set a colour of the selection; ``color`` is a name, '#rrggbb' or 'none' (automatic)."""
        try:
            value = -1 if color == "none" else int(colour_code(color)[1:], 16)
        except ValueError:
            return refused("invalid", f'There is no colour "{color}"; use a name or #rrggbb.')
        otherwise = refused("disabled", "The colour cannot be set here.")
        return self.attempt("set_color", otherwise, part=part, value=value)

    def save_copy(self, path: Path) -> None:
        """Write what the application holds to ``path``, format by suffix; changes nothing in it.

        Raises:
            UsageError: the suffix is unknown or the folder does not exist.
            DocumentError: LibreOffice could not write the file.
        """
        accepted(self.save_as(path))

    def save_as(self, path: Path) -> Outcome:
        """As ``save_copy``, as an outcome; the document keeps its own location.

        In a file that cannot keep tracked changes they are as if all had been accepted.
        """
        filters = self._application.store_filters
        found = filters.get(path.suffix.lower())
        if found is None:
            return refused("invalid", f"Use one of the endings {', '.join(filters)}.")
        if objection := unwritable(path):
            return objection
        url = path.absolute().as_uri()
        try:
            arguments = {"url": url, "filter_name": found.name, "options": found.options}
            is_settled = not found.keeps_changes and self._side.ask(
                "store_settled", self._slow, **arguments
            )
            if not is_settled:
                self._side.ask("store", self._slow, **arguments)
        except DocumentClosed:
            return _CLOSED
        except CallFailed as error:
            return refused("refused", f"{path.name} cannot be written: {error}")
        return Outcome(delivered=True)

    def fingerprint(self) -> str:
        """Changes when content, selection, cursor or undo state changes."""
        try:
            return str(self._side.ask("fingerprint", self._quick))
        except DocumentClosed:
            return CLOSED
        except CallFailed:  # a view that does not report it
            return "unknown"

    def dispatch(self, command: str) -> None:
        """Run a ``.uno:`` command, for housekeeping (no macros, no scripts)."""
        if not re.fullmatch(r"\.uno:\w+", command):
            raise UsageError(f"{command} is not a .uno: command")
        try:
            self._side.ask("dispatch", self._quick, command=command)
        except CallFailed as error:
            raise DocumentError(f"{command} cannot be run: {error}") from error

    def menu_commands(self) -> dict[str, str]:
        """Command by full name of the menu entry, for the entries that are configured."""
        reported = self._side.ask("menu_commands", _QUICK)
        return {k: str(v) for k, v in reported.items()} if isinstance(reported, dict) else {}

    def statuses(self, commands: Sequence[str]) -> dict[str, Status]:
        """Whether commands are enabled and checked now, for those that report it; never late."""
        wanted: list[JsonValue] = list(commands)
        try:
            reported = self._side.ask("statuses", self._quick, commands=wanted)
        except CallFailed:
            return {}
        found = reported if isinstance(reported, dict) else {}
        lists = {k: v for k, v in found.items() if isinstance(v, list)}
        return {
            k: Status(bool(v[0]), bool(v[1]), None if v[2] is None else str(v[2]))
            for k, v in lists.items()
        }

    def has_changed_options(self) -> bool:
        """Whether options (Tools > Options) were changed since LibreOffice was started."""
        try:
            return bool(self._side.ask("changed_options", self._quick))
        except DocumentClosed:
            return False

    def bars(self, *, every: bool = False) -> dict[str, bool]:
        """Whether they show, of the tool bars that do not come and go by themselves (or ``every``), by title."""
        try:
            reported = self._side.ask("bars", self._quick, every=every)
        except CallFailed:
            return {}
        return {k: bool(v) for k, v in reported.items()} if isinstance(reported, dict) else {}

    def bar_commands(self, bar: str) -> list[tuple[str, str]]:
        """Name and command of the buttons of a tool bar in their order; none for another place."""
        reported = self._side.ask("bar_commands", self._quick, bar=bar)
        rows = reported if isinstance(reported, list) else []
        return [(str(row[0]), str(row[1])) for row in rows if isinstance(row, list)]

    def run(self, command: str) -> bool:
        """Give a command as a menu does, without waiting for it; whether that was possible."""
        return self._side.ask("run", _QUICK, command=command) is True

    def undo_all(self) -> bool:
        """Undo every step; whether the document is again as it was opened."""
        try:
            return self._side.ask("undo_all", self._slow) is True
        except CallFailed:
            return False

    def close(self) -> None:
        """End the side process; LibreOffice itself is left alone."""
        self._side.stop()

    def attempt(self, call: str, otherwise: Outcome, **arguments: JsonValue) -> Outcome:
        """A call as an outcome: ``otherwise`` when it answers no, exactly why when it failed."""
        try:
            done = self._side.ask(call, self._quick, **arguments)
        except DocumentClosed:
            return _CLOSED
        except CallFailed as error:
            return refused("unsupported", f"LibreOffice refused: {error}")
        return Outcome(delivered=True) if done else otherwise


_CLOSED = refused("disabled", "No document is open.")
