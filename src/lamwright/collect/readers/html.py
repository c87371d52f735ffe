"""HTML as Sphinx, DocBook, Asciidoctor, MkDocs and Microsoft Learn write it."""

import re

from lxml import etree, html

from lamwright.collect.blocks import Block, decode
from lamwright.collect.readers.tree import Part, walk
from lamwright.collect.sources.page import Unreadable

_NAME_CLASSES = {
    "guilabel", "guibutton", "guimenu", "guimenuitem", "guisubmenu", "guiicon", "menuitem",
    "widget", "gui", "menu", "submenu", "button",
}  # fmt: skip
_PATH_CLASSES = {"menuselection", "menuchoice", "menuseq", "guiseq"}
_ASIDES = {
    "note",
    "tip",
    "warning",
    "caution",
    "important",
    "admonition",
    "sidebar",
    "admonitionblock",
}
_SKIPPED = {
    "navheader", "navfooter", "toc", "nav", "navbar", "sphinxsidebar", "related", "footer",
    "breadcrumb", "headerlink", "indexterm", "footnote", "hidden", "reportbug", "toctree-wrapper",
    "mediaobject", "informalfigure", "figure", "copyright", "menu-bar",
}  # fmt: skip
_TAGS: dict[str, Part] = {
    "tabs": "block", "em": "emphasis", "i": "emphasis", "code": "literal", "samp": "literal", "kbd": "literal",
    "img": "image",
    "p": "paragraph", "ol": "steps", "ul": "bullets", "dl": "terms", "aside": "aside",
    "b": "name", "strong": "name", "li": "block", "dd": "block", "dt": "block",
    "blockquote": "block", "details": "aside",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading",
}  # fmt: skip
_DROPPED = {
    "script", "style", "nav", "footer", "header", "table", "pre", "svg", "button", "form",
    "figure", "noscript", "template", "iframe", "video", "head", "select", "object",
}  # fmt: skip
_CONTAINERS = {"div", "section", "article", "main", "body", "center", "font"}
_KEY_CLASSES = {"keycap", "key", "keystroke"}
_CALLOUT = re.compile(r"\s*\[!\w+\]")
"""How a note in a quotation begins on GitHub and Microsoft Learn."""
_AREAS = (
    "//main", "//article", '//*[@role="main"]', '//div[@id="content"]', '//div[@class="body"]',
    "//body",
)  # fmt: skip


def parse_html(content: bytes) -> html.HtmlElement:
    """The tree of a page in whatever encoding it is. Raises ``Unreadable``."""
    text = decode(content)
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(str(error)) from error


def html_blocks(tree: html.HtmlElement) -> tuple[Block, ...]:
    """The blocks of the page's main part. Raises ``Unreadable`` when it holds no text."""
    for path in _AREAS:
        for area in tree.xpath(path):
            if area.text_content().strip():
                return tuple(walk(area, _dialect))
    raise Unreadable("the page holds no text")


def _dialect(element: etree._Element) -> Part:
    tag = element.tag if isinstance(element.tag, str) else ""
    classes = set((element.get("class") or "").lower().split())
    if tag in _DROPPED or classes & _SKIPPED or not tag:
        return "skip"
    if classes & _PATH_CLASSES:
        return "path"
    if classes & _ASIDES:
        return "aside"
    if classes & _NAME_CLASSES and tag in {"span", "b", "strong", "em", "code", "i"}:
        return "name"
    if "procedure" in classes and tag == "ul":
        return "steps"
    if tag == "tabitem":
        return (
            "skip"
            if any(True for _ in element.itersiblings("tabitem", preceding=True))
            else "block"
        )
    if tag == "blockquote" and _CALLOUT.match("".join(map(str, element.itertext()))):
        return "aside"
    if classes & _KEY_CLASSES:
        return "key"
    if tag in {"b", "strong"} and _in_keys(element):
        return "inline"
    return _TAGS.get(tag, "block" if tag in _CONTAINERS else "inline")


def _in_keys(element: etree._Element) -> bool:
    """DocBook writes keys as ``<span class="keycap"><strong>Ctrl</strong></span>``."""
    parent = element.getparent()
    classes = (parent.get("class") or "") if parent is not None else ""
    return bool(re.search(r"key(?:cap|combo|seq)", classes))
