"""From inside the fence nothing of a person is reached; where a fence is missing nothing starts."""

import json
import os
import platform
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from lamwright.environments.libreoffice.confinement import Confinement
from lamwright.environments.linux import fence
from lamwright.environments.linux.fence import Plan
from lamwright.environments.linux.fences import Fences, fenced, fences, require
from lamwright.records.errors import MissingRequirement

PROBES = Path(__file__).with_name("probes.py")
SYSTEM_PYTHON = "/usr/bin/python3"
ALLOWED = {"private file", "local socket", "system program"}
needs_fences = pytest.mark.skipif(
    bool(fences().missing()) or platform.machine() not in {"x86_64", "aarch64"},
    reason="this kernel has no such fences",
)


@pytest.fixture
def reported(tmp_path):
    """What each probe met, run as LibreOffice is run: with its fences around it."""
    private, secret = tmp_path / "private", tmp_path / "secret"
    private.mkdir()
    (private / "probes.py").write_bytes(PROBES.read_bytes())
    secret.write_text("a person's own", encoding="utf-8")
    name = f"lamwright-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as owned:
        owned.bind(b"\0" + name.encode())
        owned.listen()
        plan = Confinement(()).plan(private, Path("/usr/lib/libreoffice"))
        script = [SYSTEM_PYTHON, "-IB", str(private / "probes.py")]
        arguments = [str(private), str(secret), str(os.getpid()), name]
        done = subprocess.run(
            fenced(plan, [*script, *arguments]), capture_output=True, check=True, timeout=60
        )
    assert secret.read_text("utf-8") == "a person's own"
    return json.loads(done.stdout)


@needs_fences
def test_no_probe_gets_out(reported):
    assert len(reported) >= 25
    through = {name for name, came in reported.items() if came == "done"}
    scoped = {"signal the owner", "socket without a name of others"}
    assert through - ALLOWED <= (set() if fences().scopes else scoped)
    assert through >= ALLOWED, reported


@needs_fences
def test_networks_are_unknown_and_calls_refused(reported):
    families = {came for name, came in reported.items() if name.startswith("socket AF_")}
    assert families == {"EAFNOSUPPORT"}
    assert reported["io_uring"] == reported["bpf"] == reported["new namespace"] == "EPERM"
    assert reported["clone3"] == reported["openat2"] == "ENOSYS"


@needs_fences
@pytest.mark.parametrize("without", [("files",), ("calls",), ("files", "calls")])
def test_a_program_does_not_start_without_a_fence_that_is_needed(without, tmp_path):
    plan = Plan(without=without, read=("/usr", "/bin", "/lib", "/lib64"))
    command = fenced(plan, ["/bin/sh", "-c", f"touch {tmp_path / 'started'}"])
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, text=True)
    assert done.returncode == fence.EXIT_STATUS
    assert done.stderr.count("\n") == 1
    assert all(name in done.stderr for name in without)
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize(
    ("found", "named"),
    [
        (Fences(), ("Landlock", "seccomp")),
        (Fences(calls=True), ("Landlock",)),
        (Fences(files=True, landlock=1), ("seccomp",)),
        (Fences(files=True, landlock=1, calls=True), ()),
        (Fences(files=True, landlock=7, calls=True, scopes=True, truncation=True), ()),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(found, named):
    if not named:
        require(found)
        return
    with pytest.raises(MissingRequirement) as raised:
        require(found)
    assert all(name in str(raised.value) for name in named)
    assert "--unfenced" in str(raised.value)
    assert str(raised.value).count(". ") == 0


@needs_fences
def test_fences_are_found_by_putting_them_up():
    assert fences().files and fences().calls
    assert not fences("files").files
    assert not fences("calls").calls
    assert not fences("scopes").scopes


@needs_fences
def test_what_is_in_force_is_reported_by_the_process_itself(tmp_path):
    plan = Confinement(()).plan(tmp_path, Path("/usr/lib/libreoffice"))
    subprocess.run(fenced(plan, ["/bin/true"]), check=True, timeout=60)
    report = tmp_path / "fences.json"
    assert json.loads(report.read_text("utf-8"))["files"] >= 1
    assert report.stat().st_mode & 0o077 == 0


def test_without_fences_a_program_starts_when_that_is_asked_for(tmp_path):
    plan = Confinement((), is_fenced=False).plan(tmp_path, Path("/usr"))
    program = shutil.which("cat")
    done = subprocess.run(fenced(plan, [program, "/etc/passwd"]), capture_output=True, check=False)
    assert done.returncode == 0 and done.stdout
