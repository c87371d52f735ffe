"""This LibreOffice with one open document: open, dispatch, store, undo."""

import contextlib
import hashlib
import time

import bars
import callbacks
import loading
import memory
import menu
import normal
import options
import sheet
import slides
import status
import text
import view
from com.sun.star.io import IOException
from com.sun.star.lang import DisposedException, IllegalArgumentException
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import CloseVetoException
from loading import Refusal, properties

UNDO_LIMIT = 100
_MOST_UNTITLED = 20
KINDS = {"writer": text, "calc": sheet, "impress": slides}
"""By application: what differs between kinds of documents."""
_TURNS, _TURN_SECONDS, _LONGEST_TURN = 3, 0.015, 2.0


class Office:
    """The connection, and the document that is open now."""

    def __init__(self, context: object) -> None:
        self.context = context
        self.desktop = None
        self.kind = text
        self.dispatcher = None
        self.document = None
        self.controller = None
        self.frame = None
        self.cursor = None
        self.span = None
        self.page_styles = {}
        self.settings = None
        self.undo_manager = None
        self.dispatches = {}
        self.urls = {}
        self.told = callbacks.Told()
        self.tools = {}
        self.options = None
        self.changed_options = options.Changed()
        self.watched = {}
        self.changes = callbacks.Changes()
        self.exported = None, b""
        self.bars = {}
        self.decks, self.views, self.picked = (), {}, []
        self.opened = 0
        self.view = {}
        self.state_at_open = ()

    def on_main(self, call: object, seconds: "float | None" = None) -> object:
        """What ``call`` gives, made on LibreOffice's main thread; None if not within ``seconds``.

        UNO calls made inside a callback run on the thread that waits for it. On any other thread a
        look at the clipboard (Paste, or a tool bar that shows whether Paste is possible) runs a
        nested main loop beside the real one, and both wait for each other.
        """
        job = callbacks.Job(call)
        self.tool("com.sun.star.awt.AsyncCallback").addCallback(job, None)
        job.done.wait(seconds)
        if job.error is not None:
            raise job.error
        return job.result

    def service(self, name: str, *arguments: object) -> object:
        """A new UNO service living inside LibreOffice."""
        manager = self.context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(name, arguments, self.context)
        return manager.createInstanceWithContext(name, self.context)

    def tool(self, name: str) -> object:
        """A UNO service without a state of its own, made once: each new one costs about 1 ms."""
        if name not in self.tools:
            self.tools[name] = self.service(name)
        return self.tools[name]

    def begin(self, application: str) -> None:
        """Serve documents of ``application`` from now on."""
        self.kind = KINDS[application]
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.dispatcher = self.service("com.sun.star.frame.DispatchHelper")
        self.on_main(lambda: memory.remember(self))
        self.watched = self.on_main(lambda: options.watch(self))

    def open(self, url: str, filter_name: str, options: str) -> None:
        """Load ``url`` into a new frame, then close all others.

        Reloading into the same frame has aborted LibreOffice.
        """
        self.on_main(self._tidy)
        self.on_main(lambda: self._load(url, filter_name, options))
        self._let_it_notice()
        self.on_main(self._move_in)

    def _tidy(self) -> None:
        """Let the next window be as the first one was."""
        with contextlib.suppress(UnoException):  # there may be no document any more
            if self.document is not None:
                view.put_back(self)
        memory.restore(self)

    def _free_numbers(self) -> None:
        """Let an empty document be "Untitled 1" also while those before it are not closed yet."""
        for number in range(1, _MOST_UNTITLED + 1):
            self.desktop.releaseNumber(number)

    def _load(self, url: str, filter_name: str, options: str) -> None:
        wanted = properties(
            MacroExecutionMode=0,
            UpdateDocMode=0,
            Silent=True,  # a bad document raises instead of asking, except that
            InteractionHandler=callbacks.Declining(),  # old import filters ask for a password all the same
        )
        if not url.startswith("private:"):
            chosen = filter_name or loading.filter_for(self, url)
            wanted += properties(FilterName=chosen, FilterOptions=options)
        self._free_numbers()
        try:
            document = self.desktop.loadComponentFromURL(url, "_blank", 0, wanted)
        except (IOException, IllegalArgumentException) as error:
            raise Refusal("document", error.Message) from error
        if document is None:
            raise Refusal("document", "LibreOffice refused it")
        if not document.supportsService(self.kind.SERVICE):
            document.close(True)
            raise Refusal("document", "it is a document of another application")
        self._adopt(document)
        self._empty_clipboard()

    def _move_in(self) -> None:
        self._close_other_frames()
        if not self.document.getURL():  # what was closed gave back its number, which is its own now
            self.desktop.leaseNumber(self.document)
        view.focus(self)
        self.kind.end_editing(self)  # so that it looks as it will after undoing
        self.view = view.settings(self)
        self.state_at_open = self.state()

    def _adopt(self, document: object) -> None:
        self.document = document
        self.controller = document.CurrentController
        self.frame = self.controller.Frame
        self.undo_manager = document.UndoManager
        self.dispatches = {}
        self.opened += 1
        self.kind.adopted(self)

    def _empty_clipboard(self) -> None:
        """What one episode copied is not the next one's."""
        clipboard = self.tool("com.sun.star.datatransfer.clipboard.SystemClipboard")
        clipboard.setContents(callbacks.Nothing(), None)

    def _let_it_notice(self) -> None:
        """Wait until LibreOffice has noticed that it owns the clipboard.

        It looks at it in a nested main loop, then tells every view; a view closed in between is
        told all the same, and that crashed LibreOffice in 1 of 18 openings after a copy.
        """
        for _ in range(_TURNS):
            self.on_main(lambda: None, _LONGEST_TURN)
            time.sleep(_TURN_SECONDS)

    def _close_other_frames(self) -> None:
        frames = self.desktop.Frames
        for frame in [frames.getByIndex(number) for number in range(frames.Count)]:
            if frame == self.frame:
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
            alive = self.desktop is not None and self.desktop.Frames.Count >= 0
        except UnoException:
            alive = False
        if not alive:
            return "broken"
        try:
            return "failed" if self.document.isModified() is not None else "closed"
        except UnoException:
            return "closed"

    def dispatch(self, command: str, **arguments: object) -> None:
        """Run a ``.uno:`` command on the document, as a menu entry would."""
        self.document.isModified()  # a dispatch on a closed document is silently ignored
        self.dispatcher.executeDispatch(self.frame, command, "", 0, properties(**arguments))

    def store(self, url: str, filter_name: str, options: str) -> None:
        """Write a copy; the document keeps its own location and modified state."""
        wanted = properties(
            FilterName=filter_name, FilterOptions=options, Overwrite=True, Silent=True
        )
        try:
            self.document.storeToURL(url, wanted)
        except IOException as error:
            raise Refusal("io", error.Message or "the file cannot be written") from error

    def undo_all(self) -> bool:
        """Undo every step; whether the document is again what was opened."""
        self.kind.end_editing(self)
        complete = len(self.undo_manager.getAllUndoActionTitles()) < UNDO_LIMIT
        while self.undo_manager.isUndoPossible():
            self.undo_manager.undo()
        self.undo_manager.clear()
        self.kind.to_start(self)
        view.focus(self)  # it may be in a field of a tool bar
        self._empty_clipboard()
        memory.forget_picked(self)
        return complete and self.state() == self.state_at_open

    def state(self) -> tuple:
        """All that an episode may leave behind in the document: content, styles, properties."""
        styles = view.exported(self, "Styles")
        properties_ = self.document.getDocumentProperties()
        return (
            self.document.getURL(),
            self.kind.state(self),
            status.states(self, self.kind.MODES),
            view.settings(self),
            normal.Exported(view.content(self)),
            normal.digest(styles[styles.find(b"<office:styles") :]),
            (properties_.Title, properties_.Subject, properties_.Description),
            (tuple(properties_.Keywords), properties_.UserDefinedProperties.PropertyValues),
        )

    def fingerprint(self) -> str:
        """Changes with content, selection, cursor and undo state; costs a handful of calls.

        Before the colon stands what the cursor is in (``context`` of its kind).
        """
        undo = self.undo_manager.getAllUndoActionTitles()
        parts = (
            self.opened,
            undo,
            self.undo_manager.getAllRedoActionTitles(),
            # a full history may stay the same when a step is added
            normal.digest(view.content(self)) if len(undo) >= UNDO_LIMIT else "",
            *self.kind.position(self),
        )
        name = hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:16]
        return f"{self.kind.context(self)}:{name}"


def look(office: Office, known: str) -> dict:
    """Selection and cursor; the content too, unless its digest is ``known``."""
    content = view.content(office)
    name = hashlib.sha256(content).hexdigest()
    seen = office.kind.look(office)
    seen["digest"] = name
    seen["content"] = None if name == known else content.decode("utf-8")
    return seen


CALLS = {
    "dispatch": Office.dispatch,
    "store": Office.store,
    "undo_all": Office.undo_all,
    "fingerprint": Office.fingerprint,
    "look": look,
    "changed_options": options.changed,
    "menu_commands": menu.commands,
    "statuses": status.statuses,
    "bars": bars.shown,
    "bar_commands": bars.commands,
    "focus": view.focus,
    "set_font": view.set_font,
}
