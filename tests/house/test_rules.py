"""Rules of the house that no linter has: sizes of files, tests without one another, no long sleeps."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 299
LONGEST_SLEEP = 1.0
NEEDED_SLEEPS = {"tests/environments/libreoffice/writer/test_reach.py": 17}
"""LibreOffice drops objects that nobody asks for after 15 s; to ask whether it has would keep them."""

MODULES = [
    path
    for room in ("src", "recipes", "examples", "scripts", "benchmarks")
    for path in sorted((ROOT / room).rglob("*.py"))
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name(path):
    return path.relative_to(ROOT).as_posix()


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (alias.name for alias in node.names)


def sleeps(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function = node.func
        called = (
            function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        )
        if called == "sleep" and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_under_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_a_test_imports_no_other_test_module(path):
    modules = {module.rpartition(".")[2] for module in imported(ast.parse(path.read_text("utf-8")))}

    assert modules.isdisjoint(test.stem for test in TESTS if test.stem.startswith("test_"))


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_a_test_sleeps_no_longer_than_a_second(path):
    longest = max(sleeps(ast.parse(path.read_text("utf-8"))), default=0)

    assert longest <= NEEDED_SLEEPS.get(name(path), LONGEST_SLEEP)


def test_the_rules_see_what_they_forbid():
    tree = ast.parse("import time\nfrom cli.test_usage import main\ntime.sleep(3)\nsleep(0.5)\n")

    assert "cli.test_usage" in set(imported(tree))
    assert sorted(sleeps(tree)) == [0.5, 3]
