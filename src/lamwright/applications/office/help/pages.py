"""LibreOffice help HTML -> a flat list of blocks, with platform and application variants resolved.

User-interface terms (``<span class="menuitem">`` and the like) are kept as ``⟦term⟧``.
"""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree, html
from lxml.html import HtmlElement

from lamwright.collect.blocks import Block, decode
from lamwright.collect.sources.page import Unreadable

_UI_CLASSES = {"menuitem", "emph", "widget"}
_SKIPPED_TAGS = {"img", "script", "style", "table", "button", "nav", "pre"}
_ASIDES = {"note", "tip", "warning"}
_SKIPPED_CLASSES = {"noteicon", "relatedtopics", "icontable"}
_LARGEST_PAGE = 4_000_000


def read_blocks(content: bytes, application: str = "writer") -> tuple[Block, ...]:
    """The blocks of a help page. Raises ``Unreadable``."""
    if not content.strip():
        raise Unreadable("the file is empty")
    if len(content) > _LARGEST_PAGE:
        raise Unreadable("the file is too large for a help page")
    if b"\0" in content:
        raise Unreadable("the file is not text")
    try:
        parser = html.HTMLParser(no_network=True)
        tree = html.document_fromstring(decode(content), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(str(error)) from error
    area = _find(tree, '//div[@id="DisplayArea"]') or _find(tree, "//body")
    if not area or not area[0].text_content().strip():
        raise Unreadable("the page holds no text")
    _resolve_variants(area[0], application.upper())
    return tuple(_blocks(area[0], ""))


def is_help_page(content: bytes) -> bool:
    """Whether this is a page of LibreOffice's help (it has an area of that name)."""
    return b'id="DisplayArea"' in content or b"LibreOffice" in content[:2000]


def _find(element: HtmlElement, path: str) -> list[HtmlElement]:
    found = element.xpath(path)
    return (
        [each for each in found if isinstance(each, HtmlElement)] if isinstance(found, list) else []
    )


def _resolve_variants(area: HtmlElement, application: str) -> None:
    """Keep, of each switch, what Linux and ``application`` show (as the help's own script does)."""
    for switch in _find(area, './/span[@class="switchinline" or @class="switch"]'):
        cases = [child for child in switch if child.tag == "span"]
        wanted = [case for case in cases if case.get("class") in {"UNIX", application}]
        default = [case for case in cases if (case.get("id") or "").startswith("default")]
        kept = wanted or default
        for case in cases:
            if case not in kept:
                case.drop_tree()


def _blocks(element: HtmlElement, role: Literal["", "aside", "access"]) -> Iterator[Block]:
    for child in element:
        if not isinstance(child.tag, str) or _skipped(child):
            continue
        classes = set((child.get("class") or "").split())
        if re.fullmatch(r"h[1-6]", child.tag):
            yield Block("heading", flat_text(child), level=int(child.tag[1]))
        elif child.tag == "ol":
            start = int(child.get("start") or 1)
            yield Block("steps", items=tuple(_items(child)), start=start, role=role)
        elif child.tag == "p":
            yield Block("paragraph", flat_text(child), role=_paragraph_role(child, role))
        elif classes & _ASIDES:
            yield from _blocks(child, "aside")
        elif "howtogetbody" in classes:
            yield from _blocks(child, "access")
        else:
            yield from _blocks(child, role)


def _paragraph_role(
    paragraph: HtmlElement, role: Literal["", "aside", "access"]
) -> Literal["", "aside", "access", "control"]:
    explains = _find(paragraph, './/span[@class="avis"]') and not role
    return "control" if explains else role


def _skipped(element: HtmlElement) -> bool:
    classes = set((element.get("class") or "").split())
    return element.tag in _SKIPPED_TAGS or bool(classes & _SKIPPED_CLASSES)


def _items(steps: HtmlElement) -> Iterator[str]:
    """One text per list item; of nested alternatives the first, of nested parts all."""
    for item in _find(steps, "./li"):
        lead = flat_text(item)
        yield lead
        parts = _find(item, "./ul/li")
        one_only = bool(re.search(r"one of the|either|do one", lead, re.IGNORECASE))
        for part in parts[: 1 if one_only else None]:
            yield flat_text(part)


def flat_text(element: HtmlElement) -> str:
    """Text of ``element`` without lists and asides, user-interface terms in ``⟦ ⟧``."""
    return re.sub(r"\s+", " ", "".join(_pieces(element))).strip()


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _left_out(child):
            classes = set((child.get("class") or "").split())
            inner = "".join(_pieces(child))
            marked = bool(classes & _UI_CLASSES) and inner.strip() and "⟦" not in inner
            yield f"⟦{inner}⟧" if marked else inner
            if child.tag in {"p", "br", "div"}:
                yield ". " if child.tag == "p" and re.search(r"\w⟧?\s*$", inner) else " "
        yield child.tail or ""


def _left_out(child: HtmlElement) -> bool:
    aside = _ASIDES & set((child.get("class") or "").split())
    return _skipped(child) or bool(aside) or child.tag in {"ul", "ol"}
