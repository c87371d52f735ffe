"""Constrained decoding: a grammar applied to a reply token by token."""

from copy import copy

import llguidance
import llguidance.numpy
import numpy as np

from lamwright.models.tokens import TextTokenizer
from lamwright.records.errors import ModelError


class Grammars:
    """Makes constraints for one tokenizer; building the token trie is the costly part, done once."""

    def __init__(self, tokenizer: TextTokenizer, vocabulary: int, stop: list[int]) -> None:
        """For a fast tokenizer (``TextEncoder`` takes no other)."""
        # Some tokenizers hold more tokens than the model has rows (Gemma 3: one more), some fewer.
        self._vocabulary = vocabulary
        entries = max(
            vocabulary, len(tokenizer), max(tokenizer.added_tokens_decoder, default=0) + 1
        )
        whole = copy(tokenizer.backend_tokenizer)
        whole.no_padding()
        whole.no_truncation()
        self._tokenizer = llguidance.LLTokenizer(whole.to_str(), n_vocab=entries, eos_token=stop)

    def constraint(self, grammar: str) -> "Constraint":
        """A fresh constraint; raises ``ModelError`` for text that is no grammar."""
        matcher = llguidance.LLMatcher(self._tokenizer, grammar)
        if matcher.is_error():
            raise ModelError(f"The grammar cannot be used: {matcher.get_error()}")
        return Constraint(matcher, self._tokenizer.vocab_size, self._vocabulary)


class Constraint:
    """The replies that are still possible."""

    def __init__(self, matcher: llguidance.LLMatcher, entries: int, vocabulary: int) -> None:
        """``entries`` of the tokenizer, of which the model can write the first ``vocabulary``."""
        self._matcher = matcher
        self._mask = llguidance.numpy.allocate_token_bitmask(1, entries)
        self._vocabulary = vocabulary

    @property
    def finished(self) -> bool:
        """Whether the reply is complete and nothing may follow."""
        return bool(self._matcher.is_stopped())

    def forced(self) -> list[int]:
        """Tokens that must come next; they are taken as read."""
        tokens: list[int] = self._matcher.compute_ff_tokens()
        self._matcher.consume_tokens(tokens)
        return tokens

    def allowed(self) -> np.ndarray:
        """The tokens that may come next, in order."""
        llguidance.numpy.fill_next_token_bitmask(self._matcher, self._mask, 0)
        bits = np.unpackbits(self._mask[0].view(np.uint8), bitorder="little")
        return np.flatnonzero(bits[: self._vocabulary])

    def take(self, token: int) -> None:
        """Go on with ``token``; raises ``ModelError`` if the grammar has no room for it."""
        if not self._matcher.consume_token(token):
            raise ModelError(f"The grammar stopped: {self._matcher.get_error()}")
