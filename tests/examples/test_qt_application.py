"""The example of a program of Qt: small, named in its package, and working as it is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "qt_application"
MOST_LINES = 400
POINT = "[lamwright.applications]\nfeatherpad = qt_application.application:FeatherPadApplication\n"
FOUND = (
    "from lamwright.applications.registry import application_for, find_application;"
    "from pathlib import Path;"
    "print(find_application('featherpad').title, application_for(Path('a.list')).name)"
)
needs_featherpad = pytest.mark.skipif(not shutil.which("featherpad"), reason="needs featherpad")


@pytest.fixture
def installed(tmp_path):
    """A folder of installed packages with the example in it, as pip would leave it."""
    shutil.copytree(EXAMPLE / "src" / "qt_application", tmp_path / "qt_application")
    facts = tmp_path / "qt_application-0.1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: qt-application\nVersion: 0.1.0\n")
    (facts / "entry_points.txt").write_text(POINT)
    paths = [str(tmp_path), *sys.path]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def run(arguments, installed, seconds):
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=installed, capture_output=True, text=True, timeout=seconds)


def test_it_is_small_and_names_its_application():
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in EXAMPLE.rglob("*.py"))
    assert lines <= MOST_LINES
    assert POINT.splitlines()[1].partition(" = ")[2] in (EXAMPLE / "pyproject.toml").read_text()


def test_it_is_found_by_name_and_by_type_of_file(installed):
    found = run(["-c", FOUND], installed, 60)
    assert found.stdout.split() == ["Featherpad", "featherpad"], found.stderr


@pytest.mark.slow
@pytest.mark.timeout(200)
@needs_featherpad
def test_its_environment_keeps_the_contract_as_the_guide_asks_for_it(installed, tmp_path):
    document, damaged = tmp_path / "groceries.list", tmp_path / "damaged.list"
    document.write_text("tea\nbread\nmilk", encoding="utf-8")
    damaged.write_bytes(b"\xff\xfe")
    done = run(
        ["-m", "lamwright.environments.contract", "qt_application.environment:open_featherpad",
         "--document", str(document), "--damaged", str(damaged), "--text", "bread",
         "--change", '{"function": "select_text", "text": "bread"}',
         "--change", '{"function": "keyboard_input", "keys": "rolls"}',
         "--closes", '{"function": "click_input", "control": {"label": 0, "name": "File > Quit"}}',
         "--dialog", "Options > Font", "--dismiss", "Cancel"],
        installed, 180,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert done.stdout.endswith("0 broken, 0 left out\n")


@pytest.mark.slow
@pytest.mark.timeout(400)
@needs_featherpad
def test_its_own_tests_pass(installed):
    options = ["-q", "-c", os.devnull, "--rootdir", str(EXAMPLE)]
    done = run(["-m", "pytest", *options, str(EXAMPLE / "tests")], installed, 380)
    assert done.returncode == 0, done.stdout[-3000:]
