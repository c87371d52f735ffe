import json

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from transformers import BertConfig, BertModel

from lamwright.models.encoder import HashingEncoder
from lamwright.models.minilm import MiniLM, installed_encoder, wheel_folder
from lamwright.models.vectors import CachedEncoder
from lamwright.records.errors import ModelError

TEXTS = ("Makes the selected text bold.", "a", "", "Ünïcode, 12 May!", "word " * 400, "bold")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A folder of random weights in MiniLM's shape, with a tokenizer of letters."""
    folder = tmp_path_factory.mktemp("minilm")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=100,
        hidden_size=384,
        num_hidden_layers=6,
        num_attention_heads=12,
        intermediate_size=1536,
    )
    model = BertModel(config, add_pooling_layer=False).eval()
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    save_file(weights, folder / "model.safetensors")
    letters = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz .,!0123456789"]
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "."}, "behavior": "Isolated", "invert": False},
        "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
        "decoder": None,
        "model": {"type": "WordLevel", "vocab": {c: i for i, c in enumerate(letters)}, "unk_token": "[UNK]"},
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return folder, model


def pooled(model, ids):
    with torch.inference_mode():
        hidden = model(input_ids=torch.tensor([ids])).last_hidden_state[0].mean(0)
    return (hidden / hidden.norm()).numpy()


def test_vectors_equal_those_of_transformers(tiny) -> None:
    folder, model = tiny
    encoder = MiniLM(folder)
    rows = encoder.encode(TEXTS)
    for row, text in zip(rows, TEXTS, strict=True):
        ids = encoder._tokenizer.encode(text).ids
        assert np.abs(row - pooled(model, ids)).max() < 1e-5


def test_a_text_alone_and_in_company_has_one_vector(tiny) -> None:
    encoder = MiniLM(tiny[0])
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5
    assert encoder.encode([]).shape == (0, 384)


def test_a_damaged_folder_is_said_in_one_sentence(tmp_path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be read"):
        MiniLM(tmp_path)


@pytest.mark.skipif(wheel_folder() is None, reason="the wheel is not installed")
def test_meaning_is_nearer_than_spelling() -> None:
    bold, other, asked = installed_encoder().encode([
        "Landscape: paper oriented horizontally",
        "Insert a page number",
        "turn the page sideways",
    ])
    assert bold @ asked > other @ asked + 0.1


class Counting(HashingEncoder):
    """Counts what it encodes."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts):
        self.seen += texts
        return super().encode(texts)


def test_each_text_is_encoded_once(tmp_path) -> None:
    inner = Counting()
    cached = CachedEncoder(inner, tmp_path)
    first = cached.encode(["bold", "italic", "bold"])
    assert np.array_equal(first, HashingEncoder().encode(["bold", "italic", "bold"]))
    cached.keep(["bold", "new"])
    assert inner.seen == ["bold", "italic", "new"]


def test_what_is_kept_is_there_for_the_next_process_and_documents_are_not(tmp_path) -> None:
    CachedEncoder(HashingEncoder(), tmp_path).keep(["bold", "italic"])
    CachedEncoder(HashingEncoder(), tmp_path).encode(["a private letter"])
    again = Counting()
    cached = CachedEncoder(again, tmp_path)
    cached.keep(["italic", "bold"])
    assert again.seen == []
    cached.encode(["a private letter"])
    assert again.seen == ["a private letter"]


def test_a_damaged_file_is_passed_over(tmp_path) -> None:
    cached = CachedEncoder(HashingEncoder(), tmp_path)
    cached.keep(["bold"])
    file = next(tmp_path.rglob("*.npz"))
    file.write_bytes(file.read_bytes()[:50])
    again = Counting()
    CachedEncoder(again, tmp_path).keep(["bold"])
    assert again.seen == ["bold"]
