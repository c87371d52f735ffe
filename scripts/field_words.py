"""Which words stand in which place: of a file, read without this project's readers, and of a canvas."""

import re
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring
from field_older import Texts, texts_of_doc, texts_of_rtf

from lamwright.records.canvas import TextCanvas

PLACES = ("body", "table", "edge", "footnote", "endnote", "comment", "box")
Words = dict[str, set[str]]
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD = re.compile(r"\w{3,}")
_WORD_PARTS = {
    "document": "body",
    "header": "edge",
    "footer": "edge",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
}
_SKIPPED = {"Fallback", "del", "delText", "instrText", "tracked-changes", "creator", "date",
            "creator-initials", "note-citation", "sequence-decls", "tag", "sender-initials",
            "binary-data", "event-listeners", "posOffset", "align", "pctWidth",
            "pctHeight", "desc", "oMath", "rt", "ruby-text", "pctPosHOffset", "pctPosVOffset"}  # fmt: skip


def words_of(path: Path) -> Words | None:
    """Words by place of a document; None for what cannot be read here, or is damaged."""
    try:
        return _words(path)
    except (OSError, ValueError, KeyError, struct.error, SyntaxError, zipfile.BadZipFile):
        return None


def _words(path: Path) -> Words | None:
    head = path.read_bytes()[:8]
    if head.startswith(_OLE):
        return _gathered(texts_of_doc(path))
    if head.lstrip().startswith(b"{\\rtf"):
        return _gathered(texts_of_rtf(path))
    found: Words = {place: set() for place in PLACES}
    if path.suffix.lower() == ".fodt":
        _walk(fromstring(path.read_bytes()), "", found)
        return found
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            place = _part(name)
            if place is not None and archive.getinfo(name).file_size:
                _walk(fromstring(archive.read(name)), place, found)
    return found


def _gathered(texts: Texts | None) -> Words | None:
    if texts is None:
        return None
    return {
        place: set(_WORD.findall(" ".join(texts.get(place, ())).casefold())) for place in PLACES
    }


def _part(name: str) -> str | None:
    if name in {"content.xml", "styles.xml"}:
        return ""
    found = re.fullmatch(r"word/(\D+)\d*\.xml", name)
    return _WORD_PARTS.get(found[1]) if found else None


def _walk(element: ElementTree.Element, place: str, found: Words) -> None:
    for block, where in _blocks(element, place):
        text = "".join(_texts(block))
        found[where] |= set(_WORD.findall(text.casefold()))


def _blocks(element: ElementTree.Element, place: str) -> Iterator[tuple[ElementTree.Element, str]]:
    """Paragraphs and where they are."""
    name = element.tag.rpartition("}")[2]
    if name in _SKIPPED:
        return
    where = _place(element, name, place)
    if name in {"p", "h"} and where and "drawingml" not in element.tag:
        yield element, where
    for child in element:
        yield from _blocks(child, where)


def _place(element: ElementTree.Element, name: str, place: str) -> str:
    if name == "text" and not place:
        return "body"
    if name in {"tbl", "table"} and place == "body":
        return "table"
    if name in {"header", "footer", "header-left", "footer-left", "header-first", "footer-first"}:
        return "edge"
    if name == "note":
        is_end = any(value == "endnote" for value in element.attrib.values())
        return "endnote" if is_end else "footnote"
    if name == "annotation":
        return "comment"
    is_box = name in {"txbxContent", "text-box", "custom-shape"}
    return "box" if is_box and place not in {"edge", "comment"} else place


def _texts(paragraph: ElementTree.Element) -> Iterator[str]:
    """The text of a paragraph, that of paragraphs in it left out."""
    yield paragraph.text or ""
    for child in paragraph:
        name = child.tag.rpartition("}")[2]
        if name in {"tab", "br", "s", "line-break", "cr", "ptab", "sym", "noBreakHyphen"}:
            yield " "
        elif name not in {"p", "h", *_SKIPPED}:
            yield from _texts(child)
        yield child.tail or ""


def canvas_words(canvas: TextCanvas) -> Words:
    """The same of what an observation tells."""
    texts: dict[str, list[str]] = {place: [] for place in PLACES}
    texts["body"] += [paragraph.text for paragraph in canvas.paragraphs]
    for table in canvas.tables:
        place = "edge" if " of " in table.place else "table"
        texts[place] += [cell.text for cell in table.cells]
    for part in canvas.parts:
        kind = part.place.rpartition(" ")[0]
        texts["edge" if " of " in part.place else kind.replace("text box", "box")].append(part.text)
    return {place: set(_WORD.findall(" ".join(held).casefold())) for place, held in texts.items()}


def reported(held: Words, shown: Words) -> dict[str, tuple[int, int]]:
    """For each place: how many words that stand only there are reported there, of how many."""
    gone = missing(held, shown)
    return {
        place: (len(only) - len(gone[place]), len(only))
        for place in PLACES
        for only in [_only(held, place)]
    }


def missing(held: Words, shown: Words) -> Words:
    """For each place: words that stand only there and are not reported there.

    What is a box in one format is a table in another, and older formats do not say which is a table's.
    Boxes of headers and footers are told as boxes.
    """
    alike = shown["table"] | shown["box"] | shown["body"]
    around = dict.fromkeys(("table", "box", "body"), alike) | {"edge": shown["edge"] | shown["box"]}
    return {place: _only(held, place) - around.get(place, shown[place]) for place in PLACES}


def _only(held: Words, place: str) -> set[str]:
    others: set[str] = set().union(*(held[other] for other in PLACES if other != place))
    return held[place] - others
