"""OpenDocument's XML: parsed with the same care everywhere, and what its elements are."""

import re

from lxml import etree

from lamwright.documents.namespaces import clark, tag

Element = etree._Element

_SILENT = re.compile(
    r"text:(soft-page-break|change|change-start|change-end|.*-mark|.*-mark-start|.*-mark-end)$"
)
_TEXTUAL = frozenset({
    "text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base", "text:ruby-text",
    "text:s", "text:tab", "text:line-break", "text:note", "text:number", "text:p", "text:h",
    "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:list", "text:list-item",
    "text:note-body", "text:note-citation", "text:label", "text:meta-field",
})  # fmt: skip
_MARK = "bibliography-mark"


def parse(data: bytes) -> Element:
    """The root of ``data`` without comments; entities stay unread, nothing is fetched.

    Raises ``lxml.etree.XMLSyntaxError``.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # how much may come is limited before
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def is_silent(name: str) -> bool:
    """Whether an element of a paragraph (``text:...``) shows nothing."""
    return _SILENT.match(name) is not None and not name.endswith(_MARK)


def is_field(element: Element) -> bool:
    """Whether an element of a paragraph is a field: text that the application fills in."""
    name = tag(element)
    return name.startswith("text:") and name not in _TEXTUAL and not is_silent(name)


def blank(element: Element) -> str:
    """The white space that an element of a paragraph stands for, or nothing."""
    if element.tag == _SPACES:
        return " " * min(int(element.get(_COUNT, "1")), _MOST_SPACES)
    return _BLANKS.get(element.tag, "")


_SPACES, _COUNT, _MOST_SPACES = clark("text:s"), clark("text:c"), 10_000
_BLANKS = {clark("text:tab"): "\t", clark("text:line-break"): "\n"}
