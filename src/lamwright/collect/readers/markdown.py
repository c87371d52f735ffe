"""Markdown in its dialects (MkDocs, Microsoft Learn, GitBook, MyST, MDX): to HTML, then as any HTML."""

import re

from lxml import html
from markdown_it import MarkdownIt

from lamwright.collect.blocks import Block, decode
from lamwright.collect.readers.containers import as_html
from lamwright.collect.readers.html import html_blocks
from lamwright.collect.sources.page import Unreadable

_FRONT = re.compile(
    r"\A(?:---\s*\n.*?\n(?:---|\.\.\.)\s*\n|\+\+\+\s*\n.*?\n\+\+\+\s*\n)", re.DOTALL
)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)


def markdown_blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks of a Markdown page. Raises ``Unreadable``.

    A page whose title stands only above its text gets it as a heading.
    """
    text = decode(content) + "\n"
    front = _FRONT.match(text)
    body = as_html(text[front.end() :] if front else text)
    titled = _TITLE.search(front.group()) if front else None
    if titled and not re.search(r"^# ", body, re.MULTILINE):
        body = f"# {titled[1]}\n\n{body}"
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    if not shown.strip():
        raise Unreadable("the page holds no text")
    tree = html.document_fromstring(
        f"<html><body>{shown}</body></html>", parser=html.HTMLParser(no_network=True)
    )
    return html_blocks(tree)
