"""Bookmarks in the body that undoing lost or moved, put back where they were.

Word puts one around each heading that a table of contents names. Undoing the deletion of its text does not bring it
back, or leaves its end at its start.
"""

import typing
from xml.etree import ElementTree

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Opened

    Uno: typing.TypeAlias = typing.Any  # an object of LibreOffice, see interfaces
    Places: typing.TypeAlias = "dict[str, list[Place]]"

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {_TEXT + "p", _TEXT + "h"}
_BESIDE = {_TABLE + "table", _TEXT + "tracked-changes"}
_BOOKMARKS = {_TEXT + "bookmark", _TEXT + "bookmark-start", _TEXT + "bookmark-end"}
_AROUND = {_TEXT + name for name in ("span", "a", "meta", "ruby", "ruby-base")}
_NOTHING = _BOOKMARKS | {
    _TEXT + name
    for name in (
        "number", "soft-page-break", "change", "change-start", "change-end", "ruby-text",
        "reference-mark-start", "reference-mark-end",
    )
} | {_OFFICE + "annotation-end"}  # fmt: skip
"""What takes no room in a text; all else takes one character (fields, notes, comments)."""
_FARTHEST = 32767


class Place(typing.NamedTuple):
    """Before which character of which paragraph of the body, counted from 0."""

    paragraph: int
    character: int


def mend(opened: "Opened", before: bytes) -> None:
    """Put those of the export ``before`` where they were; the steps that this takes are to be forgotten."""
    if b"<text:bookmark" not in before:
        return
    document: Uno = opened.document
    wanted, now = _places(before), _places(opened.content())
    for name in (name for name, places in wanted.items() if now.get(name) != places):
        held = document.Bookmarks
        if held.hasByName(name):
            document.Text.removeTextContent(held.getByName(name))
        span = _at(document, wanted[name][0])
        if len(wanted[name]) > 1:
            span.gotoRange(_at(document, wanted[name][1]), True)
        made = document.createInstance("com.sun.star.text.Bookmark")
        made.setName(name)
        document.Text.insertTextContent(span, made, not span.isCollapsed())


def _at(document: "Uno", place: Place) -> "Uno":
    cursor = document.Text.createTextCursor()
    for _ in range(place.paragraph):
        cursor.gotoNextParagraph(False)
    cursor.goRight(min(place.character, _FARTHEST), False)
    return cursor


def _places(content: bytes) -> "Places":
    """Where each bookmark of the body begins and, if it is not a point, ends."""
    found: Places = {}
    body = ElementTree.fromstring(content).find(f"{_OFFICE}body/{_OFFICE}text")  # noqa: S314 - LibreOffice's own
    for number, paragraph in enumerate(_paragraphs(body)):
        for name, character in _marks(paragraph, [0]):
            found.setdefault(name, []).append(Place(number, character))
    return found


def _paragraphs(holder: "ElementTree.Element | None") -> "Iterator[ElementTree.Element]":
    for element in () if holder is None else holder:
        if element.tag in _PARAGRAPHS:
            yield element
        elif element.tag not in _BESIDE and not element.tag.startswith(_DRAWN):
            yield from _paragraphs(element)


def _marks(element: ElementTree.Element, passed: "list[int]") -> "Iterator[tuple[str, int]]":
    """The bookmarks in an element, each with how many characters were ``passed`` before it."""
    passed[0] += len(element.text or "")
    for child in element:
        if child.tag in _BOOKMARKS:
            yield child.get(_TEXT + "name", ""), passed[0]
        elif child.tag in _AROUND:
            yield from _marks(child, passed)
        else:
            passed[0] += _room(child)
        passed[0] += len(child.tail or "")


def _room(element: ElementTree.Element) -> int:
    if element.tag == _TEXT + "s":
        return int(element.get(_TEXT + "c", "1"))
    if element.tag.startswith(_DRAWN):
        return int(any(held.get(_TEXT + "anchor-type") == "as-char" for held in element.iter()))
    return int(element.tag not in _NOTHING)
