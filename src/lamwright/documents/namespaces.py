"""OpenDocument's XML names, in their usual prefixes."""

from functools import cache

from lxml import etree

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "chart": "urn:oasis:names:tc:opendocument:xmlns:chart:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "smil": "urn:oasis:names:tc:opendocument:xmlns:smil-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}


@cache
def clark(name: str) -> str:
    """``text:p`` as lxml spells it, ``{urn:...}p``."""
    prefix, local = name.split(":", 1)
    return f"{{{NAMESPACES[prefix]}}}{local}"


def prefixed(name: str) -> str:
    """The other way: ``{urn:...}p`` as ``text:p``; unknown namespaces get the prefix ``other``."""
    uri, _, local = name[1:].partition("}")
    return f"{_PREFIXES.get(uri, 'other')}:{local}" if name.startswith("{") else name


def tag(element: etree._Element) -> str:
    """The prefixed name of an element; empty for comments and processing instructions."""
    return prefixed(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str, default: str = "") -> str:
    """The value of a prefixed attribute."""
    value = element.get(clark(name))
    return default if value is None else value


def first(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a prefixed path below ``element``."""
    return None if element is None else element.find(path, NAMESPACES)


def every(element: etree._Element | None, path: str) -> list[etree._Element]:
    """All elements at a prefixed path below ``element``."""
    return [] if element is None else element.findall(path, NAMESPACES)
