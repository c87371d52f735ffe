"""What the automatic styles of a ``content.xml`` add to the style they are derived from.

LibreOffice keeps direct formatting in automatic styles, and writes into them only what was set there;
so this is what a reader cannot know from the names of the styles. Named styles are not looked into.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from lamwright.documents.markup import Element
from lamwright.documents.measures import is_length, millimetres, points

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_ESCAPED = re.compile(r"_([0-9a-f]{2,6})_")
_WORDS: Mapping[str, Mapping[str, str]] = {
    _FO + "font-weight": {"bold": "bold", "normal": "not bold"},
    _FO + "font-style": {"italic": "italic", "oblique": "italic", "normal": "not italic"},
    _STYLE + "text-underline-style": {"none": "no underline", "": "underline"},
    _STYLE + "text-overline-style": {"none": "", "": "overline"},
    _STYLE + "text-line-through-style": {"none": "no strikethrough", "": "strikethrough"},
    _FO + "font-variant": {"small-caps": "small caps"},
    _FO + "text-transform": {"none": "", "": "{}"},
    _STYLE + "text-outline": {"true": "outline"},
    _FO + "text-shadow": {"none": "", "": "shadow"},
    _TEXT + "display": {"none": "hidden"},
    _FO + "color": {"": "colour {}"},
    _STYLE + "use-window-font-color": {"true": "colour automatic"},
    _FO + "background-color": {"transparent": "no background", "": "background {}"},
    _FO + "text-align": {
        "start": "left",
        "left": "left",
        "center": "centered",
        "end": "right",
        "right": "right",
        "justify": "justified",
    },
    _FO + "border": {"none": "no border", "": "border"},
    _FO + "keep-with-next": {"always": "keep with next"},
    _FO + "keep-together": {"always": "keep together"},
    _FO + "break-before": {"page": "page break before", "column": "column break before"},
    _FO + "break-after": {"page": "page break after", "column": "column break after"},
}
"""What a property says in words, by its value; the empty value stands for all others."""
_FAMILIES = frozenset({"paragraph", "text", "table-cell"})
_SAME = {_STYLE + "use-window-font-color": _FO + "color"}
"""Properties that say the same thing as another one."""


class Format(NamedTuple):
    """An automatic style in words."""

    parent: str = ""
    paragraph: tuple[str, ...] = ()
    characters: Mapping[str, str] = MappingProxyType({})
    """By property, so that a span overrides its paragraph."""
    page: str = ""
    """The page style that begins with it."""


def read_formats(root: Element) -> dict[str, Format]:
    """Automatic paragraph and text styles of a ``content.xml``, by name."""
    faces = root.iterfind(f"{_OFFICE}font-face-decls/{_STYLE}font-face")
    fonts = {f.get(_STYLE + "name", ""): f.get(_SVG + "font-family", "").strip("'") for f in faces}
    styles = root.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
    return {
        style.get(_STYLE + "name", ""): _format(style, fonts)
        for style in styles
        if style.get(_STYLE + "family") in _FAMILIES
    }


@lru_cache(1024)
def decoded(name: str) -> str:
    """A style name as LibreOffice keeps it: ``Text_20_body`` is ``Text body``."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), name)


def _format(style: Element, fonts: Mapping[str, str]) -> Format:
    cell = style.find(_STYLE + "table-cell-properties")
    if cell is not None:
        return Format(paragraph=tuple(_cell(cell)))
    is_paragraph = style.get(_STYLE + "family") == "paragraph"
    paragraph = style.find(_STYLE + "paragraph-properties")
    characters = style.find(_STYLE + "text-properties")
    return Format(
        parent=style.get(_STYLE + "parent-style-name", "Standard" if is_paragraph else ""),
        paragraph=() if paragraph is None else tuple(_paragraph(paragraph)),
        characters={} if characters is None else _characters(characters, fonts),
        page=decoded(style.get(_STYLE + "master-page-name", "")),
    )


def _characters(properties: Element, fonts: Mapping[str, str]) -> dict[str, str]:
    found = _worded(properties)
    if name := properties.get(_STYLE + "font-name", ""):
        found["font"] = f"font {fonts.get(name) or name}"
    if size := properties.get(_FO + "font-size", ""):
        found["size"] = f"{points(size):.3g} pt" if is_length(size) else f"size {size}"
    if position := properties.get(_STYLE + "text-position", ""):
        is_low = position.startswith(("sub", "-"))
        raised = "subscript" if is_low else "superscript"
        found["position"] = "on the line" if position.startswith("0") else raised
    if is_length(spacing := properties.get(_FO + "letter-spacing", "")):
        found["spacing"] = f"letter spacing {points(spacing):.2g} pt"
    return found


def _paragraph(properties: Element) -> list[str]:
    found = list(_worded(properties).values())
    indent = [properties.get(_FO + name) for name in ("margin-left", "margin-right", "text-indent")]
    if any(indent):
        found.append("indent " + "/".join(map(_reported, indent)) + " mm")
    around = [properties.get(_FO + name) for name in ("margin-top", "margin-bottom")]
    if any(around):
        found.append("spacing " + "/".join(map(_reported, around)) + " mm")
    height = properties.get(_FO + "line-height", "")
    least = properties.get(_STYLE + "line-height-at-least", "")
    if height.endswith("%"):
        found.append(f"line spacing {height}")
    elif is_length(height or least):
        found.append(f"lines {'at least ' if least else ''}{_reported(height or least)} mm")
    return found


def _cell(properties: Element) -> list[str]:
    """Of a cell only its background: borders are what tables have."""
    colour = properties.get(_FO + "background-color", "transparent")
    return [] if colour == "transparent" else [f"background {colour}"]


def _worded(properties: Element) -> dict[str, str]:
    """In words what ``_WORDS`` knows of an element's attributes."""
    found = {}
    for name, value in ((str(n), str(v)) for n, v in properties.attrib.items()):
        words = _WORDS.get(name, {})
        if words_of := words.get(value, words.get("", "")).format(value):
            found[_SAME.get(name, name)] = words_of
    return found


def _reported(length: str | None) -> str:
    """Millimetres to a tenth; '-' for what is the style's own."""
    return f"{round(millimetres(length), 1):g}" if length is not None else "-"
