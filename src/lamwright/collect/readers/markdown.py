"""Markdown, as MkDocs and Microsoft Learn write it: to HTML first, then as any HTML."""

import re

from lxml import html
from markdown_it import MarkdownIt

from lamwright.collect.markup import Block, decode
from lamwright.collect.readers.html import html_blocks
from lamwright.collect.sources.page import Unreadable

_FRONT = re.compile(r"\A---\s*\n.*?\n---\s*\n", re.DOTALL)
_ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?) .*\n(?:(?: {4}.*)?\n)*", re.MULTILINE)


def markdown_blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks of a Markdown page. Raises ``Unreadable``."""
    text = _ADMONITION.sub("", _FRONT.sub("", decode(content) + "\n"))
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    if not shown.strip():
        raise Unreadable("the page holds no text")
    tree = html.document_fromstring(
        f"<html><body>{shown}</body></html>", parser=html.HTMLParser(no_network=True)
    )
    return html_blocks(tree)
