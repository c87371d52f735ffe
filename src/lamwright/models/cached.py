"""A causal model that remembers the keys and values of the last text it read."""

import torch
from transformers import DynamicCache, PreTrainedModel


class CachedModel:
    """Feeds a model the tokens it has not read yet; what a new text shares with the last is kept."""

    def __init__(self, model: PreTrainedModel) -> None:
        self._model = model
        self._cache = DynamicCache(config=model.config)
        self._read: list[int] = []
        self._recurrent = not _can_crop(model)

    @torch.inference_mode()
    def logits(self, tokens: list[int], last: int) -> torch.Tensor:
        """Logits (float32, CPU) after each of the ``last`` final tokens of the text ``tokens``."""
        keep = min(_common(self._read, tokens), len(tokens) - last)
        self._crop(keep)
        fresh = tokens[len(self._read) :]
        ids = torch.tensor([fresh], device=self._model.device)
        output = self._model(
            input_ids=ids, past_key_values=self._cache, use_cache=True, logits_to_keep=last
        )
        self._read = list(tokens)
        return output.logits[0].float().cpu()

    def _crop(self, keep: int) -> None:
        if keep == len(self._read):
            return
        if self._recurrent:
            keep = 0
            self._cache = DynamicCache(config=self._model.config)
        else:
            self._cache.crop(keep - len(self._read))
        self._read = self._read[:keep]


def _can_crop(model: PreTrainedModel) -> bool:
    """Sliding windows and recurrent states cannot be cut back."""
    kinds = getattr(model.config, "layer_types", None) or []
    window = getattr(model.config, "sliding_window", None)
    return window is None and all(kind == "full_attention" for kind in kinds)


def _common(left: list[int], right: list[int]) -> int:
    for place, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return place
    return min(len(left), len(right))
