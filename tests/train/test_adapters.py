"""Adapters through all phases: one base on disk and in memory, each phase a few kilobytes."""

import pytest
import torch
from safetensors.torch import load_file
from toy import sample, save_model, trajectory

from lamwright.models.adapters import base_of
from lamwright.models.local import LocalModel
from lamwright.records.errors import ModelError
from lamwright.train.config import LoraSettings, PpoConfig, RewardConfig, SftConfig
from lamwright.train.forward import Reader
from lamwright.train.loading import load_start
from lamwright.train.ppo import Reference
from lamwright.train.refine import refine
from lamwright.train.reward import reward_of, train_reward
from lamwright.train.sft import train_sft

LORA = LoraSettings(rank=4, dropout=0.0)
SETTINGS = {"threads": 1, "batch": 6, "lora": LORA}
SAMPLES = [*trajectory("a", 3), *trajectory("b", 3)]


def judged():
    return [
        sample(f"task {index}>", reply, group=f"t{index}", reward=reward)
        for index, (reply, reward) in enumerate([("yes", 1.0), ("no", -1.0)] * 6)
    ]


@pytest.fixture(scope="module")
def phases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("phases")
    base = save_model(folder / "base", "gemma3", sliding_window=8)
    (base / "NOTICE").write_text("terms of the base")
    train_sft(SAMPLES, base, folder / "lam1", SftConfig(lr=1e-2, epochs=4, **SETTINGS))
    train_sft(judged(), folder / "lam1", folder / "lam2", SftConfig(lr=1e-2, epochs=8, **SETTINGS))
    settings = RewardConfig(lr=2e-2, epochs=12, held_out=0.0, **SETTINGS)
    train_reward(judged(), folder / "lam2", folder / "reward", settings)
    return folder


def test_a_phase_stores_adapters_beside_what_they_need(phases):
    names = {path.name for path in (phases / "lam2").iterdir()}
    assert {"adapter_model.safetensors", "adapter_config.json", "base.json", "NOTICE"} <= names
    assert {"tokenizer.json", "config.json", "training.json"} <= names
    assert "model.safetensors" not in names
    assert base_of(phases / "lam2") == base_of(phases / "lam1") == (phases / "base").resolve()


def test_the_next_phase_goes_on_with_the_adapters(phases, tmp_path):
    still = SftConfig(lr=1e-12, epochs=1, **SETTINGS)
    train_sft(judged(), phases / "lam2", tmp_path / "out", still)
    before = load_file(phases / "lam2" / "adapter_model.safetensors")
    after = load_file(tmp_path / "out" / "adapter_model.safetensors")
    assert before.keys() == after.keys()
    assert all(torch.allclose(before[name], after[name], atol=1e-6) for name in before)


def test_adapters_answer_as_the_merged_model_does(phases, tmp_path):
    merged = SftConfig(lr=1e-12, epochs=1, **SETTINGS | {"lora": LoraSettings(merge=True)})
    train_sft(judged(), phases / "lam2", tmp_path / "merged", merged)
    assert (tmp_path / "merged" / "model.safetensors").is_file()
    assert (tmp_path / "merged" / "NOTICE").read_text() == "terms of the base"
    replies = [
        LocalModel(folder, device="cpu", threads=1).complete(
            "task 3>", grammar=None, max_tokens=12, temperature=0.0, seed=0
        )
        for folder in (phases / "lam2", tmp_path / "merged")
    ]
    assert replies[0].text == replies[1].text
    assert replies[0].logprob == pytest.approx(replies[1].logprob, abs=1e-3)


def test_the_reward_model_is_adapters_and_a_head(phases):
    names = {path.name for path in (phases / "reward").iterdir()}
    assert {"adapter_model.safetensors", "head.safetensors"} <= names
    scores = reward_of(phases / "reward")([("task 0>", "yes"), ("task 1>", "no")])
    assert scores[0] > scores[1]


def test_the_reference_is_the_policy_it_started_from(phases):
    """Not the bare base: LAM4 is held to LAM3."""
    start = load_start(phases / "lam2", SftConfig(lora=LORA))
    policy = Reader(start.model.eval())
    reference = Reference(policy, phases / "lam2")
    from lamwright.train.layout import Layout
    from lamwright.train.rows import encode

    rows, _ = encode(judged(), start.tokenizer, 512)
    (pack,) = Layout("rows", 10_000).packs(rows)
    with torch.no_grad():
        before = policy.predictions(pack).logprobs()
        assert torch.allclose(reference.predictions(pack).logprobs(), before, atol=1e-5)
        for name, weight in start.model.named_parameters():
            if weight.requires_grad:
                weight.add_(0.3)
                assert ".default." in name
        assert torch.allclose(reference.predictions(pack).logprobs(), before, atol=1e-5)
        assert not torch.allclose(policy.predictions(pack).logprobs(), before, atol=1e-2)
    trained = [name for name, weight in start.model.named_parameters() if weight.requires_grad]
    assert trained and all(".default." in name for name in trained)


def test_refinement_holds_one_base_and_moves_the_adapters(phases, tmp_path):
    settings = PpoConfig(lr=5e-3, epochs=3, mini_batch=6, **SETTINGS)
    result = refine(judged(), phases / "lam2", phases / "reward", tmp_path / "out", settings)
    done = result.refinement
    assert done.history[0].ratio == pytest.approx(1, abs=1e-4)
    assert done.history[0].kl == pytest.approx(0, abs=1e-5)
    assert done.praised_change > 0 > done.blamed_change
    assert base_of(tmp_path / "out") == (phases / "base").resolve()
    stored = load_file(tmp_path / "out" / "adapter_model.safetensors")
    assert stored.keys() == load_file(phases / "lam2" / "adapter_model.safetensors").keys()


def test_another_base_is_refused(phases, tmp_path):
    stored = phases / "lam2" / "adapter_model.safetensors"
    out = tmp_path / "moved"
    out.mkdir()
    for file in (phases / "lam2").iterdir():
        (out / file.name).write_bytes(file.read_bytes())
    other = save_model(tmp_path / "other", "gemma3", sliding_window=8, seed=5)
    text = (out / "base.json").read_text().replace(str(phases / "base"), str(other))
    (out / "base.json").write_text(text)
    with pytest.raises(ModelError, match="trained on other weights"):
        train_sft(SAMPLES, out, tmp_path / "x", SftConfig(**SETTINGS))
    assert stored.is_file()
