"""Reading what a saved document holds."""

from pathlib import Path

from lxml import etree

from lamwright.documents.body import BodyReader
from lamwright.documents.namespaces import attribute, clark, every, first
from lamwright.documents.package import Package, check_records, is_word, open_package
from lamwright.documents.pages import PageReader
from lamwright.documents.style_names import built_in
from lamwright.documents.styles import StyleSheet
from lamwright.documents.word import read_word
from lamwright.records.document import DocumentState, Properties
from lamwright.records.errors import DocumentError

_READ = tuple(map(clark, ("text:*", "table:*", "draw:*", "office:annotation")))


def read_document(path: Path) -> DocumentState:
    """What the OpenDocument text or Word document at ``path`` holds, styles resolved.

    Raises ``DocumentError`` (one sentence) when it is missing, empty, damaged, encrypted,
    suspiciously large, or another kind of file.
    """
    if is_word(path):
        return read_word(path)
    package = open_package(path)
    text = first(package.content, "office:body/office:text")
    if text is None:
        raise DocumentError(f"{path.name} is not a text document; open one that Writer made.")
    check_records(path, text, _READ, (package.content, package.styles))
    try:
        return _read(package, text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{path.name} holds values that make no sense ({error}).") from error


def _read(package: Package, text: etree._Element) -> DocumentState:
    sheet = StyleSheet(package.styles, first(package.content, "office:automatic-styles"))
    body = BodyReader(sheet).read(text)
    pages = PageReader(package.styles, body.findings).read(body.masters)
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
        sections=tuple(body.sections),
        indexes=tuple(body.indexes),
        properties=_properties(package.meta),
        line_numbering=_line_numbering(package.styles),
        change_tracking=body.change_tracking,
        tracked_changes=body.tracked_changes,
        custom_styles=tuple(sorted({name for _, name in sheet.custom() if not built_in(name)})),
    )


def _properties(meta: etree._Element | None) -> Properties:
    holder = first(meta, "office:meta")
    keywords = [element.text or "" for element in every(holder, "meta:keyword")]
    return Properties(
        title=_value(holder, "dc:title"),
        subject=_value(holder, "dc:subject"),
        keywords=tuple(word for word in keywords if word),
        comments=_value(holder, "dc:description"),
        author=_value(holder, "meta:initial-creator"),
    )


def _value(holder: etree._Element | None, path: str) -> str:
    element = first(holder, path)
    return "" if element is None else (element.text or "")


def _line_numbering(styles: etree._Element) -> bool:
    setting = first(styles, "office:styles/text:linenumbering-configuration")
    return setting is not None and attribute(setting, "text:number-lines", "true") == "true"
