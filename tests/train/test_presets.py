import pytest
import torch
from toy import save_model

from lamwright.models.embedded import base_path
from lamwright.train.config import SftConfig
from lamwright.train.machine import Machine, settle, usable_cores
from lamwright.train.presets import choose_preset, phases


def test_the_size_chooses_and_says_why(tmp_path):
    chosen = choose_preset(base_path())
    assert chosen.preset == "embedded" and "4 M parameters" in chosen.reason
    wide = save_model(tmp_path / "m", width=1024, vocabulary=60_000)
    chosen = choose_preset(wide)
    assert chosen.preset == "small" and chosen.parameters > 50e6
    assert "LoRA" in chosen.reason


@pytest.mark.parametrize("quick", [True, False])
def test_pretrained_models_are_not_trained_at_rates_for_new_ones(quick):
    new, pretrained = phases("embedded", quick=quick), phases("small", quick=quick)
    for name in ("plan", "imitate"):
        assert getattr(pretrained, name).lora and not getattr(new, name).lora
    assert pretrained.plan.lr < 5e-4
    assert pretrained.refine.lora.dropout == 0
    paper = phases("paper", seed=3)
    assert paper.plan == SftConfig.paper().model_copy(update={"seed": 3})
    assert all(getattr(paper, name).seed == 3 for name in ("plan", "imitate", "reward", "refine"))


def test_settings_survive_a_file():
    small = phases("small", seed=4)
    assert type(small).model_validate_json(small.model_dump_json()) == small


def test_the_machine_answers_what_is_left_to_it():
    found = settle(SftConfig(precision="auto", threads=1))
    assert found.precision in {"float32", "bfloat16"} and found.threads == 1
    assert "GFLOPS" in found.notes[0]
    assert settle(SftConfig(threads=1)) == Machine(precision="float32", threads=1)
    assert usable_cores() >= 1


def test_the_quick_scale_on_a_cpu_takes_few_steps_and_the_full_one_all():
    quick, full = phases("small", quick=True), phases("small")
    for name in ("plan", "imitate", "reward", "refine"):
        assert getattr(full, name).max_steps is None
        assert torch.cuda.is_available() or getattr(quick, name).max_steps <= 24
    assert phases("embedded", quick=True).imitate.max_steps is None
