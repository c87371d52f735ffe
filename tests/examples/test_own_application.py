"""The example of an application outside of the package: small, found once it is installed, and working."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from story_base import make_base

import lamwright

EXAMPLE = Path(__file__).parents[2] / "examples" / "own_application"
PACKAGE = Path(lamwright.__file__).parent
MOST_LINES = 400
POINT = "[lamwright.applications]\nmousepad = own_application.application:MousepadApplication\n"
FOUND = (
    "from lamwright.applications.registry import find_application, installed;"
    "print(find_application('mousepad').title, 'writer' in installed())"
)


@pytest.fixture
def installed(tmp_path):
    """A folder of installed packages with the example in it, as pip would leave it."""
    shutil.copytree(EXAMPLE / "src" / "own_application", tmp_path / "own_application")
    facts = tmp_path / "own_application-0.1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: own-application\nVersion: 0.1.0\n"
    )
    (facts / "entry_points.txt").write_text(POINT)
    paths = [str(tmp_path), *sys.path]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def test_it_is_small_and_outside_of_the_package():
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in EXAMPLE.rglob("*.py"))
    assert lines <= MOST_LINES
    entry = (EXAMPLE / "pyproject.toml").read_text("utf-8")
    assert 'mousepad = "own_application.application:MousepadApplication"' in entry


def test_it_is_found_once_it_is_installed(installed):
    command = [sys.executable, "-c", FOUND]
    found = subprocess.run(command, env=installed, capture_output=True, text=True, timeout=60)
    assert found.stdout.split() == ["Mousepad", "True"], found.stderr


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.skipif(not shutil.which("mousepad"), reason="needs mousepad")
def test_its_own_tests_pass(installed):
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(EXAMPLE)]
    done = subprocess.run(
        [*command, str(EXAMPLE / "tests")],
        env=installed,
        capture_output=True,
        text=True,
        timeout=380,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def write_documentation(folder):
    """The example's pages and one in Mallard, as a foreign folder of documentation."""
    shutil.copytree(EXAMPLE / "src" / "own_application" / "help", folder)
    for topic in ("receipt", "timetable"):
        page = (
            f'<page xmlns="http://projectmallard.org/1.0/"><title>Print a {topic}</title><steps><item><p>Choose '
            f"<guiseq><gui>File</gui><gui>Print {topic}</gui></guiseq>.</p></item><item><p>Click <gui>Print</gui>."
            "</p></item></steps></page>"
        )
        (folder / f"{topic}.page").write_text(page, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(not shutil.which("mousepad"), reason="needs mousepad")
def test_the_whole_story_is_run_on_it_from_a_folder_of_documentation(installed, tmp_path):
    base, before = make_base(tmp_path / "base"), _bytes_of(PACKAGE)
    documentation = write_documentation(tmp_path / "docs")
    sizes = {"train_tasks": 12, "validation_tasks": 1, "test_tasks": 2}
    main = "from lamwright.cli import main; main()"
    command = [sys.executable, "-c", main, "demo", "--application", "mousepad"]
    command += [
        "--sources",
        str(documentation),
        "--model",
        str(base),
        "--runs",
        str(tmp_path / "runs"),
        "--run",
        "mousepad",
    ]
    for key, value in sizes.items():
        command += ["--set", f"{key}={value}"]
    done = subprocess.run(command, env=installed, capture_output=True, text=True, timeout=580)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    assert _bytes_of(PACKAGE) == before
    run = tmp_path / "runs" / "mousepad"
    tasks = (run / "02_tasks" / "test.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(task)["application"] for task in tasks} == {"mousepad"}
    report = (run / "08_report" / "index.html").read_text("utf-8")
    assert str(documentation) in report
    assert "beside those of Mousepad" in report
    given = json.loads((run / "08_report" / "input.json").read_text("utf-8"))
    measured = {score["policy"] for score in given["scores"] if score["evaluation"] == "online"}
    assert {"demonstration", "expert", "lam1"} <= measured
    for phase in ("lam2", "lam3", "lam4"):  # the expert may have solved nothing to imitate
        why = [note for note in given["notes"] if note.startswith(f"{phase.upper()} (phase")]
        assert (phase in measured) != bool(why)
        assert all("was not trained" in note and note.split("(")[0] in report for note in why)
    samples = (run / "05_samples" / "plan" / "samples.jsonl").read_text("utf-8")
    assert "Print a receipt" in samples or "Print a timetable" in samples
    known = (run / "01_plans" / "known.jsonl").read_text("utf-8")
    assert "Print a receipt" in known or "Print a timetable" in known


def _bytes_of(folder):
    sources = sorted(folder.rglob("*.py"))
    return {path: path.read_bytes() for path in sources}
