"""Losses on import of a Word file or a text of OpenDocument, found by reading the package independently."""

from collections import Counter
from pathlib import Path

from lamwright.documents.markup import Element
from lamwright.documents.word.names import clark
from lamwright.environments.libreoffice.products.lost_objects import (
    OBJECTS,
    Count,
    is_shown,
    lost_of_word,
)
from lamwright.environments.libreoffice.products.lost_text import LostText, notes
from lamwright.environments.libreoffice.products.open_text import lost_of_open, open_text
from lamwright.environments.libreoffice.products.word_package import WordPackage, open_word
from lamwright.records.canvas import Canvas, TextCanvas, as_text
from lamwright.records.observation import Observation

_REFERENCES = frozenset(map(clark, ("w:footnoteReference", "w:endnoteReference")))
_COUNTED = (clark("w:sdt"), clark("w:comment"), *_REFERENCES)
_TOLD = ("content control", *OBJECTS, "comment", "note", "header or footer", "paragraph's text")
_GAP = "'s place right behind a section (an empty paragraph is put between)"
_GAPS = "s' places right behind a section (empty paragraphs are put between)"
_NAMES = {"header or footer": "headers or footers", "paragraph's text": "paragraphs' texts"}
"""Of several, where it is no 's' behind the name of one."""


def losses(
    document: Path | None, whole: Canvas, package: WordPackage | None = None
) -> tuple[str, ...]:
    """What the file holds and the document that was opened does not: '1 content control', '5 pictures'.

    ``whole``: all that it holds, nothing cut. ``package``: the file, where it was read before.
    Empty for files that are neither Word packages nor OpenDocument.
    """
    canvas = as_text(whole)
    if document is None or canvas != whole:
        return ()
    package = package or open_word(document)
    if package is not None:
        gaps = _gaps(package.main, canvas)
        reported = _named(_lost_of_word(package, canvas))
        return (*reported, f"{gaps} table{_GAP if gaps == 1 else _GAPS}") if gaps else reported
    text = open_text(document)
    return () if text is None else _named(lost_of_open(text, canvas))


def _named(lost: Count) -> tuple[str, ...]:
    return tuple(
        f"{lost[what]} {_NAMES.get(what, what + 's') if lost[what] > 1 else what}"
        for what in _TOLD
        if lost[what] > 0
    )


def _lost_of_word(package: WordPackage, canvas: TextCanvas) -> Count:
    lost = LostText(canvas)
    roots = (package.main, *package.beside)
    elements = [element for root in roots for element in root.iter(*_COUNTED) if is_shown(element)]
    controls = lost.controls(elements)
    comments = [element for element in elements if element.tag == clark("w:comment")]
    said = sum(element.tag in _REFERENCES for element in elements)  # separators have none
    missing = {
        "comment": len(comments) - _parts(canvas, "comment"),
        "note": said - _parts(canvas, "footnote") - _parts(canvas, "endnote"),
    }
    return lost_of_word(package, canvas) + Counter({
        "content control": len(controls),
        "comment": max(missing["comment"], lost.wholes(comments)),
        "note": max(missing["note"], lost.wholes(notes(package.beside))),
        "header or footer": lost.wholes(package.edges),
        "paragraph's text": lost.paragraphs(package.main, controls),
    })


def with_losses(observation: Observation, gone: tuple[str, ...]) -> Observation:
    """The look at a document just opened, with what LibreOffice did not take over."""
    if not gone:
        return observation
    canvas = as_text(observation.canvas).model_copy(update={"losses": gone})
    return observation.model_copy(update={"canvas": canvas})


def _parts(canvas: TextCanvas, kind: str) -> int:
    return sum(part.place.startswith(f"{kind} ") for part in canvas.parts)


def _gaps(root: Element, canvas: TextCanvas) -> int:
    """Tables right behind the end of a section that stand behind an empty paragraph now."""
    shown = [table for table in canvas.tables if table.place == "body"]
    empty = {paragraph.index for paragraph in canvas.paragraphs if not paragraph.text}
    outer = {clark("w:tbl"), clark("w:txbxContent")}
    tables = [
        table
        for table in root.iter(clark("w:tbl"))
        if not any(above.tag in outer for above in table.iterancestors())
    ]
    return sum(
        _ends_section(table.getprevious()) and now.after_paragraph in empty
        for table, now in zip(tables, shown, strict=False)
    )


def _ends_section(element: Element | None) -> bool:
    """Whether it is a paragraph that ends a section and shows nothing but, at most, words."""
    if element is None or element.find(f"{clark('w:pPr')}/{clark('w:sectPr')}") is None:
        return False
    return not any(element.iter(clark("w:drawing"), clark("w:pict"), clark("w:object")))
