"""WordprocessingML's XML names and values, and the names Writer shows for Word's styles."""

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_TWIPS_PER_MM = 1440 / 25.4
_SHOWN = {
    "normal": "Default Paragraph Style",
    "body text": "Text Body",
    "footnote text": "Footnote",
    "endnote text": "Endnote",
    "hyperlink": "Internet Link",
    "followedhyperlink": "Visited Internet Link",
    "strong": "Strong Emphasis",
    "quote": "Quotations",
}
_WORDS = {"heading": "Heading", "toc": "Contents", "index": "Index"}


def clark(name: str) -> str:
    """``w:p`` as lxml spells it."""
    prefix, local = name.split(":", 1)
    return f"{{{NAMESPACES[prefix]}}}{local}"


def tag(element: etree._Element) -> str:
    """The prefixed name of an element; empty for comments and unknown namespaces."""
    name = element.tag if isinstance(element.tag, str) else ""
    uri, _, local = name[1:].partition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else ""


def first(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a prefixed path below ``element``."""
    return None if element is None else element.find(path, NAMESPACES)


def every(element: etree._Element | None, path: str) -> list[etree._Element]:
    """All elements at a prefixed path below ``element``."""
    return [] if element is None else element.findall(path, NAMESPACES)


def value(element: etree._Element | None, name: str = "w:val", default: str = "") -> str:
    """An attribute, of no element too."""
    found = None if element is None else element.get(clark(name))
    return default if found is None else found


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:b is there and not off."""
    off = {"0", "false", "off", "none"}
    return element is not None and value(element, default="1") not in off


def twips(text: str) -> float:
    """Twentieths of a point as millimetres; 0 for what is no number."""
    digits = text.lstrip("-")
    return round(int(text) / _TWIPS_PER_MM, 2) if digits.isdigit() else 0.0


def colour(text: str) -> str:
    """'#rrggbb', or empty for automatic and none."""
    is_one = len(text) == 6 and text != "auto"
    return f"#{text.lower()}" if is_one else ""


def shown_style(name: str) -> str:
    """What Writer shows for the style that Word calls ``name``."""
    word, _, number = name.rpartition(" ")
    if number.isdigit() and word.lower() in _WORDS:
        return f"{_WORDS[word.lower()]} {number}"
    return _SHOWN.get(name.lower(), name[:1].upper() + name[1:])
