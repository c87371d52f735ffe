"""Manual pages in troff, as far as headings and paragraphs go."""

import re

from lamwright.collect.blocks import Block, decode
from lamwright.collect.sources.page import Unreadable

_ESCAPE = re.compile(r"\\(?:f[BIRP1-4]|f\[[^\]]*\]|\(..|s[-+]?\d|[&|^/,])")
_TEXT_MACROS = (".B ", ".I ", ".BR ", ".IR ", ".BI ", ".RB ", ".RI ")


def manual_blocks(content: bytes) -> tuple[Block, ...]:
    """Headings and paragraphs of a manual page. Raises ``Unreadable``."""
    blocks: list[Block] = []
    words: list[str] = []
    for line in [*decode(content).splitlines(), ".PP"]:
        text = _ESCAPE.sub("", line.replace("\\-", "-"))
        if text.startswith(_TEXT_MACROS):
            text = text.split(" ", 1)[1].replace('"', "")
        elif text.startswith((".", "'")):
            if words:
                blocks.append(Block("paragraph", " ".join(words)))
                words = []
            if text.startswith((".SH", ".SS")):
                blocks.append(Block("heading", text[3:].strip(' "').capitalize(), level=2))
            continue
        words.append(text.strip())
    if not blocks:
        raise Unreadable("the page holds no text")
    return tuple(blocks)
