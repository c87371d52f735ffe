"""A small random model with our kind of tokenizer, learnt from three help pages."""

from pathlib import Path

import torch
from transformers import LlamaConfig, LlamaForCausalLM

from base_model.tokenizer import build_tokenizer

PAGES = Path(__file__).parent.parent / "collect" / "pages"


def make_base(folder, seed=0):
    texts = [page.read_text("utf-8") for page in sorted(PAGES.glob("*.html"))]
    tokenizer = build_tokenizer(texts, 1024)
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=2048,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
