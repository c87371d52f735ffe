"""Attention over a prefix tree, block by block or under one dense mask.

A dense mask over T tokens costs T x T although a token sees only its own row. Tokens lie in
depth-first order, so a block of consecutive queries meets few keys: those before its end whose
subtree has not ended at its start. Each block attends to just these. Layers with a sliding window
see the nearest ancestors only, so there is one mask for each window that a model has.
"""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

NAME = "lamwright_tree"
BLOCK = 128
"""Queries of a block; 64 to 256 were equally fast on a CPU, 32 and 512 slower."""
Window = int | None
"""Tokens a layer looks back on, itself included; None: all."""
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


def blocks_of(
    exits: torch.Tensor, size: int, depths: torch.Tensor | None = None, window: Window = None
) -> tuple[Block, ...]:
    """The blocks of a tree given by its [T] subtree ends, and by its [T] depths for a window."""
    index = torch.arange(len(exits))
    found = []
    for start in range(0, len(exits), size):
        stop = min(start + size, len(exits))
        keys = torch.nonzero((index < stop) & (exits > start)).squeeze(1)
        queries = index[start:stop, None]
        seen = (keys <= queries) & (queries < exits[keys])
        if window is not None and depths is not None:
            seen &= depths[start:stop, None] - depths[keys] < window
            near = seen.any(0)
            keys, seen = keys[near], seen[:, near]
        found.append(Block(start, stop, keys, seen))
    return tuple(found)


def tree_mask(
    exits: torch.Tensor, depths: torch.Tensor | None = None, window: Window = None
) -> torch.Tensor:
    """[1, 1, T, T] booleans from [T] subtree ends, and from [T] depths for a window."""
    index = torch.arange(len(exits))
    seen = (index[None, :] <= index[:, None]) & (index[:, None] < exits[None, :])
    if window is not None and depths is not None:
        seen &= depths[:, None] - depths[None, :] < window
    return seen[None, None]


def use_tree(model: torch.nn.Module) -> frozenset[Window] | None:
    """Switch ``model`` to this attention and find the windows of its layers; None if it cannot be.

    Found by a pass over two tokens: what a layer hands to its attention is what counts.
    """
    stock = model.get_base_model() if hasattr(model, "get_base_model") else model
    if getattr(stock.config.get_text_config(), "attention_dropout", 0.0):
        return None
    takes = inspect.signature(stock.forward).parameters.values()
    if not any(one.kind is inspect.Parameter.VAR_KEYWORD for one in takes):
        return None
    before = stock.config._attn_implementation
    AttentionInterface.register(NAME, tree_attention)
    AttentionMaskInterface.register(NAME, sdpa_mask)
    stock.set_attn_implementation(NAME)
    windows: list[Window] = []
    if stock.config._attn_implementation == NAME:
        _probe(stock, windows)
    text = stock.config.get_text_config()
    if not windows or len(windows) < text.num_hidden_layers:
        stock.set_attn_implementation(before)
        return None
    return frozenset(windows)


@torch.no_grad()
def _probe(model: torch.nn.Module, windows: list[Window]) -> None:
    training = model.training
    model.eval()
    ids = torch.arange(2, 4, device=next(model.parameters()).device)[None]
    model(input_ids=ids, use_cache=False, tree_probe=windows)
    model.train(training)


def tree_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    **more: Any,  # noqa: ANN401  what each model adds differs
) -> tuple[torch.Tensor, None]:
    """[1, T, heads, width] from [1, heads, T, width], as transformers asks of an attention function.

    Without ``tree_blocks`` or ``tree_masks`` it is stock attention with the mask.
    """
    blocks: Mapping[Window, Sequence[Block]] | None = more.pop("tree_blocks", None)
    masks: Mapping[Window, torch.Tensor] | None = more.pop("tree_masks", None)
    probe: list[Window] | None = more.pop("tree_probe", None)
    window: Window = more.get("sliding_window", getattr(module, "sliding_window", None))
    if probe is not None and all(more.get(name) is None for name in _EXTRAS):
        probe.append(window)
    if blocks is not None:
        return by_blocks(query, key, value, blocks[window], more.get("scaling")), None
    if masks is not None:
        attention_mask = masks[window]
    stock: tuple[torch.Tensor, None] = sdpa_attention_forward(
        module, query, key, value, attention_mask, **more
    )
    return stock


def by_blocks(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    blocks: Sequence[Block],
    scaling: float | None,
) -> torch.Tensor:
    """Attention of each block to its keys; heads that share keys are read as more queries."""
    _, heads, tokens, width = query.shape
    shared = key.shape[1]
    scale = width**-0.5 if scaling is None else scaling
    grouped = query.view(shared, heads // shared, tokens, width)
    attend = _products if query.dtype == torch.bfloat16 else _fused
    parts = [
        attend(grouped[:, :, one.start : one.stop] * scale, key[0, :, one.keys], value[0], one)
        for one in blocks
    ]
    return torch.cat(parts, 2).reshape(1, heads, tokens, width).transpose(1, 2).contiguous()


def _fused(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, block: Block
) -> torch.Tensor:
    """[shared, group, t, width] with torch's own attention, which keeps no scores."""
    shared, group, tokens, width = query.shape
    found = torch.nn.functional.scaled_dot_product_attention(
        query.reshape(1, shared, group * tokens, width),
        key[None],
        value[None, :, block.keys],
        attn_mask=block.seen.repeat(group, 1),
        scale=1.0,
    )
    return found.view(shared, group, tokens, -1)


def _products(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, block: Block
) -> torch.Tensor:
    """The same by plain products: in bfloat16 half the time of torch's attention on a CPU."""
    shared, group, tokens, width = query.shape
    scores = query.reshape(shared, group * tokens, width) @ key.transpose(1, 2)
    scores = scores.view(shared, group, tokens, -1).masked_fill(~block.seen, float("-inf"))
    chances = torch.softmax(scores, -1, dtype=torch.float32).to(value.dtype)
    content = value[:, block.keys]
    found = chances.view(shared, group * tokens, -1) @ content
    return found.view(shared, group, tokens, -1)
