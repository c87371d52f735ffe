"""Forward pass: log-probabilities, logits and hidden states at the supervised places of a pack."""

from collections.abc import Callable

import torch
from transformers.utils import ModelOutput

from lamwright.models.head import head_of
from lamwright.train.packing import Pack
from lamwright.train.vocabulary import Predictions

Work = Callable[[Predictions], torch.Tensor]


class Reader(torch.nn.Module):
    """A causal model that hands its predictions to the work of an objective.

    The work runs inside ``forward``, so that what wraps the model for several processes sees all
    that is computed with its weights.
    """

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model
        self._head = head_of(_stock(model))
        self._no_split_modules = blocks_of(model)

    @property
    def config(self) -> object:
        """The model's."""
        return self.model.config

    def forward(self, pack: Pack, work: Work) -> torch.Tensor:
        """What ``work`` makes of the predictions for ``pack``."""
        return work(self.predictions(pack))

    def predictions(self, pack: Pack) -> Predictions:
        """At the supervised places; logits of the others are never computed."""
        if self._head is not None:
            states = _run(_stock(self.model).base_model, pack).last_hidden_state
            return Predictions(states.flatten(0, 1)[pack.sources], self._head, pack)
        width = pack.ids.shape[1]
        keep, where = torch.unique(pack.sources % width, return_inverse=True)
        logits = _run(self.model, pack, logits_to_keep=keep).logits
        return Predictions(logits[pack.sources // width, where], None, pack)


def blocks_of(model: torch.nn.Module) -> list[str]:
    """Class names of the blocks that are sharded one by one."""
    return sorted(getattr(_stock(model), "_no_split_modules", None) or ())


def per_row(values: torch.Tensor, pack: Pack) -> torch.Tensor:
    """[R] sums of [E] values over each sample's tokens."""
    total = torch.zeros(len(pack.rows), dtype=values.dtype, device=values.device)
    return total.index_add(0, pack.owners, values)


def body_features(model: torch.nn.Module, pack: Pack, places: torch.Tensor) -> torch.Tensor:
    """[len(places), H] float32 last hidden states; a language head is left alone."""
    states = _run(_stock(model).base_model, pack).last_hidden_state
    return states.flatten(0, 1)[places].float()


def _stock(model: torch.nn.Module) -> torch.nn.Module:
    """The transformers model, whose layers hold the adapters if there are any."""
    return model.get_base_model() if hasattr(model, "get_base_model") else model


def _run(model: torch.nn.Module, pack: Pack, **more: object) -> ModelOutput:
    if pack.blocks is not None:
        more["tree_blocks"] = pack.blocks
    if pack.masks is not None:
        more["tree_masks"] = pack.masks
    return model(
        input_ids=pack.ids,
        attention_mask=pack.mask,
        position_ids=pack.positions,
        use_cache=False,
        **more,
    )
