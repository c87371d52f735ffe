"""Reading OpenDocument presentations: one file in, one ``PresentationState`` out."""

import re
import zipfile
from pathlib import Path

from lxml import etree

from lamwright.documents.formats import background
from lamwright.documents.measures import millimetres
from lamwright.documents.namespaces import attribute, every, first, tag
from lamwright.documents.package import PRESENTATION, check_kind, open_archive, read_part
from lamwright.documents.plain_text import text_of
from lamwright.documents.slide_texts import TextReader
from lamwright.documents.styles import StyleSheet
from lamwright.records.errors import DocumentError
from lamwright.records.presentation import PresentationState, ShapeState, SlideState

LAYOUTS = {
    0: "Title Slide",
    1: "Title, Content",
    3: "Title and 2 Content",
    12: "Title, Content and 2 Content",
    14: "Title, Content over Content",
    15: "Title, 2 Content and Content",
    16: "Title, 2 Content over Content",
    18: "Title, 4 Content",
    19: "Title Only",
    20: "Blank Slide",
    32: "Centered Text",
    34: "Title, 6 Content",
}
"""Names in the Layout menu by the number that ends the name of a page layout: 'AL2T1'."""
_NUMBER = re.compile(r"T(\d+)$")
_HELD = {"text-box": "text", "image": "image", "table": "table", "plugin": "media"}
_NO_SHAPES = {
    "presentation:notes",
    "office:forms",
    "draw:layer-set",
    "anim:par",
    "office:event-listeners",
}
_MOST_SLIDES = 2000


def read_presentation(path: Path) -> PresentationState:
    """What the OpenDocument presentation at ``path`` holds, styles resolved.

    Raises ``DocumentError`` (one sentence) when it is missing, empty, damaged, encrypted,
    suspiciously large, or another kind of file.
    """
    with open_archive(path, PRESENTATION) as archive:
        check_kind(path, archive, PRESENTATION)
        try:
            return _Reader(path, archive).read()
        except (ValueError, RecursionError) as error:
            raise DocumentError(
                f"{path.name} holds values that make no sense ({error})."
            ) from error


class _Reader:
    """Reads one open package."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        if "content.xml" not in archive.namelist():
            raise DocumentError(f"{path.name} is damaged: it has no content.xml.")
        content = read_part(path, archive, "content.xml")
        has_styles = "styles.xml" in archive.namelist()
        styles = read_part(path, archive, "styles.xml") if has_styles else content
        body = first(content, "office:body/office:presentation")
        if body is None:
            raise DocumentError(f"{path.name} is not a presentation; open one that Impress made.")
        self._body = body
        self._sheet = StyleSheet(styles, first(content, "office:automatic-styles"))
        self._texts = TextReader(self._sheet)
        self._footers = {
            attribute(element, "presentation:name"): element.text or ""
            for element in every(body, "presentation:footer-decl")
        }

    def read(self) -> PresentationState:
        """All its slides."""
        pages = every(self._body, "draw:page")[:_MOST_SLIDES]
        slides = (self._slide(page, number) for number, page in enumerate(pages, 1))
        return PresentationState(slides=tuple(slides))

    def _slide(self, page: etree._Element, number: int) -> SlideState:
        style = attribute(page, "draw:style-name")
        look = self._sheet.own("drawing-page", style, "drawing-page")
        footer = self._footers.get(attribute(page, "presentation:use-footer-name"), "")
        shows_footer = look.get("presentation:display-footer") == "true"
        master = attribute(page, "draw:master-page-name")
        return SlideState(
            name=attribute(page, "draw:name") or f"page{number}",
            layout=_layout(attribute(page, "presentation:presentation-page-layout-name")),
            master=self._sheet.page_name(master),
            shapes=tuple(self._shapes(page)),
            notes=_notes(page),
            background=background(look),
            hidden=look.get("presentation:visibility") == "hidden",
            transition=look.get("smil:type", ""),
            number_shown=look.get("presentation:display-page-number") == "true",
            footer=footer if shows_footer else "",
        )

    def _shapes(self, page: etree._Element) -> list[ShapeState]:
        found = [
            element
            for element in page
            if tag(element).startswith(("draw:", "dr3d:")) and tag(element) not in _NO_SHAPES
        ]
        return [self._shape(element) for element in found]

    def _shape(self, element: etree._Element) -> ShapeState:
        family, style = "presentation", attribute(element, "presentation:style-name")
        if not style:
            family, style = "graphic", attribute(element, "draw:style-name")
        graphic = self._sheet.own(family, style, "graphic")
        is_filled = graphic.get("draw:fill") == "solid"
        return ShapeState(
            kind=attribute(element, "presentation:class") or _kind(element),
            name=attribute(element, "draw:name"),
            paragraphs=tuple(self._texts.paragraphs(element, family, style)),
            box=_box(element),
            fill=graphic.get("draw:fill-color", "none") if is_filled else "none",
        )


def _layout(name: str) -> str:
    found = _NUMBER.search(name)
    return LAYOUTS.get(int(found[1]), name) if found else name


def _notes(page: etree._Element) -> str:
    """The text of the notes below a slide."""
    notes = first(page, "presentation:notes")
    frames = [] if notes is None else every(notes, "draw:frame")
    texts = [
        text_of(paragraph)
        for frame in frames
        if attribute(frame, "presentation:class") == "notes"
        for paragraph in frame.iter("{*}p")
    ]
    return "\n".join(texts).strip()


def _box(element: etree._Element) -> tuple[float, float, float, float]:
    x, y, width, height = (
        millimetres(attribute(element, f"svg:{side}")) for side in ("x", "y", "width", "height")
    )
    return x, y, width, height


def _kind(element: etree._Element) -> str:
    """A frame by what it holds, anything else by its own name."""
    name = etree.QName(element).localname
    if name != "frame":
        return "group" if name == "g" else name
    child = next(iter(element), None)
    held = "" if child is None else etree.QName(child).localname
    return _HELD.get(held, held or "frame")
