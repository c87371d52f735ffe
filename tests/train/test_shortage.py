"""A real training in a process that may not have more than so much memory."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors.torch import load_file
from toy import save_model

CODE = """
import resource, sys
from pathlib import Path
from toy import trajectory
from lamwright.models.folder import load_tokenizer
from lamwright.records.errors import LamwrightError
from lamwright.train.config import SftConfig
from lamwright.train.rows import encode, plan_batches
from lamwright.train.sft import train_sft

base, out, more, steps = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


def limit(news):
    if news.step == steps:
        taken = Path("/proc/self/status").read_text().split("VmSize:")[1].split()[0]
        most = int(taken) * 1024 + more * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


class Begun:
    step = 0


limit(Begun)
samples = [s for name in "ab" for s in trajectory(name, 4)]
long = [s.model_copy(update={"prompt": f"{s.step}" + " word" * 80}) for s in trajectory("long", 4)]
samples += long
rows, _ = encode(samples, load_tokenizer(base), 512)
seed = next(n for n in range(99) if plan_batches(rows, 4, 1, n)[-1][0].sample.group == "long")
try:
    config = SftConfig(lr=1e-4, epochs=1, batch=4, threads=1, checkpoint_every=99, seed=seed)
    train_sft(samples, base, out, config, progress=limit)
except LamwrightError as error:
    print(error.exit_status, type(error).__name__, error)
else:
    print("done")
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    return save_model(tmp_path_factory.mktemp("base"), width=512)


def trained(base: Path, out: Path, megabytes: int, after: int = 0) -> str:
    """What a training says that may take ``megabytes`` more than it has taken ``after`` some steps."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(base), str(out), str(megabytes), str(after)],
        env={"PYTHONPATH": ":".join(sys.path), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr[-800:]
    return done.stdout.splitlines()[-1]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_memory_that_runs_out_while_a_model_is_loaded_is_one_sentence(base, tmp_path):
    said = trained(base, tmp_path / "out", 10)
    assert re.match(r"1 ModelError Memory ran out while the model in .*smaller model", said)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_what_was_trained_until_then_is_kept_and_goes_on(base, tmp_path):
    out = tmp_path / "lam"
    said = trained(base, out, 0, after=2)
    assert re.match(r"1 StageError Memory ran out in step 3: .* kept in .*\.lam\.partial", said)
    (kept,) = (tmp_path / ".lam.partial").glob("step-*")
    assert kept.name == "step-2"
    assert all(bool(w.isfinite().all()) for w in load_file(kept / "state.safetensors").values())
    assert trained(base, out, 4000) == "done"
    assert json.loads((out / "training.json").read_text())["resumed_at"] == 2
