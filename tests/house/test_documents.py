"""The documentation: generated pages are current, links lead somewhere, examples run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from write_reference import FOLDER, pages

ROOT = Path(__file__).parents[2]
PAGES = sorted([
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "results").rglob("*.md"),
])
CODE = [
    path
    for room in ("src", "scripts", "benchmarks", "recipes", "examples")
    for path in sorted((ROOT / room).rglob("*.py"))
]


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", sorted(pages()))
def test_a_generated_page_is_what_the_code_says(page):
    written = (FOLDER / page).read_text(encoding="utf-8")

    assert written == pages()[page], "run python scripts/write_reference.py"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files(page):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text) + re.findall(r'src="([^"]+)"', text)
    own = [link for link in links if not re.match(r"[a-z]+:", link)]

    assert [link for link in own if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("path", [*PAGES, *CODE], ids=name)
def test_files_of_the_documentation_that_are_named_exist(path):
    named = re.findall(r"\bdocs/[\w./-]+\.md", path.read_text(encoding="utf-8"))

    assert [file for file in named if not (ROOT / file).exists()] == []


def test_the_readmes_python_example_runs(tmp_path):
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)

    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "bold=True" in done.stdout


def test_the_readmes_picture_is_small():
    pictures = [path for path in (ROOT / "docs" / "pictures").iterdir()]

    assert pictures and all(path.stat().st_size < 200_000 for path in pictures)
