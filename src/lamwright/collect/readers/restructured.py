"""reStructuredText by docutils, with Sphinx's roles and directives but without Sphinx."""

import re

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Parser, states
from docutils.utils import SystemMessage
from lxml import etree

from lamwright.collect.blocks import Block, decode
from lamwright.collect.readers.tree import Part, walk
from lamwright.collect.sources.page import Unreadable

_SETTINGS = {
    "file_insertion_enabled": False, "raw_enabled": False, "report_level": 5, "halt_level": 5,
    "_disable_config": True, "docinfo_xform": False, "doctitle_xform": False,
    "smart_quotes": False, "warning_stream": False,
}  # fmt: skip
_DIRECTIVE = re.compile(r"^(\s*)\.\. (?:\|[^|]+\| )?([\w:.-]+)::[ \t]*(.*)$")
_OPTION = re.compile(r"^\s+:[\w -]+:")
_KNOWN = {
    "note", "tip", "warning", "caution", "important", "attention", "danger", "error", "hint", "admonition", "sidebar",
    "topic", "image", "figure", "replace", "unicode", "container", "list-table", "csv-table", "table", "rst-class",
}  # fmt: skip
_INSIDE = {
    "only", "tab", "tabs", "tab-set", "tab-item", "group-tab", "content-tabs", "grid", "grid-item", "card", "cssclass",
    "rubric", "centered", "ifconfig", "procedure", "tabbed",
}  # fmt: skip
"""Directives whose text belongs to the page; all others are left out with their text."""
_TAB = {"tab", "tab-item", "group-tab", "tabbed"}
_PARTS: dict[str, Part] = {
    "title": "heading", "paragraph": "paragraph", "enumerated_list": "steps",
    "bullet_list": "bullets", "definition_list": "terms", "strong": "name", "literal": "literal",
    "emphasis": "emphasis",
    "note": "aside", "tip": "aside", "warning": "aside", "caution": "aside", "important": "aside",
    "attention": "aside", "danger": "aside", "error": "aside", "hint": "aside",
    "admonition": "aside", "sidebar": "aside", "topic": "aside", "section": "block",
    "document": "block", "list_item": "block", "block_quote": "block", "line_block": "block",
    "line": "paragraph", "definition_list_item": "block", "definition": "block", "image": "image",
}  # fmt: skip
_SKIPPED = {
    "comment", "substitution_definition", "literal_block", "table", "figure", "system_message", "raw", "field_list",
    "docinfo", "footnote", "citation", "doctest_block", "decoration", "header", "footer", "problematic", "pending",
    "option_list", "math_block", "footnote_reference", "citation_reference",
}  # fmt: skip


def restructured_blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks of a page; nothing is included or run. Raises ``Unreadable``."""
    text = _without_unknown(decode(content))
    try:
        tree = publish_doctree(
            text, parser=Parser(inliner=_inliner()), settings_overrides=dict(_SETTINGS)
        )
    except (SystemMessage, RecursionError, ValueError, AttributeError, IndexError) as error:
        raise Unreadable(f"docutils gives up: {error}") from error
    root = _element(tree)
    if not "".join(map(str, root.itertext())).strip():
        raise Unreadable("the page holds no text")
    return tuple(walk(root, _dialect))


def _inliner() -> states.Inliner:
    """An inliner that reads every role as what it shows: nothing is registered, none is unknown.

    docutils looks its tables up in the class by name, so a subclass would lack them.
    """
    inliner = states.Inliner()
    inliner.interpreted = _shown  # type: ignore[method-assign]
    return inliner


def _shown(
    rawsource: str, text: str, role: str, lineno: int
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """One inline node with the role as its class."""
    del lineno
    shown = text.replace("\x00", "")
    if role == "guilabel":
        shown = re.sub("&(?=\\w)", "", shown)
    elif role == "menuselection":
        shown = re.sub("&(?=\\w)", "", re.sub(r"\s*-->\s*", " ‣ ", shown))
    elif role != "kbd":
        title = re.match(r"(.+?)\s*<[^>]*>$", shown, re.DOTALL)
        shown = title[1] if title else shown.lstrip("~!").rpartition(";")[2]
    return [nodes.inline(rawsource, shown, classes=[role or "title-reference"])], []


def _without_unknown(text: str) -> str:
    """``text`` with Sphinx's directives as containers or comments, which docutils knows."""
    out: list[str] = []
    opened = False
    for line in text.replace("\t", "        ").splitlines():
        found = _DIRECTIVE.match(line)
        if not found:
            if not (opened and _OPTION.match(line)):
                opened = False
                out.append(line)
            continue
        name = found[2].rpartition(":")[2].lower() if "::" not in found[2] else found[2]
        opened = name in _INSIDE
        if name in _KNOWN:
            out.append(line)
        elif opened:
            out.append(f"{found[1]}.. container:: {'tabitem' if name in _TAB else 'inside'}")
        else:
            out.append(f"{found[1]}.. left out")
    return "\n".join(out)


def _element(node: nodes.Node) -> etree._Element:
    """The tree of docutils as one of lxml; text that XML cannot hold is left out."""
    tag = "container" if isinstance(node, nodes.container) else type(node).__name__
    element = etree.Element(tag)
    if isinstance(node, nodes.Element):
        element.set("class", " ".join(node.get("classes", [])))
        for name in ("alt", "start"):
            if node.get(name):
                element.set(name, _clean(str(node[name])))
    last: etree._Element | None = None
    for child in node.children:
        if isinstance(child, nodes.Text):
            text = _clean(str(child))
            if last is None:
                element.text = (element.text or "") + text
            else:
                last.tail = (last.tail or "") + text
        else:
            last = _element(child)
            element.append(last)
    return element


def _clean(text: str) -> str:
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def _dialect(element: etree._Element) -> Part:
    tag = str(element.tag)
    classes = (element.get("class") or "").split()
    if tag in _SKIPPED:
        return "skip"
    if tag == "container":
        return "skip" if "tabitem" in classes and _has_tab_before(element) else "block"
    if tag == "inline":
        return _role(classes[0] if classes else "")
    return _PARTS.get(tag, "inline")


def _role(role: str) -> Part:
    if role == "menuselection":
        return "path"
    return {"guilabel": "name", "kbd": "key", "literal": "literal", "code": "literal"}.get(
        role, "inline"
    )  # type: ignore[return-value]


def _has_tab_before(element: etree._Element) -> bool:
    return any(
        "tabitem" in (each.get("class") or "") for each in element.itersiblings(preceding=True)
    )
