"""Texts of shapes on slides, with the looks in effect: shape, paragraph, span."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from lamwright.documents.formats import alignment, character_format
from lamwright.documents.namespaces import attribute, tag
from lamwright.documents.plain_text import text_of
from lamwright.documents.styles import Properties, StyleSheet, overlay
from lamwright.records.document import CharacterFormat
from lamwright.records.presentation import SlideParagraph, TextLook

_STANDARD = {"fo:font-size": "18pt"}


class _Run(NamedTuple):
    text: str
    look: CharacterFormat


class TextReader:
    """Reads the paragraphs of shapes."""

    def __init__(self, sheet: StyleSheet) -> None:
        """``sheet`` resolves the styles that shapes, paragraphs and spans name."""
        self._sheet = sheet

    def paragraphs(
        self, shape: etree._Element, family: str, style: str
    ) -> Iterator[SlideParagraph]:
        """The paragraphs of a shape that has a style of a family."""
        for paragraph, level in _paragraphs(shape, 0):
            yield self._paragraph(paragraph, level, family, style)

    def _paragraph(
        self, paragraph: etree._Element, level: int, family: str, style: str
    ) -> SlideParagraph:
        own = attribute(paragraph, "text:style-name")
        text = dict(_STANDARD)
        self._dress(text, family, style)
        self._dress(text, "paragraph", own)
        place = self._sheet.own(family, style, "paragraph")
        place.update(self._sheet.own("paragraph", own, "paragraph"))
        runs = [run for run in self._runs(paragraph, text) if run.text.strip()]
        looks = [run.look for run in runs] or [character_format(text, "")]
        return SlideParagraph(
            text=text_of(paragraph),
            look=TextLook(
                font=looks[0].font,
                size=looks[0].size,
                bold=all(look.bold for look in looks),
                italic=all(look.italic for look in looks),
                underline=all(look.underline != "none" for look in looks),
                colour=looks[0].colour,
                alignment=alignment(place),
            ),
            level=level,
        )

    def _dress(self, look: dict[str, str], family: str, style: str) -> None:
        """Lay a style and its ancestors over ``look``; sizes in percent scale what is below."""
        for each in reversed(self._sheet.chain(family, style)):
            overlay(look, each.groups.get("text", {}))

    def _runs(self, element: etree._Element, text: Properties) -> Iterator[_Run]:
        yield _Run(element.text or "", character_format(text, ""))
        for child in element:
            inner = dict(text)
            if tag(child) == "text:span":
                self._dress(inner, "text", attribute(child, "text:style-name"))
            if tag(child):
                yield from self._runs(child, inner)
            yield _Run(child.tail or "", character_format(text, ""))


def _paragraphs(holder: etree._Element, level: int) -> Iterator[tuple[etree._Element, int]]:
    """Paragraphs and how deep in lists they are, in order."""
    for child in holder:
        name = tag(child)
        if name in {"text:p", "text:h"}:
            yield child, level
        elif name == "text:list":
            yield from _paragraphs(child, level + 1)
        elif name not in {"svg:title", "svg:desc", ""}:
            yield from _paragraphs(child, level)
