"""What only UNO can tell or do: open and save documents, read all of them, select, undo."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from lamwright.environments.writer.canvas_reader import Content, cap, read_content
from lamwright.environments.writer.filters import FILTERS, LOAD_FILTERS
from lamwright.environments.writer.screening import screen
from lamwright.environments.writer.side_process import (
    CallFailed,
    DocumentClosed,
    SideProcess,
)
from lamwright.records.base import Record
from lamwright.records.errors import DocumentError, UsageError
from lamwright.records.observation import Canvas
from lamwright.records.trajectory import Outcome

SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that Debian's python3-uno belongs to."""

_TEXT_CAP = 80
_PARAGRAPH_CAP = 400
_LONGEST_SEARCH = 10_000
_MOST_ROWS = 1000
_MOST_COLUMNS = 63
_SIZES = (1, 999)
_QUICK = 10.0
_SLOW = 40.0


class Status(NamedTuple):
    """What a command says of itself."""

    enabled: bool
    checked: bool
    value: str


class _Look(Record):
    selection: str
    line_ends: int | None
    page_style: str
    digest: str
    content: str | None


class UnoBridge:
    """A connection to one running LibreOffice, through a side process of its own Python.

    Every call may raise ``EnvironmentBroken``: LibreOffice is dead or did not answer in time, and
    the bridge is of no more use.
    """

    def __init__(self, pipe_name: str, *, deadline: float = 20.0, patience: float = 1.0) -> None:
        """Connect to a soffice started with ``--accept=pipe,name=<pipe_name>;urp``.

        Args:
            pipe_name: name of the pipe.
            deadline: seconds to wait for LibreOffice to come up.
            patience: factor on the deadlines of all later calls (10 s; open, save and undo 40 s).

        Raises:
            MissingRequirement: the system's Python or its ``uno`` module is missing.
        """
        folder = Path(__file__).with_name("uno_server")
        self._side = SideProcess([SYSTEM_PYTHON, "-I", str(folder)])
        self._quick, self._slow = _QUICK * patience, _SLOW * patience
        self._styles: dict[str, str] = {}
        self._content = Content()
        self._digest = ""
        try:
            self._side.ask("connect", deadline + 2, pipe=pipe_name, seconds=deadline)
        except BaseException:
            self._side.stop()
            raise

    def open(self, path: Path | None) -> None:
        """Load ``path`` (None: an empty document) into a new frame and close what was open.

        Raises:
            DocumentError: missing, empty, too large, encrypted, rights-managed or corrupt.
        """
        url, chosen = "private:factory/swriter", ("", "")
        if path is not None:
            screen(path)
            url = path.resolve().as_uri()
            chosen = LOAD_FILTERS.get(path.suffix.lower(), chosen)
        self._styles = {}
        self._digest = ""
        try:
            self._side.ask("open", self._slow, url=url, filter_name=chosen[0], options=chosen[1])
        except DocumentError as error:
            reason = str(error) or "it is damaged"
            raise DocumentError(f"{path} cannot be opened: {reason}") from error

    def canvas(self) -> Canvas:
        """What the document holds, long texts and long documents capped; empty once closed."""
        try:
            look = self._look()
        except DocumentClosed:
            return Canvas()
        content = self._content
        styles = {item.style for item in content.paragraphs[:_PARAGRAPH_CAP]}
        names = self._display_names("ParagraphStyles", styles)
        page = self._display_names("PageStyles", {look.page_style} - {""})
        return Canvas(
            paragraphs=content.shown(names, _PARAGRAPH_CAP, _TEXT_CAP),
            tables=content.tables,
            selection=cap(look.selection, _TEXT_CAP),
            cursor_paragraph=content.paragraph_at(look.line_ends),
            page_style=page.get(look.page_style, look.page_style),
            truncated=max(0, len(content.paragraphs) - _PARAGRAPH_CAP),
        )

    def select_text(self, text: str) -> Outcome:
        """Select the first occurrence of ``text`` (exact case preferred), within a paragraph."""
        if not 0 < len(text) <= _LONGEST_SEARCH:
            limit = f"The text to select has 1 to {_LONGEST_SEARCH} characters."
            return _not_done("invalid", limit)
        detail = f'The document does not contain "{cap(text, _TEXT_CAP)}".'
        return self._try("select_text", _not_done("not_found", detail), text=text)

    def select_paragraph(self, start: int, end: int, non_empty: bool) -> Outcome:  # noqa: FBT001
        """Select whole body paragraphs ``start`` to ``end`` (-1: the last), counted from 1."""
        indices = self._current_content().indices(non_empty=non_empty)
        last = len(indices) if end == -1 else end
        if not 1 <= start <= last <= len(indices):
            kind = "non-empty paragraphs" if non_empty else "paragraphs"
            return _not_done("invalid", f"The document has {len(indices)} {kind}.")
        otherwise = _not_done("not_found", f"Paragraph {start} cannot be selected.")
        first, final = indices[start - 1], indices[last - 1]
        return self._try("select_paragraphs", otherwise, first=first, last=final)

    def select_table(self, number: int) -> Outcome:
        """Select all cells of a table, counted from 1."""
        tables = self._current_content().tables
        if not 1 <= number <= len(tables):
            return _not_done("invalid", f"The document has {len(tables)} tables.")
        otherwise = _not_done("not_found", f"Table {number} cannot be selected.")
        return self._try("select_table", otherwise, name=tables[number - 1].name)

    def insert_table(self, rows: int, columns: int) -> Outcome:
        """Insert an empty table at the cursor."""
        if not (1 <= rows <= _MOST_ROWS and 1 <= columns <= _MOST_COLUMNS):
            limits = f"1 to {_MOST_ROWS} rows and 1 to {_MOST_COLUMNS} columns"
            return _not_done("invalid", f"A table has {limits}.")
        otherwise = _not_done("disabled", "A table cannot be inserted here.")
        return self._try("insert_table", otherwise, rows=rows, columns=columns)

    def set_font(self, name: str | None, size: float | None) -> Outcome:
        """Set font name and size (points) of the selection, or of what is typed next."""
        if name is None and size is None:
            return _not_done("invalid", "Neither a font name nor a size is given.")
        if name == "" or (size is not None and not _SIZES[0] <= size <= _SIZES[1]):
            limits = "{} to {} points".format(*_SIZES)
            return _not_done("invalid", f"A font has a name and a size of {limits}.")
        otherwise = _not_done("disabled", "The font cannot be set here.")
        return self._try("set_font", otherwise, name=name, size=size)

    def save_copy(self, path: Path) -> None:
        """Write what the application holds to ``path``, format by suffix; changes nothing in it.

        Raises:
            UsageError: the suffix is unknown or the folder does not exist.
            DocumentError: LibreOffice could not write the file.
        """
        outcome = self.save_as(path)
        if outcome.reason == "invalid":
            raise UsageError(outcome.detail)
        if not outcome.delivered:
            raise DocumentError(outcome.detail)

    def save_as(self, path: Path) -> Outcome:
        """As ``save_copy``, told as an outcome; the document keeps its own location."""
        found = FILTERS.get(path.suffix.lower())
        if found is None:
            return _not_done("invalid", f"Use one of the endings {', '.join(FILTERS)}.")
        if not path.parent.is_dir():
            return _not_done("invalid", f"The folder {path.parent} does not exist.")
        if not os.access(path if path.exists() else path.parent, os.W_OK) or path.is_dir():
            return _not_done("refused", f"{path} cannot be written.")
        url = path.absolute().as_uri()
        try:
            self._side.ask("store", self._slow, url=url, filter_name=found[0], options=found[1])
        except DocumentClosed:
            return _CLOSED
        except CallFailed as error:
            return _not_done("refused", f"{path.name} cannot be written: {error}")
        return Outcome(delivered=True)

    def fingerprint(self) -> str:
        """Changes when content, selection, cursor or undo state changes."""
        try:
            return str(self._side.ask("fingerprint", self._quick))
        except DocumentClosed:
            return "closed"

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
        told = self._side.ask("menu_commands", _QUICK)
        return {k: str(v) for k, v in told.items()} if isinstance(told, dict) else {}

    def statuses(self, commands: Sequence[str]) -> dict[str, Status]:
        """Whether commands are enabled and checked now, for those that tell; never late."""
        wanted: list[JsonValue] = list(commands)
        try:
            told = self._side.ask("statuses", self._quick, commands=wanted)
        except CallFailed:
            return {}
        found = told if isinstance(told, dict) else {}
        lists = {k: v for k, v in found.items() if isinstance(v, list)}
        return {k: Status(bool(v[0]), bool(v[1]), str(v[2])) for k, v in lists.items()}

    def bars(self, names: Sequence[str]) -> dict[str, bool]:
        """Which tool bars show."""
        wanted: list[JsonValue] = list(names)
        try:
            told = self._side.ask("bars", self._quick, names=wanted)
        except CallFailed:
            return dict.fromkeys(names, False)
        found = told if isinstance(told, dict) else {}
        return {name: bool(found.get(name)) for name in names}

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

    def _try(self, call: str, otherwise: Outcome, **arguments: JsonValue) -> Outcome:
        try:
            done = self._side.ask(call, self._quick, **arguments)
        except DocumentClosed:
            return _CLOSED
        except CallFailed as error:
            return _not_done("unsupported", f"LibreOffice refused: {error}")
        return Outcome(delivered=True) if done else otherwise

    def _current_content(self) -> Content:
        try:
            self._look()
        except DocumentClosed:
            return Content()
        return self._content

    def _look(self) -> _Look:
        look = _Look.model_validate(self._side.ask("look", self._quick, known=self._digest))
        if look.content is not None:
            self._content = read_content(look.content)
            self._digest = look.digest
        return look

    def _display_names(self, family: str, names: set[str]) -> dict[str, str]:
        unknown: list[JsonValue] = [n for n in sorted(names) if f"{family}/{n}" not in self._styles]
        if unknown:
            told = self._side.ask("style_names", self._quick, family=family, names=unknown)
            shown = told if isinstance(told, dict) else {}
            self._styles |= {f"{family}/{n}": str(shown.get(str(n), n)) for n in unknown}
        return {name: self._styles[f"{family}/{name}"] for name in names}


def _not_done(reason: str, detail: str) -> Outcome:
    return Outcome.model_validate({"delivered": False, "reason": reason, "detail": detail})


_CLOSED = _not_done("disabled", "No document is open.")
