"""The data set, its card, the exports, and what a killed run leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lamwright.cli import run
from lamwright.collect import collect
from lamwright.collect.collection import CollectConfig
from lamwright.pipeline.config import EvolveConfig
from lamwright.pipeline.plans import card_of, evolve_plans, export_pairs, read_pairs
from lamwright.pipeline.sources import collect_plans
from lamwright.records.progress import Silent
from lamwright.store.run import RunFolder

MAIN = "from lamwright.cli import main; main()"
PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = RunFolder(tmp_path_factory.mktemp("runs") / "one")
    collect_plans(folder, [PAGES], Silent(), CollectConfig(application="writer"))
    evolve_plans(folder, EvolveConfig(), 0, Silent())
    return folder


def test_card_and_parquet_agree(made, tmp_path):
    export_pairs(made, "dataset", tmp_path)
    pairs, card = read_pairs(made), card_of(made)
    rows = {
        split: pq.read_table(tmp_path / "data" / f"{split}.parquet").to_pylist()
        for split in ("train", "test")
    }
    assert sum(map(len, rows.values())) == card.pairs == len(pairs.documented) + len(pairs.evolved)
    assert all(row["split"] == split for split, found in rows.items() for row in found)
    assert card.evolved > 0
    assert card.near_duplicates_across_splits == 0
    assert sum(card.verbs.values()) == sum(card.licences.values()) == card.pairs
    text = (tmp_path / "README.md").read_text()
    assert text.startswith("---\nconfigs:")
    for word in ("Licences", "Rejected, by stage and reason", "Steps of a plan", "Yield"):
        assert word in text


def test_loads_with_datasets(made, tmp_path):
    datasets = pytest.importorskip("datasets")
    export_pairs(made, "dataset", tmp_path / "set")
    loaded = datasets.load_dataset(str(tmp_path / "set"), cache_dir=str(tmp_path / "cache"))
    assert sum(len(split) for split in loaded.values()) == card_of(made).pairs


def test_exports(made, tmp_path):
    pairs = read_pairs(made)
    everything = [*pairs.documented, *pairs.evolved]
    lines = export_pairs(made, "jsonl", tmp_path).read_text().splitlines()
    assert [json.loads(line)["task"] for line in lines] == [plan.task for plan in everything]
    first = json.loads(export_pairs(made, "adp", tmp_path).read_text().splitlines()[0])
    assert first["content"][0] == {
        "class_": "text_observation", "content": everything[0].task, "name": None, "source": "user",
    }  # fmt: skip
    assert first["content"][1]["content"].startswith(f"1. {everything[0].plan[0]}")


def test_ufo_files_are_read_as_they_were_written(made, tmp_path):
    tasks = export_pairs(made, "ufo", tmp_path)
    one = json.loads(next(iter(sorted(tasks.glob("*.json")))).read_text())
    assert set(one) == {"app", "unique_id", "task", "refined_steps"}
    assert one["app"] == "word"
    documented = {(plan.task, plan.plan) for plan in read_pairs(made).documented}
    again = collect([tasks], config=CollectConfig(application="writer"))
    assert documented <= {(plan.task, plan.plan) for plan in again.plans}
    assert {plan.source.kind for plan in again.plans} == {"ufo"}


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'{"task": 1}', b'{"task": "x"}', b'{"task": "x", "refined_steps": "y"}'],
)
def test_files_that_are_no_tasks_are_rejects(content, tmp_path):
    (tmp_path / "t.json").write_bytes(content)
    (reject,) = collect([tmp_path]).rejects
    assert reject.reason == "unreadable"


def test_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    pairs = str(tmp_path / "pairs")
    assert run(["collect", str(PAGES), "--out", pairs]) == 0
    assert run(["evolve", "--in", pairs, "--per-pair", "1"]) == 0
    assert run(["export", "--in", pairs, "--out", "set"]) == 0
    assert (tmp_path / "set" / "README.md").exists()
    assert run(["evolve", "--in", "nowhere"]) == 2
    assert "holds no pairs" in capsys.readouterr().err


def test_other_peoples_folders_are_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("kept")
    assert run(["collect", str(PAGES), "--out", str(tmp_path)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert (tmp_path / "letter.txt").read_text() == "kept"


def test_show_has_examples(made, capsys):
    (made.root / "run.json").write_text("{}")
    assert run(["show", made.name, "--runs", str(made.root.parent)]) == 0
    said = capsys.readouterr().out
    for word in ("documented", "evolved", "left out", "as documented (", "compose (", "1. "):
        assert word in said


class Killed(Exception):
    """Stands for the kill."""


class KillAfter(Silent):
    """Ends the run after some parts."""

    def __init__(self, parts):
        self.left = parts

    def advance(self, note=""):
        self.left -= 1
        if self.left < 0:
            raise Killed


def files(folder):
    """All data of a stage; manifest and ticket carry times."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"manifest.json", "ticket.json"}
    }


@pytest.fixture
def many_pages(tmp_path):
    page = (PAGES / "text_centervert.html").read_text()
    for number in range(300):
        text = page.replace("Center Text on a Page", f"Center Thing {number} on a Page")
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / f"{number:03}.html").write_text(text)
    return tmp_path / "docs"


@pytest.mark.parametrize("parts", [0, 1, 3])
def test_interrupted_anywhere_ends_with_the_same_bytes(parts, many_pages, tmp_path):
    whole, cut = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "cut")
    collect_plans(whole, [many_pages], Silent(), CollectConfig(application="writer"))
    with pytest.raises(Killed):
        collect_plans(cut, [many_pages], KillAfter(parts), CollectConfig(application="writer"))
    assert len(list((cut.plans / "parts").rglob("*.gz"))) == parts + 1
    collect_plans(cut, [many_pages], Silent(), CollectConfig(application="writer"))
    assert files(cut.plans) == files(whole.plans)


@pytest.mark.slow
def test_killed_process_goes_on(many_pages, tmp_path):
    def command(out):
        return [sys.executable, "-c", MAIN, "collect", str(many_pages), "--out", str(out)]

    subprocess.run(command(tmp_path / "whole"), check=True, env=os.environ)
    child = subprocess.Popen(command(tmp_path / "cut"), env=os.environ)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "cut").rglob("*.gz")) and time.monotonic() < deadline:
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.wait()
    subprocess.run(command(tmp_path / "cut"), check=True, env=os.environ)
    assert files(tmp_path / "cut") == files(tmp_path / "whole")
