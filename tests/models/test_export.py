"""GGUF files say what the folder says: read back by transformers (by llama.cpp: test_llamacpp.py)."""

import pytest
import torch
import transformers
from wild import byte_level, save_model, sentencepiece_like, settings_of

from lamwright.cli import run
from lamwright.models.embedded import shipped_path
from lamwright.models.exporting.gguf_file import export_gguf
from lamwright.models.folder import load_whole
from lamwright.records.errors import ModelError, UsageError
from lamwright.train.config import LoraSettings, SftConfig
from lamwright.train.loading import load_start


def logits(model, length=40):
    torch.manual_seed(0)
    with torch.inference_mode():
        return model(torch.randint(5, 200, (1, length))).logits


def read_back(path):
    transformers.utils.logging.disable_progress_bar()
    return transformers.AutoModelForCausalLM.from_pretrained(
        path.parent,
        gguf_file=path.name,
        quantization_config=transformers.GgufConfig(dequantize=True),
        dtype=torch.float32,
    )


def folder_of(place, shape, tokenizer, **settings):
    config = settings_of(shape, len(tokenizer), initializer_range=0.3, **settings)
    torch.manual_seed(0)
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(place)
    tokenizer.save_pretrained(place)
    return place


GEMMA = {"num_hidden_layers": 6, "head_dim": 256, "query_pre_attn_scalar": 256,
         "layer_types": ["sliding_attention"] * 5 + ["full_attention"]}  # fmt: skip
SHAPES = {
    "llama": ("llama", byte_level, {}),
    "mistral": ("mistral", sentencepiece_like, {"sliding_window": None}),
    "qwen3": ("qwen3", byte_level, {"head_dim": 128}),
    "gemma3": ("gemma3", sentencepiece_like, GEMMA),
}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_logits_are_those_of_the_folder(tmp_path, name):
    shape, tokenizer, settings = SHAPES[name]
    folder = folder_of(tmp_path / "m", shape, tokenizer(), **settings)
    done = export_gguf(folder, tmp_path / "m.gguf", "f32")
    here, back = logits(load_whole(folder, torch.float32)), logits(read_back(done.path))
    assert torch.allclose(here, back, atol=1e-4), (here - back).abs().max()


@pytest.mark.parametrize(("kind", "near"), [("bf16", 0.0), ("f16", 1e-2), ("q8_0", 0.5)])
def test_the_shipped_model_in_each_number_format(tmp_path, kind, near):
    done = export_gguf(shipped_path(), tmp_path / "lam.gguf", kind)
    here, back = logits(load_whole(shipped_path(), torch.float32)), logits(read_back(done.path))
    assert (here - back).abs().max() <= near
    assert "send prompts as tokens" in done.note


def test_adapters_are_merged(tmp_path):
    base = folder_of(tmp_path / "base", "llama", byte_level())
    (base / "LICENSE.txt").write_text("terms")
    start = load_start(base, SftConfig(lora=LoraSettings(dropout=0.0)))
    for name, weight in start.model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(weight, std=0.3)
    start.save(start.model, tmp_path / "adapters")
    done = export_gguf(tmp_path / "adapters", tmp_path / "m.gguf", "f32")
    merged, bare = (load_whole(tmp_path / n, torch.float32) for n in ("adapters", "base"))
    assert torch.allclose(logits(merged), logits(read_back(done.path)), atol=1e-4)
    assert not torch.allclose(logits(merged), logits(bare), atol=1e-2)
    assert (tmp_path / "LICENSE.txt").read_text() == "terms"


def test_a_window_becomes_the_context_where_readers_know_none(tmp_path):
    folder = save_model(tmp_path / "m", "mistral")
    done = export_gguf(folder, tmp_path / "m.gguf", "f32")
    assert "window of 8 tokens" in done.note
    assert read_back(done.path).config.max_position_embeddings == 8


def test_what_gguf_has_no_words_for_is_one_sentence(tmp_path, capsys):
    with pytest.raises(ModelError, match="type smollm3 cannot be exported, only llama"):
        export_gguf(save_model(tmp_path / "a", "smollm3"), tmp_path / "a.gguf")
    with pytest.raises(ModelError, match="takes for granted"):
        export_gguf(save_model(tmp_path / "b", "gemma3"), tmp_path / "b.gguf")
    with pytest.raises(UsageError, match=r"no \.gguf file"):
        export_gguf(tmp_path / "b", tmp_path / "b.bin")
    assert run(["export-gguf", str(tmp_path / "none"), str(tmp_path / "c.gguf")]) == 2
    assert "There is no model folder" in capsys.readouterr().err
    assert not list(tmp_path.glob(".*.new"))
