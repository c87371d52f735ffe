"""The kind of prompt noted beside a model."""

import json
from pathlib import Path

import pytest

from lamwright.models.prompts import PROMPTS, note_prompts, prompts_of
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
