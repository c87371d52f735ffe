"""The doctor tells the truth about this machine."""

import os
import shutil
import subprocess
import sys

import pytest

from lamwright.applications.fake import Fake
from lamwright.applications.writer.application import Writer
from lamwright.environments.doctor import examine


@pytest.fixture(scope="module")
def findings():
    return {item.name: item for item in examine()}


def test_everything_is_looked_at(findings):
    assert {
        "AT-SPI registry",
        "Xvfb",
        "Fonts",
        "PyTorch",
        "Sentence encoder",
        "GPU",
    } <= set(findings)
    assert len(findings) >= 9


def test_what_is_missing_has_a_remedy_and_what_is_there_none(findings):
    for item in findings.values():
        assert item.detail
        assert bool(item.remedy) != item.found


@pytest.mark.parametrize(("name", "program"), [("Xvfb", "Xvfb"), ("openbox", "openbox")])
def test_programs_agree_with_the_path(findings, name, program):
    assert findings[name].found == (shutil.which(program) is not None)


def test_on_an_empty_path_the_command_says_what_is_missing(tmp_path):
    code = "import sys; from lamwright.cli import run; sys.exit(run(['doctor']))"
    environment = {**os.environ, "PATH": str(tmp_path)}
    reported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=100
    )
    assert reported.returncode == 1
    assert "Xvfb: not found\n     apt-get install xvfb" in reported.stdout


def test_each_installed_application_is_asked():
    asked = Writer().examine()
    assert {"LibreOffice", "LibreOffice Writer", "Help pages on Writer"} <= {f.name for f in asked}
    assert all(bool(item.remedy) != item.found for item in asked)
    assert Fake().examine() == ()


def test_torch_is_not_imported():
    code = (
        "import sys, lamwright.environments.doctor as d; d.examine(); print('torch' in sys.modules)"
    )
    reported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100
    )
    assert reported.stdout.strip() == "False"
