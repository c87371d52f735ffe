"""This LibreOffice with one open document: open, dispatch, store, undo."""

import contextlib
import hashlib
import time
import typing

import bars
import callbacks
import loading
import menu
import normal
import originals
import sheet
import slides
import status
import text
import undo_steps
import view
from com.sun.star.io import IOException
from com.sun.star.lang import DisposedException, IllegalArgumentException
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import CloseVetoException
from connection import Connection, properties
from loading import Refusal
from memory import Memory
from opened import Kind, Opened
from options import Options

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import interfaces

_MOST_UNTITLED = 20
_KINDS: "dict[str, Kind]" = {"writer": text, "calc": sheet, "impress": slides}
"""By application: what differs between kinds of documents."""
_TURNS, _TURN_SECONDS, _LONGEST_TURN = 3, 0.015, 2.0


class Office:
    """Serves documents of ``application``, one at a time."""

    def __init__(self, context: "interfaces.Context", application: str) -> None:
        self.connection = connection = Connection(context)
        self._kind = kind = _KINDS[application]
        self._desktop: interfaces.Desktop = connection.service("com.sun.star.frame.Desktop")
        self._memory = connection.on_main(lambda: Memory(connection, kind.MODULE))
        self._options = connection.on_main(lambda: Options(connection))
        self._bars = bars.Bars(connection, kind.MODULE, self._memory.bars)
        self._opened: Opened | None = None

    @property
    def opened(self) -> Opened:
        """The document opened last; ``Refusal`` before the first one."""
        if self._opened is None:
            raise Refusal("closed", "no document has been opened yet")
        return self._opened

    def call(self, name: str, arguments: "Mapping[str, object]") -> object:
        """What the request called ``name`` gives, made on the main thread."""
        opened = self.opened
        if name in _CALLS:
            method = _CALLS[name]
            return self.connection.on_main(lambda: method(self, **arguments))
        function = opened.kind.CALLS[name]
        return self.connection.on_main(lambda: function(opened, **arguments))

    def open(self, url: str, filter_name: str, options: str) -> None:
        """Load ``url`` into a new frame, then close all others.

        Reloading into the same frame has aborted LibreOffice.
        """
        on_main = self.connection.on_main
        on_main(self._tidy)
        on_main(lambda: self._load(url, filter_name, options))
        self._let_it_notice()
        on_main(self._move_in)

    def _tidy(self) -> None:
        """Let the next window be as the first one was."""
        with contextlib.suppress(UnoException):  # there may be no document any more
            if self._opened is not None:
                view.put_back(self._opened)
        self._memory.restore()

    def _free_numbers(self) -> None:
        """Let an empty document be "Untitled 1" also while those before it are not closed yet."""
        for number in range(1, _MOST_UNTITLED + 1):
            self._desktop.releaseNumber(number)

    def _load(self, url: str, filter_name: str, options: str) -> None:
        wanted = properties(
            MacroExecutionMode=0,
            UpdateDocMode=0,
            Silent=True,  # a bad document raises instead of asking, except that
            InteractionHandler=callbacks.Declining(),  # old import filters ask for a password all the same
        )
        if not url.startswith("private:"):
            chosen = filter_name or loading.filter_for(self.connection, url)
            wanted += properties(FilterName=chosen, FilterOptions=options)
        self._free_numbers()
        try:
            document = self._desktop.loadComponentFromURL(url, "_blank", 0, wanted)
        except (IOException, IllegalArgumentException) as error:
            raise Refusal("document", error.Message) from error
        if document is None:
            raise Refusal("document", "LibreOffice refused it")
        if not document.supportsService(self._kind.SERVICE):
            document.close(True)
            raise Refusal("document", "it is a document of another application")
        number = self._opened.number + 1 if self._opened else 1
        self._opened = Opened(self.connection, self._kind, document, number)
        self._empty_clipboard()

    def _move_in(self) -> None:
        opened = self.opened
        self._close_other_frames(opened.frame)
        if (
            not opened.document.getURL()
        ):  # what was closed gave back its number, which is its own now
            self._desktop.leaseNumber(opened.document)
        opened.focus()
        opened.kind.end_editing(opened)  # so that it looks as it will after undoing
        opened.kind.settle(opened)
        undo_steps.forget_layout(opened)
        opened.view = view.settings(opened)

    def _empty_clipboard(self) -> None:
        """What one episode copied is not the next one's."""
        clipboard = self.connection.tool("com.sun.star.datatransfer.clipboard.SystemClipboard")
        clipboard.setContents(callbacks.Nothing(), None)

    def _let_it_notice(self) -> None:
        """Wait until LibreOffice has noticed that it owns the clipboard.

        It looks at it in a nested main loop, then notifies every view; a view closed in between is
        notified all the same, and that crashed LibreOffice in 1 of 18 openings after a copy.
        """
        for _ in range(_TURNS):
            self.connection.post(lambda: None, _LONGEST_TURN)
            time.sleep(_TURN_SECONDS)

    def _close_other_frames(self, own: "interfaces.Frame") -> None:
        for frame in [
            self._desktop.Frames.getByIndex(n) for n in range(self._desktop.Frames.Count)
        ]:
            if frame == own:
                continue
            model = frame.Controller.Model if frame.Controller else None
            try:
                (model or frame).close(True)
            except CloseVetoException as error:
                message = "the previous document cannot be closed; a dialog may be open on it"
                raise Refusal("broken", message) from error
            except DisposedException:
                continue  # a second window of a document that was just closed

    def diagnose(self) -> str:
        """Why a call failed: LibreOffice ``broken``, document ``closed``, or just ``failed``."""
        try:
            alive = self._desktop.Frames.Count >= 0
        except UnoException:
            alive = False
        if not alive:
            return "broken"
        try:
            return "failed" if self.opened.document.isModified() is not None else "closed"
        except (UnoException, Refusal):
            return "closed"

    def dispatch(self, command: str) -> None:
        """Run a ``.uno:`` command on the document, as a menu entry would."""
        self.opened.dispatch(command)

    def run(self, command: str) -> bool:
        """Give a command that may open a dialog, and is not waited for; False if not possible."""
        return menu.run(self.opened, command)

    def store(self, url: str, filter_name: str, options: str) -> None:
        """Write a copy; the document keeps its own location and modified state."""
        wanted = properties(
            FilterName=filter_name, FilterOptions=options, Overwrite=True, Silent=True
        )
        try:
            self.opened.document.storeToURL(url, wanted)
        except IOException as error:
            raise Refusal("io", error.Message or "the file cannot be written") from error

    def undo_all(self) -> bool:
        """Undo every step; whether the document is again what was opened."""
        opened = self.opened
        opened.kind.end_editing(opened)
        complete = undo_steps.undo_all(opened)
        opened.kind.to_start(opened)
        opened.focus()  # it may be in a field of a tool bar
        self._empty_clipboard()
        self._memory.forget_picked()
        is_back = complete and originals.is_back(opened)
        undo_steps.forget_layout(opened)
        return is_back

    def fingerprint(self) -> str:
        """Changes with content, selection, cursor and undo state; costs a handful of calls.

        Before the colon stands what the cursor is in (``context`` of its kind).
        """
        opened = self.opened
        undo = opened.undo_manager.getAllUndoActionTitles()
        parts = (
            opened.number,
            undo,
            opened.undo_manager.getAllRedoActionTitles(),
            # a full history may stay the same when a step is added
            normal.digest(opened.content()) if len(undo) >= undo_steps.UNDO_LIMIT else "",
            *opened.kind.position(opened),
        )
        name = hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:16]
        return f"{opened.kind.context(opened)}:{name}"

    def look(self, known: str) -> "dict[str, object]":
        """Selection and cursor; the content too, unless its digest is ``known``."""
        return view.look(self.opened, known)

    def changed_options(self) -> "list[str]":
        """Where options are not what they were when LibreOffice was started."""
        return self._options.changed()

    def menu_commands(self) -> "dict[str, str]":
        """Command by full name of the menu entry."""
        return menu.commands(self.connection, self._kind.MODULE, self._bars.toggles())

    def statuses(self, commands: "Sequence[str]") -> "dict[str, status.Status]":
        """What ``commands`` say of themselves now."""
        return status.statuses(self.opened, commands)

    def shown_bars(self, *, every: bool) -> "dict[str, bool]":
        """Tool bars by title: whether they show."""
        return self._bars.shown(self.opened, every=every)

    def bar_commands(self, bar: str) -> "list[list[str]]":
        """Name and command of the buttons of a tool bar."""
        return self._bars.commands(bar)

    def focus(self) -> None:
        """Give the document the keyboard."""
        self.opened.focus()

    def set_font(self, name: "str | None", size: "float | None") -> bool:
        """Set font name and size (points) of the selection; whether it can be set."""
        return view.set_font(self.opened, name, size)

    def set_color(self, part: str, value: int) -> bool:
        """Set a colour of the selection; whether it can be set."""
        return view.set_color(self.opened, part, value)


_CALLS: "dict[str, Callable[..., object]]" = {
    "dispatch": Office.dispatch,
    "store": Office.store,
    "note": lambda office: originals.note(office.opened),
    "undo_all": Office.undo_all,
    "mark": lambda office: undo_steps.mark(office.opened),
    "take_back": lambda office: undo_steps.take_back(office.opened),
    "fingerprint": Office.fingerprint,
    "look": Office.look,
    "changed_options": Office.changed_options,
    "menu_commands": Office.menu_commands,
    "statuses": Office.statuses,
    "bars": Office.shown_bars,
    "bar_commands": Office.bar_commands,
    "focus": Office.focus,
    "set_font": Office.set_font,
    "set_color": Office.set_color,
}
