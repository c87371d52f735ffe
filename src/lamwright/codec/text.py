"""Text as prompts show it: one line, a few words, no part marks."""

import re

from lamwright.safety.text import for_prompt

_TOKEN = re.compile(r"\S+")


def head(text: str, words: int) -> str:
    """The first ``words`` words, with ' …' when more follow."""
    spans = list(_TOKEN.finditer(flat(text)))
    if len(spans) <= words:
        return flat(text)
    return f"{flat(text)[: spans[words - 1].end()]} …"


def flat(text: str) -> str:
    """One line, and nothing that could be read as a part mark."""
    return for_prompt(text)
