"""Several processes through accelerate train as one does."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from toy import save_model, trajectory

from lamwright.train.config import SftConfig
from lamwright.train.sft import train_sft

CODE = """
import json, sys
from pathlib import Path
from lamwright.records.sample import Sample
from lamwright.train.config import SftConfig
from lamwright.train.sft import train_sft
folder = Path(sys.argv[1])
samples = [Sample.model_validate(one) for one in json.loads((folder / "samples.json").read_text())]
config = SftConfig.model_validate_json((folder / "config.json").read_text())
train_sft(samples, folder / "base", folder / "parallel", config)
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_processes_train_as_one(tmp_path):
    samples = [*trajectory("a", 3), *trajectory("b", 3), *trajectory("c", 2)]
    config = SftConfig(threads=1, lr=3e-3, batch=4, epochs=3, bin_tokens=100)
    base = save_model(tmp_path / "base")
    alone = train_sft(samples, base, tmp_path / "alone", config)
    (tmp_path / "samples.json").write_text(json.dumps([s.model_dump() for s in samples]))
    (tmp_path / "config.json").write_text(config.model_dump_json())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shared = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    shared["ACCELERATE_USE_CPU"] = "true"
    ranks = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, str(tmp_path)],
            env={**os.environ, **shared, "RANK": str(rank), "LOCAL_RANK": str(rank)},
            stderr=subprocess.PIPE,
        )
        for rank in range(2)
    ]
    errors = [rank.communicate(timeout=300)[1].decode() for rank in ranks]
    assert [rank.returncode for rank in ranks] == [0, 0], errors
    saved = json.loads((Path(tmp_path) / "parallel" / "training.json").read_text())
    assert saved["processes"] == 2
    assert saved["losses"] == pytest.approx(alone.losses, abs=1e-4)
    assert saved["steps"] == alone.steps
