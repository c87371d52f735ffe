"""Which filter reads a file, and what a request that cannot be met is."""

import typing

from connection import properties

if typing.TYPE_CHECKING:
    import interfaces
    from connection import Connection

_FILTERS = {"generic_HTML": "HTML (StarWriter)"}
"""Filters for types of files that LibreOffice would open in Writer/Web."""


class Refusal(Exception):
    """A request that cannot be met; ``kind`` says which error to raise."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def filter_for(connection: "Connection", url: str) -> str:
    """The filter for a file by its content; never that for plain text, which asks for an encoding."""
    detection = connection.tool("com.sun.star.document.TypeDetection")
    kind, found = detection.queryTypeByDescriptor(properties(URL=url), True)
    name = _FILTERS.get(kind) or _value(found, "FilterName")
    if not name and kind:
        name = _value(detection.getByName(kind), "PreferredFilter")
    if not name or kind == "generic_Text":
        raise Refusal("document", "LibreOffice does not know what it holds")
    return name


def _value(held: "tuple[interfaces.Pair, ...]", name: str) -> str:
    return str(next((item.Value for item in held if item.Name == name), ""))
