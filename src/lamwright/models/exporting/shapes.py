"""Model shapes that GGUF has words for, and what it says of each."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import gguf
import torch
import transformers

from lamwright.records.errors import ModelError

_GEMMA_PATTERN = 6
"""Every sixth layer of Gemma 3 has no window; readers take it for granted."""
_GEMMA_LOCAL_BASE = 10_000.0


@dataclass(frozen=True)
class Shape:
    """How one family of models is written."""

    architecture: gguf.MODEL_ARCH
    check: Callable[[transformers.PreTrainedConfig], None]
    tensor: Callable[[str, torch.Tensor, transformers.PreTrainedConfig], torch.Tensor]


def shape_of(config: transformers.PreTrainedConfig) -> Shape:
    """The shape of a text model; raises ``ModelError`` where there are no words for it."""
    shape = _SHAPES.get(config.model_type)
    if shape is None:
        raise ModelError(
            f"A model of type {config.model_type} cannot be exported, only {', '.join(_SHAPES)}."
        )
    shape.check(config)
    return shape


def rope_of(config: transformers.PreTrainedConfig) -> dict[str, object]:
    """The rotary settings of layers without a window."""
    found = dict(getattr(config, "rope_parameters", None) or {})
    return dict(found.get("full_attention", found))


def _check_plain(config: transformers.PreTrainedConfig) -> None:
    kind = rope_of(config).get("rope_type", "default")
    if kind != "default":
        raise ModelError(f"Rotary positions of type {kind} cannot be exported.")


def _check_gemma(config: transformers.PreTrainedConfig) -> None:
    _check_plain(config)
    kinds = list(config.layer_types)
    usual = [
        "sliding_attention" if (layer + 1) % _GEMMA_PATTERN else "full_attention"
        for layer in range(config.num_hidden_layers)
    ]
    local = dict(config.rope_parameters).get("sliding_attention", {})
    scale = config.query_pre_attn_scalar
    if kinds != usual or local.get("rope_theta") != _GEMMA_LOCAL_BASE or scale != config.head_dim:
        raise ModelError(
            "This Gemma 3 has other layers, positions or scales than GGUF takes for granted."
        )


def _as_it_is(
    name: str, weight: torch.Tensor, config: transformers.PreTrainedConfig
) -> torch.Tensor:
    del name, config
    return weight


def _interleaved(
    name: str, weight: torch.Tensor, config: transformers.PreTrainedConfig
) -> torch.Tensor:
    """Rows of queries and keys in the order in which Llama's own code rotates them."""
    heads = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}
    count = next((heads[part] for part in heads if f".{part}." in name), None)
    if count is None:
        return weight
    half = weight.shape[0] // count // 2
    return weight.reshape(count, 2, half, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)


def _shifted(
    name: str, weight: torch.Tensor, config: transformers.PreTrainedConfig
) -> torch.Tensor:
    """Norms of Gemma count from one there."""
    del config
    return weight + 1.0 if name.endswith("norm.weight") else weight


_SHAPES = {
    "llama": Shape(gguf.MODEL_ARCH.LLAMA, _check_plain, _interleaved),
    "mistral": Shape(gguf.MODEL_ARCH.LLAMA, _check_plain, _interleaved),
    "qwen2": Shape(gguf.MODEL_ARCH.QWEN2, _check_plain, _as_it_is),
    "qwen3": Shape(gguf.MODEL_ARCH.QWEN3, _check_plain, _as_it_is),
    "gemma3_text": Shape(gguf.MODEL_ARCH.GEMMA3, _check_gemma, _shifted),
}


def context_of(config: transformers.PreTrainedConfig) -> int:
    """Tokens up to which readers compute what the model does: they know windows of Gemma 3 only."""
    window = getattr(config, "sliding_window", None)
    whole = int(config.max_position_embeddings)
    return whole if config.model_type == "gemma3_text" or not window else min(whole, int(window))


def add_settings(writer: gguf.GGUFWriter, config: transformers.PreTrainedConfig) -> None:
    """The configuration as GGUF's keys."""
    heads = config.num_attention_heads
    width = getattr(config, "head_dim", None) or config.hidden_size // heads
    writer.add_context_length(context_of(config))
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(width)
    writer.add_value_length(width)
    writer.add_rope_dimension_count(width)
    theta = rope_of(config).get("rope_theta", 10_000.0)
    writer.add_rope_freq_base(float(theta) if isinstance(theta, int | float) else math.nan)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_vocab_size(config.vocab_size)
    window = getattr(config, "sliding_window", None)
    if window and config.model_type == "gemma3_text":
        writer.add_sliding_window(window)
    cap = getattr(config, "final_logit_softcapping", None)
    if cap:
        writer.add_final_logit_softcapping(cap)
