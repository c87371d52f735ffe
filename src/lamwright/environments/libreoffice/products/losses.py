"""Losses on import of a Word file, found by reading the package independently."""

from collections.abc import Iterator
from pathlib import Path

from lamwright.documents.markup import Element
from lamwright.documents.word.names import clark
from lamwright.environments.libreoffice.products.lost_text import LostText, notes
from lamwright.environments.libreoffice.products.word_package import open_word
from lamwright.records.canvas import Canvas, TextCanvas, as_text
from lamwright.records.observation import Observation

_UNSHOWN = (clark("mc:Fallback"), clark("w:del"))
"""What stands only for programs that know less, or is deleted."""
_COUNTED = tuple(
    clark(name)
    for name in (
        "w:sdt",
        "pic:pic",
        "m:oMath",
        "w:comment",
        "w:footnoteReference",
        "w:endnoteReference",
    )
)
_PICTURED = frozenset({"form control", "frame", "object", "picture"})
"""What a picture of the file may have become."""
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_GAP = "'s place right behind a section (an empty paragraph is put between)"
_GAPS = "s' places right behind a section (empty paragraphs are put between)"
_NAMES = {"header or footer": "headers or footers", "paragraph's text": "paragraphs' texts"}
"""Of several, where it is no 's' behind the name of one."""


def losses(document: Path | None, seen: Canvas) -> tuple[str, ...]:
    """What the file holds and the canvas made when it was opened does not: '1 content control', '5 pictures'.

    Empty for files that are no Word packages, and for documents too long for the canvas to show all.
    """
    canvas = as_text(seen)
    if (
        document is None
        or canvas != seen
        or canvas.truncated
        or canvas.left_out
        or any(table.truncated for table in canvas.tables)
    ):
        return ()
    package = open_word(document)
    if package is None:
        return ()
    lost = LostText(canvas)
    roots = (package.main, *package.beside)
    elements = [element for root in roots for element in _shown(root)]
    pictures = _count(elements, "pic:pic") + sum(item.tag == _OLD_PICTURE for item in elements)
    equations = _count(elements, "m:oMath")
    kinds = [held.kind for held in canvas.objects]
    controls = lost.controls(elements)
    comments = [element for element in elements if element.tag == clark("w:comment")]
    missing = {
        "comment": len(comments) - _parts(canvas, "comment"),
        "note": _notes(elements) - _parts(canvas, "footnote") - _parts(canvas, "endnote"),
    }
    gone = {
        "content control": len(controls),
        "picture": pictures - sum(kind in _PICTURED for kind in kinds),
        "equation": equations - sum(kind in {"equation", "object"} for kind in kinds),
        "comment": max(missing["comment"], lost.wholes(comments)),
        "note": max(missing["note"], lost.wholes(notes(package.beside))),
        "header or footer": lost.wholes(package.edges),
        "paragraph's text": lost.paragraphs(package.main, controls),
    }
    reported = tuple(
        f"{n} {_NAMES.get(what, what + 's') if n > 1 else what}"
        for what, n in gone.items()
        if n > 0
    )
    gaps = _gaps(package.main, canvas)
    return (*reported, f"{gaps} table{_GAP if gaps == 1 else _GAPS}") if gaps else reported


def with_losses(observation: Observation, gone: tuple[str, ...]) -> Observation:
    """The look at a document just opened, with what LibreOffice did not take over."""
    if not gone:
        return observation
    canvas = as_text(observation.canvas).model_copy(update={"losses": gone})
    return observation.model_copy(update={"canvas": canvas})


def _shown(root: Element) -> Iterator[Element]:
    """All elements below that are counted and show."""
    for element in root.iterdescendants(*_COUNTED, _OLD_PICTURE):
        if next(element.iterancestors(*_UNSHOWN), None) is None:
            yield element


def _count(elements: list[Element], name: str) -> int:
    wanted = clark(name)
    return sum(element.tag == wanted for element in elements)


def _parts(canvas: TextCanvas, kind: str) -> int:
    return sum(part.place.startswith(f"{kind} ") for part in canvas.parts)


def _notes(elements: list[Element]) -> int:
    """References to notes in the text; separators have none."""
    return _count(elements, "w:footnoteReference") + _count(elements, "w:endnoteReference")


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
