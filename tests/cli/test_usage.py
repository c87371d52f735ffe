"""Wrong usage: one sentence, exit status 2, nothing written."""

import subprocess
import sys

import pytest

from lamwright.cli import run
from lamwright.store.run import RunFolder
from lamwright.store.stage import Stage


def said(capsys):
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Usage"),
        (["dance"], "No such command"),
        (["demo", "--speed", "9"], "No such option"),
        (["demo", "--scale", "huge"], "huge"),
        (["demo", "--run", "../out"], "no run name"),
        (["act", "x", "--document", "absent.odt"], "There is no document absent.odt"),
        (["act", " ", "--document", "letter.odt"], "request is empty"),
        (["act", "x", "--document", "letter.odt", "--save-as", "out.exe"], "Cannot save as"),
        (["act", "x", "--document", "letter.odt", "--save-as", "no/out.odt"], "There is no folder"),
        (["act", "x", "--document", "letter.odt", "--save-as", "letter.odt"], "never overwritten"),
        (["act", "x", "--document", "letter.odt", "--save-as", "other.odt"], "exists"),
        (["act", "x", "--document", "letter.odt", "--model", "nowhere"], "nowhere"),
        (["base", "get", "gemma"], "known are embedded, gemma-3-270m"),
        (["show", "absent"], "There is no run"),
        (["view", "absent"], "There is no run"),
        (["report", "absent"], "There is no run"),
        (["judge", "expert", "--by", "llm"], "LAMWRIGHT_EXPERT_BASE_URL"),
        (["eval", "planning", "--tries", "2"], "--tries are of whole episodes"),
        (["eval", "online", "--tries", "0"], "greater than or equal to 1"),
        (["collect", "absent-folder", "--out", "pairs"], "absent-folder"),
    ],
)
def test_one_sentence(arguments, words, letter, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.odt").write_bytes(b"kept")
    before = sorted(tmp_path.iterdir())
    status = run(arguments)
    text = said(capsys)
    assert words in text
    assert status == (1 if "nowhere" in arguments else 2)
    assert "Traceback" not in text
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "other.odt").read_bytes() == b"kept"


def test_a_run_of_another_version_is_said_to_be_one(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    run_of = RunFolder(tmp_path / "runs" / "old")
    Stage(run_of.plans, "collect", inputs={}).begin()
    Stage(run_of.plans, "collect", inputs={}).finish({})
    (run_of.root / "run.json").write_text('{"application": "writer", "speed": 9}')
    assert run(["report", "old"]) == 1
    text = said(capsys)
    assert "run.json holds a StoryConfig that cannot be read" in text and "Traceback" not in text


@pytest.mark.parametrize(
    "command",
    [
        "act",
        "demo",
        "collect",
        "instantiate",
        "rollout",
        "train",
        "eval",
        "report",
        "runs",
        "show",
        "view",
    ],
)
def test_every_command_explains_itself(command, capsys):
    assert run([command, "--help"]) == 0
    assert "Usage: lamwright" in said(capsys)


def test_version(capsys):
    assert run(["version"]) == 0
    assert said(capsys).startswith("lamwright ")


def test_no_runs_is_no_error(tmp_path, capsys):
    assert run(["runs", "--runs", str(tmp_path)]) == 0
    assert "No runs" in said(capsys)


def test_collected_pairs_lie_where_they_were_asked_for(tmp_path, capsys, request):
    pages = request.config.rootpath / "tests" / "collect" / "pages"
    assert run(["collect", str(pages), "--out", str(tmp_path / "pairs")]) == 0
    assert (tmp_path / "pairs" / "plans.jsonl").stat().st_size > 0
    assert (tmp_path / "pairs" / "manifest.json").exists()


def test_the_command_line_starts_without_torch():
    code = "import sys, lamwright.cli; print(sorted({'torch', 'transformers'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr
