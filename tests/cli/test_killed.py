"""A killed `collect` or `evolve` of a run goes on, and ends with the bytes of one that was not."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

MAIN = "from lamwright.cli import main; main()"
TIMES = ('"started"', '"seconds"')


def call(arguments, folder):
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=os.environ)


def finish(arguments, folder):
    assert call(arguments, folder).wait(timeout=110) == 0


def kill_when(arguments, folder, begun, after):
    """Kill the command so many seconds after ``begun()``; returns whether it was still running."""
    child = call(arguments, folder)
    deadline = time.monotonic() + 100
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
    folder.mkdir()
    for number in range(pages):
        topic = f"group{number:04}"
        steps = f"1. Choose **Insert > Group {number}**.\n2. Set **Colour of {number}**.\n3. Click **OK**.\n"
        more = steps.replace("Colour", "Width")
        text = f"# Groups\n\n## Insert {topic} with a colour\n\n{steps}\n## Give {topic} some width\n\n{more}"
        (folder / f"{topic}.md").write_text(text, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_in_the_midst_of_collecting_and_of_evolving(tmp_path):
    write_manual(tmp_path / "manual", 700)
    one = ["collect", "manual", "--application", "fake", "--run", "r", "--runs"]
    two = ["evolve", "--run", "r", "--runs"]
    finish([*one, "whole"], tmp_path)
    finish([*two, "whole"], tmp_path)
    draw, cut = random.Random(16), tmp_path / "cut" / "r"
    stages = ((one, cut / "01_plans" / "ticket.json"), (two, cut / "01_plans/evolved/ticket.json"))
    for command, ticket in stages:
        killed = 0
        for _ in range(8):
            if (ticket.parent / "manifest.json").exists():
                break
            killed += kill_when([*command, "cut"], tmp_path, ticket.exists, draw.uniform(0, 0.5))
        assert killed, "it was never killed while it worked"
        finish([*command, "cut"], tmp_path)
    assert contents(cut) == contents(tmp_path / "whole" / "r")


def test_what_a_killed_process_had_half_written_is_swept_away(tmp_path):
    write_manual(tmp_path / "manual", 3)
    child = call(["version"], tmp_path)
    child.wait(timeout=60)
    folder = tmp_path / "runs" / "r" / "01_plans"
    folder.mkdir(parents=True)
    command = ["collect", "manual", "--application", "fake", "--run", "r"]
    finish(command, tmp_path)
    (folder / "manifest.json").unlink()
    (folder / f".plans.jsonl.{child.pid}.139").write_bytes(b"half")
    (folder / ".kept").write_bytes(b"not ours")
    finish(command, tmp_path)
    assert [path.name for path in folder.glob(".*")] == [".kept"]
