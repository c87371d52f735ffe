"""A copy of a text document in which all tracked changes are accepted, for files that cannot keep them.

LibreOffice's filters for plain text and HTML write text that is marked as deleted like any other,
whether changes are shown or not.
"""

import contextlib
import typing

import uno
from com.sun.star.uno import Exception as UnoException
from connection import properties
from loading import Refusal

if typing.TYPE_CHECKING:
    import interfaces
    from opened import Opened

_FORMAT = "writer8"
_ACCEPT = ".uno:AcceptAllTrackedChanges"
_SETTLED = "-settled"
"""How the name of the copy's folder ends; ``addresses.py`` takes it for the document's own."""


def store_settled(opened: "Opened", url: str, filter_name: str, options: str) -> bool:
    """Write to ``url`` what accepting all changes would leave; False, and nothing, when there are none.

    What is open stays as it is. The copy has the document's own name, which a field may show.
    """
    if not _has_changes(typing.cast("interfaces.TextDocument", opened.document)):
        return False
    folder, _, target = url.rpartition("/")
    name = opened.document.getURL().rpartition("/")[2] or target
    beside = folder + _SETTLED
    files = opened.connection.tool("com.sun.star.ucb.SimpleFileAccess")
    files.createFolder(beside)
    try:
        place = f"{beside}/{name}"
        opened.document.storeToURL(place, properties(FilterName=_FORMAT, Overwrite=True))
        with contextlib.closing(_Hidden(opened, place)) as copy:
            copy.accept_all()
            wanted = properties(FilterName=filter_name, FilterOptions=options, Overwrite=True)
            copy.document.storeToURL(url, wanted)
    finally:
        with contextlib.suppress(UnoException):  # else it goes with the private folder
            files.kill(beside)
    return True


def _has_changes(document: "interfaces.TextDocument") -> bool:
    return bool(document.getRedlines().createEnumeration().hasMoreElements())


class _Hidden:
    """A document that is loaded and never shown."""

    def __init__(self, opened: "Opened", url: str) -> None:
        self._connection = opened.connection
        desktop: interfaces.Desktop = opened.connection.tool("com.sun.star.frame.Desktop")
        wanted = properties(
            FilterName=_FORMAT,
            Hidden=True,
            MacroExecutionMode=0,
            ReadOnly=False,
            Silent=True,
            UpdateDocMode=0,
        )
        loaded = desktop.loadComponentFromURL(url, "_blank", 0, wanted)
        if loaded is None:
            raise Refusal("failed", "a copy with its tracked changes accepted cannot be made")
        self.document = typing.cast("interfaces.TextDocument", loaded)

    def accept_all(self) -> None:
        """Accept all changes, protected ones too; ``Refusal`` when one is left."""
        self.document.RedlineProtectionKey = uno.ByteSequence(b"")
        frame = self.document.CurrentController.Frame
        helper = self._connection.tool("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(frame, _ACCEPT, "", 0, ())
        if _has_changes(self.document):
            raise Refusal("failed", "its tracked changes cannot be accepted")

    def close(self) -> None:
        """Drop it, changed or not."""
        self.document.setModified(False)
        self.document.close(True)
