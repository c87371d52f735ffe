"""Losses on import of a Word file, found by reading the package independently."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from lamwright.documents.limits import is_bomb
from lamwright.documents.markup import Element, parse
from lamwright.documents.word.names import clark, tag
from lamwright.records.canvas import Canvas, TextCanvas, as_text
from lamwright.records.observation import Observation

_PARTS = re.compile(r"word/(document|footnotes|endnotes|comments)\.xml")
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_GAP = "'s place right behind a section (an empty paragraph is put between)"
_GAPS = "s' places right behind a section (empty paragraphs are put between)"
_WORD = re.compile(r"\w+")
_SHORTEST = 12  # letters of a control's text that must be found again


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
    try:
        with zipfile.ZipFile(document) as archive:
            names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
            if not names or is_bomb(archive):
                return ()
            roots = [parse(archive.read(name)) for name in names if archive.getinfo(name).file_size]
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return ()
    elements = [element for root in roots for element in _shown(root)]
    pictures = _count(elements, "pic:pic") + sum(item.tag == _OLD_PICTURE for item in elements)
    equations = _count(elements, "m:oMath")
    kinds = [held.kind for held in canvas.objects]
    gone = {
        "content control": _lost_controls(elements, _words(canvas)),
        "picture": pictures - sum(kind != "equation" for kind in kinds),
        "equation": equations - sum(kind in {"equation", "object"} for kind in kinds),
        "comment": _count(elements, "w:comment") - _parts(canvas, "comment"),
        "note": _notes(elements) - _parts(canvas, "footnote") - _parts(canvas, "endnote"),
    }
    reported = tuple(f"{n} {what}{'s' if n > 1 else ''}" for what, n in gone.items() if n > 0)
    gaps = sum(_gaps(root, canvas) for root in roots)
    return (*reported, f"{gaps} table{_GAP if gaps == 1 else _GAPS}") if gaps else reported


def with_losses(observation: Observation, gone: tuple[str, ...]) -> Observation:
    """The look at a document just opened, with what LibreOffice did not take over."""
    if not gone:
        return observation
    canvas = as_text(observation.canvas).model_copy(update={"losses": gone})
    return observation.model_copy(update={"canvas": canvas})


def _shown(element: Element) -> Iterator[Element]:
    """All elements below, those that stand only for programs that know less left out."""
    for child in element:
        if tag(child) in {"mc:Fallback", "w:del"}:
            continue
        yield child
        yield from _shown(child)


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


def _words(canvas: TextCanvas) -> str:
    texts = [paragraph.text for paragraph in canvas.paragraphs]
    texts += [cell.text for table in canvas.tables for cell in table.cells]
    texts += [part.text for part in canvas.parts]
    texts += [held.text for held in canvas.inputs]
    return _plain(" ".join(texts))


def _plain(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _lost_controls(elements: list[Element], words: str) -> int:
    """Content controls, the innermost counted, of which the text is nowhere."""
    lost = 0
    for element in elements:
        if element.tag != clark("w:sdt") or element.find(f".//{clark('w:sdt')}") is not None:
            continue
        lines = (
            "".join(item.text or "" for item in p.iter(clark("w:t"))) for p in _paragraphs(element)
        )
        plain = [said for line in lines if len(said := _plain(line)) >= _SHORTEST]
        lost += any(said not in words for said in plain)
    return lost


def _paragraphs(control: Element) -> list[Element]:
    inside = list(control.iter(clark("w:p")))
    return inside or [control]
