"""Whether a text is one that a grammar accepts; no model and no tokenizer is needed."""

from functools import cache

import llguidance

from lamwright.records.errors import ModelError


@cache
def _bytes() -> llguidance.LLTokenizer:
    return llguidance.LLTokenizer("byte")


def accepts(grammar: str, text: str, *, begun: bool = False) -> bool:
    """Whether ``grammar`` (Lark) accepts ``text``, or with ``begun`` a text that begins so.

    Raises ``ModelError`` for text that is no grammar.
    """
    matcher = llguidance.LLMatcher(_bytes(), grammar)
    if matcher.is_error():
        raise ModelError(f"The grammar cannot be used: {matcher.get_error()}")
    read = list(text.encode())
    return matcher.try_consume_tokens(read) == len(read) and (begun or matcher.is_accepting())
