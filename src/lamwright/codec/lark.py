"""Pieces of Lark grammars as llguidance reads them."""

import json
from collections.abc import Iterable

QUOTE = json.dumps('\\"')
"""A closing quote inside a JSON string."""


def literal(text: str) -> str:
    """A Lark string that matches ``text``."""
    return json.dumps(text, ensure_ascii=False)


def escaped(text: str) -> str:
    """``text`` escaped for the inside of a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def either(items: Iterable[str]) -> str:
    """Alternatives."""
    return " | ".join(items)


def opening(words: str) -> str:
    """The words and an opening quote, escaped for the inside of a JSON string."""
    return literal(words + '\\"')


def tied(before: str, middle: str, terminal: str) -> str:
    """``Before "X"`` in the thought and X again as the text argument."""
    return " ".join([
        literal(before + '\\"'),
        terminal,
        literal('\\"' + middle),
        terminal,
        literal('"}'),
    ])
