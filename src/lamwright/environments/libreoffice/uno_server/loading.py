"""Which filter reads a file, and what a request that cannot be met is."""

import typing

from com.sun.star.beans import PropertyValue

if typing.TYPE_CHECKING:
    from office import Office

_FILTERS = {"generic_HTML": "HTML (StarWriter)"}
"""Filters for types of files that LibreOffice would open in Writer/Web."""


class Refusal(Exception):
    """A request that cannot be met; ``kind`` tells the client which error to raise."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def properties(**values: object) -> tuple:
    """UNO property values from keywords."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def filter_for(office: "Office", url: str) -> str:
    """The filter for a file by its content; never that for plain text, which asks for an encoding."""
    detection = office.tool("com.sun.star.document.TypeDetection")
    kind, found = detection.queryTypeByDescriptor(properties(URL=url), True)
    name = _FILTERS.get(kind) or _value(found, "FilterName")
    if not name and kind:
        name = _value(detection.getByName(kind), "PreferredFilter")
    if not name or kind == "generic_Text":
        raise Refusal("document", "LibreOffice does not know what it holds")
    return name


def _value(held: tuple, name: str) -> str:
    return next((item.Value for item in held if item.Name == name), "")
