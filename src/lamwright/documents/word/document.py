"""A Word document as a whole: its parts, its pages, its properties."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from lamwright.documents.inline import Findings
from lamwright.documents.package import check_records, open_archive, read_part
from lamwright.documents.word.body import Body, BodyReader, Part
from lamwright.documents.word.formats import Styles, bordered
from lamwright.documents.word.inline import Sources, block_text
from lamwright.documents.word.names import clark, colour, every, first, is_on, tag, twips, value
from lamwright.records.document import (
    DocumentState,
    PageState,
    Place,
    Properties,
    SectionState,
)
from lamwright.records.errors import DocumentError

_NUMBERS = {"lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A"}
_CHANGES = {"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange"}
_READ = tuple(
    map(clark, ("w:p", "w:r", "w:t", "w:tc", "w:hyperlink", "w:fldSimple", "w:bookmarkStart"))
)


@dataclass(frozen=True)
class Parts:
    """The XML parts of a document by path."""

    held: dict[str, etree._Element]

    def get(self, name: str) -> etree._Element | None:
        """The part ``word/NAME.xml``."""
        return self.held.get(f"word/{name}.xml")


def read_word(path: Path) -> DocumentState:
    """What the Word document at ``path`` holds, styles resolved.

    Raises ``DocumentError`` (one sentence) when it is missing, empty, damaged, encrypted,
    suspiciously large, or another kind of file.
    """
    with open_archive(path) as archive:
        parts = Parts({name: read_part(path, archive, name) for name in _xml_names(archive)})
    body = first(parts.get("document"), "w:body")
    if body is None:
        raise DocumentError(f"{path.name} is damaged: it has no text; use an intact copy.")
    check_records(
        path,
        body,
        _READ,
        [part for name, part in parts.held.items() if name.endswith("/styles.xml")],
    )
    try:
        return _read(parts, body)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{path.name} holds values that make no sense ({error}).") from error


def _xml_names(archive: zipfile.ZipFile) -> list[str]:
    return [
        name
        for name in archive.namelist()
        if name in {"docProps/core.xml", "word/theme/theme1.xml"}
        or (name.startswith("word/") and name.count("/") == 1 and name.endswith(".xml"))
        or name == "word/_rels/document.xml.rels"
    ]


def _read(parts: Parts, text: etree._Element) -> DocumentState:
    settings = parts.get("settings")
    hyphens = is_on(first(settings, "w:autoHyphenation"))
    theme = parts.get("theme/theme1")
    styles = Styles(parts.get("styles"), parts.get("numbering"), theme, hyphens=hyphens)
    sources = _sources(parts)
    body = BodyReader(styles, sources).read(text)
    pages = _Pages(parts, styles, sources, body.findings).read(body)
    found = body.findings
    return DocumentState(
        paragraphs=tuple(body.paragraphs),
        outside=tuple(found.outside),
        tables=tuple(body.tables),
        pages=pages,
        fields=tuple(found.fields),
        notes=tuple(found.notes),
        comments=tuple(found.comments),
        bookmarks=tuple(found.bookmarks),
        links=tuple(found.links),
        objects=tuple(found.objects),
        indexes=tuple(body.indexes),
        properties=_properties(parts.held.get("docProps/core.xml")),
        sections=tuple(_sections(body)),
        line_numbering=any(first(p.settings, "w:lnNumType") is not None for p in body.parts),
        change_tracking=is_on(first(settings, "w:trackRevisions")),
        tracked_changes=sum(tag(element) in _CHANGES for element in text.iter()),
        custom_styles=styles.custom(),
    )


def _sources(parts: Parts) -> Sources:
    relations = parts.held.get("word/_rels/document.xml.rels")
    notes = {
        (kind, value(note, "w:id")): note
        for part, kind in (("footnotes", "w:footnote"), ("endnotes", "w:endnote"))
        for note in every(parts.get(part), kind)
    }
    return Sources(
        links={r.get("Id", ""): r.get("Target", "") for r in every(relations, "p:Relationship")},
        notes=notes,
        comments={value(c, "w:id"): c for c in every(parts.get("comments"), "w:comment")},
    )


def _properties(core: etree._Element | None) -> Properties:
    held = {name: _reported(core, name) for name in ("title", "subject", "description", "creator")}
    words = first(core, "cp:keywords")
    listed = (words.text or "") if words is not None else ""
    keywords = [word.strip() for word in listed.replace(";", ",").split(",")]
    return Properties(
        title=held["title"],
        subject=held["subject"],
        keywords=tuple(word for word in keywords if word),
        comments=held["description"],
        author=held["creator"],
    )


def _reported(core: etree._Element | None, name: str) -> str:
    found = first(core, f"dc:{name}")
    return (found.text or "") if found is not None else ""


def _sections(body: Body) -> Iterator[SectionState]:
    """What goes on on the same page in columns of its own is what Writer calls a section."""
    start = 1
    for part in body.parts:
        columns = int(value(first(part.settings, "w:cols"), "w:num", "1"))
        if _goes_on(part) and columns > 1:
            yield SectionState(
                name="", columns=columns, first_paragraph=start, last_paragraph=part.last_paragraph
            )
        start = part.last_paragraph + 1


def _goes_on(part: Part) -> bool:
    return value(first(part.settings, "w:type")) == "continuous"


class _Pages:
    """Reads section properties as pages; what stands in headers and footers is gathered."""

    def __init__(self, parts: Parts, styles: Styles, sources: Sources, findings: Findings) -> None:
        self._parts, self._styles = parts, styles
        self._sources, self._findings = sources, findings

    def read(self, body: Body) -> tuple[PageState, ...]:
        """Pages in order; what goes on on the same page brings none."""
        settings = [
            part.settings
            for number, part in enumerate(body.parts)
            if number == 0 or not _goes_on(part)
        ]
        return tuple(map(self._page, settings)) or (PageState(),)

    def _page(self, section: etree._Element) -> PageState:
        size, margin = first(section, "w:pgSz"), first(section, "w:pgMar")
        width, height = (twips(value(size, name)) for name in ("w:w", "w:h"))
        header, header_text = self._area(section, "header")
        footer, footer_text = self._area(section, "footer")
        shade = first(self._parts.get("document"), "w:background")
        number = value(first(section, "w:pgNumType"), "w:fmt")
        top, bottom = ("w:header" if header else "w:top"), ("w:footer" if footer else "w:bottom")
        return PageState(
            orientation="landscape" if width > height else "portrait",
            width=width,
            height=height,
            top=twips(value(margin, top)),
            bottom=twips(value(margin, bottom)),
            left=twips(value(margin, "w:left")),
            right=twips(value(margin, "w:right")),
            columns=int(value(first(section, "w:cols"), "w:num", "1")),
            header=header,
            header_text=header_text,
            footer=footer,
            footer_text=footer_text,
            background=colour(value(shade, "w:color")) or "none",
            border=bordered(first(section, "w:pgBorders")),
            numbering=_NUMBERS.get(number, "1"),
        )

    def _area(self, section: etree._Element, name: Place) -> tuple[bool, str]:
        """Whether the header or footer is there, and its text."""
        for reference in every(section, f"w:{name}Reference"):
            if value(reference, "w:type", "default") == "default":
                target = self._sources.links.get(value(reference, "r:id"), "")
                held = self._parts.held.get(f"word/{target}")
                text = block_text(held, self._styles, self._sources, self._findings, name)
                return held is not None, text
        return False, ""
