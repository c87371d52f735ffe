"""Small models without torch: the same tokens and the same logits as with transformers."""

import json
import random
import subprocess
import sys
from shutil import copytree

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from lamwright.models.embedded import base_path, shipped_path
from lamwright.models.small import read_small
from lamwright.models.tokens import plain_tokenizer

TEXTS = (
    "",
    "Make the second heading bold and centred, please.",
    '<|request|>x<|end|>\n{"thought":"Select paragraph 3","control_label":4}',
    "Grüße – „so“ ‘that’ 🙂 \u0000 \t  two  spaces\n\n東京 ﬁ",
)


def logits_of(model, ids, last):
    with torch.inference_mode():
        return model(torch.tensor([ids])).logits[0, -last:].float().numpy()


@pytest.mark.parametrize("path", [base_path(), shipped_path()], ids=["base", "shipped"])
def test_logits_equal_those_of_transformers(path) -> None:
    small = read_small(path)
    assert small is not None
    whole = AutoModelForCausalLM.from_pretrained(path, dtype=torch.float32)
    rng = random.Random(0)
    ids: list[int] = []
    for _ in range(12):  # texts that go on from the last one, that are cut back, that are new
        keep = rng.randrange(len(ids) + 1)
        ids = ids[:keep] + [
            rng.randrange(small.config.vocab_size) for _ in range(rng.randint(1, 90))
        ]
        last = rng.randint(1, min(4, len(ids)))
        wanted = logits_of(whole, ids, last)
        ahead = small.model.read(ids, last)
        for place in range(last):
            assert np.abs(ahead.logits(place) - wanted[place]).max() < 2e-3
        some = np.array([5, 3, 17])
        assert np.allclose(ahead.logits(0, some), wanted[0][some], atol=2e-3)


def test_a_folder_with_grouped_keys_is_read_too(folder) -> None:
    small = read_small(folder)
    if "llama" not in str(folder):
        assert small is None  # transformers knows how it is computed
        return
    assert small is not None
    ids = [3, 1, 4, 1, 5, 9, 2, 6]
    wanted = logits_of(AutoModelForCausalLM.from_pretrained(folder), ids, 8)
    ahead = small.model.read(ids, 8)
    assert max(np.abs(ahead.logits(n) - wanted[n]).max() for n in range(8)) < 1e-4
    assert small.ends == AutoModelForCausalLM.from_pretrained(folder).generation_config.eos_token_id


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_those_of_transformers(text) -> None:
    ours, theirs = plain_tokenizer(shipped_path()), AutoTokenizer.from_pretrained(shipped_path())
    assert ours is not None
    for special in (True, False):
        assert list(ours(text, add_special_tokens=special)["input_ids"]) == list(
            theirs(text, add_special_tokens=special)["input_ids"]
        )
    ids = ours(text)["input_ids"]
    assert ours.decode(ids) == theirs.decode(ids)
    assert ours.convert_ids_to_tokens(ids) == theirs.convert_ids_to_tokens(ids)
    assert (ours.eos_token_id, ours.bos_token_id) == (theirs.eos_token_id, theirs.bos_token_id)
    assert len(ours) == len(theirs)
    assert {k: str(v) for k, v in ours.added_tokens_decoder.items()} == {
        k: str(v) for k, v in theirs.added_tokens_decoder.items()
    }


@pytest.mark.parametrize(
    "change",
    [
        {"hidden_act": "gelu"},
        {"attention_bias": True},
        {"architectures": ["MistralForCausalLM"]},
        {"rope_parameters": {"rope_theta": 1e6, "rope_type": "yarn", "factor": 2.0}},
        {"quantization_config": {"bits": 4}},
        {"vocab_size": 4031},
        {"head_dim": 32},
        {"tie_word_embeddings": False},
        {"num_hidden_layers": 6},
    ],
)
def test_what_is_computed_otherwise_is_left_to_transformers(change, tmp_path) -> None:
    folder = copytree(shipped_path(), tmp_path / "m")
    config = json.loads((folder / "config.json").read_text("utf-8")) | change
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    assert read_small(folder) is None


@pytest.mark.parametrize("beside", ["chat_template.jinja", "special_tokens_map.json"])
def test_a_tokenizer_of_several_files_is_left_to_transformers(beside, tmp_path) -> None:
    folder = copytree(shipped_path(), tmp_path / "m")
    (folder / beside).write_text("{}", "utf-8")
    assert plain_tokenizer(folder) is None


def test_a_damaged_file_is_left_to_transformers_to_name(tmp_path) -> None:
    folder = copytree(shipped_path(), tmp_path / "m")
    (folder / "model.safetensors").write_bytes(b"nothing")
    assert read_small(folder) is None


def test_neither_torch_nor_transformers_is_loaded_for_the_shipped_model() -> None:
    lines = (
        "import sys",
        "from lamwright.pipeline.place import ModelPlace",
        "from lamwright.models.embedded import shipped_path",
        "model = ModelPlace(where=str(shipped_path())).open()",
        "said = model.complete('x', grammar='start: \"yes\"', max_tokens=9, temperature=0.0, seed=0)",
        "print(said.text, 'torch' in sys.modules, 'transformers' in sys.modules)",
    )
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["yes", "False", "False"]
