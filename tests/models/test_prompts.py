"""The kind of prompt noted beside a model."""

import json
from pathlib import Path

import pytest

from lamwright.models.prompts import PROMPTS, note_prompts, prompts_of, with_prompts
from lamwright.records.errors import ModelError


def test_what_is_noted_is_read(tmp_path: Path) -> None:
    assert prompts_of(tmp_path) == "words"
    note_prompts(tmp_path, "found")
    assert prompts_of(tmp_path) == "found"


@pytest.mark.parametrize("text", ["no json", "[]", "{}", json.dumps({"prompts": "guessed"})])
def test_a_note_that_is_none_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / PROMPTS).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError):
        prompts_of(tmp_path)


def test_a_model_is_noted_to_be_of_another_kind_and_stays_as_it_is(tmp_path):
    model, other = tmp_path / "model", tmp_path / "other"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"weights")
    assert with_prompts(model, "words", other) == model and not other.exists()
    assert with_prompts(model, "found", other) == with_prompts(model, "found", other) == other
    assert (other / "model.safetensors").read_bytes() == b"weights"
    assert prompts_of(other) == "found" and prompts_of(model) == "words"
    moved = model.rename(tmp_path / "moved")
    assert (with_prompts(moved, "found", other) / "model.safetensors").read_bytes() == b"weights"
    moved.rename(model)
    note_prompts(model, "found")
    assert with_prompts(model, "words", tmp_path / "third") == tmp_path / "third"
    assert prompts_of(tmp_path / "third") == "words" and prompts_of(model) == "found"
