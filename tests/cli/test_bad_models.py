"""Models that cannot be trained or asked: one sentence, before anything is done."""

import json
import shutil

import pytest
import transformers
from wild import byte_level, save_model

from lamwright.cli import run


def encoder_only(folder):
    config = transformers.BertConfig(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        vocab_size=len(byte_level()),
    )  # fmt: skip
    transformers.BertForMaskedLM(config).save_pretrained(folder)


def encoder_decoder(folder):
    config = transformers.T5Config(
        d_model=16, d_ff=16, num_layers=1, num_heads=2, d_kv=8, vocab_size=len(byte_level())
    )
    transformers.T5ForConditionalGeneration(config).save_pretrained(folder)


def changed(folder, **more):
    file = folder / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | more))


def quantised(folder):
    changed(folder, quantization_config={"quant_method": "gptq", "bits": 4})


def short(folder):
    changed(folder, max_position_embeddings=256)


def slow(folder):
    for file in folder.glob("tokenizer*"):
        file.unlink()
    transformers.CanineTokenizer().save_pretrained(folder)


def without_tokenizer(folder):
    for file in folder.glob("tokenizer*"):
        file.unlink()


def unpickled(folder):
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


CASES = {
    encoder_only: "only encodes text",
    encoder_decoder: "encoder-decoder model",
    quantised: "quantised",
    short: "context",
    slow: "not a fast one",
    without_tokenizer: "no tokenizer",
    unpickled: "safetensors",
}


@pytest.mark.parametrize("spoil", CASES, ids=lambda spoil: spoil.__name__)
def test_demo_and_act_refuse_it_before_anything_is_done(spoil, letter, tmp_path, capsys):
    folder = save_model(tmp_path / "m", "llama")
    spoil(folder)
    runs = tmp_path / "runs"
    begin = ["demo", "--application", "fake", "--model", str(folder), "--runs", str(runs)]
    asked = ["act", "x", "--document", str(letter), "--application", "fake", "--model", str(folder)]
    for command in (begin, [*asked, "--runs", str(runs)]):
        assert run(command) == 1
        said = capsys.readouterr()
        assert CASES[spoil] in " ".join(said.err.split())
        assert "Traceback" not in said.err and "ok" not in said.out
    assert not list(runs.glob("*/0*")) and not list(tmp_path.glob("*-done*"))
    shutil.rmtree(folder)
