"""Callback objects that LibreOffice calls."""

import threading
import typing

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.datatransfer import UnsupportedFlavorException, XTransferable
from com.sun.star.frame import XStatusListener
from com.sun.star.io import IOException, XOutputStream
from com.sun.star.task import XInteractionHandler
from com.sun.star.util import XModifyListener

if typing.TYPE_CHECKING:
    from collections.abc import Callable

    import interfaces

_LARGEST = 200_000_000
_ABORT = "com.sun.star.task.XInteractionAbort"


class Sink(unohelper.Base, XOutputStream):
    """Takes what LibreOffice writes."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.size = 0

    def writeBytes(self, data: "uno.ByteSequence") -> None:  # noqa: N802
        """Called by LibreOffice."""
        self.size += len(data.value)
        if self.size > _LARGEST:
            raise IOException("the document is too large", None)
        self.parts.append(data.value)

    def flush(self) -> None:
        """Called by LibreOffice."""

    def closeOutput(self) -> None:  # noqa: N802
        """Called by LibreOffice."""


class Nothing(unohelper.Base, XTransferable):
    """What lies on an empty clipboard.

    Of an empty selection of a document LibreOffice sometimes says that it can be pasted, and of no
    content at all it asks the display each time.
    """

    def getTransferData(self, flavor: object) -> None:  # noqa: N802
        """Called by LibreOffice."""
        del flavor
        raise UnsupportedFlavorException("the clipboard is empty", self)

    def getTransferDataFlavors(self) -> "tuple[object, ...]":  # noqa: N802
        """Called by LibreOffice."""
        return ()

    def isDataFlavorSupported(self, flavor: object) -> bool:  # noqa: N802
        """Called by LibreOffice."""
        del flavor
        return False


class Changes(unohelper.Base, XModifyListener):
    """Counts the changes of documents."""

    count = 0

    def modified(self, event: object) -> None:
        """Called by LibreOffice."""
        del event
        self.count += 1

    def disposing(self, source: object) -> None:
        """Called by LibreOffice."""


class Status(unohelper.Base, XStatusListener):
    """Remembers the last status; LibreOffice sends it at once to a new listener."""

    event: "interfaces.Event | None" = None

    def statusChanged(self, event: "interfaces.Event") -> None:  # noqa: N802
        """Called by LibreOffice."""
        self.event = event

    def disposing(self, source: object) -> None:
        """Called by LibreOffice."""


class Declining(unohelper.Base, XInteractionHandler):
    """Answers every question of LibreOffice ("repair?", "password?") by calling the load off."""

    def handle(self, request: "interfaces.Question") -> None:
        """Abort if that is on offer, else leave the question unanswered."""
        for answer in request.getContinuations():
            abort = answer.queryInterface(uno.getTypeByName(_ABORT))
            if abort is not None:
                abort.select()


class Job(unohelper.Base, XCallback):
    """A call that LibreOffice's main thread makes; keeps how it failed."""

    def __init__(self, call: "Callable[[], object]") -> None:
        self._call = call
        self.done = threading.Event()
        self.error: Exception | None = None

    def notify(self, data: object) -> None:
        """What LibreOffice calls."""
        del data
        try:
            self._call()
        except Exception as error:  # noqa: BLE001 - raised again where the result is wanted
            self.error = error
        finally:
            self.done.set()
