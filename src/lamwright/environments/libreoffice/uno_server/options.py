"""Options (Tools > Options, AutoCorrect): they hold for all documents, until LibreOffice is replaced."""

import contextlib
import typing

import memory
import unohelper
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import XChangesListener
from connection import Connection

_OFFICE = "/org.openoffice.Office."
_WATCHED = (
    "/org.openoffice.Setup/L10N",
    "/org.openoffice.Setup/Office/Factories",  # the default template
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
    f"{_OFFICE}Writer/Insert",
    f"{_OFFICE}Writer/Layout/Other",
    f"{_OFFICE}Writer/Numbering",
    f"{_OFFICE}Writer/Revision",
    f"{_OFFICE}Writer/Table",
)
"""Not what windows and dialogs remember of themselves (``memory``)."""
_OF_WINDOWS = ("ooSetupFactoryStyleFilter", "ooSetupFactoryWindowAttributes")


class Changed(unohelper.Base, XChangesListener):
    """Whether something was written that is watched; what was written before is not reported."""

    is_reported = False

    def changesOccurred(self, event: object) -> None:  # noqa: N802
        """Called by LibreOffice."""
        del event
        self.is_reported = True

    def disposing(self, source: object) -> None:
        """Called by LibreOffice."""


class Options:
    """What options hold when LibreOffice is started."""

    def __init__(self, connection: Connection) -> None:
        self._changed = Changed()
        self._watched = {}
        for path in _WATCHED:
            with contextlib.suppress(UnoException):  # Calc or Impress may not be installed
                node = connection.settings(path)
                node.addChangesListener(self._changed)
                self._watched[path] = node, memory.plain(node)

    def changed(self) -> "list[str]":
        """Where options are not what they were when LibreOffice was started.

        What was changed and changed back (an entry that is switched back) counts as unchanged.
        """
        if not self._changed.is_reported:
            return []
        held = [
            path
            for path, (node, first) in self._watched.items()
            if _options(memory.plain(node)) != _options(first)
        ]
        self._changed.is_reported = bool(held)
        return held


def _options(held: "dict[str, typing.Any]") -> "dict[str, typing.Any]":
    """What is an option of nested settings: not what a window left."""
    return {
        name: _options(value) if isinstance(value, dict) else value
        for name, value in held.items()
        if name not in _OF_WINDOWS
    }
