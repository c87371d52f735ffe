"""Models of the usual shapes answer under a grammar, as plain decoding would."""

import pytest
import torch
import transformers
from safetensors.torch import load_file, save_file
from wild import SHAPES, byte_level, save_model, sentencepiece_like, settings_of

from lamwright.models.folder import check_causal, load_folder, parameter_count
from lamwright.models.local import LocalModel
from lamwright.models.usable import check_usable
from lamwright.records.errors import ModelError

PROMPT = "Once a text is longer than the window of eight tokens, old keys are out of sight."
GRAMMAR = 'start: "{" ("yes" | "no") "}"'


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("make", [byte_level, sentencepiece_like])
def test_every_shape_holds_to_a_grammar(tmp_path, shape, make):
    model = LocalModel(save_model(tmp_path / "m", shape, make()), device="cpu", threads=1)
    reply = model.complete(PROMPT, grammar=GRAMMAR, max_tokens=20, temperature=1.0, seed=1)
    assert reply.text in {"{yes}", "{no}"}


@pytest.mark.parametrize("shape", SHAPES)
def test_kept_keys_change_no_reply(tmp_path, shape):
    """The second prompt shares a prefix with the first, longer than every window."""
    folder = save_model(tmp_path / "m", shape)
    used = LocalModel(folder, device="cpu", threads=1)
    ask = {"grammar": None, "max_tokens": 30, "temperature": 0.0, "seed": 0}
    for prompt in (PROMPT + " First.", PROMPT + " Then?", PROMPT + " First, again."):
        fresh = LocalModel(folder, device="cpu", threads=1).complete(prompt, **ask)
        again = used.complete(prompt, **ask)
        assert again.text == fresh.text
        assert again.logprob == pytest.approx(fresh.logprob, abs=1e-3)


@pytest.mark.parametrize("shape", ["gemma3", "mistral"])
def test_windowed_replies_are_those_of_plain_decoding(tmp_path, shape):
    folder = save_model(tmp_path / "m", shape)
    plain, tokenizer = load_folder(folder, "cpu")
    ids, said = tokenizer.encode(PROMPT), []
    with torch.inference_mode():
        for _ in range(20):
            logits = plain(torch.tensor([ids + said]), use_cache=False).logits
            said.append(int(logits[0, -1].argmax()))
            if said[-1] == tokenizer.eos_token_id:
                break
    reply = LocalModel(folder, device="cpu", threads=1).complete(
        PROMPT, grammar=None, max_tokens=20, temperature=0.0, seed=0
    )
    assert reply.text == tokenizer.decode([t for t in said if t != tokenizer.eos_token_id])


@pytest.mark.parametrize("extra", [-1, 0, 9])
def test_rows_and_tokens_need_not_be_equally_many(tmp_path, extra):
    """Gemma 3 has 262,145 tokens and 262,144 rows."""
    model = LocalModel(save_model(tmp_path / "m", "gemma3", extra=extra), device="cpu", threads=1)
    reply = model.complete(PROMPT, grammar=GRAMMAR, max_tokens=20, temperature=0.0, seed=1)
    assert reply.text in {"{yes}", "{no}"}


def test_a_multimodal_configuration_has_a_text_part(tmp_path):
    tokenizer = byte_level()
    text = settings_of("gemma3", len(tokenizer), eos_token_id=tokenizer.eos_token_id)
    vision = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1,
              "num_attention_heads": 2, "image_size": 28, "patch_size": 14}  # fmt: skip
    config = transformers.Gemma3Config(text_config=text.to_dict(), vision_config=vision)
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(tmp_path / "m")
    tokenizer.save_pretrained(tmp_path / "m")
    model = LocalModel(tmp_path / "m", device="cpu", threads=1)
    reply = model.complete(PROMPT, grammar=GRAMMAR, max_tokens=20, temperature=0.0, seed=1)
    assert reply.text in {"{yes}", "{no}"}


REFUSED = {
    "encoder-decoder": transformers.T5Config(
        d_model=16, d_ff=16, num_layers=1, num_heads=2, d_kv=8, vocab_size=99
    ),
    "only encodes": transformers.BertConfig(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        vocab_size=99, architectures=["BertForMaskedLM"],
    ),
    "quantised": transformers.LlamaConfig(
        hidden_size=16, num_attention_heads=2, num_hidden_layers=1, vocab_size=99,
        quantization_config={"quant_method": "gptq", "bits": 4},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_models_that_cannot_be_trained_are_refused_in_one_sentence(tmp_path, what):
    REFUSED[what].save_pretrained(tmp_path)
    with pytest.raises(ModelError, match=what) as refusal:
        check_causal(tmp_path)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_named_and_nothing_is_made_up(tmp_path, broken):
    folder = save_model(tmp_path / "m", "llama")
    weights = load_file(folder / "model.safetensors")
    weights["model.layers.0.mlp.down_proj.weight"][0, 0] = broken
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    model = LocalModel(folder, device="cpu", threads=1)
    for grammar in (GRAMMAR, None):
        with pytest.raises(ModelError, match="scores are no numbers"):
            model.complete(PROMPT, grammar=grammar, max_tokens=9, temperature=0.0, seed=0)


def test_a_context_too_short_for_a_prompt_says_how_long_it_must_be(tmp_path):
    folder = save_model(tmp_path / "m", "llama")
    check_usable(folder, 256)
    with pytest.raises(ModelError, match="has 512 tokens; 600 are needed"):
        check_usable(folder, 300)
    model = LocalModel(folder, device="cpu", threads=1)
    with pytest.raises(ModelError, match="context of 512 tokens is too short"):
        model.complete(PROMPT, grammar=None, max_tokens=500, temperature=0.0, seed=0)


def test_parameters_are_counted_without_loading(tmp_path):
    folder = save_model(tmp_path / "m", "llama")
    model, _ = load_folder(folder, "cpu")
    assert parameter_count(folder) == sum(p.numel() for p in model.parameters())
