"""Options (Tools > Options, AutoCorrect): they hold for all documents, until LibreOffice is replaced."""

import contextlib
import typing

import memory
import unohelper
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import XChangesListener

if typing.TYPE_CHECKING:
    from office import Office

_OFFICE = "/org.openoffice.Office."
_WATCHED = (
    "/org.openoffice.Setup/L10N",
    "/org.openoffice.UserProfile/Data",
    f"{_OFFICE}Calc/Calculate",
    f"{_OFFICE}Calc/Formula",
    f"{_OFFICE}Calc/Input",
    f"{_OFFICE}Calc/Layout/Other",
    f"{_OFFICE}Common/AutoCorrect",
    f"{_OFFICE}Common/Save",
    f"{_OFFICE}Common/Undo",
    f"{_OFFICE}Impress/Layout/Other",
    f"{_OFFICE}Impress/Misc",
    f"{_OFFICE}Linguistic/General",
    f"{_OFFICE}Writer/AutoFunction",
    f"{_OFFICE}Writer/Cursor",
    f"{_OFFICE}Writer/DefaultFont",
    f"{_OFFICE}Writer/Layout/Other",
    f"{_OFFICE}Writer/Revision",
)
"""Not what windows and dialogs remember of themselves (``memory``)."""


class Changed(unohelper.Base, XChangesListener):
    """Which options were changed."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def changesOccurred(self, event: object) -> None:  # noqa: N802
        """Called by LibreOffice."""
        self.paths += [str(change.Accessor) for change in event.Changes]

    def disposing(self, source: object) -> None:
        """Called by LibreOffice."""


def watch(office: "Office") -> list:
    """Begin to listen; what must be kept for that."""
    nodes = []
    for path in _WATCHED:
        with contextlib.suppress(UnoException):  # Calc or Impress may not be installed
            node = memory.settings(office, path)
            node.addChangesListener(office.changed_options)
            nodes.append(node)
    return nodes


def changed(office: "Office") -> list:
    """Names of the options that were changed since LibreOffice was started."""
    return office.changed_options.paths
