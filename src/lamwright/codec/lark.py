"""Pieces of Lark grammars as llguidance reads them."""

import json
from collections.abc import Iterable


def literal(text: str) -> str:
    """A Lark string that matches ``text``."""
    return json.dumps(text, ensure_ascii=False)


def escaped(text: str) -> str:
    """``text`` as it stands inside a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def either(items: Iterable[str]) -> str:
    """Alternatives."""
    return " | ".join(items)
