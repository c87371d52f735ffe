from pathlib import Path

import pytest
import torch
from codec.scenes import scene
from transformers import AutoModelForCausalLM, AutoTokenizer

from lamwright.applications.writer.dialect import TextDialect
from lamwright.codec import CompactCodec
from lamwright.models.local import LocalModel
from lamwright.records.errors import ModelError

CODEC = CompactCodec(TextDialect())
PROMPT = CODEC.render_state(scene())


@pytest.fixture(scope="module")
def model(folder: Path) -> LocalModel:
    return LocalModel(folder, device="cpu", threads=1)


@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_even_random_weights_answer_with_an_action(model: LocalModel, temperature: float) -> None:
    for seed in range(3):
        reply = model.complete(
            PROMPT,
            grammar=CODEC.grammar(scene()),
            max_tokens=300,
            temperature=temperature,
            seed=seed,
        )
        decision = CODEC.parse_reply(reply.text)
        assert decision.valid or reply.tokens >= 300
        assert reply.logprob is not None and reply.logprob < 0


def test_the_same_seed_gives_the_same_reply(model: LocalModel) -> None:
    grammar = CODEC.grammar(scene())
    one, two, other = (
        model.complete(PROMPT, grammar=grammar, max_tokens=60, temperature=1.0, seed=seed).text
        for seed in (1, 1, 2)
    )
    assert one == two != other


def greedy(folder: Path, prompt: str, length: int) -> tuple[str, float]:
    """The bare model run token by token: its text and log-probability."""
    plain = AutoModelForCausalLM.from_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    ids, said, total = tokenizer.encode(prompt), [], 0.0
    with torch.inference_mode():
        while len(said) < length and tokenizer.eos_token_id not in said:
            logs = plain(torch.tensor([ids + said])).logits[0, -1].log_softmax(-1)
            said.append(int(logs.argmax()))
            total += float(logs.max())
    return tokenizer.decode([token for token in said if token != tokenizer.eos_token_id]), total


@pytest.mark.parametrize("prompt", [PROMPT[:400], PROMPT[:150], PROMPT[:150] + " again and again"])
def test_cache_and_drafts_change_no_token(model: LocalModel, folder: Path, prompt: str) -> None:
    text, total = greedy(folder, prompt, 40)
    reply = model.complete(prompt, grammar=None, max_tokens=40, temperature=0.0, seed=0)
    assert reply.text == text
    assert reply.logprob == pytest.approx(total, abs=1e-3)


def test_a_choice_of_one_costs_no_probability(model: LocalModel) -> None:
    reply = model.complete("x", grammar='start: "Bold"', max_tokens=20, temperature=1.0, seed=0)
    assert reply.text == "Bold" and reply.logprob == 0.0


def test_a_long_prompt_loses_its_middle_and_is_answered(model: LocalModel) -> None:
    reply = model.complete(
        PROMPT * 9, grammar='start: "yes" | "no"', max_tokens=20, temperature=0.0, seed=0
    )
    assert reply.text in {"yes", "no"} and reply.prompt_tokens == 512 - 20


def test_bad_grammars_and_bad_folders_are_named(model: LocalModel, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="grammar"):
        model.complete("x", grammar="start: %%", max_tokens=9, temperature=0.0, seed=0)
    with pytest.raises(ModelError, match="no model folder"):
        LocalModel(tmp_path / "none")
    with pytest.raises(ModelError, match="safetensors"):
        LocalModel(tmp_path)
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match="There is no tokenizer in"):
        LocalModel(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be loaded"):
        LocalModel(tmp_path)
