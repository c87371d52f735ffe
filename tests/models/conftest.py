from pathlib import Path

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM

from base_model.tokenizer import build_tokenizer
from lamwright.codec.vocabulary import END

TEXTS = ["Choose Format and click Bold in the dialog, then select the paragraph of the report"] * 9
KINDS = {"llama": (LlamaForCausalLM, LlamaConfig), "qwen2": (Qwen2ForCausalLM, Qwen2Config)}


@pytest.fixture(scope="session", params=sorted(KINDS))
def folder(request, tmp_path_factory) -> Path:
    """A tiny model with random weights and our kind of tokenizer."""
    path = tmp_path_factory.mktemp(request.param)
    tokenizer = build_tokenizer(TEXTS, size=1024)
    family, config = KINDS[request.param]
    torch.manual_seed(0)
    model = family(
        config(
            vocab_size=len(tokenizer) + 7,
            hidden_size=32,
            intermediate_size=48,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=2,
            max_position_embeddings=512,
            initializer_range=0.3,
            eos_token_id=tokenizer.convert_tokens_to_ids(END),
            bos_token_id=None,
        )
    )
    model.save_pretrained(path)
    tokenizer.save_pretrained(path)
    return path
