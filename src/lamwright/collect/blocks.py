"""Blocks of a page: the common output of all readers."""

import re
from typing import Literal, NamedTuple

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class Block(NamedTuple):
    """One heading, paragraph, numbered list or bullet list.

    User-interface terms in texts are kept as ``⟦term⟧``.
    """

    kind: Literal["heading", "paragraph", "steps", "bullets"]
    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    start: int = 1
    role: Literal["", "aside", "access", "control"] = ""


def decode(content: bytes) -> str:
    """The text of a page: UTF-8 if it can be, else what it declares, else Latin-1; never fails."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(content[:2000])
        name = declared.group(1).decode() if declared else "cp1252"
        try:
            text = content.decode(name, errors="replace")
        except LookupError:
            text = content.decode("latin-1")
    return re.sub(r"^\s*<\?xml[^>]*encoding[^>]*\?>", "", text, count=1)
