"""`make walls`, the part of `make check` that checks imports, is red when a wall is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the Makefile, the contracts and all modules of the package."""
    copy = tmp_path_factory.mktemp("house")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    for module in (ROOT / "src").rglob("*.py"):
        place = copy / module.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(module, place)
    return copy


def walls(house):
    command = ["make", "walls", f"BIN={Path(sys.executable).parent}"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


@pytest.fixture
def adds(house):
    """Appends a line to a module of the copy, and takes it back after the test."""
    kept = {}

    def add(module, line):
        path = house / "src/lamwright" / module
        kept.setdefault(path, path.read_text(encoding="utf-8"))
        path.write_text(f"{kept[path]}\n{line}\n", encoding="utf-8")

    yield add
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")


def test_the_house_as_it_is_is_green(house):
    done = walls(house)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("judge/judge.py", "import lamwright.curate.leaks", "Data flows down"),
        ("records/base.py", "import lamwright.store.shelf", "Data flows down"),
        ("report/inputs.py", "import torch", "Heavy libraries live behind one door each"),
        ("codec/lark.py", "import lamwright.codec.grammar", "No cycles anywhere"),
        ("records/base.py", "from lamwright.records import task", "No cycles anywhere"),
    ],
)
def test_a_broken_wall_is_red(house, adds, module, line, broken):
    adds(module, line)

    done = walls(house)

    assert done.returncode != 0
    assert f"{broken} BROKEN" in done.stdout


def test_a_room_that_no_layer_names_is_red(house):
    room = house / "src/lamwright/attic"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room without a place."""\n', encoding="utf-8")

    done = walls(house)
    shutil.rmtree(room)

    assert done.returncode != 0
    assert "lamwright.attic" in done.stdout


def test_a_check_whose_first_command_of_a_pipe_fails_is_red(tmp_path):
    settings = [line for line in (ROOT / "Makefile").read_text().splitlines() if "SHELL" in line]
    recipe = ["check:", "\t@false | tail -1"]
    (tmp_path / "Makefile").write_text("\n".join([*settings, *recipe]) + "\n", encoding="utf-8")

    done = subprocess.run(["make", "check"], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode != 0


TOOLS = {"ruff", "mypy", "lint-imports", "pytest"}


@pytest.mark.parametrize("red", ["", *sorted(TOOLS)])
def test_a_check_is_red_when_one_of_its_tools_is(tmp_path, red):
    """The Makefile's own rules, with tools that note their names and succeed or fail."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "setup.sh").write_text("true\n", encoding="utf-8")
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in TOOLS:
        status = int(tool == red)
        (tools / tool).write_text(f"#!/bin/sh\ntouch ran-{tool}\nexit {status}\n", encoding="utf-8")
        (tools / tool).chmod(0o755)

    command = ["make", "check", f"BIN={tools}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode != 0) == bool(red), done.stderr
    ran = {path.name.removeprefix("ran-") for path in tmp_path.glob("ran-*")}
    assert ran >= ({red} if red else TOOLS)
