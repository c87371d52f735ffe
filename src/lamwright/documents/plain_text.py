"""The text of a paragraph of a cell or a shape: what a reader sees, without its looks."""

from collections.abc import Iterator

from lxml import etree

from lamwright.documents.namespaces import attribute, every, tag

_SKIPPED = {"office:annotation", "text:note", "text:ruby-text", "text:number"}
_LITERAL = {"text:tab": "\t", "text:line-break": "\n"}
_LONGEST_GAP = 1000


def text_of(paragraph: etree._Element) -> str:
    """The text of one paragraph, tabs and line breaks in it."""
    return "".join(_pieces(paragraph))


def lines_of(holder: etree._Element) -> str:
    """The paragraphs directly below ``holder``, one a line."""
    return "\n".join(text_of(paragraph) for paragraph in every(holder, "text:p"))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield _flat(element.text)
    for child in element:
        name = tag(child)
        if name == "text:s":
            yield " " * min(int(attribute(child, "text:c", "1")), _LONGEST_GAP)
        elif name in _LITERAL:
            yield _LITERAL[name]
        elif name and name not in _SKIPPED:
            yield from _pieces(child)
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    """White space of the XML as one blank, which is what it means."""
    if not text or not any(letter in text for letter in "\t\r\n"):
        return text or ""
    return " ".join(text.split())
