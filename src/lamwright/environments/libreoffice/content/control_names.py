"""Titles of content controls, read from a Word package: LibreOffice drops those of most kinds."""

import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from lamwright.documents.markup import Element, parse
from lamwright.documents.word.names import clark, value
from lamwright.records.canvas import CanvasInput

_PART = "word/document.xml"
_KINDS = {
    "dropDownList": "drop-down",
    "comboBox": "drop-down",
    "checkbox": "check box",
    "date": "date",
    "picture": "picture",
}
_LARGEST = 50 << 20


class Named(NamedTuple):
    """A content control that has a title or a tag."""

    name: str
    kind: str
    """As the canvas calls it; 'text' for those that hold plain or rich text."""
    choices: tuple[str, ...]
    text: str


def names_in(document: Path | None) -> tuple[Named, ...]:
    """The named controls of a Word package in their order; none of anything else."""
    try:
        if document is None or not zipfile.is_zipfile(document):
            return ()
        with zipfile.ZipFile(document) as archive:
            if _PART not in archive.namelist() or archive.getinfo(_PART).file_size > _LARGEST:
                return ()
            root = parse(archive.read(_PART))
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return ()
    found = (_named(control) for control in root.iter(clark("w:sdt")))
    return tuple(held for held in found if held.name)


def with_titles(inputs: Sequence[CanvasInput], known: Sequence[Named]) -> list[CanvasInput]:
    """``inputs`` without a name with that of the first control left that is like them."""
    taken = Counter(held.name for held in inputs if held.name)
    left = []
    for held in known:
        if taken[held.name]:
            taken[held.name] -= 1
        else:
            left.append(held)
    made = []
    for shown in inputs:
        alike = [held for held in left if not shown.name and _is_alike(held, shown)]
        best = next((held for held in alike if held.text == shown.text.strip()), None)
        chosen = best or next(iter(alike), None)
        if chosen is not None:
            left.remove(chosen)
        made.append(shown.model_copy(update={"name": chosen.name}) if chosen else shown)
    return made


def _is_alike(held: Named, shown: CanvasInput) -> bool:
    if held.kind == "text":
        return shown.kind in {"plain text", "rich text"} and held.text == shown.text.strip()
    return held.kind == shown.kind and held.choices == shown.choices


def _named(control: Element) -> Named:
    about = control.find(clark("w:sdtPr"))
    if about is None:
        return Named("", "", (), "")
    names = [value(about.find(clark(name))) for name in ("w:alias", "w:tag")]
    kinds = (etree.QName(child).localname for child in about if isinstance(child.tag, str))
    kind = next((_KINDS[name] for name in kinds if name in _KINDS), "text")
    items = about.iter(clark("w:listItem"))
    choices = tuple(value(item, "w:displayText") or value(item, "w:value") for item in items)
    said = "".join(item.text or "" for item in control.iter(clark("w:t"))).strip()
    return Named(next(filter(None, names), ""), kind, choices, said)
