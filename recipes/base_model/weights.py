"""How much each supervised token of an exercise counts: choices more than what follows from them."""

from transformers import PreTrainedTokenizerFast

from lamwright.codec import vocabulary as v

_CHOICE = 4.0
_SECOND = 3.0
_FOLLOWS = 0.3
"""Function, name, label and arguments follow from the thought; the grammar forces most of them."""


class TokenWeights:
    """Weights for the replies of one tokenizer."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast) -> None:
        chunks = {chunk: tokenizer.convert_tokens_to_ids(chunk) for chunk in v.REPLY_CHUNKS}
        self._openings = {chunks[c] for c in (v.OPEN, v.CONTINUE, v.NEXT, v.PLAN_OPEN)}
        self._functions = {chunks[c] for c in chunks if '"function"' in c}
        self._statuses = {chunks[c] for c in chunks if c.endswith(v.STATUS)}
        self._quotes = {tokenizer.encode(quote)[-1] for quote in ('"', ' \\"')}

    def of(self, target: list[int]) -> list[float]:
        """One weight per token of ``target``."""
        weights: list[float] = []
        inside = False
        for place, token in enumerate(target):
            inside = inside or token in self._functions
            weights.append(_FOLLOWS if inside else self._choice(target[:place]))
            inside = inside and token not in self._statuses
        return weights

    def _choice(self, before: list[int]) -> float:
        last, second = set(before[-1:]), set(before[-2:-1])
        if last & (self._openings | self._statuses):
            return _CHOICE
        if second & self._openings or last & self._quotes:
            return _SECOND
        return 1.0
