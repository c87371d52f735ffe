"""What a package holds beside words: pictures, charts, equations, controls, with their names and choices.

Read without this project's readers.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

Things = dict[str, Counter[str]]
"""For each kind how often each name is there; the name is empty where only the number counts."""
_PARTS = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|content\.xml|styles\.xml"
)
_COUNTED = {
    "pic": "picture", "imagedata": "picture", "oMath": "equation", "chart": "chart", "OLEObject": "object",
    "control": "control", "sdt": "content control", "content-control": "content control",
    "image": "picture", "object": "object", "object-ole": "object",
}  # fmt: skip
_NAMED = {"alias": "alias", "tag": "tag", "listItem": "choice", "list-item": "choice"}
_SHOWN = ("displayText", "display-text", "value")
_SKIPPED = {"Fallback", "del", "tracked-changes"}


def things_of(path: Path) -> Things | None:
    """Those of a document; None for what is no package, or damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = filter(_PARTS.fullmatch, archive.namelist())
            parts = [data for name in names if (data := archive.read(name))]
        found = [thing for data in parts for thing in _walk(fromstring(data))]
    except (OSError, ValueError, KeyError, SyntaxError, zipfile.BadZipFile):
        return None
    things: Things = {}
    for kind, held in found:
        things.setdefault(kind, Counter())[held] += 1
    return things


def lost(before: Things, after: Things) -> dict[str, list[str]]:
    """What is there fewer times than before: its names, or how many."""
    gone = {kind: held - after.get(kind, Counter()) for kind, held in before.items()}
    return {
        kind: sorted(filter(None, held.elements())) or [str(held.total())]
        for kind, held in gone.items()
        if held
    }


def _walk(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    name = element.tag.rpartition("}")[2]
    if name in _SKIPPED:
        return
    attributes = {key.rpartition("}")[2]: held for key, held in element.attrib.items()}
    if name in _NAMED and "}" in element.tag:
        shown = next((attributes[key] for key in _SHOWN if attributes.get(key)), "")
        said = attributes.get("val", "") or shown
        if said:
            yield _NAMED[name], said
    elif name in _COUNTED:
        yield _COUNTED[name], ""
    if name == "content-control":
        yield from ((key, attributes[key]) for key in ("alias", "tag") if attributes.get(key))
    if name == "frame":  # of several looks of one thing the first counts
        seen = {_COUNTED.get(child.tag.rpartition("}")[2]) for child in element} - {None}
        if len(seen) > 1:
            yield "object", ""
            return
    for child in element:
        yield from _walk(child)
