"""A text of OpenDocument read independently: its words, notes, comments and objects, and which of them are gone."""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from lamwright.documents.limits import LARGEST_XML, is_bomb
from lamwright.documents.markup import Element, is_field, parse
from lamwright.documents.namespaces import attribute, clark, tag
from lamwright.environments.libreoffice.products.contents import look
from lamwright.environments.libreoffice.products.lost_objects import Count, unmet_in
from lamwright.environments.libreoffice.products.lost_text import LostText, plain
from lamwright.environments.libreoffice.products.parts import MANIFEST
from lamwright.records.canvas import TextCanvas

_PART = "content.xml"
_BODY = f"{clark('office:body')}/{clark('office:text')}"
_PARAGRAPHS = (clark("text:p"), clark("text:h"))
_COMMENT, _NOTE = clark("office:annotation"), clark("text:note")
_PASSED_BY = tuple(
    map(clark, ("text:tracked-changes", "draw:object", "draw:image", "table:covered-table-cell"))
)
"""What shows in another way or not at all."""
_NESTED = tuple(
    map(clark, ("text:span", "text:a", "text:meta", "text:meta-field", "loext:content-control"))
)
_OBJECTS = {
    clark("draw:object"): "embedded object",
    clark("draw:object-ole"): "OLE object",
    clark("draw:image"): "picture",
}
_MEDIA = {"formula": "equation", "chart": "chart"}
"""By the last word of a media type."""
_MATH = "{http://www.w3.org/1998/Math/MathML}math"


class OpenText(NamedTuple):
    """A text of OpenDocument."""

    body: Element
    inner: Mapping[str, str] = MappingProxyType({})
    """Kinds of embedded documents by their folders."""


def open_text(path: Path) -> OpenText | None:
    """The text at ``path``; None for what is no OpenDocument or cannot be read."""
    try:
        return _read(path)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return None


def _read(path: Path) -> OpenText | None:
    kind, inner = look(path).suffix, dict[str, str]()
    if kind == ".fod" and path.stat().st_size <= LARGEST_XML:
        data = path.read_bytes()
    elif kind == ".zip":
        with zipfile.ZipFile(path) as archive:
            if is_bomb(archive):
                return None
            data = archive.read(_PART)
            if MANIFEST in archive.namelist():
                inner = dict(_inner(parse(archive.read(MANIFEST))))
    else:
        return None
    body = parse(data).find(_BODY)
    return None if body is None else OpenText(body, inner)


def _inner(manifest: Element) -> Iterator[tuple[str, str]]:
    for entry in manifest.iter(clark("manifest:file-entry")):
        media = attribute(entry, "manifest:media-type").rpartition(".")[2]
        if media in _MEDIA:
            yield attribute(entry, "manifest:full-path").strip("/"), _MEDIA[media]


def lost_of_open(text: OpenText, canvas: TextCanvas) -> Count:
    """How many of each kind of thing a text holds and the canvas does not. Headers are not looked at."""
    body, lost = text.body, LostText(canvas)
    said: dict[Element, list[str]] = {}
    paragraphs = 0
    for paragraph in filter(_shows, body.iterdescendants(*_PARAGRAPHS)):
        texts = [plain(text) for text in _pieces(paragraph)]
        holder = next(paragraph.iterancestors(_COMMENT, _NOTE), None)
        if holder is None:
            paragraphs += any(lost.lacks(text) for text in texts)
        else:
            said.setdefault(holder, []).extend(texts)
    found = Counter({"paragraph's text": paragraphs})
    for name, holder_tag, kinds in (
        ("comment", _COMMENT, ("comment",)),
        ("note", _NOTE, ("footnote", "endnote")),
    ):
        held = [element for element in body.iterdescendants(holder_tag) if _shows(element)]
        shown = sum(part.place.startswith(kinds) for part in canvas.parts)
        emptied = sum(lost.is_gone(said.get(element, [])) for element in held)
        found[name] = max(len(held) - shown, emptied)
    return +(found + unmet_in(_objects(text), canvas))


def _shows(element: Element) -> bool:
    return next(element.iterancestors(*_PASSED_BY), None) is None


def _pieces(element: Element) -> Iterator[str]:
    """The text between what is no text, such as fields and drawings."""
    yield element.text or ""
    for child in element:
        if child.tag in _NESTED and not is_field(child):
            yield from _pieces(child)
        yield child.tail or ""


def _objects(text: OpenText) -> dict[str, Count]:
    held: dict[str, Count] = {}
    for element in filter(
        _shows, text.body.iterdescendants(clark("draw:frame"), clark("draw:control"))
    ):
        kinds = [_kind(child, text.inner) for child in element if child.tag in _OBJECTS]
        if tag(element) == "draw:control":
            kinds = ["form control"]
        holder = next(element.iterancestors(_COMMENT, _NOTE), None)
        held.setdefault(_place(holder), Counter()).update(kinds[:1])
    return held


def _kind(held: Element, inner: Mapping[str, str]) -> str:
    """What the first thing in a frame is, told more closely where it can be known."""
    if held.find(_MATH) is not None:
        return "equation"
    folder = attribute(held, "xlink:href").removeprefix("./").strip("/")
    return inner.get(folder, _OBJECTS[held.tag])


def _place(holder: Element | None) -> str:
    if holder is None:
        return "body"
    return (
        "comments"
        if holder.tag == _COMMENT
        else f"{holder.get(clark('text:note-class'), 'footnote')}s"
    )
