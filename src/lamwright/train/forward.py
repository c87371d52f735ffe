"""What the objectives read off a model: logits and hidden states at the places of a pack."""

import torch
from transformers.utils import ModelOutput

from lamwright.train.packing import Pack


def logits_at(model: torch.nn.Module, pack: Pack) -> torch.Tensor:
    """[E, V] float32 logits at the supervised places only; the others are never computed."""
    width = pack.ids.shape[1]
    keep, where = torch.unique(pack.sources % width, return_inverse=True)
    logits = _run(model, pack, logits_to_keep=keep).logits
    return logits[pack.sources // width, where].float()


def token_logprobs(logits: torch.Tensor, pack: Pack) -> torch.Tensor:
    """[E] log-probability of each target token."""
    return -torch.nn.functional.cross_entropy(logits, pack.targets, reduction="none")


def per_row(values: torch.Tensor, pack: Pack) -> torch.Tensor:
    """[R] sums of [E] values over each sample's tokens."""
    total = torch.zeros(len(pack.rows), dtype=values.dtype, device=values.device)
    return total.index_add(0, pack.owners, values)


def hidden_at(model: torch.nn.Module, pack: Pack, places: torch.Tensor) -> torch.Tensor:
    """[len(places), H] float32 last hidden states of a causal model."""
    keep = torch.zeros(1, dtype=torch.long, device=pack.ids.device)
    output = _run(model, pack, logits_to_keep=keep, output_hidden_states=True)
    return output.hidden_states[-1].flatten(0, 1)[places].float()


def features_at(backbone: torch.nn.Module, pack: Pack, places: torch.Tensor) -> torch.Tensor:
    """[len(places), H] float32 last hidden states of a model without a language head."""
    return _run(backbone, pack).last_hidden_state.flatten(0, 1)[places].float()


def _run(model: torch.nn.Module, pack: Pack, **more: object) -> ModelOutput:
    if pack.blocks is not None:
        more["tree_blocks"] = pack.blocks
    return model(
        input_ids=pack.ids,
        attention_mask=pack.mask,
        position_ids=pack.positions,
        use_cache=False,
        **more,
    )
