"""The language head of a causal model: from a hidden state to scores of the vocabulary."""

from dataclasses import dataclass

import torch
from transformers import PreTrainedModel

_FEW = 8
"""Rows are picked from the head where at most one in so many is wanted: picking copies them."""


@dataclass(frozen=True)
class Head:
    """A linear map to the vocabulary, capped where the model caps it."""

    linear: torch.nn.Linear
    softcap: float | None = None

    def __call__(self, states: torch.Tensor, tokens: torch.Tensor | None = None) -> torch.Tensor:
        """[..., V] logits of [..., H] states, or [..., len(tokens)] of these tokens only.

        With a vocabulary of 262,144 the head is most of a small model's weights; a grammar that
        leaves a hundred choices need not read them.
        """
        linear = self.linear
        if tokens is None:
            return self.cap(linear(states))
        chosen = tokens.to(linear.weight.device)
        if self.reads_all(tokens):
            return self.cap(linear(states))[..., chosen]
        bias = None if linear.bias is None else linear.bias[chosen]
        return self.cap(torch.nn.functional.linear(states, linear.weight[chosen], bias))

    def reads_all(self, tokens: torch.Tensor | None) -> bool:
        """Whether scores of ``tokens`` (None: all) take every row of the head."""
        return tokens is None or len(tokens) > self.linear.out_features // _FEW

    def cap(self, logits: torch.Tensor) -> torch.Tensor:
        """What some models do last (``final_logit_softcapping``)."""
        if self.softcap is None:
            return logits
        return torch.tanh(logits / self.softcap) * self.softcap


@torch.no_grad()
def head_of(model: PreTrainedModel) -> Head | None:
    """The head of ``model``; None where its logits are more than a head on its last hidden state.

    Found out by trying: a scaled or otherwise changed output would be computed wrongly without
    anybody's noticing.
    """
    linear = model.get_output_embeddings()
    if type(linear) is not torch.nn.Linear:
        return None
    head = Head(linear, getattr(model.config.get_text_config(), "final_logit_softcapping", None))
    training = model.training
    model.eval()
    first = next(model.parameters())
    ids = torch.arange(2, 5, device=first.device)[None]
    if first.device.type == "meta":
        return None
    whole = model(input_ids=ids, use_cache=False).logits.float()
    states = model.base_model(input_ids=ids, use_cache=False).last_hidden_state
    model.train(training)
    return head if torch.allclose(whole, head(states).float(), rtol=1e-3, atol=1e-3) else None
