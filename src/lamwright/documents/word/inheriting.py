"""Looks of Word level by level: defaults, styles, what is given directly.

Most properties are replaced as a whole. Of spacing, indents and fonts each attribute is inherited by itself
(ISO/IEC 29500-1, 17.7.2): a style that sets the space above keeps the line spacing of the defaults.
"""

from collections.abc import Mapping
from copy import copy

from lxml import etree

from lamwright.documents.word.names import clark

Look = Mapping[str, etree._Element]
"""The children of w:rPr or w:pPr by prefixed name, nearest wins."""

_BY_ATTRIBUTE = {"w:spacing", "w:ind", "w:rFonts"}
_INSTEAD = {
    clark(name): clark(other)
    for name, other in (
        ("w:ascii", "w:asciiTheme"),
        ("w:firstLine", "w:hanging"),
        ("w:hanging", "w:firstLine"),
        ("w:left", "w:start"),
        ("w:start", "w:left"),
        ("w:right", "w:end"),
        ("w:end", "w:right"),
    )
}
"""Which inherited attribute goes where one is given."""


def inherited(*levels: Look) -> dict[str, etree._Element]:
    """The properties in effect; ``levels`` from the outermost to the nearest."""
    merged: dict[str, etree._Element] = {}
    for level in levels:
        for name, element in level.items():
            above = merged.get(name) if name in _BY_ATTRIBUTE else None
            merged[name] = element if above is None else _over(above, element)
    return merged


def _over(above: etree._Element, element: etree._Element) -> etree._Element:
    made = copy(above)
    for name, other in _INSTEAD.items():
        if name in element.attrib and other in made.attrib:
            del made.attrib[other]
    made.attrib.update(element.attrib)
    return made
