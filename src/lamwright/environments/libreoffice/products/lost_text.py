"""Text of a Word package that is nowhere in what LibreOffice made of it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lamwright.documents.markup import Element
from lamwright.documents.word.names import clark, value
from lamwright.records.canvas import TextCanvas

_WORD = re.compile(r"\w+")
_SHORTEST = 5
"""Letters of a run that must be found again."""
_SHORTEST_LINE = 12  # of a content control
_UNSAID = frozenset(map(clark, ("mc:Fallback", "w:del", "w:moveFrom", "w:fldSimple")))
"""What stands for programs that know less, is deleted, or is worked out anew."""
_TEXT, _FIELD, _PARAGRAPH = clark("w:t"), clark("w:fldChar"), clark("w:p")
_CONTROL, _BINDING = clark("w:sdt"), clark("w:dataBinding")
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


class LostText:
    """Looks for texts among all that a canvas shows."""

    def __init__(self, canvas: TextCanvas) -> None:
        texts = [paragraph.text for paragraph in canvas.paragraphs]
        texts += [cell.text for table in canvas.tables for cell in table.cells]
        texts += [part.text for part in canvas.parts]
        texts += [held.text for held in canvas.inputs]
        self._words = plain(" ".join(texts))
        self._found = 0

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
        return sum(self.is_gone([text for _, text in runs(element)]) for element in elements)

    def paragraphs(self, root: Element, but: Iterable[Element]) -> int:
        """How many paragraphs below ``root``, but for those inside ``but``, have lost a run of letters."""
        held = list(but)
        inside = {paragraph for control in held for paragraph in control.iter(_PARAGRAPH)}
        around = {paragraph for control in held for paragraph in control.iterancestors(_PARAGRAPH)}
        lost = {paragraph for paragraph, said in runs(root) if self.lacks(said)}
        return len(lost - inside - around)

    def lacks(self, text: str) -> bool:
        """Whether a run of letters is nowhere.

        Texts mostly stand in the order in which they are looked for: what was found last is the place to begin.
        """
        if len(text) < _SHORTEST:
            return False
        at = self._words.find(text, self._found)
        at = self._words.find(text) if at < 0 else at
        self._found = max(at, 0)
        return at < 0

    def is_gone(self, said: Sequence[str]) -> bool:
        """Whether most letters of the runs in something are nowhere."""
        return 2 * sum(len(text) for text in said if self.lacks(text)) > sum(map(len, said))

    def _lacks_line(self, control: Element) -> bool:
        paragraphs = list(control.iter(clark("w:p"))) or [control]
        lines = ("".join(item.text or "" for item in p.iter(clark("w:t"))) for p in paragraphs)
        return any(
            len(said := plain(line)) >= _SHORTEST_LINE and said not in self._words for line in lines
        )


def notes(roots: Iterable[Element]) -> list[Element]:
    """The footnotes and endnotes that the text refers to; separators are none."""
    found = [note for root in roots for note in root.iter(clark("w:footnote"), clark("w:endnote"))]
    return [note for note in found if value(note, "w:type") not in _SEPARATORS]


def runs(root: Element) -> Iterator[tuple[Element, str]]:
    """Paragraph and letters of each run of text, results of fields left out."""
    depth = 0
    for element in root.iterdescendants(_TEXT, _FIELD):
        above = list(_above(element, root))
        if any(held.tag in _UNSAID or _is_bound(held) for held in above):
            continue
        if element.tag == _FIELD:
            kind = value(element, "w:fldCharType")
            depth = max(0, depth + {"begin": 1, "end": -1}.get(kind, 0))
        elif not depth:
            paragraph = next((held for held in above if held.tag == _PARAGRAPH), root)
            yield paragraph, plain(element.text or "")


def _is_bound(element: Element) -> bool:
    """Whether it is a content control that shows what stands elsewhere (the document's title, say)."""
    return element.tag == _CONTROL and element.find(f"{clark('w:sdtPr')}/{_BINDING}") is not None


def _above(element: Element, root: Element) -> Iterator[Element]:
    """The elements around one, from the inside, but not ``root``."""
    for held in element.iterancestors():
        if held is root:
            return
        yield held


def plain(text: str) -> str:
    """Its letters and digits, without what is between words."""
    return "".join(_WORD.findall(text)).casefold()
