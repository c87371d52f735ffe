"""DocBook and Mallard (the help of GNOME, MATE and KDE), as XML."""

import re

from lxml import etree

from lamwright.collect.blocks import Block, decode
from lamwright.collect.readers.tree import Part, walk
from lamwright.collect.sources.page import Unreadable

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)([A-Za-z][\w.-]*);")
_KEYS = {"Ctrl", "Alt", "Shift", "Enter", "Esc", "Tab", "Del", "Space", "Meta", "Backspace"}
_BUTTONS = {
    "LMB": "left mouse button", "RMB": "right mouse button", "MMB": "middle mouse button",
    "nbsp": " ", "ndash": "-", "mdash": "-", "hellip": "...", "rarr": "→",
}  # fmt: skip
_SKIPPED: set[str] = {
    "info", "bookinfo", "articleinfo", "chapterinfo", "sect1info", "indexterm", "screenshot",
    "mediaobject", "inlinemediaobject", "media", "figure", "informalfigure", "table",
    "informaltable", "screen", "programlisting", "code-block", "shortcut", "comment", "links",
    "credit", "license", "authorgroup", "footnote", "remark", "synopsis", "qandaset", "anchor",
}  # fmt: skip
_PARTS: dict[str, Part] = {
    "title": "heading", "para": "paragraph", "simpara": "paragraph", "p": "paragraph",
    "procedure": "steps", "orderedlist": "steps", "steps": "steps", "substeps": "steps",
    "itemizedlist": "bullets", "list": "bullets", "simplelist": "bullets",
    "stepalternatives": "alternatives", "variablelist": "terms", "terms": "terms",
    "note": "aside", "tip": "aside", "warning": "aside", "caution": "aside",
    "important": "aside", "sidebar": "aside",
    "menuchoice": "path", "guiseq": "path", "keycombo": "keys", "keyseq": "keys",
    "key": "key", "keycap": "key", "code": "literal", "literal": "literal",
    "guimenu": "name", "guimenuitem": "name", "guisubmenu": "name", "guilabel": "name",
    "guibutton": "name", "guiicon": "name", "gui": "name", "interface": "name",
    "section": "block", "sect1": "block", "sect2": "block", "sect3": "block", "sect4": "block",
    "sect5": "block", "chapter": "block", "article": "block", "book": "block", "part": "block",
    "simplesect": "block", "step": "block", "item": "block", "listitem": "block",
    "varlistentry": "block", "appendix": "block", "formalpara": "block", "synopsisdiv": "block",
    "preface": "block", "example": "aside", "if": "block", "choose": "block", "when": "block",
}  # fmt: skip


def xml_blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks of a DocBook or Mallard file, or of a part of one. Raises ``Unreadable``."""
    text = re.sub(r"<\?xml[^>]*\?>", "", decode(content), count=1)
    text = re.sub(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", "", text, count=1, flags=re.DOTALL)
    text = _ENTITY.sub(lambda match: _entity(match.group(1)), text)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(f"<whole>{text}</whole>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(error)) from error
    if root is None or not "".join(map(str, root.itertext())).strip():
        raise Unreadable("the page holds no text")
    return tuple(walk(root, _dialect))


def _entity(name: str) -> str:
    if name in _KEYS:
        return f"<keycap>{name}</keycap>"
    return _BUTTONS.get(name) or name[:1].upper() + name[1:]


def _dialect(element: etree._Element) -> Part:
    tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if not tag or tag in _SKIPPED:
        return "skip"
    if tag == "page" or tag == "whole":
        return "block"
    return _PARTS.get(tag, "inline")
