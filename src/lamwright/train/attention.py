"""Attention over a prefix tree, block by block.

A dense mask over T tokens costs T x T although a token sees only its own row. Tokens lie in
depth-first order, so a block of consecutive queries meets few keys: those before its end whose
subtree has not ended at its start. Each block attends to just these.
"""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

NAME = "lamwright_tree"
BLOCK = 128
"""Queries of a block; 64 to 256 were equally fast on a CPU, 32 and 512 slower."""
_EXTRAS = ("softcap", "position_bias", "s_aux")


@dataclass(frozen=True)
class Block:
    """Queries ``start`` to ``stop`` and the keys they meet, on the CPU."""

    start: int
    stop: int
    keys: torch.Tensor
    """[K] token indices."""
    seen: torch.Tensor
    """[stop - start, K] booleans."""


def blocks_of(exits: torch.Tensor, size: int) -> tuple[Block, ...]:
    """The blocks of a tree given by its [T] subtree ends."""
    index = torch.arange(len(exits))
    found = []
    for start in range(0, len(exits), size):
        stop = min(start + size, len(exits))
        keys = torch.nonzero((index < stop) & (exits > start)).squeeze(1)
        queries = index[start:stop, None]
        found.append(Block(start, stop, keys, (keys <= queries) & (queries < exits[keys])))
    return tuple(found)


def use_blocks(model: torch.nn.Module) -> bool:
    """Switch ``model`` to attention by blocks; False where it does not let itself be switched."""
    stock = model.get_base_model() if hasattr(model, "get_base_model") else model
    takes = inspect.signature(stock.forward).parameters.values()
    if not any(one.kind is inspect.Parameter.VAR_KEYWORD for one in takes):
        return False
    AttentionInterface.register(NAME, tree_attention)
    AttentionMaskInterface.register(NAME, sdpa_mask)
    stock.set_attn_implementation(NAME)
    return bool(stock.config._attn_implementation == NAME)


def tree_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    **more: Any,  # noqa: ANN401  what each model adds differs
) -> tuple[torch.Tensor, None]:
    """[1, T, heads, width] from [1, heads, T, width], as transformers asks of an attention function.

    Without ``tree_blocks``, and for attention with extras, it is stock attention with the mask.
    """
    blocks: Sequence[Block] | None = more.pop("tree_blocks", None)
    plain = not more.get("dropout") and all(more.get(name) is None for name in _EXTRAS)
    if blocks is None or not plain:
        stock: tuple[torch.Tensor, None] = sdpa_attention_forward(
            module, query, key, value, attention_mask, **more
        )
        return stock
    return by_blocks(query, key, value, blocks, more.get("scaling")), None


def by_blocks(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    blocks: Sequence[Block],
    scaling: float | None,
) -> torch.Tensor:
    """Attention of each block to its keys."""
    groups = query.shape[1] // key.shape[1]
    parts = []
    for block in blocks:
        near, content = key[:, :, block.keys], value[:, :, block.keys]
        if groups > 1:
            near = near.repeat_interleave(groups, 1)
            content = content.repeat_interleave(groups, 1)
        parts.append(
            torch.nn.functional.scaled_dot_product_attention(
                query[:, :, block.start : block.stop],
                near,
                content,
                attn_mask=block.seen,
                scale=scaling,
            )
        )
    return torch.cat(parts, 2).transpose(1, 2).contiguous()
