"""Several processes through accelerate train as one does: weights whole in each, or sharded (FSDP2)."""

import json
import os
import socket
import subprocess
import sys

import pytest
import torch
from safetensors.torch import load_file
from toy import save_model, trajectory

from lamwright.models.folder import load_whole
from lamwright.train.config import LoraSettings, SftConfig
from lamwright.train.sft import train_sft

CODE = """
import json, sys
from pathlib import Path
from lamwright.records.sample import Sample
from lamwright.train.config import SftConfig
from lamwright.train.sft import train_sft
folder, out, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
samples = [Sample.model_validate(one) for one in json.loads((folder / "samples.json").read_text())]
config = SftConfig.model_validate_json((folder / "config.json").read_text())
def hear(news):
    if news.step > last:
        sys.exit(9)
train_sft(samples, folder / "base", folder / out, config, progress=hear)
"""
SHARDED = {"ACCELERATE_USE_FSDP": "true"}
SAMPLES = [*trajectory("a", 3), *trajectory("b", 3), *trajectory("c", 2)]
CONFIG = SftConfig(threads=1, lr=3e-3, batch=4, epochs=3, bin_tokens=100, checkpoint_every=2)
LORA = CONFIG.model_copy(update={"lora": LoraSettings(dropout=0.0)})


@pytest.fixture
def place(tmp_path):
    save_model(tmp_path / "base")
    (tmp_path / "samples.json").write_text(json.dumps([s.model_dump() for s in SAMPLES]))
    return tmp_path


def two_processes(place, out, config, *, last=99, **environment):
    """Train in two processes over gloo, up to the step ``last``; returns their exit statuses."""
    (place / "config.json").write_text(config.model_dump_json())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    shared |= {"ACCELERATE_USE_CPU": "true", **environment}
    ranks = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, str(place), out, str(last)],
            env={**os.environ, **shared, "RANK": str(rank), "LOCAL_RANK": str(rank)},
            stderr=subprocess.PIPE,
        )
        for rank in range(2)
    ]
    errors = [rank.communicate(timeout=400)[1].decode() for rank in ranks]
    statuses = [rank.returncode for rank in ranks]
    assert last < 99 or statuses == [0, 0], errors
    return statuses


def trained(place, out):
    return json.loads((place / out / "training.json").read_text())


def expect_as_alone(place, out, alone):
    saved = trained(place, out)
    assert saved["processes"] == 2
    assert saved["losses"] == pytest.approx(alone.losses, abs=1e-5)
    assert saved["steps"] == alone.steps
    here, there = (load_whole(folder, torch.float32) for folder in (alone.out, place / out))
    for one, two in zip(here.parameters(), there.parameters(), strict=True):
        assert torch.allclose(one, two, atol=1e-4)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("config", [CONFIG, LORA], ids=["all weights", "adapters"])
@pytest.mark.parametrize("environment", [{}, SHARDED], ids=["whole", "sharded"])
def test_two_processes_train_as_one(place, config, environment):
    alone = train_sft(SAMPLES, place / "base", place / "alone", config)
    two_processes(place, "parallel", config, **environment)
    expect_as_alone(place, "parallel", alone)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_sharded_run_goes_on_from_its_pieces_in_two_processes_and_in_one(place):
    alone = train_sft(SAMPLES, place / "base", place / "alone", CONFIG)
    for out in ("again", "single"):
        two_processes(place, out, CONFIG, last=2, **SHARDED)
        (stored,) = place.glob(f".{out}.partial/step-2")
        pieces = [load_file(file) for file in sorted(stored.glob("state-*.safetensors"))]
        assert len(pieces) == 2
        name = "weight/model.model.embed_tokens.weight"
        assert sum(len(one[name]) for one in pieces) == 259
    two_processes(place, "again", CONFIG, **SHARDED)
    expect_as_alone(place, "again", alone)
    assert trained(place, "again")["resumed_at"] == 2
    single = train_sft(SAMPLES, place / "base", place / "single", CONFIG)
    assert (single.processes, single.resumed_at) == (1, 2)
    assert single.losses == pytest.approx(alone.losses, abs=1e-5)
