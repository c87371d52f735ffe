"""Which words stand in which place: of a file, read without this project's readers, and of a canvas."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from lamwright.records.canvas import TextCanvas

PLACES = ("body", "table", "edge", "footnote", "endnote", "comment", "box")
Words = dict[str, set[str]]
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
            "binary-data", "event-listeners"}  # fmt: skip


def words_of(path: Path) -> Words | None:
    """Words by place of a Word or OpenDocument package or flat file; None for other files."""
    found: Words = {place: set() for place in PLACES}
    if path.suffix in {".fodt"}:
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
        if name in {"tab", "br", "s", "line-break", "cr"}:
            yield " "
        elif name not in {"p", "h", *_SKIPPED}:
            yield from _texts(child)
        yield child.tail or ""


def canvas_words(canvas: TextCanvas) -> Words:
    """The same of what an observation tells."""
    texts: dict[str, list[str]] = {place: [] for place in PLACES}
    texts["body"] += [paragraph.text for paragraph in canvas.paragraphs]
    for table in canvas.tables:
        texts["table"] += [cell.text for cell in table.cells]
    for part in canvas.parts:
        kind = part.place.rpartition(" ")[0]
        texts["edge" if " of " in part.place else kind.replace("text box", "box")].append(part.text)
    return {place: set(_WORD.findall(" ".join(held).casefold())) for place, held in texts.items()}


def told(held: Words, shown: Words) -> dict[str, tuple[int, int]]:
    """For each place: how many words that stand only there are reported there, of how many."""
    shares = {}
    for place, words in held.items():
        others: set[str] = set().union(*(held[other] for other in held if other != place))
        only = words - others
        anywhere = shown["table"] | shown["box"] if place in {"table", "box"} else shown[place]
        shares[place] = len(only & anywhere), len(only)
    return shares
