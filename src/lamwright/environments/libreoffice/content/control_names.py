"""Titles of content controls and form fields, read from a Word package: LibreOffice drops those of most kinds."""

import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from lamwright.documents.markup import Element, parse
from lamwright.documents.word.names import clark, value
from lamwright.environments.libreoffice.content.form_fields import UNNAMED
from lamwright.records.canvas import CanvasInput

_FIRST = "word/document.xml"
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_KINDS = {
    "dropDownList": "drop-down",
    "comboBox": "drop-down",
    "checkbox": "check box",
    "date": "date",
    "picture": "picture",
}
_FORM_KINDS = {"checkBox": "check box", "ddList": "drop-down"}
_CONTROL, _FORM = clark("w:sdt"), clark("w:ffData")
_LARGEST = 50 << 20


class Named(NamedTuple):
    """A content control or form field that has a title or a tag."""

    name: str
    kind: str
    """As the canvas calls it; 'text' for those that hold plain or rich text."""
    choices: tuple[str, ...]
    text: str
    is_form: bool = False
    """Whether it is a form field."""


def names_in(document: Path | None) -> tuple[Named, ...]:
    """The named controls of a Word package, those of headers and footers last; none of anything else."""
    try:
        if document is None or not zipfile.is_zipfile(document):
            return ()
        with zipfile.ZipFile(document) as archive:
            held = {item.filename: item.file_size for item in archive.infolist()}
            parts = sorted(filter(_PARTS.fullmatch, held), key=lambda name: (name != _FIRST, name))
            if sum(held[part] for part in parts) > _LARGEST:
                return ()
            roots = [parse(archive.read(part)) for part in parts]
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return ()
    found = (_named(control) for root in roots for control in root.iter(_CONTROL, _FORM))
    return tuple(one for one in found if one.name)


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
        is_form = shown.name.startswith(UNNAMED)
        alike = [
            held
            for held in left
            if (is_form or not shown.name) and is_form == held.is_form and _is_alike(held, shown)
        ]
        best = next((held for held in alike if held.text == shown.text.strip()), None)
        chosen = best or next(iter(alike), None)
        if chosen is not None:
            left.remove(chosen)
        name = chosen.name if chosen else "" if is_form else shown.name
        made.append(shown if name == shown.name else shown.model_copy(update={"name": name}))
    return made


def _is_alike(held: Named, shown: CanvasInput) -> bool:
    if held.kind == "text":
        return shown.kind in {"plain text", "rich text"} and held.text == shown.text.strip()
    return held.kind == shown.kind and held.choices == shown.choices


def _named(control: Element) -> Named:
    if control.tag == _FORM:
        return _named_in_form(control)
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


def _named_in_form(about: Element) -> Named:
    kinds = [etree.QName(child).localname for child in about if isinstance(child.tag, str)]
    kind = next((_FORM_KINDS[name] for name in kinds if name in _FORM_KINDS), "text")
    choices = tuple(value(item) for item in about.iter(clark("w:listEntry")))
    return Named(value(about.find(clark("w:name"))), kind, choices, "", is_form=True)
