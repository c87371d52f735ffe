"""A causal model that remembers the keys and values of the last text it read."""

import numpy as np
import torch
from transformers import DynamicCache, PreTrainedModel

from lamwright.models.ahead import common
from lamwright.models.head import Head, head_of

_ATTENTION = {"full_attention", "sliding_attention"}


class CachedModel:
    """Feeds a model the tokens it has not read yet; what a new text shares with the last is kept.

    Layers with a sliding window keep all keys, as the others do, and the window is in the mask: so
    the cache can be cut back to any shared prefix. Recurrent states cannot; they are read again.
    """

    def __init__(self, model: PreTrainedModel) -> None:
        self._model = model
        self._head = head_of(model)
        kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ())
        self._recurrent = bool(kinds - _ATTENTION)
        self._cache = self._fresh()
        self._read: list[int] = []

    @torch.inference_mode()
    def read(self, tokens: list[int], last: int) -> "TorchAhead":
        """What follows each of the ``last`` final tokens of the text ``tokens``."""
        self._crop(min(common(self._read, tokens), len(tokens) - last))
        ids = torch.tensor([tokens[len(self._read) :]], device=self._model.device)
        if self._head is None:
            output = self._model(
                input_ids=ids, past_key_values=self._cache, use_cache=True, logits_to_keep=last
            )
            states = output.logits[0, -last:]
        else:
            output = self._model.base_model(
                input_ids=ids, past_key_values=self._cache, use_cache=True
            )
            states = output.last_hidden_state[0, -last:]
        self._read = list(tokens)
        return TorchAhead(states, self._head)

    def _crop(self, keep: int) -> None:
        if keep == len(self._read):
            return
        if self._recurrent:
            keep = 0
            self._cache = self._fresh()
        else:
            self._cache.crop(keep - len(self._read))
        self._read = self._read[:keep]

    def _fresh(self) -> DynamicCache:
        return DynamicCache(config=self._model.config) if self._recurrent else DynamicCache()


class TorchAhead:
    """Logits of what may follow each of some places, computed where they are asked for.

    Whoever asks for most of the vocabulary at one place has it read for all of them: the head of a small
    model is most of its weights, and reading it once costs as much for ten places as for one.
    """

    def __init__(self, states: torch.Tensor, head: Head | None) -> None:
        self._states = states
        self._head = head
        self._whole = states if head is None else None

    @torch.inference_mode()
    def logits(self, place: int, tokens: np.ndarray | None = None) -> np.ndarray:
        """[V] float32, or [len(tokens)] of these tokens only."""
        wanted = None if tokens is None else torch.from_numpy(tokens)
        return np.asarray(self._of(place, wanted).float().cpu().numpy())

    def _of(self, place: int, tokens: torch.Tensor | None) -> torch.Tensor:
        if self._head is not None and self._whole is None and self._head.reads_all(tokens):
            self._whole = self._head(self._states)
        if self._head is not None and self._whole is None:
            return self._head(self._states[place], tokens)
        assert self._whole is not None
        state = self._whole[place]
        return state if tokens is None else state[tokens.to(state.device)]
