"""A page -> its procedures, by what the page is."""

import json
from pathlib import PurePosixPath

from lamwright.collect.blocks import Block
from lamwright.collect.extraction import extract
from lamwright.collect.manual import Manual
from lamwright.collect.procedure import Procedure
from lamwright.collect.readers.asciidoc import asciidoc_blocks
from lamwright.collect.readers.howto import howto_procedures
from lamwright.collect.readers.html import html_blocks, parse_html
from lamwright.collect.readers.manual import manual_blocks
from lamwright.collect.readers.markdown import markdown_blocks
from lamwright.collect.readers.restructured import restructured_blocks
from lamwright.collect.readers.xml import xml_blocks
from lamwright.collect.sources.page import Page, Unreadable


def read_page(page: Page, manual: Manual) -> tuple[Procedure, ...]:
    """The procedures of ``page`` in its order. Raises ``Unreadable`` or ``OSError``."""
    content = page.load()
    if not content.strip():
        raise Unreadable("the file is empty")
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("the file is not text")
    if page.kind == "ufo":
        return (_ufo_task(content),)
    suffix = PurePosixPath(page.location.removesuffix(".gz").removesuffix(".txt")).suffix.lower()
    if suffix in {".html", ".htm", ".xhtml"}:
        own = manual.procedures(content, page.application)
        return _html(content) if own is None else tuple(own)
    return tuple(extract(_blocks(content, suffix)))


def _html(content: bytes) -> tuple[Procedure, ...]:
    tree = parse_html(content)
    return tuple(howto_procedures(tree)) or tuple(extract(html_blocks(tree)))


def _blocks(content: bytes, suffix: str) -> tuple[Block, ...]:
    if suffix in {".rst", ".rest"}:
        return restructured_blocks(content)
    if suffix in {".adoc", ".asciidoc", ".asc"}:
        return asciidoc_blocks(content)
    if suffix in {".md", ".markdown", ".mdx"}:
        return markdown_blocks(content)
    if suffix in {".page", ".docbook", ".xml"}:
        return xml_blocks(content)
    return manual_blocks(content)


def _ufo_task(content: bytes) -> Procedure:
    """A task file of UFO's dataflow: its own words are kept as they are."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unreadable("the file is no JSON") from error
    task = found.get("task") if isinstance(found, dict) else None
    steps = found.get("refined_steps") if isinstance(found, dict) else None
    if not isinstance(task, str) or not isinstance(steps, list):
        raise Unreadable("the file is no task of UFO: 'task' and 'refined_steps' are missing")
    return Procedure("given", task.strip(), task.strip(), tuple(str(step) for step in steps))
