import pytest
import torch
from toy import save_model, trajectory

from lamwright.train import memory
from lamwright.train.config import LoraSettings, PpoConfig, RewardConfig, SftConfig
from lamwright.train.engine import learning_rate
from lamwright.train.journal import Journal, LogLine
from lamwright.train.loading import load_start
from lamwright.train.sft import train_sft


def test_rate_warms_up_and_falls_to_nothing():
    cosine = SftConfig(lr=1.0, warmup_steps=2)
    rates = [learning_rate(cosine, step, 12) for step in range(12)]
    assert rates[:3] == pytest.approx([1 / 3, 2 / 3, 1.0])
    assert rates[7] == pytest.approx(0.5)
    assert all(one > other for one, other in zip(rates[2:], rates[3:], strict=False))
    assert 0 < rates[-1] < 0.05
    linear = cosine.model_copy(update={"schedule": "linear"})
    assert learning_rate(linear, 7, 12) == pytest.approx(0.5)
    constant = cosine.model_copy(update={"schedule": "constant"})
    assert learning_rate(constant, 11, 12) == 1.0


def test_paper_figures():
    assert SftConfig.paper().lr == 2e-5 and SftConfig.paper().batch == 16
    assert SftConfig.paper().epochs == 3 and SftConfig.paper().warmup_steps == 2
    reward = RewardConfig.paper()
    assert (reward.lr, reward.schedule, reward.epochs) == (2e-5, "linear", 2)
    assert reward.lora == LoraSettings(rank=8, alpha=32, dropout=0.1)
    ppo = PpoConfig.paper()
    assert (ppo.lr, ppo.batch, ppo.mini_batch, ppo.batch_epochs) == (1.4e-5, 8, 1, 4)
    assert (ppo.kl_target, ppo.kl_initial) == (0.1, 0.2)


def test_memory_counts_weights_gradients_and_moments(tmp_path):
    base = save_model(tmp_path / "base")
    whole = load_start(base, SftConfig()).model
    weights = sum(weight.numel() for weight in whole.parameters())
    assert memory.needed(whole, 0, 0) == 16 * weights
    adapted = load_start(base, SftConfig(lora=LoraSettings())).model
    assert memory.needed(adapted, 0, 0) < 8 * weights
    assert memory.needed(whole, 100, 10) > memory.needed(whole, 50, 10) > 16 * weights


def test_too_little_memory_is_said():
    assert memory.warning(10 * 2**30, 2**30).startswith("This needs about 10.0 GiB and 1.0 GiB")
    assert not memory.warning(2**30, 2**31)
    assert not memory.warning(2**30, None)
    free = memory.available(torch.device("cpu"))
    assert free is None or free > 2**20


def test_log_tells_speed_and_utilisation(tmp_path):
    base = save_model(tmp_path / "base")
    settings = SftConfig(threads=1, epochs=1, batch=3, peak_flops=1e12)
    train_sft(trajectory("a", 3), base, tmp_path / "out", settings)
    (line,) = [
        LogLine.model_validate_json(text)
        for text in (tmp_path / "out" / "log.jsonl").read_text().splitlines()
    ]
    assert line.supervised_tokens == 3 * len("do 0") + 3
    assert line.tokens_per_second == pytest.approx(line.supervised_tokens / line.seconds)
    assert line.utilisation == pytest.approx(line.flops_per_second / 1e12)


def test_journal_forgets_what_is_done_again(tmp_path):
    lines = [
        LogLine(
            step=step,
            loss=1.0,
            lr=1.0,
            gradient_norm=1.0,
            supervised_tokens=1,
            tokens=1,
            seconds=1.0,
            tokens_per_second=1.0,
            tree_ratio=1.0,
            padding_ratio=0.0,
            flops_per_second=1.0,
        )
        for step in (1, 2, 3)
    ]
    seen = []
    journal = Journal(tmp_path / "log.jsonl", seen.append)
    journal.begin(0, 3, writes=True)
    for line in lines:
        journal.line(line)
    again = Journal(tmp_path / "log.jsonl", seen.append)
    again.begin(2, 3, writes=True)
    assert again.lines == lines[:2]
    assert (tmp_path / "log.jsonl").read_text().count("\n") == 2
    assert [(one.step, one.steps) for one in seen] == [(1, 3), (2, 3), (3, 3)]
