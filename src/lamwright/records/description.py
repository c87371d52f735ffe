"""What an application says its controls are for: sentences by place and name."""

import re
from collections.abc import Mapping

Descriptions = Mapping[str, str]
"""Sentences by ``key('Place > Name')``; the place may be 'dialog' (any of them) or missing."""
_MARKS = re.compile(r"[^\w> ]+")
_BAR = re.compile(r"\s*\b(tool)?bar\b")


def key(path: str) -> str:
    """A path or name as it is looked up: lower case, without marks, 'bar' and dots."""
    plain = path.lower().replace("&", "and").replace("_", "")
    parts = [_BAR.sub("", _MARKS.sub("", part)).strip() for part in plain.split(">")]
    return " > ".join(" ".join(part.split()) for part in parts if part.strip())
