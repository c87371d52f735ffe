"""Text of a Word package that is nowhere in what LibreOffice made of it."""

import re
from collections.abc import Iterable, Iterator

from lamwright.documents.markup import Element
from lamwright.documents.word.names import clark, tag, value
from lamwright.records.canvas import TextCanvas

_WORD = re.compile(r"\w+")
_SHORTEST = 5
"""Letters of a run that must be found again."""
_SHORTEST_LINE = 12  # of a content control
_UNSAID = {"mc:Fallback", "w:del", "w:moveFrom", "w:fldSimple"}
"""What stands for programs that know less, is deleted, or is worked out anew."""
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


class LostText:
    """Looks for texts among all that a canvas shows."""

    def __init__(self, canvas: TextCanvas) -> None:
        texts = [paragraph.text for paragraph in canvas.paragraphs]
        texts += [cell.text for table in canvas.tables for cell in table.cells]
        texts += [part.text for part in canvas.parts]
        texts += [held.text for held in canvas.inputs]
        self._words = _plain(" ".join(texts))

    def controls(self, elements: Iterable[Element]) -> list[Element]:
        """Content controls, the innermost counted, of which a line is nowhere."""
        inner = (
            element
            for element in elements
            if element.tag == clark("w:sdt") and element.find(f".//{clark('w:sdt')}") is None
        )
        return [control for control in inner if self._lacks_line(control)]

    def wholes(self, elements: Iterable[Element]) -> int:
        """How many of ``elements`` (notes, comments, headers) have lost most of their letters."""
        return sum(self._is_gone(element) for element in elements)

    def paragraphs(self, root: Element, but: Iterable[Element]) -> int:
        """How many paragraphs below ``root``, but for those inside ``but``, have lost a run of letters."""
        inside = {id(paragraph) for held in but for paragraph in held.iter(clark("w:p"))}
        around = {id(p) for held in but for p in held.iterancestors(clark("w:p"))}
        lost = {id(paragraph) for paragraph, said in _runs(root) if self._lacks(said)}
        return len(lost - inside - around)

    def _lacks(self, text: str) -> bool:
        return len(text) >= _SHORTEST and text not in self._words

    def _is_gone(self, element: Element) -> bool:
        said = [text for _, text in _runs(element)]
        return 2 * sum(len(text) for text in said if self._lacks(text)) > sum(map(len, said))

    def _lacks_line(self, control: Element) -> bool:
        paragraphs = list(control.iter(clark("w:p"))) or [control]
        lines = ("".join(item.text or "" for item in p.iter(clark("w:t"))) for p in paragraphs)
        return any(
            len(said := _plain(line)) >= _SHORTEST_LINE and said not in self._words
            for line in lines
        )


def notes(roots: Iterable[Element]) -> list[Element]:
    """The footnotes and endnotes that the text refers to; separators are none."""
    found = [note for root in roots for note in root.iter(clark("w:footnote"), clark("w:endnote"))]
    return [note for note in found if value(note, "w:type") not in _SEPARATORS]


def _runs(root: Element) -> Iterator[tuple[Element, str]]:
    """Paragraph and letters of each run of text, results of fields left out."""
    depth = 0
    for paragraph, element in _said(root, root):
        kind = value(element, "w:fldCharType") if tag(element) == "w:fldChar" else ""
        depth = max(0, depth + {"begin": 1, "end": -1}.get(kind, 0))
        if tag(element) == "w:t" and not depth:
            yield paragraph, _plain(element.text or "")


def _said(element: Element, paragraph: Element) -> Iterator[tuple[Element, Element]]:
    for child in element:
        name = tag(child)
        if name not in _UNSAID:
            inner = child if name == "w:p" else paragraph
            yield inner, child
            yield from _said(child, inner)


def _plain(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
