"""Small random models of real architectures and toy samples."""

from pathlib import Path

import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from lamwright.records.sample import Sample

FAMILIES = {
    "llama": (transformers.LlamaConfig, transformers.LlamaForCausalLM),
    "qwen2": (transformers.Qwen2Config, transformers.Qwen2ForCausalLM),
    "mistral": (transformers.MistralConfig, transformers.MistralForCausalLM),
    "qwen3": (transformers.Qwen3Config, transformers.Qwen3ForCausalLM),
    "phi3": (transformers.Phi3Config, transformers.Phi3ForCausalLM),
    "gemma3": (transformers.Gemma3TextConfig, transformers.Gemma3ForCausalLM),
}


def byte_tokenizer():
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocab = {"<pad>": 0, "<s>": 1, "</s>": 2, **{c: i + 3 for i, c in enumerate(alphabet)}}
    core = Tokenizer(models.BPE(vocab=vocab, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(
        tokenizer_object=core, bos_token="<s>", eos_token="</s>", pad_token="<pad>"
    )


def save_model(folder: Path, family: str = "llama", seed: int = 0, width: int = 64, **more) -> Path:
    tokenizer = byte_tokenizer()
    config_class, model_class = FAMILIES[family]
    torch.manual_seed(seed)
    config = config_class(
        vocab_size=more.pop("vocabulary", len(tokenizer)),
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=512,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=0,
        **({"head_dim": width // 4} if family in {"qwen3", "gemma3"} else {}),
        **more,
    )
    model_class(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def sample(prompt: str, target: str, **more) -> Sample:
    group = more.pop("group", "g0")
    return Sample(
        sample_id=more.pop("sample_id", f"{group}-{more.get('step', 0)}-{target}"),
        phase=more.pop("phase", "imitate"),
        prompt=prompt,
        target=target,
        task_id=more.pop("task_id", group),
        group=group,
        **more,
    )


def trajectory(group: str, steps: int = 3, **more) -> list[Sample]:
    """Samples whose prompts share a growing history, as an agent's do."""
    trunk = f"system text | task {group} |"
    found = []
    for step in range(steps):
        found.append(sample(f"{trunk} now {step}>", f"do {step}", group=group, step=step, **more))
        trunk += f" did {step};"
    return found
