"""A killed `collect` or `evolve` of a run goes on, and ends with the bytes of one that was not."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(1200)
MAIN = "from lamwright.cli import main; main()"
TIMES = ('"started"', '"seconds"')


def call(arguments, folder):
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=os.environ)


def finish(arguments, folder):
    child = call(arguments, folder)
    try:
        assert child.wait(timeout=500) == 0
    finally:
        child.kill()
        child.wait(timeout=60)


def kill_when(arguments, folder, begun, after):
    """Kill the command so many seconds after ``begun()``; returns whether it was still running."""
    child = call(arguments, folder)
    deadline = time.monotonic() + 500
    while not begun() and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(after)
    is_running = child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=60)
    return is_running


def contents(folder):
    """All files of a run, without the lines that say when."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            lines = path.read_bytes().splitlines(keepends=True)
            kept = [line for line in lines if not any(w.encode() in line for w in TIMES)]
            found[path.relative_to(folder).as_posix()] = b"".join(kept)
    return found


def write_manual(folder, pages):
    """Pages with two tasks in one dialog each: both are kept, and each evolves into both."""
    folder.mkdir()
    parts = (
        "bo ca de la me swim check fil ra po",
        "ard ker tel mon dix sun pol gar",
        "ing eria ock",
    )
    words = ["".join(word) for word in itertools.product(*(part.split() for part in parts))]
    for word in words[:pages]:
        dialog = f"1. Choose **Insert > {word.title()}**.\n"
        text = (
            f"# {word.title()}s\n\n## Insert a {word} of a colour\n\n{dialog}"
            f"2. Set **{word.title()} colour**.\n3. Click **OK**.\n\n"
            f"## Give a new {word} some width\n\n{dialog}"
            f"2. Set **{word.title()} width**.\n3. Click **OK**.\n"
        )
        (folder / f"{word}.md").write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_killed_in_the_midst_of_collecting_and_of_evolving(tmp_path):
    write_manual(tmp_path / "manual", 240)
    one = ["collect", "manual", "--application", "fake", "--run", "r", "--runs"]
    two = ["evolve", "--run", "r", "--runs"]
    finish([*one, "whole"], tmp_path)
    finish([*two, "whole"], tmp_path)
    draw, cut = random.Random(16), tmp_path / "cut" / "r"
    stages = ((one, cut / "01_plans" / "ticket.json"), (two, cut / "01_plans/evolved/ticket.json"))
    for command, ticket in stages:
        killed = 0
        for _ in range(4):
            if (ticket.parent / "manifest.json").exists():
                break
            killed += kill_when([*command, "cut"], tmp_path, ticket.exists, draw.uniform(0, 0.3))
        assert killed, "it was never killed while it worked"
        finish([*command, "cut"], tmp_path)
    whole = contents(tmp_path / "whole" / "r")
    assert contents(cut) == whole
    assert len(whole["01_plans/evolved/plans.jsonl"].splitlines()) > 100


def test_what_a_killed_process_had_half_written_is_swept_away(tmp_path):
    write_manual(tmp_path / "manual", 3)
    folder = tmp_path / "runs" / "r" / "01_plans"
    folder.mkdir(parents=True)
    command = ["collect", "manual", "--application", "fake", "--run", "r"]
    finish(command, tmp_path)
    (folder / "manifest.json").unlink()
    no_process = int(Path("/proc/sys/kernel/pid_max").read_text(encoding="utf-8")) + 1
    (folder / f".plans.jsonl.{no_process}.139").write_bytes(b"half")
    (folder / ".kept").write_bytes(b"not ours")
    finish(command, tmp_path)
    assert [path.name for path in folder.glob(".*")] == [".kept"]
