"""Tokenizers and models as they are in the wild, made small."""

from pathlib import Path

import torch
import transformers
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers
from transformers import PreTrainedTokenizerFast

CONTROLS = ("<|im_start|>", "<|im_end|>", "<unused7>")
CHAT = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def byte_level(eos_token: str | None = "</s>", **more) -> PreTrainedTokenizerFast:
    """As Llama 3, Qwen and SmolLM have it; no pad token."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    core = Tokenizer(models.BPE(vocab={c: i for i, c in enumerate(alphabet)}, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    core.add_special_tokens(["<s>", "</s>", *CONTROLS])
    return PreTrainedTokenizerFast(
        tokenizer_object=core, bos_token="<s>", eos_token=eos_token, **more
    )


def sentencepiece_like(**more) -> PreTrainedTokenizerFast:
    """As Llama 2, Mistral and Phi 3 have it: a space mark is put before every text."""
    letters = [chr(code) for code in range(33, 127)]
    vocab = {"<unk>": 0, "<s>": 1, "</s>": 2, "▁": 3, "\n": 4}
    vocab |= {letter: i + 5 for i, letter in enumerate(letters)}
    vocab |= {f"<0x{byte:02X}>": len(vocab) + byte for byte in range(256)}
    merges = [("▁", letter) for letter in letters]
    vocab |= {"".join(pair): len(vocab) + i for i, pair in enumerate(merges)}
    core = Tokenizer(models.BPE(vocab=vocab, merges=merges, unk_token="<unk>", byte_fallback=True))
    core.normalizer = normalizers.Sequence([
        normalizers.Prepend("▁"),
        normalizers.Replace(" ", "▁"),
    ])
    core.decoder = decoders.Sequence([
        decoders.Replace("▁", " "),
        decoders.ByteFallback(),
        decoders.Fuse(),
        decoders.Strip(" ", 1, 0),
    ])
    core.add_special_tokens(["<s>", "</s>", *CONTROLS])
    return PreTrainedTokenizerFast(
        tokenizer_object=core, bos_token="<s>", eos_token="</s>", unk_token="<unk>", **more
    )


_SHAPES = {
    "llama": (transformers.LlamaConfig, {}),
    "qwen3": (transformers.Qwen3Config, {"head_dim": 8}),
    "gemma3": (
        transformers.Gemma3TextConfig,
        {"head_dim": 8, "sliding_window": 8, "query_pre_attn_scalar": 8,
         "layer_types": ["sliding_attention", "full_attention"]},
    ),
    "mistral": (transformers.MistralConfig, {"sliding_window": 8, "head_dim": 8}),
    "phi3": (transformers.Phi3Config, {"sliding_window": 8, "pad_token_id": None}),
    "smollm3": (transformers.SmolLM3Config, {"pad_token_id": None}),
}  # fmt: skip
SHAPES = tuple(_SHAPES)


def settings_of(shape: str, vocabulary: int, **more):
    """The configuration of a tiny model of ``shape``."""
    family, own = _SHAPES[shape]
    return family(**{
        "vocab_size": vocabulary,
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 512,
        "bos_token_id": 1,
        "eos_token_id": 2,
        **own,
        **more,
    })


def save_model(folder: Path, shape: str, tokenizer=None, extra: int = 0, seed: int = 0) -> Path:
    """A tiny random model of ``shape`` with ``extra`` rows more (or fewer) than it has tokens."""
    tokenizer = tokenizer or byte_level()
    config = settings_of(
        shape, len(tokenizer) + extra, initializer_range=0.3, eos_token_id=tokenizer.eos_token_id,
        bos_token_id=tokenizer.bos_token_id,
    )  # fmt: skip
    torch.manual_seed(seed)
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
