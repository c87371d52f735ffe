import re
import subprocess
from pathlib import Path

from rich.console import Console

from lamwright.report.console import provenance_lines, stages_table
from lamwright.report.provenance import commit, machine, provenance, yields
from lamwright.store.stage import Manifest


def manifest(stage, **more):
    return Manifest(
        **{
            "stage": stage,
            "fingerprint": "0123456789abcdef",
            "inputs": {},
            "config": {"seed": 7},
            "seed": 7,
            "versions": {"python": "3.11.9"},
            "started": "2026-11-23T15:00:00+00:00",
            "seconds": 61.0,
        }
        | more
    )


MANIFESTS = (
    manifest("collect", counts={"kept": 10, "too_short": 3}),
    manifest("train", versions={"torch": "2.13.0"}, config={}, figures={"loss": 0.123456}),
)


def printed(what):
    console = Console(width=160)
    with console.capture() as capture:
        console.print(what)
    return capture.get()


def test_provenance_gathers_what_the_stages_wrote():
    found = provenance(MANIFESTS, command="lamwright demo")
    assert found.versions == {"python": "3.11.9", "torch": "2.13.0"}
    assert (found.seed, found.seconds, found.command) == (7, 122.0, "lamwright demo")
    assert '"collect"' in found.config
    assert '"train"' not in found.config


def test_yields_of_the_stages_that_count_what_they_kept():
    (found,) = yields(MANIFESTS, {"collect": "plans"})
    assert (found.stage, found.kept, found.total, found.unit) == ("collect", 10, 13, "plans")


def test_the_commit_of_a_checkout_and_of_none(tmp_path):
    assert commit(tmp_path) == ""
    assert commit(tmp_path / "missing") == ""
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    assert re.fullmatch(r"[0-9a-f]{40}", commit(tmp_path))


def test_the_machine_in_words():
    assert re.search(r", \d+ cores, \d+ GiB memory$", machine())


def test_nothing_finished_is_an_empty_provenance():
    found = provenance(())
    assert (found.seed, found.seconds, found.created, found.config) == (None, None, "", "")


def test_what_show_prints():
    table = printed(stages_table(MANIFESTS))
    for expected in ("collect", "kept 10, too_short 3", "loss 0.1235", "1 min 1 s"):
        assert expected in table
    lines = printed(provenance_lines(provenance(MANIFESTS)))
    assert "seed      7" in lines
    assert "command" not in lines
    assert Path(__file__).name not in lines
