"""The document that is open, its window, and what is kept of it until it is closed."""

import typing

import callbacks
from com.sun.star.lang import DisposedException
from connection import Connection, properties

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import interfaces

_EXPORT_OPTIONS = "com.sun.star.beans.PropertyBag"


class Kind(typing.Protocol):
    """What differs between kinds of documents: a module each."""

    SERVICE: str
    BARS: "tuple[str, ...]"
    MODULE: str
    EXPORTER: str
    VIEW: "tuple[str, ...]"
    MODES: "tuple[str, ...]"
    """Commands that switch what no step undoes; opening clears them all."""
    CALLS: "Mapping[str, Callable[..., object]]"

    def adopted(self, opened: "Opened") -> None:
        """A document was opened: keep where its cursor is."""

    def view_settings(self, opened: "Opened") -> "interfaces.Properties":
        """What has the properties of ``VIEW``."""

    def stamp(self, opened: "Opened") -> "tuple[object, ...] | None":
        """Differs whenever the content does; None where nothing says that for sure."""

    def to_start(self, opened: "Opened") -> None:
        """Put the cursor where it is in a document just opened."""

    def settle(self, opened: "Opened") -> None:
        """Lay out every page now: exports hold what only layout knows (widths of columns, order of shapes)."""

    def note(self, opened: "Opened") -> None:
        """Keep what undoing may spoil."""

    def mend(self, opened: "Opened") -> None:
        """Put right what undoing has spoilt, as far as that is known."""

    def end_editing(self, opened: "Opened") -> None:
        """Leave what is being edited beside the document itself."""

    def state(self, opened: "Opened") -> "tuple[object, ...]":
        """What an episode may leave behind that is neither content nor style."""

    def position(self, opened: "Opened") -> "tuple[object, ...]":
        """Cursor and selection; changes whenever one of them does."""

    def context(self, opened: "Opened") -> str:
        """What the cursor stands in, as far as LibreOffice shows another tool bar for it."""

    def tables(self, opened: "Opened") -> "tuple[str, ...]":
        """The names of tables, where undoing may bring one back under another name."""

    def rename_table(self, opened: "Opened", name: str, wanted: str) -> None:
        """Give the table called ``name`` another name."""

    def look(self, opened: "Opened") -> "dict[str, object]":
        """Cursor and selection, as the client's reader takes them."""


class Opened:
    """A document just loaded; ``number`` counts the documents of this LibreOffice."""

    def __init__(
        self,
        connection: Connection,
        kind: Kind,
        document: "interfaces.Document",
        number: int,
    ) -> None:
        self.connection = connection
        self.kind = kind
        self.document = document
        self.number = number
        self.controller = document.CurrentController
        self.frame = self.controller.Frame
        self.undo_manager = document.UndoManager
        self.changes = callbacks.Changes()
        self.cursor: typing.Any = None  # each kind has its own
        self.span: typing.Any = None
        self.page_styles: dict[str, typing.Any] = {}
        self.first_pages: dict[str, int] = {}  # see page_numbers.py
        self.settings: typing.Any = None
        self.edges: tuple[object, list[typing.Any]] = None, []
        self.view: dict[str, typing.Any] = {}
        self.state: tuple[object, ...] = ()
        self._dispatches: dict[str, tuple[interfaces.Url, interfaces.Dispatch | None]] = {}
        self._listener = callbacks.Status()
        self.mark: typing.Any = None  # see undo_steps.py
        self.noted: typing.Any = None  # see mending.py
        self.breaking: list[tuple[bytes, bytes]] | None = None  # see page_styles.py
        self._content: tuple[tuple[object, ...] | None, bytes] = None, b""
        self._styles: tuple[tuple[object, ...] | None, bytes] = None, b""
        self._options: object = None
        kind.adopted(self)

    def dispatch(self, command: str, **arguments: object) -> None:
        """Run a ``.uno:`` command on the document, as a menu entry would."""
        self.document.isModified()  # a dispatch on a closed document is silently ignored
        dispatcher = self.connection.tool("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(self.frame, command, "", 0, properties(**arguments))

    def reported(self, command: str) -> "interfaces.Event | None":
        """The status that a command sends to a listener; None if it sends none."""
        if command not in self._dispatches:
            url = self.connection.url(command)
            self._dispatches[command] = (url, self.frame.queryDispatch(url, "", 0))
        url, dispatch = self._dispatches[command]
        if dispatch is None:
            return None
        listener = self._listener
        listener.event = None
        try:
            dispatch.addStatusListener(listener, url)
            dispatch.removeStatusListener(listener, url)
        except DisposedException:
            del self._dispatches[command]
            return None
        return listener.event

    def focus(self) -> None:
        """Give the document the keyboard, so that what follows applies to its selection."""
        self.frame.activate()
        self.frame.getComponentWindow().setFocus()

    def select(self, what: object) -> bool:
        """Select ``what`` in the document's view; whether it was possible."""
        done = bool(self.controller.select(what))
        self.focus()
        return done

    def content(self) -> bytes:
        """The document's ``content.xml``, exported inside LibreOffice; 40 us for each paragraph.

        It is kept until the document says that it changed, where its kind always does (``stamp``).
        """
        stamp = self.kind.stamp(self)
        if stamp is None or self._content[0] != stamp:
            self._content = stamp, self.exported("Content")
        return self._content[1]

    def forget_exports(self) -> None:
        """Something changed that the document does not tell of."""
        self._content = self._styles = None, b""

    def styles(self) -> bytes:
        """The document's ``styles.xml``, exported and kept as the content is."""
        stamp = self.kind.stamp(self)
        if stamp is None or self._styles[0] != stamp:
            self._styles = stamp, self.exported("Styles")
        return self._styles[1]

    def exported(self, part: str) -> bytes:
        """One part of the document, 'Content' or 'Styles', as LibreOffice would save it."""
        connection = self.connection
        if self._options is None:
            self._options = options = connection.service(_EXPORT_OPTIONS)
            options.addProperty("ExportTextNumberElement", 0, True)  # list numbers as shown
        writer, sink = connection.tool("com.sun.star.xml.sax.Writer"), callbacks.Sink()
        writer.setOutputStream(sink)  # which makes it new
        name = f"com.sun.star.comp.{self.kind.EXPORTER}.XMLOasis{part}Exporter"
        exporter = connection.service(name, writer, self._options)
        exporter.setSourceDocument(self.document)
        exporter.filter(())
        return b"".join(sink.parts)
