"""The parts of a Word package, found as Word finds them: by their relations, whatever they are called.

Names of the strict variant of the format are read as the usual ones.
"""

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from lamwright.documents.limits import is_bomb
from lamwright.documents.markup import Element, parse
from lamwright.documents.word.names import clark, every, first, is_on, value
from lamwright.environments.libreoffice.products.parts import relations, relations_of

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_NOTES = ("footnotes", "endnotes", "comments")
_EDGES = ("w:headerReference", "w:footerReference")


class WordPackage(NamedTuple):
    """The XML parts that hold text."""

    main: Element
    beside: tuple[Element, ...]
    """Footnotes, endnotes and comments."""
    edges: tuple[Element, ...]
    """Headers and footers that pages have: those of a kind that is switched off are left out."""


def open_word(path: Path) -> WordPackage | None:
    """The package at ``path``; None for what is no Word package or cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return None if is_bomb(archive) else _read(archive)
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return None


def _read(archive: zipfile.ZipFile) -> WordPackage | None:
    names = {name.casefold(): name for name in archive.namelist()}

    def part(path: str) -> Element | None:
        name = names.get(path.casefold())
        data = archive.read(name) if name and archive.getinfo(name).file_size else b""
        return parse(_STRICT.sub(_USUAL, data)) if data else None

    path = next(
        (
            target
            for kind, _, target in relations(part(relations_of("")), "")
            if kind == "officeDocument"
        ),
        "",
    )
    main = part(path) if path else None
    if main is None or main.tag != clark("w:document"):
        return None
    referred = list(relations(part(relations_of(path)), path.rpartition("/")[0]))
    of_kind = {kind: part(target) for kind, _, target in referred if kind in (*_NOTES, "settings")}
    shown = _edges_shown(main, of_kind.get("settings"))
    edges = [part(target) for _, name, target in referred if name in shown]
    return WordPackage(
        main,
        tuple(found for kind in _NOTES if (found := of_kind.get(kind)) is not None),
        tuple(found for found in edges if found is not None),
    )


def _edges_shown(main: Element, settings: Element | None) -> set[str]:
    """Identifiers of the headers and footers of sections that have them."""
    has_even = is_on(first(settings, "w:evenAndOddHeaders"))
    return {
        value(reference, "r:id")
        for section in main.iter(clark("w:sectPr"))
        for name in _EDGES
        for reference in every(section, name)
        if {"first": is_on(first(section, "w:titlePg")), "even": has_even}.get(
            value(reference, "w:type"), True
        )
    }
